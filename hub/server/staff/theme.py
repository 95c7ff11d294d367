"""The colours of the screens as custom properties of CSS, from the same file: by day, and by night."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

THEME = Path(__file__).resolve().parents[3] / "resources" / "themes" / "ninghe.toml"
LOOK = Path(__file__).parent / "look.css"


@cache
def style_sheet() -> str:
    """The whole style sheet."""
    return f"{grounds()}\n{LOOK.read_text('utf-8')}"


def grounds() -> str:
    """What every colour is by day and by night."""
    light, dark = of_ground("light"), of_ground("dark")
    return f":root{{{light}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"


def of_ground(ground: str) -> str:
    """The meanings on one ground of the theme: light, dark or contrast."""
    theme = tomllib.loads(THEME.read_text("utf-8"))
    return _properties(theme[ground], theme["palette"])


def _properties(ground: dict[str, str], palette: dict[str, str]) -> str:
    return "".join(f"--{meaning}:{palette[colour]};" for meaning, colour in ground.items())

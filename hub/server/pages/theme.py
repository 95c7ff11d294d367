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
    theme = tomllib.loads(THEME.read_text("utf-8"))
    light, dark = (_properties(theme[ground], theme["palette"]) for ground in ("light", "dark"))
    night = f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f":root{{{light}}}\n{night}\n{LOOK.read_text('utf-8')}"


def _properties(ground: dict[str, str], palette: dict[str, str]) -> str:
    return "".join(f"--{meaning}:{palette[colour]};" for meaning, colour in ground.items())

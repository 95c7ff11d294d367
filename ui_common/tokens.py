"""The theme files as checked values: what colours and lengths are there, and are all of them named."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

THEMES = Path(__file__).resolve().parent.parent / "resources" / "themes"
GROUNDS = ("light", "dark", "contrast")
PANELS = ("kiosk", "counter", "board", "console")

MEANINGS = (
    "ground", "surface", "sunken", "line", "lineStrong", "ink", "inkSoft",
    "primary", "primaryPressed", "onPrimary", "primaryInk", "primaryWash",
    "green", "onGreen", "greenInk", "greenWash",
    "waiting", "onWaiting", "waitingInk", "waitingWash",
    "trouble", "onTrouble", "troubleInk", "troubleWash",
    "band", "onBand", "focus", "focusEdge",
)
TEXTS = ("number", "figure", "title", "choice", "body", "small")
SPACES = ("gap", "gapSmall", "gapLarge", "margin", "pad", "reach")
SIZES = ("target", "targetLarge", "radius", "radiusLarge", "stroke", "focusWidth", "icon", "iconLarge",
         "header", "footer")

TEXT_PAIRS = (
    ("ink", "ground"), ("ink", "surface"), ("ink", "sunken"), ("inkSoft", "ground"), ("inkSoft", "surface"),
    ("onPrimary", "primary"), ("onPrimary", "primaryPressed"), ("primaryInk", "ground"),
    ("primaryInk", "surface"), ("primaryInk", "primaryWash"), ("ink", "primaryWash"),
    ("onGreen", "green"), ("greenInk", "ground"), ("greenInk", "surface"), ("greenInk", "greenWash"),
    ("onWaiting", "waiting"), ("waitingInk", "ground"), ("waitingInk", "surface"),
    ("waitingInk", "waitingWash"), ("onTrouble", "trouble"), ("troubleInk", "ground"),
    ("troubleInk", "surface"), ("troubleInk", "troubleWash"), ("onBand", "band"),
)
"""Every text colour with every ground it may stand on; each keeps 7:1."""
EDGE_PAIRS = (("lineStrong", "ground"), ("lineStrong", "surface"), ("focusEdge", "focus"))
"""Edges that carry meaning keep 3:1."""


class ThemeError(ValueError):
    """A theme file that cannot be used; says which file, which key and what to do."""


@dataclass(frozen=True)
class Geometry:
    """One panel's lengths in pixels of its design size."""

    design: tuple[int, int]
    least: float
    most: float
    text: Mapping[str, tuple[int, int]]
    space: Mapping[str, int]
    size: Mapping[str, int]


Colours = Mapping[str, str]


def load_colours(path: Path) -> dict[str, Colours]:
    """Ground → meaning → "#rrggbb". Raises ThemeError naming file, key and cure."""
    table = _read(path)
    _same_keys(path, "", table, ("name", "palette", *GROUNDS))
    palette = table["palette"]
    for name, value in palette.items():
        if not _is_colour(value):
            raise ThemeError(f"{path}: [palette] {name} = {value!r} is no colour; write it as \"#rrggbb\"")
    return {ground: _meanings(path, ground, table[ground], palette) for ground in GROUNDS}


def load_geometry(path: Path) -> dict[str, Geometry]:
    """Panel → lengths. Raises ThemeError naming file, key and cure."""
    table = _read(path)
    _same_keys(path, "", table, PANELS)
    return {panel: _geometry(path, panel, table[panel]) for panel in PANELS}


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two "#rrggbb" colours, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ThemeError(f"{path}: no such theme file; the themes are in {THEMES}") from None
    except tomllib.TOMLDecodeError as error:
        raise ThemeError(f"{path}: not TOML: {error}") from error


def _same_keys(path: Path, where: str, table: Mapping[str, object], wanted: tuple[str, ...]) -> None:
    place = f"[{where}] " if where else ""
    for key in table:
        if key not in wanted:
            raise ThemeError(f"{path}: {place}{key} is unknown; allowed are {', '.join(wanted)}")
    for key in wanted:
        if key not in table:
            raise ThemeError(f"{path}: {place}{key} is missing; add it")


def _meanings(path: Path, ground: str, table: Mapping[str, str], palette: Colours) -> Colours:
    _same_keys(path, ground, table, MEANINGS)
    for meaning, name in table.items():
        if name not in palette:
            raise ThemeError(f"{path}: [{ground}] {meaning} = {name!r} is not in [palette]; add it there")
    return {meaning: palette[name] for meaning, name in table.items()}


def _geometry(path: Path, panel: str, table: Mapping[str, Any]) -> Geometry:
    _same_keys(path, panel, table, ("design", "scale", "text", "space", "size"))
    for part, wanted in (("text", TEXTS), ("space", SPACES), ("size", SIZES)):
        _same_keys(path, f"{panel}.{part}", table[part], wanted)
    width, height = table["design"]
    least, most = table["scale"]
    text = {name: (normal, large) for name, (normal, large) in table["text"].items()}
    return Geometry((width, height), least, most, text, table["space"], table["size"])


def _is_colour(value: object) -> bool:
    return isinstance(value, str) and len(value) == 7 and value[0] == "#" and all(
        digit in "0123456789abcdef" for digit in value[1:].lower())


def _luminance(colour: str) -> float:
    channels = [int(colour[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

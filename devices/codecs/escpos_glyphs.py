"""Letters as a thermal printer sets them: cells of 24 dots, multiplied, in black and white.

Used twice: for lines whose characters a printer's own font lacks, and for pictures of what a printer would
print. The face is Noto Sans Mono CJK SC, in which a Latin letter is exactly half as wide as a Chinese one,
as in a printer. Where the font is not installed, Pillow's own small face is used: a wrong look is better
than no ticket.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CELL = 24
LINE_SPACING = 34  # 1/6 inch at 203 dpi
_FONTS = Path("/usr/share/fonts/opentype/noto")
_FACE = ("Noto Sans Mono CJK SC", "Noto Sans CJK SC")
Font = ImageFont.FreeTypeFont | ImageFont.ImageFont


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look."""

    text: str
    width: int = 1
    height: int = 1
    bold: bool = False


@lru_cache(maxsize=32)
def font(size: int, bold: bool) -> Font:
    path = _FONTS / f"NotoSansCJK-{'Bold' if bold else 'Regular'}.ttc"
    for index in range(20) if path.exists() else ():
        try:
            # The basic engine: one character at a time needs no shaping, and the other fails on odd ones.
            face = ImageFont.truetype(path, size, index=index, layout_engine=ImageFont.Layout.BASIC)
        except OSError:  # past the last face
            break
        if face.getname()[0] in _FACE[:1]:
            return face
    return ImageFont.load_default(size)


def cell_width(char: str) -> int:
    """Latin letters take half a cell, all else a whole one."""
    return CELL // 2 if ord(char) < 0x80 else CELL


@lru_cache(maxsize=4096)
def glyph(char: str, width: int, height: int, bold: bool) -> Image.Image:
    """One character in its cell, mode "1", 0 = black."""
    scale = max(width, height)
    base = CELL * scale
    cell = Image.new("L", (cell_width(char) * scale, base), 255)
    # The em box of the face stands 0.88 above and 0.12 below the baseline; the tails of g and p need 0.24.
    baseline = base * (0.78 if ord(char) < 0x80 else 0.87)
    ImageDraw.Draw(cell).text((cell.width / 2, baseline), char, font=font(base, bold), fill=0, anchor="ms")
    if width != height:
        cell = cell.resize((cell_width(char) * width, CELL * height), Image.Resampling.LANCZOS)
    return cell.point(lambda level: 255 if level > 150 else 0).convert("1")


def rows_of(runs: Sequence[Run], dots: int) -> list[list[tuple[str, Run]]]:
    """Break a line where the paper ends, as a printer does: at the character, not at the word."""
    rows: list[list[tuple[str, Run]]] = [[]]
    used = 0
    for run in runs:
        for char in run.text:
            wide = cell_width(char) * run.width
            if used + wide > dots and rows[-1]:
                rows.append([])
                used = 0
            rows[-1].append((char, run))
            used += wide
    return rows


def draw_row(
    row: Sequence[tuple[str, Run]], dots: int, align: str, spacing: int = LINE_SPACING
) -> Image.Image:
    """One line on the whole width of the paper; mixed sizes stand on one baseline."""
    tall = max((CELL * run.height for _, run in row), default=CELL)
    wide = sum(cell_width(char) * run.width for char, run in row)
    x = {"left": 0, "center": max(0, dots - wide) // 2, "right": max(0, dots - wide)}[align]
    picture = Image.new("1", (dots, max(tall, spacing)), 1)
    for char, run in row:
        drawn = glyph(char, run.width, run.height, run.bold)
        # Descent grows with the size, so the baselines meet when the cells are set that much lower.
        picture.paste(drawn, (x, round((tall - drawn.height) * 0.87)))
        x += drawn.width
    return picture


def draw_runs(runs: Sequence[Run], dots: int, align: str, spacing: int = LINE_SPACING) -> list[Image.Image]:
    return [draw_row(row, dots, align, spacing) for row in rows_of(runs, dots)]

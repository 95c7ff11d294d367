"""Where the windows of a simulated hall stand on a person's display: all of them wholly visible, none over another.

The programs keep their design sizes and layouts; Qt draws them smaller. Who wants one larger enlarges its window.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass

TITLE_BAR = 36
"""Pixels above a window for the frame of a desktop's window manager."""
_MEASURE = (
    "from PySide6.QtGui import QGuiApplication as A; a = A(['room']); "
    "room = a.primaryScreen().availableSize(); print(room.width(), room.height())"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """A part of the display, in shares of its width and height."""

    left: float
    top: float
    width: float
    height: float


CELLS = {
    "kiosk": Cell(0, 0, 0.28, 1),
    "board": Cell(0.28, 0, 0.32, 0.48),
    "console": Cell(0.28, 0.48, 0.32, 0.52),
    "counter-1": Cell(0.6, 0, 0.4, 0.5),
    "counter-3": Cell(0.6, 0.5, 0.4, 0.5),
}
"""The visitor's side on the left, the clerks' on the right."""


def room() -> tuple[int, int]:
    """What the display has for windows, in Qt's pixels; asked by a process of its own, which Qt needs."""
    said = subprocess.run([sys.executable, "-c", _MEASURE], capture_output=True, text=True, check=True).stdout
    width, height = said.split()
    return int(width), int(height)


def placed(size: tuple[int, int], cell: Cell, room: tuple[int, int]) -> Mapping[str, str]:
    """The environment by which a window of that design size stands in the middle of its cell, whole."""
    width, height = cell.width * room[0], cell.height * room[1]
    scale = min(1.0, width / size[0], (height - TITLE_BAR) / size[1])
    left = cell.left * room[0] + (width - scale * size[0]) / 2
    top = cell.top * room[1] + (height - TITLE_BAR - scale * size[1]) / 2
    across, down = _share(left, room[0] - scale * size[0]), _share(top, room[1] - scale * size[1])
    already = float(os.environ.get("QT_SCALE_FACTOR", "1"))
    return {"QT_SCALE_FACTOR": f"{already * scale:.4f}", "TINGXU_PLACE": f"{across:.4f} {down:.4f}"}


def _share(start: float, spare: float) -> float:
    return start / spare if spare > 0 else 0.0

"""A virtual display whose pixels can be looked at without asking anybody: Xvfb keeps them in a file.

The file is an XWD dump (X11/XWDFile.h): big-endian words, of which word 0 is the header's size, 12 the bytes
of a row and 19 the number of colour entries (12 bytes each) between header and pixels.
"""

from __future__ import annotations

import mmap
import os
import select
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tingxu.bench.halls import BenchError
from tingxu.programs import Programs

START_SECONDS = 15.0
LOOK_SECONDS = 0.0005
ROWS_LOOKED_AT = 24
"""Of an area this many rows are compared: every glyph and every edge crosses some of them."""


@dataclass(frozen=True, slots=True)
class Area:
    x: int
    y: int
    width: int
    height: int


class Screen:
    """The pixels of one display."""

    def __init__(self, display: str, file: Path) -> None:
        self.display = display
        with file.open("rb") as opened:
            self._bytes = mmap.mmap(opened.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack_from(">25I", self._bytes)
        self._start, self._row = header[0] + header[19] * 12, header[12]

    def look(self, area: Area) -> list[bytes]:
        """Some rows of an area, as they are now."""
        step = max(1, area.height // ROWS_LOOKED_AT)
        starts = (self._start + y * self._row + area.x * 4 for y in range(area.y, area.y + area.height, step))
        return [self._bytes[start : start + area.width * 4] for start in starts]

    def colours(self, area: Area) -> int:
        """How many colours those rows have."""
        return len({row[at : at + 4] for row in self.look(area) for at in range(0, len(row), 4)})

    def change(self, area: Area, before: list[bytes], seconds: float = 5.0) -> float:
        """When (time.monotonic) the area differs from what it was. Raises BenchError."""
        return self.until(lambda: self.look(area) != before, "the screen changes", seconds)

    def until(self, came: Callable[[], bool], what: str, seconds: float) -> float:
        """When (time.monotonic) it came true. Raises BenchError."""
        deadline = time.monotonic() + seconds
        while not came():
            if time.monotonic() > deadline:
                raise BenchError(f"waited {seconds} s in vain until {what}")
            time.sleep(LOOK_SECONDS)
        return time.monotonic()

    def rest(self, area: Area, still: float = 0.3, seconds: float = 10.0) -> list[bytes]:
        """What the area shows once nothing has moved in it for `still` seconds. Raises BenchError."""
        deadline = time.monotonic() + seconds
        before, since = self.look(area), time.monotonic()
        while (now := time.monotonic()) - since < still:
            if now > deadline:
                raise BenchError(f"the screen did not come to rest in {seconds} s")
            time.sleep(0.01)
            seen = self.look(area)
            if seen != before:
                before, since = seen, now
        return before


def open_screen(programs: Programs, folder: Path, name: str, width: int, height: int) -> Screen:
    """Start a display with a number of its own choice. Raises BenchError."""
    folder.mkdir()
    reading, writing = os.pipe()
    command = [
        "Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-fbdir", str(folder),
        "-nolisten", "tcp", "-noreset",
    ]  # fmt: skip
    program = programs.start(f"display-{name}", command, {}, base=True, pass_fds=(writing,))
    os.close(writing)
    with os.fdopen(reading, "rb") as numbers:
        ready, _, _ = select.select([numbers], [], [], START_SECONDS)
        number = numbers.readline().strip() if ready else b""
    if not number:
        raise BenchError(f"the virtual display for {name} did not start; see {program.log}")
    return Screen(f":{int(number)}", folder / "Xvfb_screen0")

"""Pictures of what a printer would print: ESC/POS bytes to Pillow images, one per ticket.

The same letters, sizes, breaks and line feeds as a 203 dpi printer with a 24-dot font, black on white. What
this printer does not know it lists in ``Rendering.unknown`` (and logs), since a real one would print it as
rubbish.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import qrcode
import structlog
from PIL import Image
from qrcode.exceptions import DataOverflowError

from devices.codecs.escpos_glyphs import LINE_SPACING, Run, draw_row, rows_of
from devices.codecs.escpos_stream import Op, OpReader

TOP, BOTTOM = 24, 40  # blank paper before the first and after the last dot
_ALIGN = {0: "left", 1: "center", 2: "right", 48: "left", 49: "center", 50: "right"}
_QUIET = frozenset({"nothing", "return", "chinese-on", "chinese-off", "status", "recover", "sensor",
                    "auto-status", "full-auto-status", "paper-left", "code-page", "charset",
                    "drawer"})  # fmt: skip
_CORRECTION = {0x30: 1, 0x31: 0, 0x32: 3, 0x33: 2}  # L M Q H in the library's numbers
_log = structlog.get_logger(__name__)


@dataclass(slots=True)
class Rendering:
    pages: list[Image.Image] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)  # commands not understood, as they came


def render(data: bytes, dots: int = 576) -> list[Image.Image]:
    """One picture per ticket (paper after the last cut counts as one)."""
    return render_report(data, dots).pages


def render_report(data: bytes, dots: int = 576) -> Rendering:
    """The pictures, and the commands that were not understood."""
    reader = OpReader()
    paper = _Paper(dots)
    for op in [*reader.receive(data), *reader.finish()]:
        paper.carry_out(op)
    paper.cut()
    for command in paper.done.unknown:
        _log.warning("printer command not understood", command=command[:8].hex(" "))
    return paper.done


class _Paper:
    """The state of the printer and the strips of the ticket in work."""

    def __init__(self, dots: int) -> None:
        self.dots = dots
        self.done = Rendering()
        self._strips: list[Image.Image] = []
        self._reset()

    def _reset(self) -> None:
        self._runs: list[Run] = []
        self._align, self._spacing = "left", LINE_SPACING
        self._width, self._height, self._bold = 1, 1, False
        self._module, self._level, self._qr = 3, 0x30, b""

    def carry_out(self, op: Op) -> None:
        match op.name, op.args:
            case "text", _:
                self._write(op.data.decode("gb18030", "replace"))
            case "latin", _:
                self._write(op.data.decode("cp437", "replace"))
            case "newline", _:
                self._end_line()
            case "init", _:
                self._reset()
            case "align", (value,) if value in _ALIGN:
                self._align = _ALIGN[value]
            case "bold", (value,):
                self._bold = bool(value & 1)
            case "size", (value,) if not value & 0x88:
                self._width, self._height = (value >> 4) + 1, (value & 15) + 1
            case "mode", (value,):
                self._width, self._height = 1 + (value >> 5 & 1), 1 + (value >> 4 & 1)
                self._bold = bool(value & 8)
            case "chinese-mode", (value,):
                self._width, self._height = 1 + (value >> 2 & 1), 1 + (value >> 3 & 1)
            case "chinese-double", (value,):
                self._width = self._height = 1 + (value & 1)
            case "spacing", (value,):
                self._spacing = value
            case "spacing-default", _:
                self._spacing = LINE_SPACING
            case "feed", (lines,):
                self._flush()
                self._blank(lines * self._spacing)
            case "feed-dots", (count,):
                self._flush()
                self._blank(count)
            case "raster", (_, mode, *_):
                self._raster(op, mode)
            case "qr", _:
                self._qr_function(op)
            case ("cut-full" | "cut-partial"), _:
                self.cut()
            case name, _ if name in _QUIET:
                pass
            case _:
                self.done.unknown.append(op.raw)

    def cut(self) -> None:
        self._flush()
        strips, self._strips = self._strips, []
        if not strips:
            return
        page = Image.new("L", (self.dots, TOP + sum(strip.height for strip in strips) + BOTTOM), 255)
        y = TOP
        for strip in strips:
            page.paste(strip, (0, y))
            y += strip.height
        self.done.pages.append(page)

    def _write(self, text: str) -> None:
        self._runs.append(Run(text, self._width, self._height, self._bold))

    def _flush(self) -> None:
        if self._runs:
            self._end_line()

    def _end_line(self) -> None:
        runs, self._runs = self._runs, []
        for row in rows_of(runs, self.dots):
            self._strips.append(draw_row(row, self.dots, self._align, self._spacing))

    def _blank(self, height: int) -> None:
        if height:
            self._strips.append(Image.new("1", (self.dots, height), 1))

    def _place(self, picture: Image.Image) -> None:
        """A block on its own line, cut off at the edge of the paper like the real thing."""
        strip = Image.new("1", (self.dots, picture.height), 1)
        room = max(0, self.dots - picture.width)
        strip.paste(picture, ({"left": 0, "center": room // 2, "right": room}[self._align], 0))
        self._strips.append(strip)

    def _raster(self, op: Op, mode: int) -> None:
        wide, tall = (op.args[2] | op.args[3] << 8) * 8, op.args[4] | op.args[5] << 8
        if not wide or not tall:
            return
        self._flush()
        picture = Image.frombytes("1", (wide, tall), bytes(byte ^ 0xFF for byte in op.data))
        self._place(picture.resize((wide * (1 + (mode & 1)), tall * (1 + (mode >> 1 & 1)))))

    def _qr_function(self, op: Op) -> None:
        match op.data[:2], op.data[2:]:
            case b"1A", _:
                pass  # model 2 is the only one drawn
            case b"1C", rest if rest and 1 <= rest[0] <= 16:
                self._module = rest[0]
            case b"1E", rest if rest and rest[0] in _CORRECTION:
                self._level = rest[0]
            case b"1P", rest:
                self._qr = rest[1:]
            case b"1Q", _ if self._qr:
                self._draw_qr(op)
            case _:
                self.done.unknown.append(op.raw)

    def _draw_qr(self, op: Op) -> None:
        self._flush()
        code = qrcode.QRCode(error_correction=_CORRECTION[self._level], box_size=1, border=0)
        code.add_data(self._qr, optimize=0)
        try:
            code.make(fit=True)
        except (DataOverflowError, ValueError):
            self.done.unknown.append(op.raw)
            return
        cells = code.get_matrix()
        picture = Image.new("1", (len(cells), len(cells)), 1)
        picture.putdata([0 if dark else 1 for row in cells for dark in row])
        side = len(cells) * self._module
        self._place(picture.resize((side, side), Image.Resampling.NEAREST))

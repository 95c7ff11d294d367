r"""ESC/POS tickets: a builder of documents, line by line.

Wire format (Epson's command set, as the manuals of TM-U220, SRP-350, SP91, POS80B and KPM150 agree on it)::

    1B 40            initialise                 1C 26 / 1C 2E    Chinese mode on / off; text is GBK, two bytes
    1B 61 n          align 0 left 1 centre 2 right               1B 45 n          bold
    1D 21 n          size, high nibble width-1, low nibble height-1 (to 8 x 8); applies to Chinese as well
    1B 33 n / 1B 32  line spacing n dots / default               1B 64 n / 1B 4A n    feed n lines / n dots
    1D 76 30 00 xL xH yL yH data      raster picture, x in bytes, 1 = black
    1D 28 6B pL pH 31 fn ...          QR: 41 model, 43 module size, 45 error correction, 50 store, 51 print
    1D 56 00 / 01 / 42 n              cut: full / partial / feed to the cutter and cut partially

Only GBK goes out as text: a printer's font has nothing beyond it, and a character outside (a rare one of a
name, a yen sign) is printed as rubbish or as two digits. A line that holds such a character is sent as a
picture instead. Sizes on paper: a character is 24 x 24 dots (Latin 12 x 24) times its size, at 8 dots per
mm. The digits of a ticket number are about 0.73 of that height: height 7 gives 15.3 mm, height 8 gives 17.5
mm.
"""

from __future__ import annotations

import unicodedata
from typing import Literal, Self

from PIL import Image

from devices.codecs.escpos_glyphs import Run, draw_runs

INIT = b"\x1b@"
CHINESE_ON = b"\x1c&"
CUT_FULL = b"\x1dV\x00"
CUT_PARTIAL = b"\x1dVB\x00"
Align = Literal["left", "center", "right"]
ErrorCorrection = Literal["L", "M", "Q", "H"]
_ALIGN: dict[str, int] = {"left": 0, "center": 1, "right": 2}
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")  # controls, formats, half surrogates, separators
# Characters a printer's font lacks whose GBK twin says the same.
_TWINS = str.maketrans({"\u00a5": "\uffe5", "\u00a0": " ", "\u2022": "\u00b7", "\u2013": "-", "\t": "    "})


def raster(picture: Image.Image) -> bytes:
    """GS v 0 of a picture: black where it is darker than the middle. What is transparent, as the ground of a seal
    usually is, stays paper."""
    if picture.has_transparency_data:
        ink = picture.convert("RGBA")
        picture = Image.new("RGBA", ink.size, "white")
        picture.alpha_composite(ink)
    bits = picture.convert("L").point(lambda level: 255 if level < 128 else 0).convert("1")
    width = (bits.width + 7) // 8
    head = b"\x1dv0\x00" + width.to_bytes(2, "little") + bits.height.to_bytes(2, "little")
    return head + bits.tobytes()


class Document:
    """One or several tickets. Every method but ``to_bytes`` gives the document back, so that calls can be
    chained.

    ``dots`` is the printing width: 576 on 80 mm paper, 384 on 58 mm. ``chinese_mode`` is "on" for printers
    that wake up in it and print the command as rubbish.
    """

    def __init__(self, dots: int = 576, *, chinese_mode: Literal["send", "on"] = "send") -> None:
        self.dots = dots
        self._out = bytearray(INIT + (CHINESE_ON if chinese_mode == "send" else b""))
        self._runs: list[Run] = []
        self._align: str = "left"

    def text(self, text: str, *, width: int = 1, height: int = 1, bold: bool = False) -> Self:
        """Text on the current line; a newline ends the line. Control characters become blanks: a visitor's
        name must not be able to command the printer."""
        if not (1 <= width <= 8 and 1 <= height <= 8):
            raise ValueError(f"size {width} x {height} is not within 1 to 8")
        first, *more = text.translate(_TWINS).split("\n")
        self._add(first, width, height, bold)
        for part in more:
            self._end_line()
            self._add(part, width, height, bold)
        return self

    def line(self, text: str = "", *, width: int = 1, height: int = 1, bold: bool = False) -> Self:
        self.text(text, width=width, height=height, bold=bold)
        self._end_line()
        return self

    def align(self, where: Align) -> Self:
        self._finish_line()
        self._align = where
        self._out += bytes((0x1B, 0x61, _ALIGN[where]))
        return self

    def spacing(self, dots: int | None = None) -> Self:
        """Line spacing in dots; ``None`` is the printer's own. Taller text never overlaps."""
        self._finish_line()
        self._out += b"\x1b2" if dots is None else bytes((0x1B, 0x33, dots))
        return self

    def feed(self, lines: int = 1) -> Self:
        self._finish_line()
        self._out += bytes((0x1B, 0x64, lines))
        return self

    def space(self, dots: int) -> Self:
        """Blank paper, finer than lines: 8 dots are 1 mm."""
        self._finish_line()
        while dots > 0:
            self._out += bytes((0x1B, 0x4A, min(dots, 255)))
            dots -= 255
        return self

    def rule(self, thickness: int = 2, *, dashed: bool = False) -> Self:
        """A line across the paper. Drawn, since box characters leave gaps between them on many printers."""
        self._finish_line()
        row = (b"\xff\x00" if dashed else b"\xff\xff") * (self.dots // 16)
        head = b"\x1dv0\x00" + len(row).to_bytes(2, "little") + thickness.to_bytes(2, "little")
        self._out += head + row * thickness
        return self

    def image(self, picture: Image.Image) -> Self:
        self._finish_line()
        if picture.width > self.dots:
            raise ValueError(f"picture of {picture.width} dots on paper of {self.dots}")
        self._out += raster(picture)
        return self

    def qr(self, data: str, module: int = 6, *, correction: ErrorCorrection = "M") -> Self:
        """The printer's own QR code, with the quiet zone of four modules above and below that it leaves to
        us. Left and right, centring gives it."""
        if not 1 <= module <= 16:
            raise ValueError(f"module of {module} dots is not within 1 to 16")
        raw = data.encode()
        if not 1 <= len(raw) <= 2000:
            raise ValueError(f"QR code of {len(raw)} bytes")
        self.space(4 * module)
        self._qr_function(b"A2\x00")
        self._qr_function(b"C" + bytes((module,)))
        self._qr_function(b"E" + bytes((0x30 + "LMQH".index(correction),)))
        self._qr_function(b"P0" + raw)
        self._qr_function(b"Q0")
        return self.space(4 * module)

    def cut(self, *, full: bool = False) -> Self:
        """Feed to the knife and cut. Printers that present a ticket cut it off fully by themselves."""
        self._finish_line()
        self._out += CUT_FULL if full else CUT_PARTIAL
        return self

    def to_bytes(self) -> bytes:
        self._finish_line()
        return bytes(self._out)

    def _qr_function(self, body: bytes) -> None:
        self._out += b"\x1d(k" + (len(body) + 1).to_bytes(2, "little") + b"1" + body

    def _add(self, text: str, width: int, height: int, bold: bool) -> None:
        clean = "".join(" " if unicodedata.category(char) in _INVISIBLE else char for char in text)
        if clean:
            self._runs.append(Run(clean, width, height, bold))

    def _finish_line(self) -> None:
        if self._runs:
            self._end_line()

    def _end_line(self) -> None:
        runs, self._runs = self._runs, []
        if not all(_in_gbk(run.text) for run in runs):
            for row in draw_runs(runs, self.dots, self._align):
                self._out += raster(row)
            return
        for run in runs:
            size, bold = ((run.width - 1) << 4) | (run.height - 1), run.bold
            self._out += (bytes((0x1D, 0x21, size)) if size else b"") + (b"\x1bE\x01" if bold else b"")
            self._out += run.text.encode("gbk")
            self._out += (b"\x1d!\x00" if size else b"") + (b"\x1bE\x00" if bold else b"")
        self._out += b"\n"


def _in_gbk(text: str) -> bool:
    try:
        text.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True

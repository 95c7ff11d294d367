r"""The printer's side of ESC/POS: an incremental reader that cuts a byte stream into commands.

Used by the renderer and by the simulated printer. The wire format is at the head of
``devices.codecs.escpos``; this table also holds the commands that other programs send and that a printer
must at least step over. Text runs hold whole characters only: GBK is two bytes, GB18030's third form
(second byte 30-39) four. A command whose length is not known becomes ``unknown`` with its bytes, and so
does one over the limit, so that nothing is dropped silently.
"""

from __future__ import annotations

from dataclasses import dataclass

LIMIT = 1 << 22  # bytes of one command: a 576-dot picture of 58 m of paper
DLE, ESC, FS, GS = 0x10, 0x1B, 0x1C, 0x1D

# Prefix: name and number of argument bytes.
COMMANDS: dict[bytes, tuple[str, int]] = {
    b"\x10\x04": ("status", 1), b"\x10\x05": ("recover", 1),
    b"\x1b@": ("init", 0), b"\x1ba": ("align", 1), b"\x1bE": ("bold", 1), b"\x1bG": ("bold", 1),
    b"\x1b2": ("spacing-default", 0), b"\x1b3": ("spacing", 1),
    b"\x1bd": ("feed", 1), b"\x1bJ": ("feed-dots", 1),
    b"\x1b!": ("mode", 1), b"\x1b-": ("underline", 1), b"\x1bM": ("font", 1), b"\x1bt": ("code-page", 1),
    b"\x1bR": ("charset", 1), b"\x1b ": ("letter-spacing", 1),
    b"\x1b$": ("position", 2), b"\x1bp": ("drawer", 3),
    b"\x1bi": ("cut-full", 0), b"\x1bm": ("cut-partial", 0),
    b"\x1c&": ("chinese-on", 0), b"\x1c.": ("chinese-off", 0), b"\x1c!": ("chinese-mode", 1),
    b"\x1cS": ("chinese-spacing", 2), b"\x1cW": ("chinese-double", 1),
    b"\x1d!": ("size", 1), b"\x1da": ("auto-status", 1), b"\x1dr": ("sensor", 1),
    b"\x1dI": ("information", 1), b"\x1dB": ("reverse", 1),
    b"\x1dL": ("left-margin", 2), b"\x1dW": ("area-width", 2), b"\x1d\xe0": ("full-auto-status", 1),
    b"\x1d\xe1": ("paper-left", 0),
}  # fmt: skip
_CONTROLS = {0x0A: "newline", 0x0D: "return", 0x00: "nothing"}


@dataclass(frozen=True, slots=True)
class Op:
    """One command or one run of text. ``data`` is the text, picture or QR payload; ``raw`` the bytes as
    they came."""

    name: str
    args: tuple[int, ...] = ()
    data: bytes = b""
    raw: bytes = b""


class OpReader:
    """``receive`` gives what is complete; the rest waits for more bytes."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.chinese = True  # printers for the Chinese market wake up so

    @property
    def pending(self) -> int:
        return len(self._buffer)

    def receive(self, data: bytes) -> list[Op]:
        self._buffer += data
        ops: list[Op] = []
        while self._buffer and (op := self._next()) is not None:
            del self._buffer[: len(op.raw)]
            if op.name in ("chinese-on", "chinese-off", "init"):
                self.chinese = op.name != "chinese-off"
            ops.append(op)
        return ops

    def finish(self) -> list[Op]:
        """No more bytes will come: what is left is half a command."""
        rest, self._buffer = bytes(self._buffer), bytearray()
        return [Op("unknown", raw=rest)] if rest else []

    def _next(self) -> Op | None:
        first = self._buffer[0]
        if first >= 0x20:
            return self._text()
        if first in (DLE, ESC, FS, GS):
            return self._command()
        return Op(_CONTROLS.get(first, "unknown"), raw=bytes(self._buffer[:1]))

    def _text(self) -> Op | None:
        end = 0
        while end < len(self._buffer) and self._buffer[end] >= 0x20:
            step = self._char_size(end)
            if end + step > len(self._buffer):
                break
            end += step
        raw = bytes(self._buffer[:end])
        return Op("text" if self.chinese else "latin", data=raw, raw=raw) if raw else None

    def _char_size(self, at: int) -> int:
        if not self.chinese or not 0x81 <= self._buffer[at] <= 0xFE:
            return 1
        if at + 1 < len(self._buffer) and 0x30 <= self._buffer[at + 1] <= 0x39:
            return 4
        return 2

    def _command(self) -> Op | None:
        if len(self._buffer) < 2:
            return None
        prefix = bytes(self._buffer[:2])
        if prefix == b"\x1dV":
            return self._cut()
        if prefix == b"\x1dv":
            return self._raster()
        if prefix in (b"\x1d(", b"\x1c("):
            return self._sized(5, 3, 0, "qr" if self._buffer[2:3] == b"k" else "unknown")
        name, count = COMMANDS.get(prefix, ("unknown", 0))
        return self._whole(name, 2, count)

    def _whole(self, name: str, head: int, count: int) -> Op | None:
        size = head + count
        if len(self._buffer) < size:
            return None
        raw = bytes(self._buffer[:size])
        return Op(name, tuple(raw[head:]), raw=raw)

    def _cut(self) -> Op | None:
        if len(self._buffer) < 3:
            return None
        mode = self._buffer[2]
        name = "cut-full" if mode in (0, 48, 65) else "cut-partial" if mode in (1, 49, 66) else "unknown"
        return self._whole(name, 2, 2 if mode in (65, 66) else 1)

    def _raster(self) -> Op | None:
        if len(self._buffer) < 8:
            return None
        if self._buffer[2] != 0x30:
            return self._whole("unknown", 2, 1)
        wide, tall = (int.from_bytes(self._buffer[at : at + 2], "little") for at in (4, 6))
        return self._sized(8, None, wide * tall, "raster")

    def _sized(self, head: int, length_at: int | None, size: int, name: str) -> Op | None:
        if len(self._buffer) < head:
            return None
        if length_at is not None:
            size = int.from_bytes(self._buffer[length_at : length_at + 2], "little")
        if size > LIMIT:
            return self._whole("unknown", head, 0)
        if len(self._buffer) < head + size:
            return None
        raw = bytes(self._buffer[: head + size])
        return Op(name, tuple(raw[2:head]), raw[head:], raw)

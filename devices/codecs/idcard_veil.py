"""What of a card reader's bytes may be seen: all but the contents of its answers, which are a person's."""

from __future__ import annotations

from devices.codecs.idcard import PREAMBLE
from devices.wire_tap import Direction, as_hex

_START = PREAMBLE[1:]  # some readers lose the first byte
_HEAD = 5  # len 2, sw1 sw2 sw3
_BARE = 4  # the length of an answer that says nothing but its codes


class IdCardVeil:
    """Shows requests, and of answers the preamble, length and codes. What stands outside of a frame is hidden too:
    half an answer without its head may be anything."""

    def __init__(self) -> None:
        self._reset()

    def _reset(self) -> None:
        self._before = b""  # the last bytes outside of a frame
        self._head = bytearray()
        self._in_head, self._body = False, 0

    def __call__(self, direction: Direction, data: bytes) -> str:
        if direction is Direction.OUT:
            self._reset()
            return as_hex(data)
        shown: list[str] = []
        hidden = 0
        for byte in data:
            piece = self._next(byte)
            if piece:
                hidden += 1 - (piece.count(" ") + 1 if " " in piece else 1)
                shown += [f"‹{hidden}›"] * (hidden > 0) + [piece]
                hidden = 0
            else:
                hidden += 1
        return " ".join(shown + [f"‹{hidden}›"] * bool(hidden))

    def _next(self, byte: int) -> str:
        """What becomes visible with this byte: nothing, itself, or the whole preamble it completes."""
        if self._in_head:
            return self._of_head(byte)
        if self._body:
            self._body -= 1
            return f"{byte:02x}" if self._head[:2] == bytes((0, _BARE)) else ""
        self._before = (self._before + bytes((byte,)))[-len(PREAMBLE) :]
        if not self._before.endswith(_START):
            return ""
        self._in_head, self._head = True, bytearray()
        return (PREAMBLE if self._before == PREAMBLE else _START).hex(" ")

    def _of_head(self, byte: int) -> str:
        self._head.append(byte)
        if len(self._head) == _HEAD:
            self._in_head, self._before = False, b""
            self._body = max(0, int.from_bytes(self._head[:2], "big") - 3)
        return f"{byte:02x}"

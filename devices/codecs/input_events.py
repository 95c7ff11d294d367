"""Linux input events (evdev), without I/O: keys and switches as the kernel hands them out.

Wire format (linux/input.h), native byte order, 24 bytes on 64-bit machines::

    struct input_event { long tv_sec; long tv_usec; __u16 type; __u16 code; __s32 value; }

A device hands out whole events only; a pipe may cut them anywhere. There is no mark to find the start of an event
by: one that cannot be is stepped over byte by byte until one can.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

EVENT = struct.Struct("@llHHi")
EV_SYN, EV_KEY, EV_MSC, EV_SW, EV_LED, EV_REP = 0x00, 0x01, 0x04, 0x05, 0x11, 0x14
_TYPES = {EV_SYN: 0x0F, EV_KEY: 0x2FF, 0x02: 0x0F, 0x03: 0x3F, EV_MSC: 0x07, EV_SW: 0x10, EV_LED: 0x0F,
          0x12: 0x07, EV_REP: 0x01}  # fmt: skip
"""Event types with their highest code."""
UP, DOWN, REPEATED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class InputEvent:
    """One event. A key may be part of what a person scanned: codes are kept out of ``repr``."""

    type: int
    code: int
    value: int

    def __repr__(self) -> str:
        return f"InputEvent(type {self.type})"


class EventDecoder:
    """Give it bytes as they come; ``skipped`` counts those that belonged to no event."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.skipped = 0

    @property
    def pending(self) -> int:
        """Bytes waiting for the rest of their event; never a whole event."""
        return len(self._buffer)

    def reset(self) -> None:
        self._buffer.clear()

    def receive(self, data: bytes) -> list[InputEvent]:
        self._buffer += data
        at, events = 0, []
        while len(self._buffer) - at >= EVENT.size:
            event = _event(self._buffer, at)
            if event is None:
                self.skipped += 1
                at += 1
            else:
                events.append(event)
                at += EVENT.size
        del self._buffer[:at]
        return events


def _event(buffer: bytearray, at: int) -> InputEvent | None:
    seconds, micro, kind, code, value = EVENT.unpack_from(buffer, at)
    if seconds < 0 or not 0 <= micro < 1_000_000 or code > _TYPES.get(kind, -1):
        return None
    if kind == EV_KEY and value not in (UP, DOWN, REPEATED):
        return None
    return InputEvent(kind, code, value)

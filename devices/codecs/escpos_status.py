r"""What a ticket printer answers about itself, without I/O.

Wire format (TM-U220 specification, SRP-350, KPM150/KPM300 manuals)::

    10 04 n       real-time status n = 1 2 3 4   answer one byte 0xx1xx10
      n=1 08 offline
      n=2 04 cover open | 20 stopped, paper end | 40 error
      n=3 04 mechanical | 08 cutter | 20 unrecoverable | 40 recovers by itself (head hot)
      n=4 0C near end | 60 paper end
    10 04 14      full status (Custom)           10 0F paper user recoverable unrecoverable
      paper          01 none | 04 near end | 20 ticket in the mouth
      user           01 head up | 02 cover open | 04 spooling | 08 motor on
      recoverable    01 head hot | 02 communication | 08 supply | 40 jam
      unrecoverable  01 cutter | 02 cutter cover | 04 RAM | 08 EEPROM
    1D 61 n       automatic status               4 bytes at once and on every change, the first 0xx1xx00
      byte 1         08 offline | 20 cover open
      byte 2         04 mechanical | 08 cutter | 20 unrecoverable | 40 recovers
      byte 3         03 near end | 0C paper end
    1D 72 01      paper sensor: 0xx0xxxx, 03 near end | 0C end; answered when all before it has been printed
    1D 49 n       who are you: n = 41 firmware, 43 model, 44 serial number; printed in its turn
                  5F, up to 80 characters, 00
    10 05 02      recover after clearing the buffers

An answer to 10 04 n does not say which n it answers, so the decoder is told what was asked. No answer is no
fact: fields that were not heard of stay ``None``.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, fields, replace

from devices.errors import Side

CLEAR_AND_RECOVER = b"\x10\x05\x02"
FULL_STATUS = b"\x10\x04\x14"
SENSOR = b"\x1dr\x01"
ASB_ON = b"\x1da\x0e"  # on/offline, errors, paper; not the drawer


INFORMATION = {"firmware": b"\x1dI\x41", "model": b"\x1dI\x43", "serial": b"\x1dI\x44"}
"""1D 49 n by what it asks for."""
_LONGEST = 82


def ask(n: int) -> bytes:
    """The request 10 04 n."""
    if n not in (1, 2, 3, 4):
        raise ValueError(f"no real-time status {n}")
    return b"\x10\x04" + bytes((n,))


_INFORMATION = 0x5F


@dataclass(frozen=True, slots=True)
class PrinterFacts:
    """What is known. ``None``: not heard."""

    offline: bool | None = None
    cover_open: bool | None = None
    paper_end: bool | None = None
    near_end: bool | None = None
    jam: bool | None = None
    cutter_error: bool | None = None
    unrecoverable: bool | None = None
    recovering: bool | None = None
    error: bool | None = None
    ticket_present: bool | None = None
    printing: bool | None = None

    def updated(self, newer: PrinterFacts) -> PrinterFacts:
        """What ``newer`` knows wins; what it does not know stays."""
        known = {f.name: value for f in fields(newer) if (value := getattr(newer, f.name)) is not None}
        return replace(self, **known)


@dataclass(frozen=True, slots=True)
class StatusReply:
    """One answer: ``kind`` is "1" to "4", "full", "auto", "sensor" or "information"."""

    kind: str
    facts: PrinterFacts
    text: str = ""
    """Of an information."""


@dataclass(frozen=True, slots=True)
class StatusError:
    side: Side
    reason: str


StatusEvent = StatusReply | StatusError


def decode_realtime(n: int, byte: int) -> PrinterFacts:
    """One byte of 10 04 n."""
    match n:
        case 1:
            return PrinterFacts(offline=bool(byte & 0x08))
        case 2:
            # Paper end here only says why printing stopped; n=4 says whether there is paper.
            return PrinterFacts(cover_open=bool(byte & 0x04), error=bool(byte & 0x40),
                                paper_end=True if byte & 0x20 else None)  # fmt: skip
        case 3:
            return PrinterFacts(cutter_error=bool(byte & 0x08), unrecoverable=bool(byte & 0x24),
                                recovering=bool(byte & 0x40))  # fmt: skip
        case _:
            return PrinterFacts(near_end=bool(byte & 0x0C), paper_end=bool(byte & 0x60))


def decode_auto(four: bytes) -> PrinterFacts:
    """The four bytes of automatic status."""
    state, errors, paper, _ = four
    return PrinterFacts(
        offline=bool(state & 0x08), cover_open=bool(state & 0x20), cutter_error=bool(errors & 0x08),
        unrecoverable=bool(errors & 0x24), recovering=bool(errors & 0x40),
        near_end=bool(paper & 0x03), paper_end=bool(paper & 0x0C),
    )  # fmt: skip


def decode_full(six: bytes) -> PrinterFacts:
    """The six bytes of full status, 10 0F included."""
    paper, user, recoverable, fatal = six[2:6]
    return PrinterFacts(
        paper_end=bool(paper & 0x01), near_end=bool(paper & 0x04), ticket_present=bool(paper & 0x20),
        cover_open=bool(user & 0x03), printing=bool(user & 0x0C), recovering=bool(recoverable & 0x0B),
        jam=bool(recoverable & 0x40), cutter_error=bool(fatal & 0x03), unrecoverable=bool(fatal & 0x0C),
    )  # fmt: skip


class StatusDecoder:
    """Answers, in the order of the questions. ``full`` and ``auto`` say what this model can send at all."""

    def __init__(self, *, full: bool = False, auto: bool = False) -> None:
        self._full, self._auto = full, auto
        self._asked: deque[int] = deque(maxlen=16)
        self._buffer = bytearray()

    def asked(self, n: int) -> None:
        """The request 10 04 n was written."""
        self._asked.append(n)

    def reset(self) -> None:
        """Questions without an answer are given up, and so is half an answer."""
        self._asked.clear()
        self._buffer.clear()

    @property
    def waiting(self) -> int:
        return len(self._asked)

    def receive(self, data: bytes) -> list[StatusEvent]:
        events: list[StatusEvent] = []
        for value in data:
            inside = bool(self._buffer)
            self._buffer.append(value)
            event = self._take()
            if isinstance(event, StatusError) and inside:
                # The bytes before were noise; this one may be the answer that is waited for.
                events.append(event)
                self._buffer.append(value)
                event = self._take()
            if event is not None:
                events.append(event)
        return events

    def _take(self) -> StatusEvent | None:
        buffer = self._buffer
        if len(buffer) == 1:
            return self._first(buffer[0])
        if buffer[0] == _INFORMATION:
            return self._information()
        if self._full and buffer[0] == 0x10 and buffer[1] == 0x0F:
            return self._done("full", decode_full(bytes(buffer))) if len(buffer) == 6 else None
        if not self._auto or buffer[-1] & 0x90:
            return self._error("no status byte after its first")
        return self._done("auto", decode_auto(bytes(buffer))) if len(buffer) == 4 else None

    def _first(self, byte: int) -> StatusEvent | None:
        if byte & 0x93 == 0x12:
            if not self._asked:
                return self._error("an answer without a question")
            n = self._asked.popleft()
            return self._done(str(n), decode_realtime(n, byte))
        if byte == _INFORMATION:
            return None  # its text follows
        if byte & 0x93 == 0x10 and (self._auto or (self._full and byte == 0x10)):
            return None  # the first of several
        if byte & 0x90 == 0x00:
            return self._done("sensor", PrinterFacts(near_end=bool(byte & 0x03), paper_end=bool(byte & 0x0C)))
        return self._error("no status byte")

    def _information(self) -> StatusEvent | None:
        last, text = self._buffer[-1], bytes(self._buffer[1:-1])
        if last == 0:
            self._buffer.clear()
            return StatusReply("information", PrinterFacts(), text.decode("ascii").strip())
        if not 0x20 <= last < 0x7F or len(self._buffer) >= _LONGEST:
            return self._error("no information")
        return None

    def _done(self, kind: str, facts: PrinterFacts) -> StatusReply:
        self._buffer.clear()
        return StatusReply(kind, facts)

    def _error(self, reason: str) -> StatusError:
        self._buffer.clear()
        return StatusError(Side.THEIRS, reason)

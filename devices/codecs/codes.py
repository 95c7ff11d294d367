"""What a code scanner says on its line, without I/O: the text of each code, and its answers to commands.

Wire format (Honeywell, Newland, Datalogic and most engines in the market): the bytes of the symbol as it holds
them, then CR, LF, CR LF or nothing; nothing tells how text was encoded. So a code ends with its line, or, where
none is sent, when the line has been quiet for a while: whoever owns the clock says so with ``gap``. A QR code
holds up to 2,953 bytes or 7,089 digits; what is longer is babble and is thrown away up to the next end.

Answers to commands stand in the same stream. Newland's "unified" command set answers
``02 01 30 30 30 30 ... 06 3B 03`` (06 ACK, 15 NAK, 05 ENQ); ``reply`` gives how an answer begins and ends. Every
sequence of bytes leads to one of three outcomes: an event, "need more", a fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

MAX_CODE = 7089
MAX_REPLY = 64
ACK = 0x06
_ENDS = b"\r\n"
_SEPARATORS = frozenset("\t\x04\x1c\x1d\x1e\x1f\r\n")
"""Control characters that codes really hold: GS1 and ISO/IEC 15434 separate their fields with them."""


@dataclass(frozen=True, slots=True)
class ScannedCode:
    """The text of a code. It may be a person's: it is kept out of ``repr``."""

    text: str

    def __repr__(self) -> str:
        return f"ScannedCode({len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class ScannerReply:
    """The scanner's answer to a command."""

    accepted: bool


@dataclass(frozen=True, slots=True)
class ScanFault:
    """Bytes or keys that are no code: too-long, encoding, control, reply, alt-code, input-event."""

    reason: str


ScanEvent: TypeAlias = ScannedCode | ScannerReply | ScanFault


class CodeDecoder:
    """Give it bytes as they come. ``ending``: ``line`` or, for scanners that send no ending, ``gap``."""

    def __init__(
        self,
        *,
        ending: Literal["line", "gap"] = "line",
        encodings: Sequence[str] = ("utf-8", "gb18030"),
        reply: tuple[bytes, bytes] | None = None,
    ) -> None:
        self._by_line, self._encodings = ending == "line", tuple(encodings)
        self._reply = reply
        self._buffer = bytearray()
        self._too_long = False

    @property
    def pending(self) -> int:
        """Bytes waiting for their end; never more than the limit."""
        return len(self._buffer)

    def reset(self) -> None:
        """Forget what has begun: the line was cut."""
        self._buffer.clear()
        self._too_long = False

    def receive(self, data: bytes) -> list[ScanEvent]:
        events: list[ScanEvent] = []
        for at in range(0, len(data), MAX_CODE):
            self._buffer += data[at : at + MAX_CODE]
            while (found := self._next()) is not None:
                events += found
        return events

    def gap(self) -> list[ScanEvent]:
        """Nothing came for a while: what is there is whole."""
        rest = bytes(self._buffer)
        broken = self._too_long
        self.reset()
        return [] if broken else self._decoded(rest.strip(_ENDS))

    def _next(self) -> list[ScanEvent] | None:
        """What the buffer begins with; None: more is needed."""
        if self._reply is not None and not self._too_long:
            start, end = self._reply
            if start.startswith(self._buffer[: len(start)]):
                return self._answer(start, end)
        if self._by_line and (at := _first_end(self._buffer)) >= 0:
            line, broken = bytes(self._buffer[:at]), self._too_long
            del self._buffer[: at + 1]
            self._too_long = False
            return [] if broken else self._decoded(line)
        return self._overlong() if len(self._buffer) > MAX_CODE else None

    def _answer(self, start: bytes, end: bytes) -> list[ScanEvent] | None:
        at = self._buffer.find(end, len(start))
        if at < 0 or at > MAX_REPLY:
            if len(self._buffer) <= MAX_REPLY:
                return None
            del self._buffer[: len(start)]
            return [ScanFault("reply")]
        body = self._buffer[len(start) : at]
        del self._buffer[: at + len(end)]
        return [ScannerReply(bool(body) and body[-1] == ACK)]

    def _overlong(self) -> list[ScanEvent]:
        told = self._too_long
        self._buffer.clear()
        self._too_long = True
        return [] if told else [ScanFault("too-long")]

    def _decoded(self, raw: bytes) -> list[ScanEvent]:
        if not raw:
            return []
        if len(raw) > MAX_CODE:
            return [ScanFault("too-long")]
        for encoding in self._encodings:
            try:
                text = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            clean = all(char.isprintable() or char in _SEPARATORS for char in text)
            return [ScannedCode(text) if clean else ScanFault("control")]
        return [ScanFault("encoding")]


def _first_end(buffer: bytearray) -> int:
    found = [at for at in (buffer.find(b"\r"), buffer.find(b"\n")) if at >= 0]
    return min(found, default=-1)

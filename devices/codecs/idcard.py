"""Frames of a resident identity card reader (SAM-V / SAM-A module, "SDT" protocol), without I/O.

Wire format (GA/T 467 and the reader vendors' communication manuals). Lengths are big-endian::

    request   AA AA AA 96 69 | len 2 | command parameter [data] | xor
    response  AA AA AA 96 69 | len 2 | sw1 sw2 sw3 [data]       | xor

``len`` counts what follows it, the checksum included; ``xor`` is over everything after the preamble but
itself, so over ``len`` too. The reader never speaks first. sw1 sw2 come from the card, sw3 from the module
(``idcard_codes``). Answers: find sw3=9F + 4 bytes, select 90 + 8, SAM id 90 + 16, base text and photo 90 +
lengths + contents: 1295 bytes in all for request 30 01; for 30 10, with a third length, 1297 without a
fingerprint, 1809 or 2321 with one of 512 or 1024. Readers put noise and extra AA before a frame, and some
lose the first AA of three: ``AA AA 96 69`` is taken as the start, the checksum decides. A line with an echo
brings our own requests back; they are shorter than any answer and stepped over. Every sequence of bytes leads
to one of three outcomes: an event, "need more", a protocol error.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from enum import Enum
from functools import reduce
from operator import xor

from devices.codecs.chip_fields import chip_text
from devices.errors import ProtocolViolation, Side

PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
_SYNC = PREAMBLE[1:]
MAX_LEN = 0x0910  # the longest answer known has 090A
_MIN_LEN = 4  # sw1 sw2 sw3 xor
_REQUEST_LEN = 3  # command parameter xor: not an answer but a question of ours, come back
_OUR_FAULTS = {0x10: "checksum", 0x11: "length", 0x21: "command"}
_TRANSFER_ERROR = 0x03


class Command(Enum):
    RESET = b"\x10\xff"
    STATUS = b"\x11\xff"
    SAM_ID = b"\x12\xff"
    FIND = b"\x20\x01"
    SELECT = b"\x20\x02"
    READ_BASE = b"\x30\x01"
    READ_BASE_FINGER = b"\x30\x10"
    READ_ADDRESS = b"\x30\x03"
    SPEED_115200 = b"\x60\x00"
    SPEED_57600 = b"\x60\x01"
    SPEED_38400 = b"\x60\x02"
    SPEED_19200 = b"\x60\x03"
    SPEED_9600 = b"\x60\x04"


@dataclass(frozen=True, slots=True)
class Response:
    """A frame from the module. The data may be a person's: it is kept out of ``repr``."""

    sw1: int
    sw2: int
    sw3: int
    data: bytes = b""

    def __repr__(self) -> str:
        return f"Response({self.sw1:02X} {self.sw2:02X} {self.sw3:02X}, {len(self.data)} bytes)"


@dataclass(frozen=True, slots=True)
class ProtocolError:
    """Something that cannot be understood: by us (``theirs``), or by the module (``ours``: it said so)."""

    side: Side
    reason: str
    sw3: int = _TRANSFER_ERROR  # the row of the table of codes that it is treated by


IdCardEvent = Response | ProtocolError
_BASE_AT_LEAST = 4 + 256  # two lengths and the text


def fits(command: Command, event: IdCardEvent) -> bool:
    """Whether it can be the answer to that question. A failure fits any; success shows by code and size."""
    if isinstance(event, ProtocolError):
        return event.side is Side.OURS
    match event.sw3, command:
        case 0x9F, _:
            return command is Command.FIND
        case 0x90, Command.FIND:
            return False
        case 0x90, Command.READ_BASE | Command.READ_BASE_FINGER:
            return len(event.data) >= _BASE_AT_LEAST
        case 0x90, Command.SAM_ID:
            return len(event.data) == 16
        case 0x90, _:
            return len(event.data) < _BASE_AT_LEAST
    return True


def frame(payload: bytes) -> bytes:
    """Length, payload and checksum behind the preamble."""
    if not 2 <= len(payload) < MAX_LEN:
        raise ValueError(f"payload of {len(payload)} bytes")
    body = (len(payload) + 1).to_bytes(2, "big") + payload
    return PREAMBLE + body + bytes((reduce(xor, body),))


def encode(command: Command, data: bytes = b"") -> bytes:
    return frame(command.value + data)


class IdCardDecoder:
    """Give it bytes as they come; it gives events as they are complete."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self.skipped = 0  # bytes before frames that belonged to none
        self.echoes = 0  # requests that came back

    @property
    def pending(self) -> int:
        """Bytes waiting for the rest of their frame; never more than the limit."""
        return len(self._buffer)

    def reset(self) -> None:
        """Forget half a frame: its rest will not come any more."""
        self._buffer.clear()

    def receive(self, data: bytes) -> list[IdCardEvent]:
        events: list[IdCardEvent] = []
        self._buffer += data
        while (event := self._next()) is not None:
            events.append(event)
        return events

    def _next(self) -> IdCardEvent | None:
        while self._align():
            # No more than one frame: of a flood each look would else copy all the rest.
            body = bytes(self._buffer[len(_SYNC) : len(_SYNC) + 2 + MAX_LEN])
            length = int.from_bytes(body[:2], "big")
            whole = len(body) >= 2 + length
            if length != _REQUEST_LEN and not _MIN_LEN <= length <= MAX_LEN:
                return self._refuse(f"length {length}")
            if not whole:
                return None
            content, checksum = body[: 1 + length], body[1 + length]
            if reduce(xor, content) != checksum:
                return self._refuse("checksum")
            del self._buffer[: len(_SYNC) + 2 + length]
            if length != _REQUEST_LEN:
                return _answer(content)
            self.echoes += 1
        return None

    def _align(self) -> bool:
        """Let go of all before the next start; whether a start with its length is there."""
        start = self._buffer.find(_SYNC)
        if start < 0:
            keep = next((n for n in (3, 2, 1) if self._buffer.endswith(_SYNC[:n])), 0)
            self._drop(len(self._buffer) - keep)
            return False
        self._drop(start)
        return len(self._buffer) >= len(_SYNC) + 2

    def _refuse(self, reason: str) -> ProtocolError:
        """Step over the preamble only: if the length was wrong, a good frame may stand in what it counted."""
        self._drop(len(_SYNC))
        return ProtocolError(Side.THEIRS, reason)

    def _drop(self, count: int) -> None:
        trailing = bytes(self._buffer[:count])
        self.skipped += len(trailing.rstrip(b"\xaa"))  # an AA before the start is the preamble itself
        del self._buffer[:count]


def _answer(content: bytes) -> IdCardEvent:
    sw1, sw2, sw3 = content[2:5]
    if sw3 in _OUR_FAULTS and len(content) == 1 + _MIN_LEN:
        return ProtocolError(Side.OURS, _OUR_FAULTS[sw3], sw3)
    return Response(sw1, sw2, sw3, content[5:])


@dataclass(frozen=True, slots=True, repr=False)
class BaseInfo:
    """What request 30 01 or 30 10 brings. Text is 256 bytes; the photo's format is not public and it stays
    opaque."""

    text: bytes
    photo: bytes = b""
    finger: bytes = b""

    def __repr__(self) -> str:
        return f"BaseInfo({len(self.text)}, {len(self.photo)}, {len(self.finger)} bytes)"


def parse_base(data: bytes) -> BaseInfo:
    """Two lengths or three: which one, only the sum can tell, since readers answer 30 10 with either."""
    for count in (2, 3):
        head = 2 * count
        sizes = [int.from_bytes(data[at : at + 2], "big") for at in range(0, head, 2)]
        if len(data) >= head and head + sum(sizes) == len(data):
            text, photo, finger = [*sizes, 0][:3]
            body = data[head:]
            return BaseInfo(body[:text], body[text : text + photo], body[len(body) - finger :])
    raise ProtocolViolation(f"bad-data: base information of {len(data)} bytes does not fit its lengths")


def parse_address(data: bytes) -> str:
    """The newest additional address: up to 70 bytes of UTF-16LE."""
    text, whole = chip_text(data)
    if len(data) > 70 or not whole:
        raise ProtocolViolation(f"bad-data: address of {len(data)} bytes")
    return text


def parse_sam_id(data: bytes) -> str:
    """The 16 bytes as printed on the module: ``05.01-20200101-000123456-987654321``."""
    if len(data) != 16:
        raise ProtocolViolation(f"bad-data: SAM id of {len(data)} bytes")
    return "{:02d}.{:02d}-{}-{:09d}-{:09d}".format(*struct.unpack("<HHIII", data))

"""A simulated identity card reader: the real bytes, with the ways in which real ones fail.

It knows the protocol from the reader's side and from its own reading of the manuals; it shares no code with
the decoder, so that the two cannot agree on a mistake. Like a real reader it finds a card that was read
only after that card was lifted.
"""

from __future__ import annotations

import threading
from collections import Counter
from enum import Enum, auto
from pathlib import Path
from typing import Self

from devices.simulators.cards import SampleCard
from devices.simulators.wire import Wire

_NAMES = {b"\x10\xff": "reset", b"\x11\xff": "status", b"\x12\xff": "sam-id", b"\x20\x01": "find",
          b"\x20\x02": "select", b"\x30\x01": "read", b"\x30\x10": "read-finger",
          b"\x30\x03": "address"}  # fmt: skip
_SAM_ID = bytes.fromhex("0500 0100 a53a3401 40e20100 b168de3a")
GARBAGE = b"\x00\xff\xaa\x00\xaa"
NOISE = bytes(range(256)) * 4
_NOISE_SECONDS = 0.01


class ReaderFault(Enum):
    NONE = auto()
    SLOW_CARD = auto()  # the card refuses the module (31), then lets itself be read
    WRONG_CARD = auto()  # 40: a bank card, a bus card
    REFUSED = auto()  # 31, however often
    READ_FAILED = auto()  # 41
    CARD_PULLED = auto()  # lifted during the read: 41, and nothing on the reader
    BAD_CHECKSUM = auto()
    HALF_FRAME = auto()  # half an answer to the read, then silence
    OVERSIZED = auto()  # a length nobody sends
    GARBAGE_FIRST = auto()  # noise before each answer
    SELF_TEST = auto()  # 60 to everything
    UNAUTHORISED = auto()  # 66 to everything
    OUR_CHECKSUM = auto()  # 10: says that we are wrong
    ECHO = auto()  # sends each request back before its answer
    BABBLING = auto()  # noise without end, no answer
    SILENT = auto()
    UNPLUG_MID_READ = auto()


_ALWAYS = {ReaderFault.SELF_TEST: 0x60, ReaderFault.UNAUTHORISED: 0x66, ReaderFault.OUR_CHECKSUM: 0x10}
_ON_READ = {ReaderFault.SLOW_CARD: 0x31, ReaderFault.WRONG_CARD: 0x40, ReaderFault.REFUSED: 0x31,
            ReaderFault.READ_FAILED: 0x41, ReaderFault.CARD_PULLED: 0x41}  # fmt: skip


class IdCardReaderSimulator:
    """``url`` goes to the driver. ``finds_again``: the kind of reader that still finds a card it has read,
    and answers the select with 81. ``reads_again``: it takes what lies there for a new card each time."""

    def __init__(
        self, link_path: Path | None = None, *, port: int | None = None, chunk: int = 0, baud: int = 0
    ) -> None:
        self._wire = Wire(self._receive, link_path, port)
        self._wire.chunk, self._wire.baud = chunk, baud
        self.url = self._wire.url
        self.finds_again = False
        self.reads_again = False
        self.ignores: frozenset[str] = frozenset()  # requests that it does not answer at all: ``status`` …
        self.line_speed = 0  # bytes sent at another baud rate are not understood; 0: at any
        self._babbling = False
        self._codes: dict[str, tuple[int, int]] = {}
        self._buffer = b""
        self._card: SampleCard | None = None
        self._found = self._selected = self._done = False
        self._fault, self._times = ReaderFault.NONE, 0
        self._seen: Counter[str] = Counter()
        self._changed = threading.Condition()

    def start(self) -> Self:
        self._wire.start()
        return self

    def stop(self) -> None:
        self._wire.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def place_card(self, card: SampleCard) -> None:
        self._wire.call(lambda: self._put(card))

    def remove_card(self) -> None:
        self._wire.call(lambda: self._put(None))

    def swap_card(self, card: SampleCard) -> None:
        """Lift what lies there and place that one, between two polls."""
        self._wire.call(lambda: self._put(card))

    def set_fault(self, fault: ReaderFault, times: int = 1 << 30) -> None:
        """From now on, for so many answers that it spoils."""

        def switch() -> None:
            self._fault, self._times = fault, times

        self._wire.call(switch)

    def set_code(self, request: str, sw3: int, times: int = 1 << 30) -> None:
        """Answer that kind of request with that code, so many times."""

        def switch() -> None:
            self._codes[request] = (sw3, times)

        self._wire.call(switch)

    def unplug(self) -> None:
        self._wire.unplug()

    def plug(self) -> None:
        self._wire.plug()

    def wait_for(self, request: str, more: int = 1, timeout: float = 20.0) -> bool:
        """Wait until the driver has sent that request so many times more: ``find``, ``read``, ``status`` …"""
        with self._changed:
            goal = self._seen[request] + more
            return self._changed.wait_for(lambda: self._seen[request] >= goal, timeout)

    def _put(self, card: SampleCard | None) -> None:
        self._card = card
        self._found = self._selected = self._done = False

    def _receive(self, data: bytes) -> None:
        if self.line_speed and self._wire.speed != self.line_speed:
            return
        self._buffer += data
        while (start := self._buffer.find(b"\xaa\xaa\xaa\x96\x69")) >= 0 and len(self._buffer) >= start + 7:
            end = start + 7 + int.from_bytes(self._buffer[start + 5 : start + 7], "big")
            if len(self._buffer) < end:
                return
            request, self._buffer = self._buffer[start:end], self._buffer[end:]
            self._answer(request)

    def _answer(self, request: bytes) -> None:
        name = _NAMES.get(request[7:9], "unknown")
        check = 0
        for value in request[5:-1]:
            check ^= value
        reply = _reply(0x10) if check != request[-1] else self._spoiled(name) or self._honest(name)
        if name not in self.ignores:
            self._send(name, request, reply)
        with self._changed:  # after the answer, so that a waiting test finds the state of after
            self._seen[name] += 1
            self._changed.notify_all()

    def _spoiled(self, name: str) -> bytes:
        """A failure code instead of an answer, or nothing when this fault does not speak here."""
        if self._fault in _ALWAYS and self._use_up():
            return _reply(_ALWAYS[self._fault])
        if name in ("read", "read-finger") and self._fault in _ON_READ and self._use_up():
            code = _ON_READ[self._fault]
            if self._fault is ReaderFault.SLOW_CARD:
                self._fault = ReaderFault.NONE
            elif self._fault is ReaderFault.CARD_PULLED:
                self._put(None)
            self._selected = False
            return _reply(code)
        sw3, times = self._codes.get(name, (0, 0))
        self._codes[name] = sw3, times - 1
        return _reply(sw3) if times > 0 else b""

    def _use_up(self) -> bool:
        self._times -= 1
        return self._times >= 0

    def _honest(self, name: str) -> bytes:
        card = self._card
        match name:
            case "reset" | "status":
                return _reply(0x90)
            case "sam-id":
                return _reply(0x90, _SAM_ID)
            case "find":
                self._found = card is not None and (not self._done or self.finds_again)
                return _reply(0x9F, bytes(4)) if self._found else _reply(0x80)
            case "select":
                self._selected = self._found and not self._done
                return _reply(0x90, bytes(8)) if self._selected else _reply(0x81)
            case "read" | "read-finger" if card is not None and self._selected:
                self._done, self._selected = not self.reads_again, False
                return base_reply(card, with_finger=name == "read-finger")
            case "address" if card is not None and self._done and card.new_address is not None:
                return _reply(0x90, card.new_address)
            case "address" if card is not None and self._done:
                return _reply(0x91)
            case "unknown":
                return _reply(0x21)
        return _reply(0x41)

    def _send(self, name: str, request: bytes, reply: bytes) -> None:
        fault = self._fault
        if fault is ReaderFault.GARBAGE_FIRST and self._use_up():
            reply = GARBAGE + reply
        elif fault is ReaderFault.BAD_CHECKSUM and self._use_up():
            reply = reply[:-1] + bytes((reply[-1] ^ 1,))
        elif fault is ReaderFault.OVERSIZED and self._use_up():
            reply = reply[:5] + b"\xff\xf0" + reply[7:]
        elif fault is ReaderFault.ECHO and self._use_up():
            reply = request + reply
        elif fault is ReaderFault.SILENT and self._use_up():
            return
        elif fault is ReaderFault.BABBLING:
            if not self._babbling:
                self._babble()
            return
        elif name in ("read", "read-finger") and fault is ReaderFault.HALF_FRAME and self._use_up():
            reply = reply[: len(reply) // 2]
        elif name in ("read", "read-finger") and fault is ReaderFault.UNPLUG_MID_READ and self._use_up():
            self._wire.send(reply[: len(reply) // 2])
            self._put(None)
            self._wire.unplug()
            return
        self._wire.send(reply)

    def _babble(self) -> None:
        self._babbling = self._fault is ReaderFault.BABBLING
        if self._babbling:
            self._wire.send(NOISE)
            self._wire.later(_NOISE_SECONDS, self._babble)


def _reply(sw3: int, data: bytes = b"") -> bytes:
    body = (len(data) + 4).to_bytes(2, "big") + bytes((0, 0, sw3)) + data
    check = 0
    for value in body:
        check ^= value
    return b"\xaa\xaa\xaa\x96\x69" + body + bytes((check,))


def base_reply(card: SampleCard, *, with_finger: bool = False) -> bytes:
    """The whole frame: 1295 bytes, or 1297, 1809, 2321 with a third length."""
    head = len(card.block).to_bytes(2, "big") + card.photo_size.to_bytes(2, "big")
    zeros = bytes(card.photo_size)
    if with_finger:
        head += card.finger_size.to_bytes(2, "big")
        zeros += bytes(card.finger_size)
    return _reply(0x90, head + card.block + zeros)

"""A simulated relay and input board on RS-485: lamps to look at, a call button to press, somebody who comes near."""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import Enum, auto
from pathlib import Path
from typing import Self

from devices.simulators.wire import Wire


class BoardFault(Enum):
    NONE = auto()
    SILENT = auto()
    BAD_CHECK = auto()
    ECHO = auto()  # the adapter hears itself: every request comes back before its answer
    DEAF_ECHO = auto()  # and the board itself is dead
    REFUSES = auto()  # exception 4: it failed
    STUCK = auto()  # coils are confirmed and do not move


class IoBoardSimulator:
    """``url`` goes to the driver. ``seen`` counts how often each coil was switched on."""

    def __init__(
        self,
        link_path: Path | None = None,
        *,
        port: int | None = None,
        board: int = 1,
        coils: int = 8,
        inputs: int = 8,
        chunk: int = 0,
        baud: int = 0,
    ) -> None:
        self._wire = Wire(self._receive, link_path, port)
        self._wire.chunk, self._wire.baud = chunk, baud
        self.url = self._wire.url
        self._board = board
        self._coils, self._inputs = [False] * coils, [False] * inputs
        self.seen = [0] * coils
        self._buffer = b""
        self._fault = BoardFault.NONE
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

    def set_input(self, number: int, on: bool) -> None:
        """Close or open a contact: a button held, a sensor that sees somebody."""
        self._wire.call(lambda: self._inputs.__setitem__(number, on))

    def set_fault(self, fault: BoardFault) -> None:
        self._wire.call(lambda: setattr(self, "_fault", fault))

    def wait_until(self, is_it: Callable[[list[bool], list[int]], bool], timeout: float = 20.0) -> bool:
        """Wait for a state of the lamps: ``is_it(coils, seen)``."""
        with self._changed:
            return self._changed.wait_for(lambda: is_it(list(self._coils), list(self.seen)), timeout)

    def unplug(self) -> None:
        self._wire.unplug()

    def plug(self) -> None:
        self._wire.plug()

    def _receive(self, data: bytes) -> None:
        self._buffer += data
        while len(self._buffer) >= 8:  # every request has eight bytes
            request, rest = self._buffer[:8], self._buffer[8:]
            if _check(request[:6]) != request[6:]:
                self._buffer = self._buffer[1:]
                continue
            self._buffer = rest
            if request[0] == self._board:
                self._answer(request)

    def _answer(self, request: bytes) -> None:
        fault = self._fault
        if fault in (BoardFault.ECHO, BoardFault.DEAF_ECHO):
            self._wire.send(request)
        if fault in (BoardFault.SILENT, BoardFault.DEAF_ECHO):
            return
        body = self._body(request)
        check = _check(body)
        self._wire.send(body + (bytes(each ^ 0xFF for each in check) if fault is BoardFault.BAD_CHECK else check))

    def _body(self, request: bytes) -> bytes:
        function = request[1]
        first, value = int.from_bytes(request[2:4], "big"), int.from_bytes(request[4:6], "big")
        if self._fault is BoardFault.REFUSES:
            return bytes((self._board, function | 0x80, 4))
        if function in (1, 2):
            bits = (self._coils if function == 1 else self._inputs)[first : first + value]
            if len(bits) < value:
                return bytes((self._board, function | 0x80, 2))
            packed = sum(on << at for at, on in enumerate(bits)).to_bytes((value + 7) // 8, "little")
            return bytes((self._board, function, len(packed))) + packed
        if function != 5:
            return bytes((self._board, function | 0x80, 1))
        if first >= len(self._coils):
            return bytes((self._board, function | 0x80, 2))
        if self._fault is not BoardFault.STUCK:
            self._switch(first, value == 0xFF00)
        return request[:6]

    def _switch(self, coil: int, on: bool) -> None:
        with self._changed:
            self.seen[coil] += on and not self._coils[coil]
            self._coils[coil] = on
            self._changed.notify_all()


def _check(body: bytes) -> bytes:
    """CRC-16 as on the wire, bit by bit from the other side than the codec does it: the reflected polynomial 8005."""
    register = 0xFFFF
    for byte in body:
        for at in range(8):
            bit = (byte >> at & 1) ^ (register >> 15)
            register = ((register << 1) & 0xFFFF) ^ (0x8005 if bit else 0)
    mirrored = int(f"{register:016b}"[::-1], 2)
    return bytes((mirrored & 0xFF, mirrored >> 8))

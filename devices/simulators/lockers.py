"""Simulated lockers: several lock boards of one family on one RS-485 bus, with their doors.

Its bytes are laid down here by hand, not by the drivers' codecs. A door that is unlocked springs open; a person
closes it. Faults: an adapter that echoes, a board wired the other way round, a board lost from the bus, a bolt that
is stuck, a line that babbles.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import reduce
from operator import xor
from pathlib import Path
from typing import Literal, Self

from devices.drivers.locker_doors import LockBoard
from devices.simulators.wire import Wire

_HEAD = b"WKLY"


class LockerSimulator:
    """`boards` as in the driver's profile. `bolt_seconds`: from "open" to the answer."""

    def __init__(
        self,
        boards: tuple[LockBoard, ...],
        link_path: Path | None = None,
        *,
        port: int | None = None,
        family: Literal["8a", "wkly"] = "8a",
        state_bits: int = 24,
        bolt_seconds: float = 0.02,
    ) -> None:
        self._wire = Wire(self._receive, link_path, port)
        self.url = self._wire.url
        self._boards = {board.number: board for board in boards}
        self._wkly, self._state_bits, self._bolt_seconds = family == "wkly", state_bits, bolt_seconds
        self._open: set[tuple[int, int]] = set()
        self._stuck: set[tuple[int, int]] = set()
        self._lost: set[int] = set()
        self._inverted: set[int] = set()
        self._echo = self._reports = False
        self._buffer = bytearray()
        self._changed = threading.Condition()
        self.requests: list[bytes] = []

    def start(self) -> Self:
        self._wire.start()
        return self

    def stop(self) -> None:
        self._wire.stop()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def unplug(self) -> None:
        self._wire.unplug()

    def plug(self) -> None:
        self._wire.plug()

    def set_fault(
        self,
        *,
        echo: bool | None = None,
        reports: bool | None = None,
        lost: set[int] | None = None,
        inverted: set[int] | None = None,
        stuck: set[tuple[int, int]] | None = None,
        chunk: int = 0,
    ) -> None:
        """Switch faults; ``None`` leaves as it is. `reports`: boards tell a closed door by themselves."""

        def switch() -> None:
            self._wire.chunk = chunk
            for name, value in (("_echo", echo), ("_reports", reports), ("_lost", lost),
                                ("_inverted", inverted), ("_stuck", stuck)):  # fmt: skip
                if value is not None:
                    setattr(self, name, value)

        self._wire.call(switch)

    def say(self, data: bytes) -> None:
        """Bytes that mean nothing, or another device's."""
        self._wire.call(lambda: self._wire.send(data))

    def move_door(self, board: int, lock: int, *, is_open: bool) -> None:
        """A person opens a door with the key, or closes it."""
        self._wire.call(lambda: self._move(board, lock, is_open, self._reports))

    def is_open(self, board: int, lock: int) -> bool:
        return (board, lock) in self._open

    def wait_for_requests(self, more: int, timeout: float = 20.0) -> bool:
        with self._changed:
            goal = len(self.requests) + more
            return self._changed.wait_for(lambda: len(self.requests) >= goal, timeout)

    def _move(self, board: int, lock: int, is_open: bool, told: bool) -> None:
        (self._open.add if is_open else self._open.discard)((board, lock))
        if told and board not in self._lost:
            state = self._value(board, lock)
            self._send(_wkly(board, 0x85, 0, lock, state) if self._wkly else _plain(0x80, board, lock, state * 0x11))

    def _receive(self, data: bytes) -> None:
        if self._echo:
            self._wire.send(data)
        self._buffer += data
        while len(self._buffer) >= 5:
            size = self._buffer[4] if self._wkly else 5
            if len(self._buffer) < size:
                return
            request = bytes(self._buffer[:size])
            del self._buffer[:size]
            self._obey(request)

    def _obey(self, request: bytes) -> None:
        with self._changed:
            self.requests.append(request)
            self._changed.notify_all()
        if reduce(xor, request):
            return  # damaged on the way: a board does not answer that
        if self._wkly:
            self._obey_wkly(request[5], request[6], request[7:-1])
        else:
            self._obey_8a(*request[:4])

    def _obey_8a(self, head: int, board: int, lock: int, what: int) -> None:
        if board not in self._boards or board in self._lost:
            return
        if head == 0x8A and what == 0x11:
            self._unlock(board, lock, lambda state: _plain(0x8A, board, lock, state * 0x11))
        elif head == 0x80 and lock:
            self._send(_plain(0x80, board, lock, self._value(board, lock) * 0x11))
        elif head == 0x80:
            bits = sum(self._value(board, at) << at - 1 for at in range(1, self._boards[board].locks + 1))
            self._send(_plain(0x80, board, *bits.to_bytes(self._state_bits // 8, "big"), 0x33))

    def _obey_wkly(self, board: int, command: int, data: bytes) -> None:
        if board not in self._boards or board in self._lost:
            return
        if command == 0x84:
            locks = self._boards[board].locks
            states = [self._value(board, lock) for lock in range(1, locks + 1)]
            self._send(_wkly(board, 0x84, 0, locks, *states))
        elif command == 0x82:
            self._unlock(board, data[0], lambda state: _wkly(board, 0x82, 0, data[0], state))
        elif command == 0x83:
            self._send(_wkly(board, 0x83, 0, data[0], self._value(board, data[0])))

    def _unlock(self, board: int, lock: int, answer: Callable[[int], bytes]) -> None:
        def spring() -> None:
            if (board, lock) not in self._stuck:
                self._move(board, lock, True, False)
            self._send(answer(self._value(board, lock)))

        self._wire.later(self._bolt_seconds, spring)

    def _value(self, board: int, lock: int) -> int:
        closed_when_open = (self._boards[board].feedback == "closed_on_open") ^ (board in self._inverted)
        return int(self.is_open(board, lock) is closed_when_open)

    def _send(self, frame: bytes) -> None:
        self._wire.send(frame)


def _plain(*head: int) -> bytes:
    return bytes((*head, reduce(xor, head)))


def _wkly(board: int, command: int, *data: int) -> bytes:
    head = _HEAD + bytes((8 + len(data), board, command, *data))
    return head + bytes((reduce(xor, head),))

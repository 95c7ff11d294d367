"""Lock boards of the WKLY family on RS-485, 9600 8N1, without I/O.

Wire format (as four independent integrators write it)::

    57 4B 4C 59 length board command data … XOR      length: of the whole frame; XOR of all before; boards 0 to 31
    82 open one    data lock            answer  status lock state
    83 read one    data lock            answer  status lock state
    84 read all    no data              answer  status count state …
    85 by itself   when a door changes  status? lock state: the last two bytes are taken

Status 00 done, FF failed. State 00 closed, 01 open as most sheets have it. A question is shorter than its answer, so
an echo is never taken for one.
"""

from __future__ import annotations

from typing import Final

from devices.codecs.lock_events import BoardRead, Echo, LockEvent, LockRead, OpenAnswer, xor_of
from devices.codecs.lock_scan import Found, LockScan

_HEAD: Final = b"\x57\x4b\x4c\x59"
_OPEN, _READ, _ALL, _CHANGED = 0x82, 0x83, 0x84, 0x85
_SHORTEST, _LONGEST = 8, 64
_QUESTION: Final = {_OPEN: 1, _READ: 1, _ALL: 0}
"""Bytes of data of what we ask."""


class LockWkly(LockScan):
    def open_one(self, board: int, lock: int) -> bytes:
        return _frame(board, _OPEN, bytes((lock,)))

    def read_one(self, board: int, lock: int) -> bytes:
        return _frame(board, _READ, bytes((lock,)))

    def read_board(self, board: int) -> bytes:
        return _frame(board, _ALL, b"")

    def asked(self, request: bytes) -> None:
        """Answers of this family say themselves what they answer."""

    def first(self, data: bytes, *, over: bool) -> Found:
        if not _HEAD.startswith(data[:4]):
            return "no"
        if len(data) < 5:
            return "more"
        size = data[4]
        if not _SHORTEST <= size <= _LONGEST:
            return "no"
        if len(data) < size:
            return "more"
        said = None if xor_of(data[:size]) else _said(data[5], data[6], data[7 : size - 1], data[:size])
        return (size, said) if said is not None else "no"


def _said(board: int, command: int, data: bytes, raw: bytes) -> LockEvent | None:
    if _QUESTION.get(command) == len(data):
        return Echo(raw)
    match command, tuple(data):
        case 0x82, (status, lock, state):
            return OpenAnswer(board, lock, status == 0, bool(state))
        case 0x83, (0, lock, state):
            return LockRead(board, lock, bool(state))
        case 0x84, (0, _, *_) if data[1] == len(data) - 2:
            return BoardRead(board, tuple(map(bool, data[2:])))
        case 0x85, (*_, lock, state):
            return LockRead(board, lock, bool(state), asked=False)
    return None


def _frame(board: int, command: int, data: bytes) -> bytes:
    head = _HEAD + bytes((8 + len(data), board, command)) + data
    return head + bytes((xor_of(head),))

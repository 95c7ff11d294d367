"""Lock boards of the 8A / 80 family on RS-485, 9600 8N1, without I/O.

Wire format (the makers' sheets of 24-lock boards, 2021, as several integrators copy them); BCC = XOR of all before::

    open one       8A board lock 11 BCC     answer  8A board lock state BCC, about a second later
    read one       80 board lock 33 BCC     answer  80 board lock state BCC
    read board     80 board 00   33 BCC     answer  80 board s3 s2 s1 33 BCC          24 locks
                                                    80 board s4 s3 s2 s1 33 BCC       32 locks
    by itself      80 or 8A board lock state BCC, from some boards when a door is closed

State 11: the feedback contact is closed, 00: open. Which of them means an open door depends on the lock. The last
state byte holds locks 1 to 8, bit 0 is lock 1. Two traps: the answer "11" to "open" is the question byte for byte, so
an adapter that hears itself looks like success (a read's echo ends in 33 and gives it away); and the first five bytes
of a board's answer may be a whole frame by themselves, so while one is awaited the longer frame is looked for first.
"""

from __future__ import annotations

from typing import Final, Literal

from devices.codecs.lock_events import BoardRead, Echo, LockEvent, LockRead, OpenAnswer, xor_of
from devices.codecs.lock_scan import Found, LockScan

OPEN, READ = 0x8A, 0x80
_CLOSED_CONTACT, _OPEN_CONTACT, _ASK = 0x11, 0x00, 0x33
_SHORT: Final = 5


class Lock8A(LockScan):
    """`locks`: how many state bits this maker's boards send."""

    def __init__(self, locks: Literal[24, 32] = 24) -> None:
        super().__init__()
        self._size = 4 + locks // 8
        self._asked = b""

    def open_one(self, board: int, lock: int) -> bytes:
        return _frame(OPEN, board, lock, _CLOSED_CONTACT)

    def read_one(self, board: int, lock: int) -> bytes:
        return _frame(READ, board, lock, _ASK)

    def read_board(self, board: int) -> bytes:
        return _frame(READ, board, 0, _ASK)

    def asked(self, request: bytes) -> None:
        self._asked = request

    def first(self, data: bytes, *, over: bool) -> Found:
        if data[0] not in (OPEN, READ):
            return "no"
        if self._asks_board and data[0] == READ and (len(data) < 2 or data[1] == self._asked[1]):
            found = self._board(data)
            if found != "no" and not (over and found == "more"):
                return found
        return self._single(data)

    @property
    def _asks_board(self) -> bool:
        return self._asked[:1] == bytes((READ,)) and self._asked[2] == 0

    def _board(self, data: bytes) -> Found:
        """The answer of a whole board, while it is awaited; "no" as soon as it can't be one."""
        size = self._size
        if data[:_SHORT] == self._asked:
            return _SHORT, Echo(self._asked)
        if len(data) < size:
            return "no" if len(data) == size - 1 and data[-1] != _ASK else "more"
        if data[size - 2] != _ASK or xor_of(data[:size]):
            return "no"
        states = int.from_bytes(data[2 : size - 2], "big")
        values = tuple(bool(states >> at & 1) for at in range(8 * (size - 4)))
        return size, BoardRead(data[1], values)

    def _single(self, data: bytes) -> Found:
        if len(data) < _SHORT:
            return "more"
        head, board, lock, state = data[:4]
        if xor_of(data[:_SHORT]) or state not in (_OPEN_CONTACT, _CLOSED_CONTACT, _ASK):
            return "no"
        return _SHORT, self._said(head, board, lock, state, bytes(data[:_SHORT]))

    def _said(self, head: int, board: int, lock: int, state: int, raw: bytes) -> LockEvent:
        if state == _ASK:
            return Echo(raw)
        closed, about = state == _CLOSED_CONTACT, self._asked[:3] == raw[:3]
        if head == OPEN and about:
            return OpenAnswer(board, lock, True, closed)
        return LockRead(board, lock, closed, asked=about)


def _frame(*head: int) -> bytes:
    return bytes((*head, xor_of(bytes(head))))

"""What lock boards say, in the same words whatever their family. Values are as on the wire: what a contact means
depends on the lock that hangs on the board, and is the driver's to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, TypeAlias

from devices.errors import Side


@dataclass(frozen=True, slots=True)
class OpenAnswer:
    """The board has carried out "open". `accepted` False: it says that it could not; `value`: the contact, if told."""

    board: int
    lock: int
    accepted: bool
    value: bool | None


@dataclass(frozen=True, slots=True)
class LockRead:
    """One lock's contact. `asked` False: the board told it by itself."""

    board: int
    lock: int
    value: bool
    asked: bool = True


@dataclass(frozen=True, slots=True)
class BoardRead:
    """All contacts of a board, lock 1 first."""

    board: int
    values: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Echo:
    """Our own question, come back: the adapter hears itself."""

    raw: bytes


@dataclass(frozen=True, slots=True)
class LockError:
    """Bytes that are no frame; once for a run of them."""

    side: Side
    reason: str


LockEvent: TypeAlias = OpenAnswer | LockRead | BoardRead | Echo | LockError


class LockCodec(Protocol):
    """One family's questions and answers. Boards and locks are numbered as on the wire."""

    def open_one(self, board: int, lock: int) -> bytes: ...

    def read_one(self, board: int, lock: int) -> bytes: ...

    def read_board(self, board: int) -> bytes: ...

    def asked(self, request: bytes) -> None:
        """The question was written; empty: none is open. Answers don't say which one they answer."""

    def receive(self, data: bytes) -> list[LockEvent]: ...

    def gap(self) -> list[LockEvent]:
        """Nothing came for too long: what is held back is no frame, though one may stand in it."""


def xor_of(data: bytes) -> int:
    value = 0
    for byte in data:
        value ^= byte
    return value

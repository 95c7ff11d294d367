"""What is known of the lockers' doors, and what of it is worth telling."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from devices.drivers.events import DeviceEvent
from devices.status import Action, DeviceStatus, LinkState

_LOST_ROUNDS: Final = 5
"""A lost board is asked in every fifth round: it must not slow down the others."""
Feedback = Literal["closed_on_locked", "closed_on_open"]


class LockBoard(BaseModel):
    """One board: its number on the bus, how many locks hang on it, and when their feedback contact is closed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    number: int = Field(ge=0, le=200)
    locks: int = Field(ge=1, le=32)
    feedback: Feedback

    def open_by(self, value: bool) -> bool:
        """Whether the door is open, by its contact."""
        return value is (self.feedback == "closed_on_open")


class OpenOutcome(StrEnum):
    OPENED = "opened"
    FAILED = "failed"  # certainly still closed
    UNKNOWN = "unknown"  # it may have opened: look before anything else is done


class OpenReason(StrEnum):
    NONE = ""
    STILL_CLOSED = "did-not-open"
    REFUSED = "board-refused"
    SILENT = "no-answer"
    LINK_LOST = "link-lost"
    STOPPED = "driver-stopped"


@dataclass(frozen=True, slots=True)
class OpenFinished(DeviceEvent):
    """The one answer to each ``open_lock``."""

    job_id: str
    outcome: OpenOutcome
    reason: OpenReason = OpenReason.NONE


@dataclass(frozen=True, slots=True)
class DoorChanged(DeviceEvent):
    """A door was opened or closed; not told of what the first look finds."""

    board: int
    lock: int
    is_open: bool


@dataclass(frozen=True, slots=True)
class DoorLeftOpen(DeviceEvent):
    """A door has been open for too long; once for each time that it was opened."""

    board: int
    lock: int


class Doors:
    """Written on the driver's thread. `lost_after` questions without an answer make a board lost."""

    def __init__(self, boards: Mapping[int, LockBoard], lost_after: int, left_open_seconds: float) -> None:
        self._boards = boards
        self._lost_after = lost_after
        self._left_open_seconds = left_open_seconds
        self._round = 0
        self._left: set[tuple[int, int]] = set()
        self.forget()

    def forget(self) -> None:
        """The link is new: nothing is known."""
        self._open: dict[tuple[int, int], bool] = {}
        self._since: dict[tuple[int, int], float] = {}
        self._missed = dict.fromkeys(self._boards, 0)
        self._all_open: set[int] = set()

    def state(self, board: int, lock: int) -> bool | None:
        return self._open.get((board, lock))

    def due(self) -> list[int]:
        """The boards to be asked in this round."""
        self._round += 1
        return [board for board in self._boards if not self._lost(board) or self._round % _LOST_ROUNDS == 0]

    def read(self, number: int, values: tuple[bool, ...] | None) -> list[DoorChanged]:
        """A board has answered, or has not."""
        board = self._boards[number]
        if values is None:
            self._missed[number] += 1
            if self._lost(number):
                self._open = {key: is_open for key, is_open in self._open.items() if key[0] != number}
            return []
        first = not any(key[0] == number for key in self._open)
        states = [board.open_by(value) for value in values[: board.locks]]
        self._missed[number] = 0
        if not all(states) or len(states) < 2:
            self._all_open.discard(number)
        elif first:
            self._all_open.add(number)
        return [event for lock, is_open in enumerate(states, 1) for event in self.door(number, lock, is_open=is_open)]

    def door(self, board: int, lock: int, *, is_open: bool) -> list[DoorChanged]:
        """One door's state as just seen; an event when it was known and is another."""
        key, known = (board, lock), self._open.get((board, lock))
        if not 1 <= lock <= self._boards[board].locks:
            return []
        self._open[key] = is_open
        if is_open:
            self._since.setdefault(key, time.monotonic())
        else:
            self._since.pop(key, None)
            self._left.discard(key)
        return [DoorChanged(board, lock, is_open)] if known is (not is_open) else []

    def left_open(self, now: float) -> list[DoorLeftOpen]:
        """Doors that are open too long and were not told yet."""
        late = [key for key, since in self._since.items() if now - since >= self._left_open_seconds]
        fresh = [key for key in late if key not in self._left]
        self._left.update(late)
        return [DoorLeftOpen(*key) for key in fresh]

    def status(self, echoes: bool) -> DeviceStatus:
        """The worst that is known, the boards that don't answer first."""
        lost = [board for board in self._boards if self._lost(board)]
        if self._boards and len(lost) == len(self._boards):
            return DeviceStatus(LinkState.OFFLINE, action=Action.MAINTENANCE, detail="no-answer")
        if lost:
            return _online(Action.MAINTENANCE, f"board-lost: {_list(lost)}")
        if self._all_open:
            return _online(Action.MAINTENANCE, f"check-polarity: {_list(sorted(self._all_open))}")
        if self._left:
            return _online(Action.CLEAR, f"door-left-open: {_list([f'{b}-{k}' for b, k in sorted(self._left)])}")
        if not all(any(key[0] == board for key in self._open) for board in self._boards):
            return DeviceStatus(LinkState.STARTING)
        return _online(None, "")

    def _lost(self, board: int) -> bool:
        return self._missed[board] >= self._lost_after


def _online(action: Action | None, detail: str) -> DeviceStatus:
    return DeviceStatus(LinkState.ONLINE, action=action, detail=detail)


def _list(names: list[int] | list[str]) -> str:
    return ", ".join(map(str, names))

"""Lockers on one RS-485 bus: several lock boards, one thread, one question at a time.

"open" is never believed by its answer: the lock is read afterwards, since an echo of the question looks like success
and some boards answer before the bolt has moved. Locks are opened one after the other, as the power supply of such
boards is made for one coil. What a closed contact means is a setting of each board and never guessed; a board whose
doors all seem open at the first look says so instead.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from devices.checks import Check
from devices.codecs.lock_8a import Lock8A
from devices.codecs.lock_events import BoardRead, LockCodec, LockEvent, LockRead, OpenAnswer
from devices.codecs.lock_wkly import LockWkly
from devices.drivers.events import OnEvent
from devices.drivers.lock_line import LockLine
from devices.drivers.locker_doors import (
    DoorChanged,
    DoorLeftOpen,
    Doors,
    LockBoard,
    OpenFinished,
    OpenOutcome,
    OpenReason,
)
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceError
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Transport, open_transport

_LISTEN = 0.1


class LockerProfile(Profile):
    """`quiet_seconds` lie between two questions; `open_seconds`: the longest until "open" is answered;
    `settle_seconds`: the longest until the contact follows the bolt."""

    kind: Literal["lockers"]
    family: Literal["8a", "wkly"]
    boards: tuple[LockBoard, ...] = Field(min_length=1)
    state_bits: Literal[24, 32] = 24
    quiet_seconds: float = Field(default=0.05, ge=0.0, le=1)
    answer_seconds: float = Field(default=0.5, gt=0, le=5)
    open_seconds: float = Field(default=2.0, gt=0, le=10)
    settle_seconds: float = Field(default=1.0, ge=0, le=10)
    poll_seconds: float = Field(default=1.0, ge=0.02, le=30)
    lost_after: int = Field(default=3, ge=1, le=20)
    """Questions without an answer until a board counts as lost."""
    left_open_seconds: float = Field(default=60.0, gt=0, le=3600)

    def codec(self) -> LockCodec:
        return Lock8A(self.state_bits) if self.family == "8a" else LockWkly()


@dataclass(frozen=True, slots=True)
class _Job:
    job_id: str
    board: LockBoard
    lock: int


class Lockers(Supervisor):
    """Events: ``OpenFinished`` (exactly one for each ``open_lock``), ``DoorChanged``, ``DoorLeftOpen``,
    ``StatusChanged``."""

    name = "lockers"
    capabilities = frozenset({"open", "door-sensor"})

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | LockerProfile = "lock-board-8a",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=opener)
        self.profile = load_profile(profile, LockerProfile) if isinstance(profile, str) else profile
        self._boards = {board.number: board for board in self.profile.boards}
        self._doors = Doors(self._boards, self.profile.lost_after, self.profile.left_open_seconds)
        self._line: LockLine | None = None
        self._codec = self.profile.codec()
        self._jobs: deque[_Job] = deque()
        self._lock = threading.Lock()
        self._closed = False

    def open_lock(self, job_id: str, board: int, lock: int) -> None:
        """Open one door soon, from any thread. ValueError: there is no such lock."""
        chosen = self._boards.get(board)
        if chosen is None or not 1 <= lock <= chosen.locks:
            raise ValueError(f"no lock {lock} on board {board}")
        with self._lock:
            if self._closed:
                raise DeviceError("the lockers' driver has been stopped")
            self._jobs.append(_Job(job_id, chosen, lock))
        self.wake()

    def door_open(self, board: int, lock: int) -> bool | None:
        """Whether the door stands open; None: not known just now. From any thread."""
        return self._doors.state(board, lock)

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        codec = self._codec = self.profile.codec()
        line = LockLine(link, codec, self.profile.quiet_seconds, lambda: self.stopping, self._unasked)
        self._line = line
        self._doors.forget()
        self._read_board(line, self.profile.boards[0].number)  # shows whether the line echoes before a door is opened
        next_round = 0.0
        while not self.stopping:
            if (job := self._take_job()) is not None:
                self._carry_out(line, job)
            elif time.monotonic() >= next_round:
                self._look(line)
                next_round = time.monotonic() + self.profile.poll_seconds
            else:
                line.listen(min(_LISTEN, self.profile.poll_seconds))
            self.attend()

    def checks(self) -> list[Check]:
        """Ask each board; the doors as they stand."""
        line = self._line
        if line is None:
            return []
        silent = [number for number in self._boards if not self._read_board(line, number)]
        shut = sum(self.door_open(board.number, lock) is False
                   for board in self._boards.values() for lock in range(1, board.locks + 1))  # fmt: skip
        told = f"board-lost: {', '.join(map(str, silent))}" if silent else ""
        action = Action.MAINTENANCE if silent else None
        return [
            Check("boards", not silent, told, action, str(len(self._boards) - len(silent))),
            Check("doors", None if silent else True, value=str(shut)),
        ]

    def while_waiting(self) -> None:
        self._fail_all(OpenReason.LINK_LOST)

    def before_end(self) -> None:
        with self._lock:
            self._closed = True
        self._fail_all(OpenReason.STOPPED)

    def _take_job(self) -> _Job | None:
        with self._lock:
            return self._jobs.popleft() if self._jobs else None

    def _fail_all(self, reason: OpenReason) -> None:
        while (job := self._take_job()) is not None:
            self.emit(OpenFinished(job.job_id, OpenOutcome.FAILED, reason))

    def _look(self, line: LockLine) -> None:
        """Ask each board once; a job that comes meanwhile goes first. A lost board is asked every few rounds."""
        for number in self._doors.due():
            if self.stopping or self._jobs:
                break
            self._read_board(line, number)
        self._emit_all(self._doors.left_open(time.monotonic()))
        self.set_status(self._doors.status(line.echoes))

    def _read_board(self, line: LockLine, number: int) -> bool:
        request = self._codec.read_board(number)
        answer = line.ask(request, BoardRead, lambda read: read.board == number, self.profile.answer_seconds)
        if not self.stopping:
            self._emit_all(self._doors.read(number, answer.values if answer else None))
        return answer is not None

    def _carry_out(self, line: LockLine, job: _Job) -> None:
        outcome, reason = OpenOutcome.UNKNOWN, OpenReason.LINK_LOST
        try:
            outcome, reason = self._open(line, job)
        finally:
            self.logbook.count("opened" if outcome is OpenOutcome.OPENED else "not-opened")
            self.emit(OpenFinished(job.job_id, outcome, reason))

    def _open(self, line: LockLine, job: _Job) -> tuple[OpenOutcome, OpenReason]:
        number, lock, codec = job.board.number, job.lock, self._codec
        answer = line.ask(
            codec.open_one(number, lock), OpenAnswer, lambda a: (a.board, a.lock) == (number, lock),
            self.profile.open_seconds,
        )  # fmt: skip
        if answer is not None and not answer.accepted:
            return OpenOutcome.FAILED, OpenReason.REFUSED
        until, read = time.monotonic() + self.profile.settle_seconds, None
        while not self.stopping:
            read = line.ask(
                codec.read_one(number, lock), LockRead, lambda r: (r.board, r.lock, r.asked) == (number, lock, True),
                self.profile.answer_seconds,
            )  # fmt: skip
            if read is not None and job.board.open_by(read.value):
                self._emit_all(self._doors.door(number, lock, is_open=True))
                return OpenOutcome.OPENED, OpenReason.NONE
            if time.monotonic() >= until:
                break
        if read is None:
            return OpenOutcome.UNKNOWN, OpenReason.STOPPED if self.stopping else OpenReason.SILENT
        return OpenOutcome.FAILED, OpenReason.STILL_CLOSED

    def _unasked(self, event: LockEvent) -> None:
        """A door told by itself, or an answer that came too late: true all the same."""
        if isinstance(event, LockRead) and event.board in self._boards:
            is_open = self._boards[event.board].open_by(event.value)
            self._emit_all(self._doors.door(event.board, event.lock, is_open=is_open))

    def _emit_all(self, events: Sequence[DoorChanged | DoorLeftOpen]) -> None:
        for event in events:
            self.emit(event)

"""The one serial lane of a hall: a thread that alone writes, so that no two commands ever cross.

Waiting commands share a transaction and its commit; each is answered after it, never before. A command that
breaks undoes the transaction, and all in it are run again one by one, so that only the broken one fails.
Another hub may serve the same hall from the same database: each turn first catches up with the journal.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol, TypeAlias

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from hall.due import due
from hall.state import HallState
from hub.server.lane.attendance import upkeep_due
from hub.server.lane.clock import Clock, HallClock
from hub.server.lane.due_jobs import due_job, upkeep_job
from hub.server.lane.trouble import Trouble
from hub.server.lane.turn import Broken, Job, KeysBehind, Outcome, StorageAway, StorageFull, take_turn
from hub.server.trust.keys_in_force import KeysInForce
from hub.store.database import reading, without_waiting, write
from hub.store.hall_memory import CaughtUp, catch_up, recall
from hub.store.journal import Entry
from hub.store.key_checks import OtherKeys
from hub.store.losses import is_away, is_full
from hub.store.room import probe

MAX_SHARED = 64
"""Commands that may share one commit."""
TICK_SECONDS = 1.0
"""How often time alone is given its turn."""
UPKEEP_SECONDS = 2.0
"""How often it is looked whether time asks something of upkeep."""

Looked: TypeAlias = Callable[[], None]

log = structlog.get_logger("hub.lane")


class Timer(Protocol):
    """What time alone asks for, beside the queue and upkeep."""

    def jobs(self, tx: Connection, hall: str, now: datetime) -> list[Job]: ...


class Chore(Protocol):
    """Something to be written now and then that is no command."""

    def due(self, now: datetime) -> bool: ...

    def run(self, tx: Connection, hall: str, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one commit brought: outcomes to be told, events to be published, the state after them."""

    outcomes: Sequence[tuple[Job, Outcome]]
    entries: Sequence[Entry]
    state: HallState
    afresh: bool = False
    """The state does not follow from the last one: a backup was put back."""


@dataclass(slots=True)
class _Waiting:
    """What is in the queue when the lane looks."""

    jobs: list[Job] = field(default_factory=list)
    looks: list[Looked] = field(default_factory=list)
    ending: bool = False

    def take(self, item: Job | Looked | None) -> bool:
        """Add it; False when no more is to be taken."""
        if item is None:
            self.ending = True
        elif isinstance(item, Job):
            self.jobs.append(item)
        else:
            self.looks.append(item)
        return not self.ending and len(self.jobs) < MAX_SHARED


class Lane:
    """The writer of one hall. `deliver` is called in the lane's thread after each commit."""

    def __init__(
        self, engine: Engine, hall: str, keys: KeysInForce, clock: Clock, deliver: Callable[[Delivery], None],
        chores: Sequence[Chore] = (), timers: Sequence[Timer] = (),
    ) -> None:  # fmt: skip
        self._engine = engine
        self._hall = hall
        self._keys = keys
        self._clock = HallClock(clock)
        self._deliver = deliver
        self._chores = chores
        self._timers = timers
        self._next_upkeep = 0.0
        self._queue: queue.SimpleQueue[Job | Looked | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"lane-{hall}", daemon=True)
        self._connection: Connection | None = None
        self._next_tick = 0.0
        self._trouble = Trouble()
        self.state = HallState()
        """The hall after the newest commit; read it from any thread."""

    def start(self) -> None:
        """Read the hall from the journal, then begin to work."""
        with reading(self._engine) as tx:
            self.state = recall(tx, self._hall)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a command, from any thread."""
        self._queue.put(job)

    def look(self, looked: Looked) -> None:
        """Catch up with what other hubs wrote, deliver it, then call `looked` in the lane's thread."""
        self._queue.put(looked)

    def stop(self) -> None:
        """Finish what was queued before, then end; returns when the thread has."""
        self._queue.put(None)
        self._thread.join()

    @property
    def healthy(self) -> bool:
        """Whether it works and may write, and the database takes it."""
        return self._thread.is_alive() and not self._trouble

    @property
    def away(self) -> bool:
        """Whether the database was out of reach when it was last needed."""
        return self._trouble.away

    def found_away(self, error: DBAPIError) -> None:
        """A reader, in any thread, could not reach the database: nobody else need find out for themselves, until the
        lane has written again."""
        self._trouble.lost(error)

    @property
    def keys_behind(self) -> bool:
        """Whether another hub has newer keys than ours."""
        return self._trouble.keys_behind

    def now(self) -> datetime:
        """The hall's time."""
        return self._clock.now(self.state.at)

    # -- the thread --

    def _run(self) -> None:
        while True:
            waiting = self._wait()
            if time.monotonic() >= self._next_tick:
                self._next_tick = time.monotonic() + TICK_SECONDS
                self._look()
                try:
                    self._tick()
                except Exception as error:  # the thread's outermost frame: the lane outlives a bug in what time asks
                    log.error("tick_broke", exc_info=error)
            elif waiting.looks and not waiting.jobs:
                self._look()
            if waiting.jobs:
                self._together(waiting.jobs)
            for looked in waiting.looks:
                looked()
            if waiting.ending:
                self._close()
                return

    def _wait(self) -> _Waiting:
        """All that waits, once something came or the tick is due."""
        waiting = _Waiting()
        try:
            more = waiting.take(self._queue.get(timeout=max(0.0, self._next_tick - time.monotonic())))
            while more:
                more = waiting.take(self._queue.get_nowait())
        except queue.Empty:
            pass
        return waiting

    def _tick(self) -> None:
        """Do what time asks for."""
        try:
            now = self.now()
            jobs = [due_job(self._hall, each) for each in due(self.state, now) if each.when <= now]
            jobs += self._upkeep_jobs(now) + self._timed_jobs(now)
        except DBAPIError as error:
            self._undone([], error)
            return
        if jobs or self._trouble:
            self._together(jobs)
        for chore in self._chores:
            if not self._trouble and chore.due(now):
                self._do(chore, now)

    def _upkeep_jobs(self, now: datetime) -> list[Job]:
        """What time alone asks of upkeep, looked for now and then."""
        definition = self.state.definition
        if definition is None or self._trouble or time.monotonic() < self._next_upkeep:
            return []
        self._next_upkeep = time.monotonic() + UPKEEP_SECONDS
        with reading(self._engine) as tx:
            return [upkeep_job(self._hall, each) for each in upkeep_due(tx, self._hall, now, definition.zone)]

    def _timed_jobs(self, now: datetime) -> list[Job]:
        if self.state.definition is None or self._trouble or not self._timers:
            return []
        with reading(self._engine) as tx:
            return [job for timer in self._timers for job in timer.jobs(tx, self._hall, now)]

    def _do(self, chore: Chore, now: datetime) -> None:
        """What keeps it from being done is noticed like any command's."""
        try:
            connection = self._open()
            with write(connection, self._hall):
                chore.run(connection, self._hall, now)
        except DBAPIError as error:
            self._close()
            self._undone([], error)

    def _look(self) -> None:
        """Catch up without the lock, which nobody needs who only reads."""
        try:
            with reading(self._engine) as tx:
                caught = catch_up(tx, self._hall, self.state)
                other_keys = self._keys.unlike(tx)
        except DBAPIError as error:
            self._undone([], error)
            return
        if other_keys is not None:
            self._undone([], other_keys)
        self._turn_to(caught, ())

    def _together(self, batch: list[Job]) -> None:
        """Carry out all in one transaction; after a bug, each alone."""
        try:
            self._commit(batch)
        except DBAPIError as error:
            self._close()
            self._undone(batch, error)
        except Exception as error:  # noqa: BLE001 - whoever gave the command waits for an answer, even to a bug
            self._undone(batch, error)
        else:
            self._trouble.over()

    def _undone(self, batch: list[Job], error: Exception) -> None:
        """Nothing was written, as far as we know: say so, or find out which of several it was."""
        if is_full(error):
            self._trouble.full(error)
            self._answer(batch, StorageFull())
        elif is_away(error):
            self._trouble.lost(error)
            self._answer(batch, StorageAway())
        elif isinstance(error, OtherKeys):
            self._trouble.other_keys(error)
            self._answer(batch, KeysBehind())
        elif len(batch) > 1:
            for job in batch:
                self._together([job])
        else:
            log.error("command_broke", commands=[job.id for job in batch], exc_info=error)
            self._answer(batch, Broken())

    def _answer(self, batch: list[Job], outcome: Outcome) -> None:
        self._deliver(Delivery([(job, outcome) for job in batch], (), self.state))

    def _commit(self, batch: list[Job]) -> None:
        connection = self._open()
        with write(connection, self._hall), self._keys.agreed(connection), without_waiting(connection):
            caught = catch_up(connection, self._hall, self.state)
            state, outcomes = caught.state, []
            if self._trouble:
                probe(connection)
            for job in batch:
                step = take_turn(connection, self._hall, state, job, self._clock.now(state.at))
                state = step.state
                caught.entries.extend(step.entries)
                outcomes.append((job, step.outcome))
        self._turn_to(CaughtUp(state, caught.entries, caught.afresh), outcomes)

    def _turn_to(self, caught: CaughtUp, outcomes: Sequence[tuple[Job, Outcome]]) -> None:
        self.state = caught.state
        if caught.afresh:
            log.warning("journal_replaced", seq=caught.state.seq)
        if outcomes or caught.entries or caught.afresh:
            self._deliver(Delivery(outcomes, caught.entries, caught.state, caught.afresh))

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None

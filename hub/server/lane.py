"""The one serial lane of a hall: a thread that alone writes, so that no two commands ever cross.

Waiting commands share a transaction and its commit; each is answered after it, never before. A command that
breaks undoes the transaction, and all in it are run again one by one, so that only the broken one fails.
Another hub may serve the same hall from the same database: each turn first catches up with the journal.
"""

from __future__ import annotations

import errno
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from hall.due import due
from hall.state import HallState
from hub.server.clock import Clock, HallClock
from hub.server.due_jobs import due_job
from hub.server.retention import Retention
from hub.server.turn import Broken, Job, Outcome, StorageFull, take_turn
from hub.store.database import reading, write
from hub.store.hall_memory import catch_up, recall
from hub.store.journal import Entry
from hub.store.room import probe

MAX_SHARED = 64
"""Commands that may share one commit."""
TICK_SECONDS = 1.0
"""How often time alone is given its turn."""

_FULL = {
    sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_IOERR_FSYNC, sqlite3.SQLITE_IOERR_SHMSIZE,
    sqlite3.SQLITE_IOERR_TRUNCATE, sqlite3.SQLITE_CANTOPEN,
}

log = structlog.get_logger("hub.lane")


@dataclass(frozen=True, slots=True)
class Delivery:
    """What one commit brought: outcomes to be told, events to be published, the state after them."""

    outcomes: Sequence[tuple[Job, Outcome]]
    entries: Sequence[Entry]
    state: HallState


class Lane:
    """The writer of one hall. `deliver` is called in the lane's thread after each commit."""

    def __init__(
        self, engine: Engine, hall: str, clock: Clock, deliver: Callable[[Delivery], None],
        retention: Retention | None = None,
    ) -> None:  # fmt: skip
        self._engine = engine
        self._hall = hall
        self._clock = HallClock(clock)
        self._deliver = deliver
        self._retention = retention
        self._jobs: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=f"lane-{hall}", daemon=True)
        self._connection: Connection | None = None
        self._next_tick = 0.0
        self._full = False
        self.state = HallState()
        """The hall after the newest commit; read it from any thread."""

    def start(self) -> None:
        """Read the hall from the journal, then begin to work."""
        with reading(self._engine) as tx:
            self.state = recall(tx, self._hall)
        self._thread.start()

    def submit(self, job: Job) -> None:
        """Queue a command, from any thread."""
        self._jobs.put(job)

    def stop(self) -> None:
        """Finish what was queued before, then end; returns when the thread has."""
        self._jobs.put(None)
        self._thread.join()

    @property
    def healthy(self) -> bool:
        """Whether it works and the disk takes what it writes."""
        return self._thread.is_alive() and not self._full

    def now(self) -> datetime:
        """The hall's time."""
        return self._clock.now(self.state.at)

    # -- the thread --

    def _run(self) -> None:
        while True:
            batch, ending = self._wait()
            if time.monotonic() >= self._next_tick:
                self._next_tick = time.monotonic() + TICK_SECONDS
                self._tick()
            if batch:
                self._together(batch)
            if ending:
                self._close()
                return

    def _wait(self) -> tuple[list[Job], bool]:
        """The commands that wait, once one came or the tick is due; and whether to end after them."""
        batch: list[Job] = []
        try:
            job = self._jobs.get(timeout=max(0.0, self._next_tick - time.monotonic()))
            while job is not None:
                batch.append(job)
                if len(batch) == MAX_SHARED:
                    return batch, False
                job = self._jobs.get_nowait()
        except queue.Empty:
            return batch, False
        return batch, True

    def _tick(self) -> None:
        """Catch up with other hubs, and do what time asks for."""
        try:
            now = self.now()
            self._together([due_job(self._hall, each) for each in due(self.state, now) if each.when <= now])
            self._forget(now)
        except Exception as error:  # the outermost loop: the lane outlives a bug in a rule of time
            log.error("tick_broke", exc_info=error)

    def _forget(self, now: datetime) -> None:
        """Delete who has not come for too long."""
        if self._retention is not None and self._retention.due(now):
            connection = self._open()
            with write(connection):
                self._retention.run(connection, now)

    def _together(self, batch: list[Job]) -> None:
        """Carry out all in one transaction; after a bug, each alone."""
        try:
            self._commit(batch)
        except DBAPIError as error:
            self._close()
            self._undone(batch, error)
        except Exception as error:  # noqa: BLE001 - outermost loop: one command's bug must not end the hall
            self._undone(batch, error)
        else:
            self._full_disk(None)

    def _undone(self, batch: list[Job], error: Exception) -> None:
        """Nothing was written: say so, or find out which of several it was."""
        if is_full(error):
            self._full_disk(error)
            self._deliver(Delivery([(job, StorageFull()) for job in batch], (), self.state))
        elif len(batch) > 1:
            for job in batch:
                self._together([job])
        else:
            log.error("command_broke", commands=[job.id for job in batch], exc_info=error)
            self._deliver(Delivery([(job, Broken()) for job in batch], (), self.state))

    def _full_disk(self, error: Exception | None) -> None:
        """One line in the log when the disk fills and one when it has room again."""
        if error is not None and not self._full:
            log.error("storage_full", error=str(error.__cause__ or error))
        if error is None and self._full:
            log.info("storage_recovered")
        self._full = error is not None

    def _commit(self, batch: list[Job]) -> None:
        connection = self._open()
        with write(connection):
            state, entries = catch_up(connection, self._hall, self.state)
            outcomes: list[tuple[Job, Outcome]] = []
            if self._full:
                probe(connection)
            for job in batch:
                step = take_turn(connection, self._hall, state, job, self._clock.now(state.at))
                state = step.state
                entries.extend(step.entries)
                outcomes.append((job, step.outcome))
        self.state = state
        if outcomes or entries:
            self._deliver(Delivery(outcomes, entries, state))

    def _open(self) -> Connection:
        if self._connection is None:
            self._connection = self._engine.connect()
        return self._connection

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.invalidate()
            self._connection.close()
            self._connection = None


def is_full(error: BaseException) -> bool:
    """Whether the disk has no room left: nothing was written, and it will work again when there is."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", None) in _FULL
    return isinstance(cause, OSError) and cause.errno == errno.ENOSPC

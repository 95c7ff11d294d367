"""A line to PostgreSQL that does not wait for ever: a server that is frozen, or a machine that hangs, keeps its
connections open and acknowledges what it is sent, so that only a clock tells it from one that works.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from psycopg.waiting import Ready
from sqlalchemy import Connection, Engine, event

Returned = TypeVar("Returned")
LOOK_SECONDS = 0.1
"""How often somebody who waits looks at the clock."""


class PatientConnection(psycopg.Connection[Any]):
    """Gives up after `patience` seconds without an answer to one statement, and is closed then; None: never."""

    patience: float | None = None

    def wait(
        self, gen: PQGen[Returned], interval: float = LOOK_SECONDS, timeout: float | None = None
    ) -> Returned:
        """What the driver calls whenever it waits. Raises OperationalError."""
        bounded = gen if self.patience is None else self._bounded(gen, self.patience)
        return super().wait(bounded, interval) if timeout is None else super().wait(bounded, interval, timeout)

    def _bounded(self, gen: PQGen[Returned], seconds: float) -> PQGen[Returned]:
        deadline = time.monotonic() + seconds
        try:
            awaited = next(gen)
            while True:
                ready = yield awaited
                if ready == Ready.NONE and time.monotonic() > deadline:
                    self.pgconn.finish()
                    raise psycopg.OperationalError(f"no answer from the server for {seconds:g} s")
                awaited = gen.send(ready)
        except StopIteration as end:
            returned: Returned = end.value
            return returned


def patient_connections(engine: Engine) -> None:
    """From now on the engine's connections can be made to give up."""

    @event.listens_for(engine, "do_connect")
    def connect(_dialect: object, _record: object, args: Any, keys: Any) -> PatientConnection:
        return PatientConnection.connect(*args, **keys)


def give_up_after(engine: Engine, seconds: float) -> None:
    """From now on no statement on the engine's connections waits longer than that for its answer."""

    @event.listens_for(engine, "checkout")
    def checkout(dbapi: Any, _record: object, _proxy: object) -> None:
        dbapi.patience = seconds


@contextmanager
def longer(tx: Connection, seconds: float) -> Iterator[None]:
    """Within it, so much patience, where there is an end to it at all."""
    dbapi = tx.connection.driver_connection
    assert isinstance(dbapi, PatientConnection)
    usual = dbapi.patience
    if usual is not None:
        dbapi.patience = max(usual, seconds)
    try:
        yield
    finally:
        dbapi.patience = usual

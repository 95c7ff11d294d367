"""PostgreSQL: for several hubs and several halls. A hall's writers stand in line at an advisory lock.

    postgresql://user:password@host:5432/database       every key of libpq may follow as ?key=value
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from hub.store import journal
from hub.store.lock import LOCK, lock_number
from hub.store.losses import StorageLost
from hub.store.patience import longer, patient_connections
from hub.store.statement import Statement

CHANNEL = "tingxu"
LISTEN_SECONDS = 0.3
"""How long a listener waits before it looks whether it is to end."""

ANSWER_SECONDS = 5.0
"""How long a hub waits for the answer to one statement: a commit may have to wait for a slow disk."""
LOCK_SECONDS = 8
"""How long a writer stands in line for a hall's lock."""
TURN_SECONDS = 5
"""How long a hub that froze or lost its network in the middle of a turn keeps the hall's lock: then it is our turn."""
KEEPING_SECONDS = 600
"""The same for who backs up, restores or checks a whole hall, and computes between two statements."""

_IDLE = "idle_in_transaction_session_timeout"
_DEFAULTS: dict[str, str | int] = {
    "application_name": "tingxu-hub",
    "connect_timeout": 3,
    # A dead host is noticed within seconds, not after the kernel's two hours.
    "keepalives_idle": 3,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 6000,
    "options": f"-c {_IDLE}={KEEPING_SECONDS}s -c lock_timeout={LOCK_SECONDS}s",
}

_LOCK = Statement("SELECT pg_advisory_xact_lock(:number)")
_NOTIFY = Statement("SELECT pg_notify(:channel, :payload)")


def postgresql_engine(url: URL) -> Engine:
    """An engine on the database. Connects when it is first used."""
    engine = create_engine(
        url.set(drivername="postgresql+psycopg"),
        connect_args={key: value for key, value in _DEFAULTS.items() if key not in url.query},
        hide_parameters=True,  # errors are logged; values are not
        pool_pre_ping=True,  # after a restart of the server the kept connections are dead
    )
    patient_connections(engine)
    event.listen(engine, "begin", _on_begin)
    return engine


def give_back_after(engine: Engine, seconds: int) -> None:
    """From now on a transaction in which nothing is asked for so long is ended by the server, and its lock is free."""
    if "options" in engine.url.query:  # the operator's own word
        return

    @event.listens_for(engine, "checkout")
    def checkout(dbapi: Any, record: Any, _proxy: object) -> None:
        if record.info.get(_IDLE) != seconds:
            dbapi.execute(f"SET {_IDLE} = '{seconds}s'")
            dbapi.commit()
            record.info[_IDLE] = seconds


def lock(tx: Connection, name: str) -> None:
    """Wait for the lock and hold it until the transaction ends. Raises OperationalError after 8 s."""
    with longer(tx, LOCK_SECONDS + 2):
        _LOCK.run(tx, number=lock_number(name))


def notify(tx: Connection, hall: str, seq: int) -> None:
    """Tell all who listen, once this commits, that the hall is at `seq`. Rows are for reading."""
    _NOTIFY.run(tx, channel=CHANNEL, payload=f"{seq} {hall}")


def postgresql_news(engine: Engine, hall: str, stop: threading.Event) -> Iterator[int]:
    """The hall's newest seq: now, and as soon as anyone commits. Raises StorageLost or DBAPIError."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"LISTEN {CHANNEL}")
        yield journal.last_seq(connection, hall)
        dbapi = connection.connection.driver_connection
        assert isinstance(dbapi, psycopg.Connection)
        while not stop.is_set():
            yield from _heard(dbapi, hall)


@contextmanager
def pipelined(tx: Connection) -> Iterator[None]:
    """Send statements on without waiting for each one's answer, as one may who only writes; reading waits for all.

    For `Statement` alone: what SQLAlchemy itself carries out it looks at too early. Raises DBAPIError at the end.
    """
    dbapi = tx.connection.driver_connection
    assert isinstance(dbapi, psycopg.Connection)
    try:
        with dbapi.pipeline():
            yield
    except psycopg.Error as error:
        raise DBAPIError.instance(
            None, None, error, psycopg.Error, hide_parameters=True, dialect=tx.dialect
        ) from error


def _heard(dbapi: psycopg.Connection[object], hall: str) -> Iterator[int]:
    try:
        for notice in dbapi.notifies(timeout=LISTEN_SECONDS):
            seq, _, about = notice.payload.partition(" ")
            if about == hall:
                yield int(seq)
    except psycopg.Error as error:
        raise StorageLost from error


def _on_begin(connection: Connection) -> None:
    name = connection.get_execution_options().get(LOCK)
    if name is not None:
        lock(connection, str(name))

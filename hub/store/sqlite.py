"""SQLite, one file in WAL mode: for one hub, or several on one machine."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from hub.store import journal
from hub.store.lock import LOCK
from hub.store.statement import Statement

BUSY_SECONDS = 10
"""How long a writer waits for another process's transaction."""
POLL_SECONDS = 0.05
"""How soon another process's commit is seen."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What is deleted, as a visitor whose time is over, is overwritten in the file too.
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-16000",
    "PRAGMA wal_autocheckpoint=1000",
)


_VERSION = Statement("PRAGMA data_version")
"""Asked twenty times a second, each time in a transaction of the database's own."""


def sqlite_engine(url: URL) -> Engine:
    """An engine on the file, which is made for its owner alone when it is not there."""
    engine = create_engine(
        url.set(drivername="sqlite+pysqlite"),
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,  # errors are logged; values are not
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    assert url.database is not None
    Path(url.database).touch(mode=0o600, exist_ok=True)
    return engine


def sqlite_news(engine: Engine, hall: str, stop: threading.Event) -> Iterator[int]:
    """The hall's newest seq after each commit to the file, whoever made it."""
    known = None
    with engine.connect() as connection:
        while not stop.wait(POLL_SECONDS):
            version = _VERSION.row(connection)
            if version != known:
                known = version
                yield journal.last_seq(connection, hall)


def _on_connect(dbapi: Any, _record: object) -> None:
    dbapi.isolation_level = None  # transactions are begun by _on_begin alone
    cursor = dbapi.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    locked = LOCK in connection.get_execution_options()
    connection.exec_driver_sql("BEGIN IMMEDIATE" if locked else "BEGIN")

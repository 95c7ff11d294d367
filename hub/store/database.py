"""Opening the database: one file in WAL mode, every commit on the disk before it is answered.

    engine = open_database(path)     # makes or upgrades the tables
    with writing(engine) as tx: ...  # BEGIN IMMEDIATE: nobody else writes until it ends
    with reading(engine) as tx: ...
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect

from hub.store.migrations import HEAD

BUSY_SECONDS = 10
"""How long a writer waits for another process's transaction."""

_PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    # What is deleted, as a visitor whose time is over, is overwritten in the file too.
    "PRAGMA secure_delete=ON",
    "PRAGMA cache_size=-16000",
    "PRAGMA wal_autocheckpoint=1000",
)


def open_database(path: Path) -> Engine:
    """An engine on the file at `path` with all migrations done. Raises OperationalError."""
    engine = create_engine(
        f"sqlite+pysqlite:///{path}",
        connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False},
        hide_parameters=True,  # errors are logged; values are not
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    path.touch(mode=0o600, exist_ok=True)
    if _version(engine) != HEAD:
        migrate(engine)
    return engine


def _version(engine: Engine) -> str | None:
    """The newest migration that the database has seen; None for a new one."""
    with reading(engine) as tx:
        if not inspect(tx).has_table("alembic_version"):
            return None
        return str(tx.exec_driver_sql("SELECT version_num FROM alembic_version").scalar())


def migrate(engine: Engine) -> None:
    """Bring the tables to the form that this release needs; a second process waits for the first."""
    from alembic import command  # a third of a second, needed once for each release
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "hub.store:migrations")
    config.set_main_option("path_separator", "os")
    with writing(engine) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that holds the write lock from its first moment; an error undoes it."""
    with engine.connect() as connection, write(connection):
        yield connection


@contextmanager
def write(connection: Connection) -> Iterator[None]:
    """The same on a connection that is kept open, as the lane does."""
    connection.execution_options(tingxu_begin="BEGIN IMMEDIATE")
    with connection.begin():
        yield


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the database, which no writer waits for."""
    with engine.connect() as connection, connection.begin():
        yield connection


def _on_connect(dbapi: Any, _record: object) -> None:
    dbapi.isolation_level = None  # transactions are begun by _on_begin alone
    cursor = dbapi.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    connection.exec_driver_sql(str(options.get("tingxu_begin", "BEGIN")))

"""Opening the database, SQLite or PostgreSQL; every commit is on the disk before it is answered.

    engine = open_database(place)             # makes or upgrades the tables
    with writing(engine, hall) as tx: ...     # holds the hall's lock: nobody else changes it until it ends
    with reading(engine) as tx: ...
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, inspect, make_url
from sqlalchemy.exc import ArgumentError

from hub.store.lock import LOCK
from hub.store.migrations import HEAD
from hub.store.sqlite import sqlite_engine, sqlite_news

POSTGRESQL = "postgresql"
MIGRATING = "\0migrating"
"""The lock of who changes the tables; no hall has this name."""


def open_database(place: Path | str) -> Engine:
    """An engine on a file or URL (sqlite:///FILE, postgresql://…) with all migrations done.

    Raises OperationalError when it can't be reached, NewerDatabase when a later release has
    had it, ArgumentError for what is no such place.
    """
    engine = _engine(_url(place))
    version = _version(engine)
    if version != HEAD:
        if version is not None and version > HEAD:
            raise NewerDatabase(f"{said(place)} belongs to a newer release of Tingxu; install that one")
        migrate(engine)
    return engine


class NewerDatabase(Exception):
    """A later release has changed the tables; the text says so."""


def said(place: Path | str) -> str:
    """The place as it may be shown: without its password."""
    return str(place) if isinstance(place, Path) else _url(place).render_as_string(hide_password=True)


def answers_in_time(engine: Engine) -> None:
    """For a hub: a database that froze is known as one that is away within seconds, and a hub that froze gives the
    hall back. Who keeps data has longer statements and thinks longer between them."""
    if engine.dialect.name == POSTGRESQL:
        from hub.store.patience import give_up_after
        from hub.store.postgresql import ANSWER_SECONDS, TURN_SECONDS, give_back_after

        give_up_after(engine, ANSWER_SECONDS)
        give_back_after(engine, TURN_SECONDS)


def _url(place: Path | str) -> URL:
    return make_url(place) if isinstance(place, str) else URL.create("sqlite", database=str(place))


def _engine(url: URL) -> Engine:
    if url.get_backend_name() == POSTGRESQL:
        from hub.store.postgresql import postgresql_engine  # its driver is loaded where it is used

        return postgresql_engine(url)
    if url.get_backend_name() != "sqlite" or not url.database:
        raise ArgumentError("neither PostgreSQL nor a file of SQLite")
    return sqlite_engine(url)


def _version(engine: Engine) -> str | None:
    """The newest migration that the database has seen; None for a new one."""
    with reading(engine) as tx:
        if not inspect(tx).has_table("alembic_version"):
            return None
        found = tx.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        return None if found is None else str(found)


def migrate(engine: Engine) -> None:
    """Bring the tables to the form that this release needs; a second process waits for the first."""
    from alembic import command  # a third of a second, needed once for each release
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "hub.store:migrations")
    config.set_main_option("path_separator", "os")
    with writing(engine, MIGRATING) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@contextmanager
def writing(engine: Engine, hall: str) -> Iterator[Connection]:
    """A transaction that holds the hall's lock from its first moment; an error undoes it."""
    with engine.connect() as connection, write(connection, hall):
        yield connection


def lock_also(tx: Connection, hall: str) -> None:
    """Hold another hall's lock as well until the transaction ends. SQLite's holds for the whole file."""
    if tx.dialect.name == POSTGRESQL:
        from hub.store.postgresql import lock

        lock(tx, hall)


@contextmanager
def write(connection: Connection, hall: str) -> Iterator[None]:
    """The same on a connection that is kept open, as the lane does."""
    connection.execution_options(**{LOCK: hall})
    with connection.begin():
        yield


@contextmanager
def without_waiting(tx: Connection) -> Iterator[None]:
    """Within it, statements (`hub.store.statement`) that only write need not wait for their answers."""
    if tx.dialect.name != POSTGRESQL:
        yield
        return
    from hub.store.postgresql import pipelined

    with pipelined(tx):
        yield


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """One consistent view of the database, which no writer waits for."""
    with engine.connect() as connection:
        if engine.dialect.name == POSTGRESQL:
            connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        with connection.begin():
            yield connection


def tell(tx: Connection, hall: str, seq: int) -> None:
    """Let the other hubs know, when this commits, that the hall is at `seq`; those on SQLite see it themselves."""
    if tx.dialect.name == POSTGRESQL:
        from hub.store.postgresql import notify

        notify(tx, hall, seq)


def news(engine: Engine, hall: str, stop: threading.Event) -> Iterator[int]:
    """The hall's newest seq, whenever anyone may have committed, until `stop`. Raises StorageLost or DBAPIError."""
    if engine.dialect.name == POSTGRESQL:
        from hub.store.postgresql import postgresql_news

        return postgresql_news(engine, hall, stop)
    return sqlite_news(engine, hall, stop)

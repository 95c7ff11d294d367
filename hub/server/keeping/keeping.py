"""What the operator does to keep a hall's data: back up, put back, check, move, export. Each works while hubs run.

A backup is one SQLite file, whatever the hub's own database is. It holds one hall: everything but the keys, without
which nobody reads its visitors; those are kept apart.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from hall.definition import Definition
from hall.definition_file import read
from hub.keys import Keys, KeysError, load_keys
from hub.server.keeping.draft_file import DraftTaken, draft_of
from hub.server.lane.visitors import Visitors
from hub.server.opening import DatabaseError, opened, wrong_keys
from hub.server.settings import HubSettings, SettingsError
from hub.store import copying, export, journal, key_checks
from hub.store.check import Findings, check
from hub.store.copying import Counts
from hub.store.database import lock_also, reading, said, tell, writing
from hub.store.losses import is_passing

MOVING = "\0moving"
"""The lock of who fills an empty database; no hall has this name."""
SQLITE = b"SQLite format 3\0"
"""What such a file begins with."""


class KeepingError(SettingsError):
    """It was not done; the text says why and what to do."""


def back_up(settings: Path, file: Path, database: str | None = None) -> Counts:
    """The settings' hall into a new file, whole and checked, or no file at all. Raises SettingsError."""
    loaded, hall, keys = hall_of(settings, database)
    if file.exists():
        raise KeepingError(f"{file} is there already: take another name")
    with database_at(loaded.place) as source, new_file(file) as draft:
        with database_at(draft) as target:
            counts = _copy(source, target, hall)
            _sound(target, hall, keys)
        with closing(sqlite3.connect(draft)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    return counts


def put_back(settings: Path, file: Path, *, replace: bool = False, database: str | None = None) -> Counts:
    """A backup into the settings' database, which has no such hall yet, or with `replace` in its place.

    Hubs that run notice, and so do their clients. Raises SettingsError or KeysError.
    """
    loaded, hall, keys = hall_of(settings, database)
    if not file.is_file():
        raise KeepingError(f"{file}: no such file")
    with _copy_of(file, loaded.data) as copied, database_at(copied) as source, database_at(loaded.place) as target:
        _same_keys(loaded, source, hall, keys)
        _sound(source, hall, keys)
        with reading(source) as sent, writing(target, hall) as arriving:
            if copying.holds_anything(arriving, hall) and not replace:
                raise KeepingError(f"the database knows hall {hall} already; --replace puts the backup in its place")
            copying.erase(arriving, hall)
            counts = copying.copy(sent, arriving, hall)
            key_checks.agree(arriving, hall, keys)
            tell(arriving, hall, journal.last_seq(arriving, hall))
    return counts


def look_over(settings: Path, database: str | None = None) -> Findings:
    """Check the settings' hall. Raises SettingsError."""
    loaded, hall, keys = hall_of(settings, database)
    with database_at(loaded.place) as engine:
        found = _findings(engine, hall, keys)
        with reading(engine) as tx:
            other = key_checks.unlike(tx, hall, keys)
    if other is not None:
        found.problems.append(wrong_keys(loaded.keys, other))
    return found


def move(from_: str, to: str) -> dict[str, Counts]:
    """Every hall of one database into another that has none; hall → counts. Nothing is taken from the first.

    Nobody can write to the first meanwhile: stop its hubs, and start them on the second. Raises SettingsError.
    """
    if said(from_) == said(to):
        raise KeepingError("both are the same database")
    with (
        database_at(from_) as source, database_at(to) as target, writing(source, MOVING) as sent,
        writing(target, MOVING) as tx,
    ):  # fmt: skip
        there = copying.halls_in(tx)
        if there:
            raise KeepingError(f"{said(to)} holds {', '.join(there)} already: take an empty database")
        halls = copying.halls_in(sent)
        if not halls:
            raise KeepingError(f"{said(from_)} holds no hall: see that it is the right one")
        for hall in halls:
            lock_also(sent, hall)
        return {hall: copying.copy(sent, tx, hall) for hall in halls}


def write_journal(settings: Path, file: Path, database: str | None = None) -> int:
    """The hall's journal as lines of JSON without people in a new file; how many. Raises SettingsError."""
    loaded, hall, _keys = hall_of(settings, database)
    if file.exists():
        raise KeepingError(f"{file} is there already: take another name")
    count = 0
    with database_at(loaded.place) as engine, new_file(file) as draft, reading(engine) as tx, draft.open("wb") as out:
        for line in export.lines(tx, hall):
            out.write(line + b"\n")
            count += 1
    return count


@contextmanager
def hall_to_read(settings: Path, database: str | None = None) -> Iterator[tuple[Engine, str, Definition]]:
    """The settings' hall: its database, its id, and how it calls things. Raises SettingsError."""
    loaded, hall, _keys = hall_of(settings, database)
    with database_at(loaded.place) as engine:
        yield engine, hall, read(loaded.hall)


def hall_of(settings: Path, database: str | None) -> tuple[HubSettings, str, Keys]:
    """The settings with their hall and its keys. Raises SettingsError."""
    loaded = HubSettings.load(settings, database)
    if not loaded.keys.exists():
        raise KeepingError(f"{loaded.keys}: no such file; put the hub's keys there, or serve the hall once")
    try:
        return loaded, read(loaded.hall).id, load_keys(loaded.keys)
    except KeysError as error:
        raise KeepingError(str(error)) from error


@contextmanager
def database_at(place: Path | str) -> Iterator[Engine]:
    """The database, open; what keeps it from being read or written is told. Raises SettingsError."""
    engine = opened(place)
    try:
        yield engine
    except DBAPIError as error:
        if not is_passing(error):
            raise
        why = str(error.orig).strip().splitlines()[0]
        raise KeepingError(f"{said(place)}: {why}; nothing was changed") from error
    finally:
        engine.dispose()


@contextmanager
def new_file(file: Path) -> Iterator[Path]:
    """Where to write; it becomes `file`, on the disk and for its owner alone, once all went well."""
    try:
        with draft_of(file) as draft:
            yield draft
            with draft.open("rb") as written:
                os.fsync(written.fileno())
            draft.rename(file)
    except DraftTaken as taken:
        raise KeepingError(f"{file} is being written by another program: wait for it, or take another name") from taken
    except OSError as error:
        raise KeepingError(f"{file} can't be written: {error.strerror}") from error


@contextmanager
def _copy_of(file: Path, folder: Path) -> Iterator[Path]:
    """The backup is left as it is: one of an older release is upgraded in a copy."""
    try:
        with draft_of(folder / "restore.sqlite") as draft:
            _copied(file, draft)
            yield draft
    except DraftTaken as taken:
        raise KeepingError("another restore is at work here: wait for it") from taken


def _copied(file: Path, draft: Path) -> None:
    try:
        shutil.copyfile(file, draft)
        with draft.open("rb") as copy:
            begin = copy.read(len(SQLITE))
    except OSError as error:
        raise KeepingError(f"{file} can't be copied to {draft.parent}: {error.strerror}; nothing changed") from error
    if begin != SQLITE:
        raise KeepingError(f"{file} is no backup: take a file that `tingxu hub backup` wrote")


def _copy(source: Engine, target: Engine, hall: str) -> Counts:
    with reading(source) as sent, writing(target, hall) as arriving:
        if hall not in copying.halls_in(sent):
            raise KeepingError(f"the database has no hall {hall}: serve it once, or see to `database` and `hall`")
        return copying.copy(sent, arriving, hall)


def _findings(engine: Engine, hall: str, keys: Keys) -> Findings:
    with reading(engine) as tx:
        if hall not in copying.halls_in(tx):
            raise DatabaseError(f"there is no hall {hall} in it")
        return check(tx, hall, Visitors(lambda: keys, hall).opens)


def _sound(engine: Engine, hall: str, keys: Keys) -> None:
    found = _findings(engine, hall, keys)
    if found.problems:
        more = f" and {len(found.problems) - 1} more" if len(found.problems) > 1 else ""
        raise KeepingError(f"the data are not sound: {found.problems[0]}{more}; see `tingxu hub check`")


def _same_keys(settings: HubSettings, engine: Engine, hall: str, keys: Keys) -> None:
    with reading(engine) as tx:
        other = key_checks.unlike(tx, hall, keys)
    if other is not None:
        raise KeepingError(wrong_keys(settings.keys, other))

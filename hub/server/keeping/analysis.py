"""Appointments for those who count and compare, as SQLite or CSV: no name, phone, document, code, nor any id of ours.

People are numbered in the order in which they appear, so that those who come again are seen to. Times are the hall's.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import TypeAlias
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlite_utils import Database

from appointments.records import Appointment
from hall.definition import Definition
from hub.server.keeping.keeping import KeepingError, database_at, hall_of, new_file
from hub.store import appointment_rows, hall_memory, outgoing
from hub.store.database import reading
from hub.store.messages import Message

Value: TypeAlias = str | int | float | None
Row: TypeAlias = dict[str, Value]
COLUMNS: dict[str, type] = {
    "appointment": int, "person": int, "item": str, "item_name": str, "department": str, "channel": str,
    "language": str, "state": str, "made_at": str, "starts_at": str, "hours_ahead": float, "arrived_at": str,
    "minutes_late": float, "moved": int, "document": int, "corrected": int, "appeal": str,
}  # fmt: skip
MESSAGE_COLUMNS: dict[str, type] = {
    "template": str, "language": str, "state": str, "trouble": str, "tries": int, "at": str, "ended_at": str,
}  # fmt: skip


def write_appointments(settings: Path, file: Path, database: str | None = None) -> int:
    """Into a new file, by its name's end; how many. Raises SettingsError."""
    writer = _WRITERS.get(file.suffix.lower())
    if writer is None:
        raise KeepingError(f"{file}: take a name that ends in {' or '.join(_WRITERS)}")
    loaded, hall, _keys = hall_of(settings, database)
    if file.exists():
        raise KeepingError(f"{file} is there already: take another name")
    with database_at(loaded.place) as engine, new_file(file) as draft, reading(engine) as tx:
        definition = hall_memory.recall(tx, hall).definition
        if definition is None:
            raise KeepingError("the hall was never opened: serve it once")
        return writer(tx, hall, definition, draft)


def _database(tx: Connection, hall: str, definition: Definition, file: Path) -> int:
    made = Database(file)
    try:
        table = made.table("appointments")
        table.create(COLUMNS, pk="appointment")
        table.insert_all(_rows(tx, hall, definition))
        for column in ("item", "state", "starts_at"):
            table.create_index([column])
        told = made.table("messages")
        told.create(MESSAGE_COLUMNS)
        told.insert_all(_message(each, definition) for each in outgoing.everything(tx, hall))
        return int(table.count)
    finally:
        made.close()


def _csv(tx: Connection, hall: str, definition: Definition, file: Path) -> int:
    """With the mark by which spreadsheets know UTF-8."""
    written = 0
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        sheet = csv.DictWriter(out, COLUMNS)
        sheet.writeheader()
        for row in _rows(tx, hall, definition):
            sheet.writerow(row)
            written += 1
    return written


_WRITERS: dict[str, Callable[[Connection, str, Definition, Path], int]] = {".db": _database, ".csv": _csv}


def _rows(tx: Connection, hall: str, definition: Definition) -> Iterator[Row]:
    numbers = count(1)
    people: defaultdict[str, int] = defaultdict(lambda: next(numbers))
    for number, known in enumerate(appointment_rows.everything(tx, hall), 1):
        yield {"appointment": number, "person": people[known.contact], **_row(known, definition)}


def _row(known: Appointment, definition: Definition) -> Row:
    item = next((each for each in definition.items if each.id == known.item), None)
    arrived = known.arrived_at
    return {
        "item": known.item, "item_name": None if item is None else item.name.zh,
        "department": None if item is None else item.department, "channel": known.channel,
        "language": known.language, "state": known.state.value, "made_at": _local(known.made_at, definition),
        "starts_at": _local(known.starts_at, definition), "hours_ahead": _hours(known.made_at, known.starts_at),
        "arrived_at": _local(arrived, definition),
        "minutes_late": None if arrived is None else round(60 * _hours(known.starts_at, arrived), 1),
        "moved": known.moved, "document": int(known.visitor is not None), "corrected": int(known.corrected),
        "appeal": known.appeal,
    }  # fmt: skip


def _message(each: Message, definition: Definition) -> Row:
    return {
        "template": each.template, "language": each.language, "state": each.state, "trouble": each.trouble,
        "tries": each.tries, "at": _local(each.at, definition), "ended_at": _local(each.ended_at, definition),
    }  # fmt: skip


def _local(at: datetime | None, definition: Definition) -> str | None:
    return None if at is None else at.astimezone(ZoneInfo(definition.zone)).isoformat(timespec="seconds")


def _hours(begin: datetime, end: datetime) -> float:
    return round((end - begin).total_seconds() / 3600, 3)

"""Whether a hall's records are whole: the journal without a gap, the rows as its fold says, the seals unbroken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, select

import appointments.events
import appointments.fold
import upkeep.events
from appointments.plan import Plan
from appointments.records import Book
from hall.events import HallOpened
from hall.state import HallState
from hub.store import appointment_rows, journal, people, upkeep_rows
from hub.store.event_text import UnreadableEvent, from_text, is_of_queue, is_of_upkeep, to_text
from hub.store.folding import after_event
from hub.store.journal import Entry
from hub.store.people import SealedVisitor
from hub.store.rows import Row, changes
from hub.store.tables import BOOKED, MIRRORS, metadata
from upkeep.fold import apply
from upkeep.records import Upkeep
from upkeep.register import Register

PROJECTED = ("halls", "tickets", "counters", "calls", "assistance", *(each.name for each in (*MIRRORS, *BOOKED)))
"""The tables that mirror the journal."""
_MISFIT = (LookupError, ValueError, TypeError, AttributeError, AssertionError)
"""What folding an event raises that does not follow on the ones before it."""


@dataclass(slots=True)
class Findings:
    """Of one hall. No problem: all is well."""

    hall: str
    events: int = 0
    rows: int = 0
    sealed: int = 0
    problems: list[str] = field(default_factory=list)


def check(tx: Connection, hall: str, opens: Callable[[SealedVisitor], bool]) -> Findings:
    """Read everything of the hall in one view of the database. `opens`: whether our keys open a sealed row."""
    found = Findings(hall)
    if tx.dialect.name == "sqlite":
        found.problems += [f"the file: {each}" for each in _file_problems(tx)]
    expected = _folded(tx, found)
    if expected is not None:
        for table in PROJECTED:
            _check_rows(tx, table, expected[table], found)
    for visitor in people.all_sealed(tx, hall):
        found.sealed += 1
        if not opens(visitor):
            found.problems.append(f"visitor {visitor.id}: the seal does not open with our keys")
    return found


def _file_problems(tx: Connection) -> Iterator[str]:
    told = tx.exec_driver_sql("PRAGMA integrity_check(20)").scalars()
    return (each for each in told if each != "ok")


def _folded(tx: Connection, found: Findings) -> dict[str, dict[str, Row]] | None:
    """Each table's rows as the journal makes them; None where it can't be followed to its end."""
    folded = _Folded(found.hall)
    try:
        for entry in journal.everything(tx, found.hall):
            _check_place(entry, folded.state, found)
            folded.take(entry)
    except UnreadableEvent as error:
        found.problems.append(f"journal: {error}")
        return None
    except _MISFIT as error:
        found.problems.append(f"journal: event {found.events} does not follow on those before it ({error!r})")
        return None
    return folded.tables


class _Folded:
    """Queue, upkeep and appointments, and the rows that they should have, after each event."""

    def __init__(self, hall: str) -> None:
        self._hall, self._upkeep, self._book = hall, Upkeep(), Book()
        self.state = HallState()
        self.tables = defaultdict[str, dict[str, Row]](dict)

    def take(self, entry: Entry) -> None:
        before, self.state = self.state, after_event(self.state, entry.event, entry.at)
        if is_of_queue(entry.event):
            for table, row in changes(self._hall, before, entry.event, self.state):
                self.tables[table][row["id"]] = row
        elif is_of_upkeep(entry.event):
            self._take_upkeep(entry.event, entry.at)
        else:
            self._take_appointment(entry.event, entry.at)

    def _take_appointment(self, event: appointments.events.Event, at: datetime) -> None:
        self._book = appointments.fold.apply(self._book, event, at)
        table, key, row = appointment_rows.change(event, self._book)
        self.tables[table][key] = {"id": key, **row}

    def _take_upkeep(self, event: upkeep.events.Event, at: datetime) -> None:
        before, self._upkeep = self._upkeep, apply(self._upkeep, event, at)
        for table, key, row in upkeep_rows.changes(before, event, self._upkeep, at):
            if row is None:
                del self.tables[table][key]
            else:
                self.tables[table][key] = {"id": key, **row}


def _check_place(entry: Entry, state: HallState, found: Findings) -> None:
    found.events += 1
    if entry.seq != state.seq + 1:
        found.problems.append(f"journal: event {state.seq + 1} is missing, the next is {entry.seq}")
        raise ValueError("a gap")
    if entry.at < state.at:
        found.problems.append(f"journal: event {entry.seq} is dated before the one before it")


def _check_rows(tx: Connection, name: str, expected: dict[str, Row], found: Findings) -> None:
    table = metadata.tables[name]
    mine = table.c.id if name == "halls" else table.c.hall
    held: dict[str, Row] = {}
    for row in tx.execute(select(table).where(mine == found.hall)).mappings():
        held[row["id"]] = {key: _plain(name, key, value) for key, value in row.items() if key != "hall"}
    found.rows += len(held)
    for key in sorted(held.keys() | expected.keys()):
        if key not in held:
            found.problems.append(f"{name}: row {key} is missing")
        elif key not in expected:
            found.problems.append(f"{name}: row {key} is in no event")
        elif held[key] != expected[key]:
            wrong = [each for each in expected[key] if held[key][each] != expected[key][each]]
            found.problems.append(f"{name}: row {key} is not what the journal says ({', '.join(wrong)})")


def _plain(table: str, column: str, value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    form = _DOCUMENTS.get((table, column))
    return value if form is None else _today(form, value)


def _today(form: Callable[[str], str], text: str) -> str:
    """A document in the words of today: what was added since it was written has a default. Spoiled, it stays as it is,
    which is unlike what the journal says."""
    try:
        return form(text)
    except (UnreadableEvent, ValueError):
        return text


_DOCUMENTS: dict[tuple[str, str], Callable[[str], str]] = {
    ("halls", "definition"): lambda text: to_text(from_text(HallOpened.kind, HallOpened.version, text)),
    ("plans", "plan"): lambda text: Plan.model_validate_json(text).model_dump_json(),
    ("registers", "register"): lambda text: Register.model_validate_json(text).model_dump_json(by_alias=True),
}

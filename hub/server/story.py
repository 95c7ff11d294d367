"""The whole story of one ticket, out of the journal: when, who, what, and for each call why."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from hall.definition import Definition
from hall.definition_file import read
from hall.events import AnnouncementReported, TicketCalled
from hall.opening import service_day
from hall.story import Language, sentence
from hub.server.clock import system_clock
from hub.server.keeping import KeepingError
from hub.server.opening import opened
from hub.server.settings import HubSettings
from hub.store import journal
from hub.store.database import reading
from hub.store.event_text import is_of_queue
from hub.store.journal import Entry
from hub.store.tables import tickets


def tell_story(
    settings: Path, number: str, day: date | None = None, language: Language = "zh", database: str | None = None
) -> list[str]:
    """A line for each thing that happened to the ticket with that number on that day, today's where none is given.

    Raises SettingsError: no such ticket, or what the database says.
    """
    loaded = HubSettings.load(settings, database)
    definition = read(loaded.hall)
    day = day or service_day(definition, system_clock())
    engine = opened(loaded.place)
    try:
        with reading(engine) as tx:
            entries = of_ticket(tx, definition.id, _ticket(tx, definition.id, number, day))
    finally:
        engine.dispose()
    return [line for entry in entries for line in _line(entry, definition, language)]


def of_ticket(tx: Connection, hall: str, ticket: str) -> list[Entry]:
    """The ticket's events, and what became of its calls, oldest first."""
    own = [entry for entry in journal.naming(tx, hall, ticket) if getattr(entry.event, "ticket", "") == ticket]
    calls = [entry.event.call for entry in own if isinstance(entry.event, TicketCalled)]
    told = (entry for call in calls for entry in journal.naming(tx, hall, call))
    spoken = [entry for entry in told if isinstance(entry.event, AnnouncementReported)]
    return sorted(own + spoken, key=lambda entry: entry.seq)


def _ticket(tx: Connection, hall: str, number: str, day: date) -> str:
    """The id of the ticket with that number. Raises KeepingError."""
    ours = (tickets.c.hall == hall, tickets.c.day == day, tickets.c.number == number.upper())
    found: str | None = tx.execute(select(tickets.c.id).where(*ours)).scalar()
    if found is None:
        raise KeepingError(f"{number} was not issued on {day.isoformat()}: see the number, or give --day")
    return found


def _line(entry: Entry, definition: Definition, language: Language) -> Iterator[str]:
    said = sentence(entry.event, definition, language) if is_of_queue(entry.event) else None
    if said is not None:
        at = entry.occurred_at.astimezone(ZoneInfo(definition.zone))
        yield f"{at:%H:%M:%S}  {said}  [{entry.actor}]"

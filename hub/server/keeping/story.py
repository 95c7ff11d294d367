"""A ticket's full story out of the journal: every step with its time, every call with its why, and nobody's name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from hall.definition import Definition
from hall.events import EVENT_KINDS
from hub.server.keeping import story_words
from hub.server.keeping.keeping import KeepingError, hall_to_read
from hub.store import journal
from hub.store.database import reading
from hub.store.moment import from_micros
from hub.store.tables import tickets
from hub.wire import Language, Words


@dataclass(frozen=True, slots=True)
class Moment:
    at: datetime
    words: Words


@dataclass(frozen=True, slots=True)
class Story:
    ticket: str
    number: str
    day: date
    moments: list[Moment]


class NoSuchTicket(Exception):
    """No ticket of that id, or of that number on that day."""


def story(tx: Connection, hall: str, definition: Definition, asked: str, day: date) -> Story:
    """By the ticket's id, or its number on `day`. Raises NoSuchTicket."""
    row = tx.execute(
        select(tickets.c.id, tickets.c.number, tickets.c.day, tickets.c.issued_at).where(
            tickets.c.hall == hall,
            (tickets.c.id == asked) | ((tickets.c.number == asked.upper()) & (tickets.c.day == day)),
        )
    ).first()
    if row is None:
        raise NoSuchTicket
    moments = [
        Moment(each.occurred_at, story_words.told(each.event, definition))
        for each in journal.of_ticket(tx, hall, row.id, from_micros(row.issued_at))
        if each.event.kind in EVENT_KINDS
    ]
    return Story(row.id, row.number, row.day, moments)


def lines(told: Story, zone: str, language: Language) -> Iterator[str]:
    """The story as it is printed."""
    yield f"{told.number} · {told.day.isoformat()}"
    for each in told.moments:
        words = each.words.en if language == "en" else each.words.zh
        yield f"{each.at.astimezone(ZoneInfo(zone)):%H:%M:%S}  {words}"


def print_story(settings: Path, asked: str, day: date | None, language: Language, database: str | None) -> list[str]:
    """The lines. Raises SettingsError or KeepingError."""
    with hall_to_read(settings, database) as (engine, hall, definition), reading(engine) as tx:
        today = datetime.now(ZoneInfo(definition.zone)).date()  # noqa: TID251 (the edge: a person asks about today)
        try:
            told = story(tx, hall, definition, asked, day or today)
        except NoSuchTicket:
            raise KeepingError(f"{asked}: no such ticket; name its day with --day") from None
        return list(lines(told, definition.zone, language))

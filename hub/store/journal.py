"""The journal: every event of a hall in order, written once, never changed.

`seq` is given under the write lock, one higher for each event of the hall, so that a reader who resumes after
seq N can never miss one that was committed late.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import Connection

from hall.events import (
    AnnouncementReported,
    CalendarChanged,
    CounterChanged,
    DayEnded,
    HallOpened,
    PolicyChanged,
    TicketCalled,
)
from hub.store.event_text import Event, UnknownEvent, UnreadableEvent, from_text, to_text
from hub.store.moment import from_micros, to_micros
from hub.store.statement import Statement


@dataclass(frozen=True, slots=True)
class Entry:
    seq: int
    at: datetime
    """The hub's time of it."""
    occurred_at: datetime
    """When it happened, for what a kiosk did alone; else the same as `at`."""
    actor: str
    event: Event


_APPEND = Statement("""
    INSERT INTO journal (hall, seq, at, occurred_at, actor, kind, version, body)
    VALUES (:hall, :seq, :at, :occurred_at, :actor, :kind, :version, :body)""")
_LAST = Statement("SELECT seq, at FROM journal WHERE hall = :hall ORDER BY seq DESC LIMIT 1")
_AT = Statement("SELECT at FROM journal WHERE hall = :hall AND seq = :seq")
_AFTER = Statement("""
    SELECT seq, at, occurred_at, actor, kind, version, body FROM journal
    WHERE hall = :hall AND seq > :seq ORDER BY seq LIMIT :limit""")
_SAYING = Statement("""
    SELECT seq, at, occurred_at, actor, kind, version, body FROM journal
    WHERE hall = :hall AND kind = :kind AND body LIKE :part ESCAPE '!' ORDER BY seq""")
_OF_KIND = Statement("""
    SELECT seq, at, occurred_at, actor, kind, version, body FROM journal
    WHERE hall = :hall AND kind = :kind ORDER BY seq DESC LIMIT 1""")

_OF_KIND_NEWEST = Statement("""
    SELECT seq, at, occurred_at, actor, kind, version, body FROM journal
    WHERE hall = :hall AND kind = :kind ORDER BY seq DESC LIMIT :most""")
_OF_KIND_BEFORE = Statement("""
    SELECT seq, at, occurred_at, actor, kind, version, body FROM journal
    WHERE hall = :hall AND kind = :kind AND seq < :seq ORDER BY seq""")

_ABOUT = Statement("""
    SELECT seq, at, occurred_at, actor, kind, version, body FROM journal
    WHERE hall = :hall AND at >= :since AND body LIKE :told ORDER BY seq""")

_CHANGES = (CounterChanged.kind, PolicyChanged.kind, CalendarChanged.kind)
ALL = 2**62
SKEW = timedelta(days=1)
"""A kiosk alone may have issued by another clock."""
PAGE = 2000


def append(tx: Connection, hall: str, entry: Entry) -> None:
    """Write one event at the end. Raises IntegrityError when its seq is taken, which the lock forbids."""
    _APPEND.run(
        tx, hall=hall, seq=entry.seq, at=to_micros(entry.at), occurred_at=to_micros(entry.occurred_at),
        actor=entry.actor, kind=entry.event.kind, version=entry.event.version, body=to_text(entry.event),
    )


def last_seq(tx: Connection, hall: str) -> int:
    """The number of the hall's newest event; 0 when it has none."""
    row = _LAST.row(tx, hall=hall)
    return 0 if row is None else int(row[0])


def ends_at(tx: Connection, hall: str, seq: int, at: datetime) -> bool:
    """Whether the newest event is number `seq` of that very moment; or, for 0, there is none."""
    row = _LAST.row(tx, hall=hall)
    return seq == 0 if row is None else (int(row[0]), int(row[1])) == (seq, to_micros(at))


def holds(tx: Connection, hall: str, seq: int, at: datetime) -> bool:
    """Whether event number `seq` is the one of that moment, and not another in a database put back."""
    row = _AT.row(tx, hall=hall, seq=seq)
    return row is not None and int(row[0]) == to_micros(at)


def after(tx: Connection, hall: str, seq: int, limit: int = ALL) -> Iterator[Entry]:
    """The events after `seq`, oldest first, at most `limit`."""
    return (_entry(*row) for row in _AFTER.rows(tx, hall=hall, seq=seq, limit=limit))


def everything(tx: Connection, hall: str) -> Iterator[Entry]:
    """The whole journal, a page at a time. Raises UnreadableEvent, naming the number."""
    seq = -ALL
    while page := _AFTER.rows(tx, hall=hall, seq=seq, limit=PAGE):
        for row in page:
            yield _readable(row)
        seq = page[-1][0]


def _readable(row: Sequence[Any]) -> Entry:
    try:
        return _entry(*row)
    except (UnknownEvent, msgspec.MsgspecError, ValueError) as error:
        raise UnreadableEvent(f"event {row[0]} can't be read ({error})") from error


def opening(tx: Connection, hall: str) -> Entry | None:
    """The event that made the hall."""
    return _newest(tx, hall, HallOpened.kind)


def day_end(tx: Connection, hall: str) -> Entry | None:
    """The newest end of a service day."""
    return _newest(tx, hall, DayEnded.kind)


def day_ends(tx: Connection, hall: str, most: int) -> list[Entry]:
    """The newest ends of service days, at most so many, the oldest first."""
    rows = _OF_KIND_NEWEST.rows(tx, hall=hall, kind=DayEnded.kind, most=most)
    return [_entry(*row) for row in reversed(rows)]


def changes_before(tx: Connection, hall: str, seq: int) -> list[Entry]:
    """What changed the hall itself while it ran, before that event, oldest first."""
    rows = (row for kind in _CHANGES for row in _OF_KIND_BEFORE.rows(tx, hall=hall, kind=kind, seq=seq))
    return sorted((_entry(*row) for row in rows), key=lambda each: each.seq)


def saying(tx: Connection, hall: str, kinds: Iterable[str], word: str) -> list[Entry]:
    """The events of those kinds in which a text is just `word`, such as an id, oldest first."""
    quoted = msgspec.json.encode(word).decode()
    part = f"%{quoted.translate(_LITERAL)}%"
    rows = (row for kind in kinds for row in _SAYING.rows(tx, hall=hall, kind=kind, part=part))
    return sorted((_entry(*row) for row in rows), key=lambda entry: entry.seq)


_LITERAL = str.maketrans({each: f"!{each}" for each in "!%_"})
"""So that an id's own underscore stands for itself in LIKE."""


def of_ticket(tx: Connection, hall: str, ticket: str, since: datetime) -> list[Entry]:
    """All that happened to the ticket, which was issued at `since`, and what boards told of its calls."""
    about = [each for each in _about(tx, hall, ticket, since) if getattr(each.event, "ticket", "") == ticket]
    calls = {each.event.call for each in about if isinstance(each.event, TicketCalled)}
    told = [each for call in calls for each in _about(tx, hall, call, since) if _tells_of(each.event, call)]
    return sorted((*about, *told), key=lambda each: each.seq)


def _tells_of(event: Event, call: str) -> bool:
    return isinstance(event, AnnouncementReported) and event.call == call


def _about(tx: Connection, hall: str, id: str, since: datetime) -> list[Entry]:
    rows = _ABOUT.rows(tx, hall=hall, since=to_micros(since - SKEW), told=f'%"{id}"%')
    return [_entry(*row) for row in rows]


def _newest(tx: Connection, hall: str, kind: str) -> Entry | None:
    row = _OF_KIND.row(tx, hall=hall, kind=kind)
    return None if row is None else _entry(*row)


def _entry(seq: int, at: int, occurred_at: int, actor: str, kind: str, version: int, body: str) -> Entry:
    return Entry(seq, from_micros(at), from_micros(occurred_at), actor, from_text(kind, version, body))

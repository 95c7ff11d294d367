"""Sign-ins that were tried in vain: counted for all hubs of a hall together, bounded, forgotten after some minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from hub.store.moment import from_micros, to_micros
from hub.store.statement import Statement, upsert


@dataclass(frozen=True, slots=True)
class Tries:
    count: int
    last: datetime


_FIND = Statement("SELECT count, at FROM tries WHERE hall = :hall AND who = :who")
_PUT = upsert("tries", ("hall", "who"), ("count", "at"))
_DROP = Statement("DELETE FROM tries WHERE hall = :hall AND who = :who")
_FORGET = Statement("DELETE FROM tries WHERE hall = :hall AND (at < :before OR at > :after)")
# Who was tried least goes first: made-up logins do not make a real one forgotten.
_BOUND = Statement("""
    DELETE FROM tries WHERE hall = :hall AND who IN (
        SELECT who FROM tries WHERE hall = :hall ORDER BY count DESC, at DESC LIMIT 1000000 OFFSET :most)""")


def find(tx: Connection, hall: str, who: bytes) -> Tries | None:
    """The tries of `who`, a digest."""
    row = _FIND.row(tx, hall=hall, who=who)
    return None if row is None else Tries(int(row[0]), from_micros(int(row[1])))


def put(tx: Connection, hall: str, who: bytes, tries: Tries, most: int) -> None:
    """Remember them, and of all no more than `most`."""
    _PUT.run(tx, hall=hall, who=who, count=tries.count, at=to_micros(tries.last))
    _BOUND.run(tx, hall=hall, most=most)


def drop(tx: Connection, hall: str, who: bytes) -> None:
    """One who came in."""
    _DROP.run(tx, hall=hall, who=who)


def forget(tx: Connection, hall: str, before: datetime, after: datetime) -> None:
    """All that were last tried before the one moment; or after the other, when a clock must have been wrong."""
    _FORGET.run(tx, hall=hall, before=to_micros(before), after=to_micros(after))

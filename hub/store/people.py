"""Visitors as sealed rows: the one place of personal data, which only `hub.server.lane.visitors` can open.

A row's `at` is the visitor's last visit, or the agreed time of one to come. The staff's phones are among them, kept
until they are taken out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from hub.store.moment import to_micros
from hub.store.statement import Statement


@dataclass(frozen=True, slots=True)
class SealedVisitor:
    id: str
    """Random: says nothing about the person. Of one of the staff, made of the login."""
    lookup: bytes
    """Keyed hash of the document: finds the person again."""
    sealed: bytes
    key_id: int
    """Which key sealed it."""


_FIND = Statement("SELECT id FROM visitors WHERE hall = :hall AND lookup = :lookup")
_ONE = Statement("SELECT id, lookup, sealed, key_id FROM visitors WHERE hall = :hall AND id = :id")
_ADD = Statement("""
    INSERT INTO visitors (hall, id, lookup, sealed, key_id, at)
    VALUES (:hall, :id, :lookup, :sealed, :key_id, :at)""")
_DROP = Statement("DELETE FROM visitors WHERE hall = :hall AND id = :id")
_ALL = Statement("SELECT id, lookup, sealed, key_id FROM visitors WHERE hall = :hall")
_FORGET = Statement("""
    DELETE FROM visitors WHERE hall = :hall AND id IN (
        SELECT id FROM visitors WHERE hall = :hall AND at < :before ORDER BY at LIMIT :most)""")
_SEEN = Statement("UPDATE visitors SET at = :at WHERE hall = :hall AND id = :id AND at < :at")
_OF_OTHER_KEYS = Statement("""
    SELECT id, lookup, sealed, key_id FROM visitors
    WHERE hall = :hall AND key_id <> :current ORDER BY id LIMIT :most""")
_AFTER = Statement("""
    SELECT id, lookup, sealed, key_id FROM visitors WHERE hall = :hall AND id > :id ORDER BY id LIMIT :most""")
_CHANGE = Statement("""
    UPDATE visitors SET lookup = :lookup, sealed = :sealed, key_id = :key_id WHERE hall = :hall AND id = :id""")
_KEYS = Statement("SELECT DISTINCT key_id FROM visitors")


def find(tx: Connection, hall: str, lookup: bytes) -> str | None:
    """The visitor's id by keyed hash."""
    row = _FIND.row(tx, hall=hall, lookup=lookup)
    return None if row is None else str(row[0])


def one(tx: Connection, hall: str, id: str) -> SealedVisitor | None:
    """The person of that id; None where retention has deleted them."""
    row = _ONE.row(tx, hall=hall, id=id)
    return None if row is None else _visitor(row)


def add(tx: Connection, hall: str, visitor: SealedVisitor, at: datetime) -> None:
    """Keep a new visitor."""
    _ADD.run(
        tx, hall=hall, id=visitor.id, lookup=visitor.lookup, sealed=visitor.sealed, key_id=visitor.key_id,
        at=to_micros(at),
    )


def drop(tx: Connection, hall: str, id: str) -> bool:
    """Delete that one; whether they were kept."""
    return _DROP.run(tx, hall=hall, id=id) > 0


def all_sealed(tx: Connection, hall: str) -> Iterator[SealedVisitor]:
    """Everyone who is kept for the hall."""
    return map(_visitor, _ALL.rows(tx, hall=hall))


def seen(tx: Connection, hall: str, id: str, at: datetime) -> None:
    """The visitor came again: they are kept from now."""
    _SEEN.run(tx, hall=hall, id=id, at=to_micros(at))


def forget(tx: Connection, hall: str, before: datetime, most: int) -> int:
    """Delete up to `most` visitors who have not come since; how many."""
    return _FORGET.run(tx, hall=hall, before=to_micros(before), most=most)


def sealed_otherwise(tx: Connection, hall: str, current: int, most: int) -> list[SealedVisitor]:
    """Up to `most` visitors who are not sealed with the current key."""
    return [_visitor(row) for row in _OF_OTHER_KEYS.rows(tx, hall=hall, current=current, most=most)]


def after(tx: Connection, hall: str, id: str, most: int) -> list[SealedVisitor]:
    """The next visitors in the order of their ids."""
    return [_visitor(row) for row in _AFTER.rows(tx, hall=hall, id=id, most=most)]


def change(tx: Connection, hall: str, visitor: SealedVisitor) -> None:
    """The same visitor, sealed or found otherwise."""
    _CHANGE.run(
        tx, hall=hall, id=visitor.id, lookup=visitor.lookup, sealed=visitor.sealed, key_id=visitor.key_id
    )


def sealing_keys(tx: Connection) -> set[int]:
    """Numbers of the keys that seal anybody in any hall of the database."""
    return {int(row[0]) for row in _KEYS.rows(tx)}


def _visitor(row: Sequence[Any]) -> SealedVisitor:
    return SealedVisitor(row[0], bytes(row[1]), bytes(row[2]), row[3])

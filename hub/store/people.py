"""Visitors as sealed rows: the one place of personal data, which only `hub.server.visitors` can open.

A row's `at` is the visitor's last visit.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from hub.store.moment import to_micros
from hub.store.statement import Statement


@dataclass(frozen=True, slots=True)
class SealedVisitor:
    id: str
    """Random: says nothing about the person."""
    lookup: bytes
    """Keyed hash of the document: finds the person again."""
    sealed: bytes
    key_id: int
    """Which key sealed it."""


_FIND = Statement("SELECT id FROM visitors WHERE lookup = :lookup")
_ADD = Statement("""
    INSERT INTO visitors (id, lookup, sealed, key_id, at) VALUES (:id, :lookup, :sealed, :key_id, :at)""")


_FORGET = Statement("""
    DELETE FROM visitors WHERE id IN (SELECT id FROM visitors WHERE at < :before ORDER BY at LIMIT :most)""")
_SEEN = Statement("UPDATE visitors SET at = :at WHERE id = :id AND at < :at")
_OF_OTHER_KEYS = Statement("""
    SELECT id, lookup, sealed, key_id FROM visitors WHERE key_id <> :current ORDER BY id LIMIT :most""")
_AFTER = Statement("SELECT id, lookup, sealed, key_id FROM visitors WHERE id > :id ORDER BY id LIMIT :most")
_CHANGE = Statement("UPDATE visitors SET lookup = :lookup, sealed = :sealed, key_id = :key_id WHERE id = :id")
_COUNTS = Statement("SELECT key_id, COUNT(*) FROM visitors GROUP BY key_id")


def find(tx: Connection, lookup: bytes) -> str | None:
    """The visitor's id by keyed hash."""
    row = _FIND.row(tx, lookup=lookup)
    return None if row is None else str(row[0])


def add(tx: Connection, visitor: SealedVisitor, at: datetime) -> None:
    """Keep a new visitor."""
    _ADD.run(
        tx, id=visitor.id, lookup=visitor.lookup, sealed=visitor.sealed, key_id=visitor.key_id,
        at=to_micros(at),
    )


def seen(tx: Connection, id: str, at: datetime) -> None:
    """The visitor came again: they are kept from now."""
    _SEEN.run(tx, id=id, at=to_micros(at))


def forget(tx: Connection, before: datetime, most: int) -> int:
    """Delete up to `most` visitors who have not come since; how many."""
    return _FORGET.run(tx, before=to_micros(before), most=most)


def sealed_otherwise(tx: Connection, current: int, most: int) -> list[SealedVisitor]:
    """Up to `most` visitors who are not sealed with the current key."""
    return [SealedVisitor(*row) for row in _OF_OTHER_KEYS.rows(tx, current=current, most=most)]


def after(tx: Connection, id: str, most: int) -> list[SealedVisitor]:
    """The next visitors in the order of their ids."""
    return [SealedVisitor(*row) for row in _AFTER.rows(tx, id=id, most=most)]


def change(tx: Connection, visitor: SealedVisitor) -> None:
    """The same visitor, sealed or found otherwise."""
    _CHANGE.run(tx, id=visitor.id, lookup=visitor.lookup, sealed=visitor.sealed, key_id=visitor.key_id)


def count_by_key(tx: Connection) -> dict[int, int]:
    """Key number → how many visitors it seals."""
    return {int(number): int(count) for number, count in _COUNTS.rows(tx)}

"""Visitors as sealed rows: the one place of personal data, which only `hub.server.visitors` can open."""

from __future__ import annotations

from collections.abc import Iterator
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


_FIND = Statement("SELECT id FROM visitors WHERE hall = :hall AND lookup = :lookup")
_ADD = Statement("""
    INSERT INTO visitors (hall, id, lookup, sealed, key_id, at)
    VALUES (:hall, :id, :lookup, :sealed, :key_id, :at)""")
_ALL = Statement("SELECT id, lookup, sealed, key_id FROM visitors WHERE hall = :hall")


def find(tx: Connection, hall: str, lookup: bytes) -> str | None:
    """The visitor's id by keyed hash."""
    row = _FIND.row(tx, hall=hall, lookup=lookup)
    return None if row is None else str(row[0])


def add(tx: Connection, hall: str, visitor: SealedVisitor, at: datetime) -> None:
    """Keep a new visitor."""
    _ADD.run(
        tx, hall=hall, id=visitor.id, lookup=visitor.lookup, sealed=visitor.sealed, key_id=visitor.key_id,
        at=to_micros(at),
    )


def all_sealed(tx: Connection, hall: str) -> Iterator[SealedVisitor]:
    """Everyone who is kept for the hall."""
    return (SealedVisitor(row[0], bytes(row[1]), bytes(row[2]), row[3]) for row in _ALL.rows(tx, hall=hall))

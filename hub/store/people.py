"""Visitors as sealed rows: the one place of personal data, which only `hub.server.visitors` can open."""

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

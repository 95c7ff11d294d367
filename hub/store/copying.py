"""Halls from one database into another, whichever the two are, and the proof that they arrived: row by row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Select, Table, Text, collate, delete, insert, select

from hub.store.database import POSTGRESQL
from hub.store.tables import KEPT, hall_column, halls, key_checks

Counts: TypeAlias = dict[str, int]
"""Table → rows."""

BATCH = 1000


class Differs(Exception):
    """A row did not arrive as it was sent; the text names its table and key."""


def halls_in(tx: Connection) -> list[str]:
    """Every hall of the database."""
    return list(tx.execute(select(halls.c.id).order_by(halls.c.id)).scalars())


def holds_anything(tx: Connection, hall: str) -> bool:
    """Whether the database knows that hall: more than by the key file of a hub that was started for it."""
    return any(
        tx.execute(_rows_of(table, hall).limit(1)).first() is not None for table in KEPT if table is not key_checks
    )


def erase(tx: Connection, hall: str) -> None:
    """Delete all that the hall is. Nothing of other halls."""
    for table in KEPT:
        tx.execute(delete(table).where(hall_column(table) == hall))


def copy(source: Connection, target: Connection, hall: str) -> Counts:
    """Write every row of the hall into the target, which has none, and compare both. Raises Differs."""
    return {table.name: _copy(source, target, table, hall) for table in KEPT}


def _copy(source: Connection, target: Connection, table: Table, hall: str) -> int:
    count = 0
    for batch in _ordered(source, table, hall).partitions(BATCH):
        target.execute(insert(table), [dict(row._mapping) for row in batch])
        count += len(batch)
    _compare(_each(source, table, hall), _each(target, table, hall), table)
    return count


def _compare(sent: Iterator[Row[Any]], arrived: Iterator[Row[Any]], table: Table) -> None:
    keys = [column.name for column in table.primary_key]
    for one, other in zip_longest(sent, arrived):
        if one is None or other is None or tuple(one) != tuple(other):
            found = (one if one is not None else other)._mapping
            raise Differs(f"{table.name}: row {[found[key] for key in keys]} is not as it was")


def _each(tx: Connection, table: Table, hall: str) -> Iterator[Row[Any]]:
    yield from _ordered(tx, table, hall)


def _ordered(tx: Connection, table: Table, hall: str) -> Any:
    """The hall's rows by their key, in the same order on every database, a batch at a time."""
    binary = tx.dialect.name == POSTGRESQL
    keys = [
        collate(column, "C") if binary and isinstance(column.type, Text) else column for column in table.primary_key
    ]
    return tx.execute(_rows_of(table, hall).order_by(*keys), execution_options={"yield_per": BATCH})


def _rows_of(table: Table, hall: str) -> Select[Any]:
    return select(table).where(hall_column(table) == hall)

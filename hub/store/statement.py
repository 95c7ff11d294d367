"""Fixed statements for the hot path: prepared text, no expression to compile, named values.

They run on a cursor of the driver's own within SQLAlchemy's transaction: its result objects would cost more than
the statement. Errors are SQLAlchemy's all the same.

    _ADD = Statement("INSERT INTO staff VALUES (:hall, :login, :name, :argon2)")
    _ADD.run(tx, hall=..., login=..., name=..., argon2=...)
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

Told = TypeVar("Told")
_VALUE = re.compile(r":(\w+)")


class Statement:
    """One statement in the words that every database of ours knows; `:name` marks a value."""

    __slots__ = ("_pyformat", "text")

    def __init__(self, text: str) -> None:
        self.text = " ".join(text.split())
        self._pyformat = _VALUE.sub(r"%(\1)s", self.text)

    def run(self, tx: Connection, **values: object) -> int:
        """Carry it out; how many rows it touched, or -1 while statements are sent on without waiting."""
        return self._done(tx, values, _count)

    def row(self, tx: Connection, **values: object) -> Sequence[Any] | None:
        """The first row, or None."""
        return self._done(tx, values, _first)

    def rows(self, tx: Connection, **values: object) -> Sequence[Sequence[Any]]:
        """All rows."""
        return self._done(tx, values, _all)

    def _done(self, tx: Connection, values: dict[str, object], told: Callable[[Any], Told]) -> Told:
        """What the driver's cursor has to tell after the statement. Raises DBAPIError, which names no value."""
        driver: Any = tx.connection.driver_connection
        text = self._pyformat if tx.dialect.paramstyle == "pyformat" else self.text
        try:
            return told(driver.execute(text, values))
        except tx.dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                text, None, error, tx.dialect.loaded_dbapi.Error, hide_parameters=True, dialect=tx.dialect
            ) from error


def _count(cursor: Any) -> int:
    return int(cursor.rowcount)


def _first(cursor: Any) -> Sequence[Any] | None:
    row: Sequence[Any] | None = cursor.fetchone()
    return row


def _all(cursor: Any) -> Sequence[Sequence[Any]]:
    rows: Sequence[Sequence[Any]] = cursor.fetchall()
    return rows


def upsert(table: str, key: Sequence[str], fields: Sequence[str]) -> Statement:
    """Write a whole row by its key, whether it was there or not."""
    names = [*key, *fields]
    values = ", ".join(f":{name}" for name in names)
    changes = ", ".join(f'"{name}" = excluded."{name}"' for name in fields)
    columns = ", ".join(f'"{name}"' for name in names)
    conflict = ", ".join(key)
    return Statement(
        f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT ({conflict}) DO UPDATE SET {changes}"
    )

"""Fixed statements for the hot path: prepared text, no expression to compile, named values.

    _ADD = Statement("INSERT INTO staff VALUES (:hall, :login, :name, :argon2)")
    _ADD.run(tx, hall=..., login=..., name=..., argon2=...)
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

_VALUE = re.compile(r":(\w+)")


class Statement:
    """One statement in the words that every database of ours knows; `:name` marks a value."""

    __slots__ = ("_pyformat", "_text")

    def __init__(self, text: str) -> None:
        self._text = " ".join(text.split())
        self._pyformat = _VALUE.sub(r"%(\1)s", self._text)

    def run(self, tx: Connection, **values: object) -> int:
        """Carry it out; how many rows it touched."""
        return tx.exec_driver_sql(self._for(tx), values).rowcount

    def row(self, tx: Connection, **values: object) -> Sequence[Any] | None:
        """The first row, or None."""
        return tx.exec_driver_sql(self._for(tx), values).first()

    def rows(self, tx: Connection, **values: object) -> Sequence[Sequence[Any]]:
        """All rows."""
        return tx.exec_driver_sql(self._for(tx), values).all()

    def _for(self, tx: Connection) -> str:
        """In the spelling of values that the database's driver reads."""
        return self._pyformat if tx.dialect.paramstyle == "pyformat" else self._text


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

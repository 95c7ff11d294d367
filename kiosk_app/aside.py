"""What the hub is there for and yet cannot take in: set aside, so that it does not hold up what comes after it.

It is not given up: the entry stays where it is, and is tried again after all others. Here stand command ids, and
for tickets the number on the paper, by which staff find who holds it; nothing about a person.
"""

from __future__ import annotations

import sqlite3
from datetime import date

from sqlite_utils import Database

ALONE = "alone-"
"""What the command id of a ticket issued alone begins with; the ticket's id follows."""


class Aside:
    """In the outbox's own file. Raises sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection, db: Database) -> None:
        self._connection, self._db = connection, db
        columns = {"place": int, "id": str, "number": str, "again": int}
        self._table = db.table("aside")
        self._table.create(columns, pk="place", not_null={"id", "number", "again"}, if_not_exists=True)
        self._table.create_index(["id"], unique=True, if_not_exists=True)

    def put(self, id: str, number: str) -> bool:
        """Set aside until `try_again`. `number`: of the ticket, "" for a report. Whether it was not aside before."""
        with self._connection:
            known = self._connection.execute("update aside set again = 0 where id = ?", [id]).rowcount > 0
            if not known:
                self._table.insert({"id": id, "number": number, "again": 0})
        return not known

    def drop(self, id: str) -> bool:
        """The hub has taken it in at last. Whether it had been aside."""
        with self._connection:
            return self._connection.execute("delete from aside where id = ?", [id]).rowcount > 0

    def try_again(self) -> None:
        """All of them once more, after everything else."""
        with self._connection:
            self._connection.execute("update aside set again = 1")

    def numbers(self, day: date | None) -> tuple[str, ...]:
        """Of tickets of that service day (None: of any) that are set aside, in the order in which they were."""
        rows = self._connection.execute(
            "select number from aside join alone on aside.id = ? || ticket"
            " where ? is null or day = ? order by aside.place",
            [ALONE, *[day and day.isoformat()] * 2],
        )
        return tuple(str(row[0]) for row in rows)

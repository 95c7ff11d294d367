"""Check-ins with the hub gone: that somebody was there at that minute, kept until the hub has heard of it.

Code, card and number lie sealed in the outbox's own file. Who then takes a ticket from the kiosk takes the check-in
along with it (kiosk_app.ledger); what is left here is told by itself.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from sqlite_utils import Database

from hub.wire import CheckInCommand
from kiosk_app.journey.claim import Claim
from kiosk_app.sealing import Seal

NOTED = "noted-"
"""What the command id of such a check-in begins with; the id under which the hub was asked follows."""


def check_in_command(claim: Claim, paper: bool, at: datetime | None) -> CheckInCommand:
    """The claim as the hub takes it."""
    return CheckInCommand(
        code=claim.code or None, document=claim.document, number=claim.number or None,
        phone_tail=claim.tail or None, paper=paper, occurred_at=at,
    )  # fmt: skip


class NotedArrivals:
    """On the outbox's connection. Raises sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection, db: Database, seal: Seal) -> None:
        self._connection, self._seal = connection, seal
        self._table = db.table("noted")
        columns = {"place": int, "id": str, "sealed": bytes}
        self._table.create(columns, pk="place", not_null={"id", "sealed"}, if_not_exists=True)

    def note(self, id: str, claim: Claim, at: datetime) -> None:
        """Write it down; it is on the disk before anybody is told so."""
        sealed = self._seal.close(check_in_command(claim, False, at), id)
        with self._connection:
            self._connection.execute("insert into noted (id, sealed) values (?, ?)", [id, sealed])

    def next(self) -> tuple[str, CheckInCommand] | None:
        """The oldest with its command id; those set aside come last. What can no longer be opened is dropped."""
        row = self._connection.execute(
            "select noted.id, sealed from noted left join aside on aside.id = ? || noted.id"
            " where coalesce(aside.again, 1) order by aside.id is not null, noted.place limit 1",
            [NOTED],
        ).fetchone()
        if row is None:
            return None
        command = self._seal.open(row[1], row[0], CheckInCommand)
        if command is None:
            self.drop(NOTED + row[0])
            return self.next()
        return (NOTED + row[0], command)

    def drop(self, id: str) -> None:
        """The hub has answered the command of that id: nothing of the person stays."""
        with self._connection:
            self._connection.execute("delete from noted where id = ?", [id.removeprefix(NOTED)])
        if not len(self):
            self._connection.execute("pragma wal_checkpoint(truncate)")  # nor in the log of the file

    def __len__(self) -> int:
        return int(self._table.count)

"""What the hub must hear although it is gone or the power fails: how each paper ticket ended.

A row is written before a print starts and finished when its outcome is known. What was begun and never
finished, since the kiosk lost its power, is reported as unknown at the next start. Rows go out in their
order, one at a time, each with the command id it was given when written, until the hub has answered. Ticket
ids and outcomes only: nothing about a person.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import uuid4

from sqlite_utils import Database

from hub.wire import ReportPrintCommand

Outcome: TypeAlias = Literal["printed", "failed", "unknown"]
RESTARTED = "kiosk-restarted"


@dataclass(frozen=True, slots=True)
class Report:
    """One report to send: `id` is the command's id, the same at every attempt."""

    id: str
    command: ReportPrintCommand


class Outbox:
    """A file of its own, written through to the disk with every row. Raises sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path)
        self._db = Database(self._connection)
        self._db.execute("pragma journal_mode = wal")
        self._db.execute("pragma synchronous = full")
        columns = {"place": int, "id": str, "job": str, "ticket": str, "outcome": str, "reason": str}
        self._prints = self._db.table("prints")
        self._prints.create(columns, pk="place", not_null={"id", "ticket"}, if_not_exists=True)

    def begin(self, job: str, ticket: str) -> None:
        """A print is about to start."""
        self._write(job, ticket, None, "")

    def end(self, job: str, ticket: str, outcome: Outcome, reason: str) -> None:
        """The print `job` ended; without a job (nothing was begun) the outcome alone is kept."""
        with self._connection:
            changed = self._db.execute(
                "update prints set outcome = ?, reason = ? where job = ? and job != '' and outcome is null",
                [outcome, reason, job],
            )
        if changed.rowcount == 0:
            self._write(job, ticket, outcome, reason)

    def recover(self) -> int:
        """At start: what was begun before the power went has an unknown outcome. Returns how many."""
        with self._connection:
            lost = self._db.execute(
                "update prints set outcome = 'unknown', reason = ? where outcome is null", [RESTARTED]
            )
        return int(lost.rowcount)

    def next(self) -> Report | None:
        """The oldest report whose outcome is known."""
        row = self._db.execute(
            "select id, ticket, outcome, reason from prints where outcome is not null order by place limit 1"
        ).fetchone()
        if row is None:
            return None
        command = ReportPrintCommand(ticket=row[1], outcome=row[2], reason=row[3][:80])
        return Report(row[0], command)

    def done(self, id: str) -> None:
        """The hub has answered `id`, with yes or no."""
        with self._connection:
            self._db.execute("delete from prints where id = ?", [id])

    def __len__(self) -> int:
        return int(self._prints.count)

    def close(self) -> None:
        self._connection.close()

    def _write(self, job: str, ticket: str, outcome: Outcome | None, reason: str) -> None:
        row = {"id": uuid4().hex, "job": job, "ticket": ticket, "outcome": outcome, "reason": reason}
        with self._connection:
            self._prints.insert(row)

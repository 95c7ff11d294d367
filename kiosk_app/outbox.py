"""What the hub must hear although it is gone or the power fails: tickets issued alone, check-ins, how papers ended.

Tickets go first (kiosk_app.ledger), the oldest before the others; then check-ins for appointments (kiosk_app.noted);
then reports on paper. A report's row is
written before a print starts and finished when its outcome is known. What was begun and never finished, since
the kiosk lost its power, is reported as unknown at the next start. All go out in their order, one at a time,
each with the command id it was given when written, until the hub has answered. What the hub can't take in is
set aside (kiosk_app.aside), with the reports on its paper. Reports hold ticket ids and outcomes only: nothing
about a person.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal, TypeAlias
from uuid import uuid4

from sqlite_utils import Database

from hub.wire import CheckInCommand, IssuedAloneCommand, ReportPrintCommand, ReportSlipCommand
from kiosk_app.aside import Aside
from kiosk_app.journey.effects import SLIP
from kiosk_app.ledger import Ledger
from kiosk_app.noted import NotedArrivals
from kiosk_app.sealing import Seal

Outcome: TypeAlias = Literal["printed", "failed", "unknown"]
RESTARTED = "kiosk-restarted"


@dataclass(frozen=True, slots=True)
class Report:
    """One thing to tell: `id` is the command's id, the same at every attempt."""

    id: str
    command: ReportPrintCommand | ReportSlipCommand | IssuedAloneCommand | CheckInCommand

    @property
    def ticket(self) -> str:
        """The ticket that it is about; "": there is none yet."""
        return self.command.ticket if isinstance(self.command, ReportPrintCommand | IssuedAloneCommand) else ""


def _paper_command(ticket: str, outcome: Outcome, reason: str) -> ReportPrintCommand | ReportSlipCommand:
    if ticket.startswith(SLIP):
        return ReportSlipCommand(appointment=ticket.removeprefix(SLIP), outcome=outcome, reason=reason)
    return ReportPrintCommand(ticket=ticket, outcome=outcome, reason=reason)


class Outbox:
    """A file of its own, written through to the disk with every row. Raises sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600, exist_ok=True)
        self._connection = sqlite3.connect(path)
        self._db = Database(self._connection)
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = full")
        self._connection.execute("pragma secure_delete = on")
        columns = {"place": int, "id": str, "job": str, "ticket": str, "outcome": str, "reason": str}
        self._prints = self._db.table("prints")
        self._prints.create(columns, pk="place", not_null={"id", "ticket"}, if_not_exists=True)
        self._aside = Aside(self._connection, self._db)
        seal = Seal(path.with_suffix(".key"))
        self.noted = NotedArrivals(self._connection, self._db, seal)
        self.ledger = Ledger(self._connection, self._db, seal)

    def begin(self, job: str, ticket: str) -> None:
        """A print is about to start."""
        self._write(job, ticket, None, "")

    def end(self, job: str, ticket: str, outcome: Outcome, reason: str) -> None:
        """The print `job` ended; without a job (nothing was begun) the outcome alone is kept."""
        with self._connection:
            changed = self._connection.execute(
                "update prints set outcome = ?, reason = ? where job = ? and job != '' and outcome is null",
                [outcome, reason, job],
            )
        if changed.rowcount == 0:
            self._write(job, ticket, outcome, reason)

    def recover(self) -> int:
        """At start: what was begun before the power went has an unknown outcome. Returns how many.

        So has the paper of a ticket issued alone that was never begun: nobody can tell whether it came out.
        """
        with self._connection:
            lost = self._connection.execute(
                "update prints set outcome = 'unknown', reason = ? where outcome is null", [RESTARTED]
            )
        begun = {row[0] for row in self._connection.execute("select ticket from prints")}
        never = [ticket for ticket in self.ledger.on_paper() if ticket not in begun]
        for ticket in never:
            self._write("", ticket, "unknown", RESTARTED)
        return int(lost.rowcount) + len(never)

    def next(self, today: date | None = None) -> Report | None:
        """The oldest ticket issued alone, then the oldest check-in, then the oldest report whose outcome is known.

        `today`: the hub's service day; nothing of a later one is told before the hub has come to it.
        """
        told = self.ledger.next()
        if told is not None:
            later = today is not None and told.command.day > today
            return None if later else Report(told.id, told.command)
        noted = self.noted.next()
        return self._next_print() if noted is None else Report(*noted)

    def _next_print(self) -> Report | None:
        """A ticket is told before what became of its paper, also one that was set aside."""
        row = self._connection.execute(
            "select prints.id, ticket, outcome, reason from prints left join aside on aside.id = prints.id"
            " where outcome is not null and coalesce(aside.again, 1) and ticket not in (select ticket from alone)"
            " order by aside.id is not null, prints.place limit 1"
        ).fetchone()
        if row is None:
            return None
        return Report(row[0], _paper_command(row[1], row[2], row[3][:80]))

    def done(self, report: Report) -> None:
        """The hub has answered it, with yes or no."""
        self._aside.drop(report.id)
        if isinstance(report.command, IssuedAloneCommand):
            self.ledger.told(report.command.ticket)
            return
        if isinstance(report.command, CheckInCommand):
            self.noted.drop(report.id)
            return
        with self._connection:
            self._connection.execute("delete from prints where id = ?", [report.id])

    def set_aside(self, report: Report) -> bool:
        """The hub can't take it in: let the others go before. Whether it is the first time."""
        known = self.ledger.ticket(report.ticket)
        return self._aside.put(report.id, known.number if known is not None else "")

    def try_again(self) -> None:
        """What was set aside is told once more, after everything else."""
        self._aside.try_again()

    def untold(self, today: date | None = None) -> tuple[str, ...]:
        """Numbers given out that the hub can't take in: staff must see to who holds them. `today`: None for all."""
        return self._aside.numbers(today)

    def __len__(self) -> int:
        return int(self._prints.count) + len(self.ledger) + len(self.noted)

    def close(self) -> None:
        self._connection.close()

    def _write(self, job: str, ticket: str, outcome: Outcome | None, reason: str) -> None:
        row = {"id": uuid4().hex, "job": job, "ticket": ticket, "outcome": outcome, "reason": reason}
        with self._connection:
            self._prints.insert(row)

"""The kiosk's own book, for the time without a hub: numbers lent to it, what it gave out of them, what it last knew.

A number is given out and written down in one transaction that is on the disk before anybody sees the number: a
power cut leaves either a number that nobody has, still to be given, or a ticket that will be told. A document is
kept sealed, and only until the hub has answered.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeVar

from pydantic import BaseModel
from sqlite_utils import Database

from hub.wire import BandView, CheckInCommand, Document, IssuedAloneCommand, TicketView
from kiosk_app.alone import Drawn
from kiosk_app.aside import ALONE
from kiosk_app.journey.effects import Noted
from kiosk_app.noted import check_in_command
from kiosk_app.sealing import Seal

KEPT_DAYS = 7
Shape = TypeVar("Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Told:
    """One ticket to tell the hub of; `id` is the command's id, the same at every attempt."""

    id: str
    command: IssuedAloneCommand


class Ledger:
    """On the outbox's own connection, which writes through to the disk with every commit. Raises sqlite3.Error."""

    def __init__(self, connection: sqlite3.Connection, db: Database, seal: Seal) -> None:
        self._connection, self._db, self._seal = connection, db, seal
        self._table("bands", {"day": str, "first": int, "body": str}, ("day", "first"))
        self._table("given", {"day": str, "first": int, "letter": str, "count": int}, ("day", "first", "letter"))
        self._table("kept", {"name": str, "body": str}, ("name",))
        columns = {
            "place": int, "ticket": str, "day": str, "series": str, "ordinal": int, "items": str, "queues": str,
            "occurred_at": str, "paper": int, "instead_of": str, "mark": bytes, "sealed": bytes, "shown": str,
            "arrival": bytes,
        }  # fmt: skip
        self._table("alone", columns, ("place",))
        if "arrival" not in self._db.table("alone").columns_dict:  # a kiosk of an older release
            self._db.table("alone").add_column("arrival", bytes)

    def _table(self, name: str, columns: dict[str, type], key: tuple[str, ...]) -> None:
        self._db.table(name).create(columns, pk=key if len(key) > 1 else key[0], if_not_exists=True)

    # -- numbers --

    def keep_band(self, band: BandView) -> None:
        """Numbers that the hub has lent; those of days long past are forgotten."""
        old = (band.day - timedelta(days=KEPT_DAYS)).isoformat()
        with self._connection:
            self._connection.execute(
                "insert or replace into bands (day, first, body) values (?, ?, ?)",
                [band.day.isoformat(), band.first, band.model_dump_json()],
            )
            self._connection.execute("delete from bands where day < ?", [old])
            self._connection.execute("delete from given where day < ?", [old])

    def bands(self) -> list[BandView]:
        """All that are kept, the oldest day first."""
        rows = self._connection.execute("select body from bands order by day, first").fetchall()
        return [BandView.model_validate_json(row[0]) for row in rows]

    def used(self) -> dict[tuple[date, int, str], int]:
        """(day, first of the band, letter) → how many of its numbers were given out."""
        rows = self._connection.execute("select day, first, letter, count from given").fetchall()
        return {(date.fromisoformat(day), first, letter): count for day, first, letter, count in rows}

    def give(
        self, drawn: Drawn, ticket: TicketView, queues: Sequence[str], document: Document | None, *,
        paper: bool, instead_of: str | None, arrival: Noted | None = None,
    ) -> None:
        """Give the number out: from now on it is nobody else's, and the hub will hear of it. `arrival`: the check-in
        that was noted before, which the ticket takes along."""
        band, letter = drawn.band, drawn.queue.letter
        row = {
            "ticket": ticket.id, "day": band.day.isoformat(), "series": letter, "ordinal": drawn.ordinal,
            "items": json.dumps(ticket.items), "queues": json.dumps(list(queues)),
            "occurred_at": ticket.issued_at.isoformat(), "paper": int(paper), "instead_of": instead_of,
            "mark": self._seal.mark(document) if document else None,
            "sealed": self._seal.close(document, ticket.id) if document else None,
            "shown": ticket.model_dump_json(), "arrival": self._sealed(arrival, ticket.id),
        }  # fmt: skip
        with self._connection:
            self._connection.execute(
                "insert or replace into given (day, first, letter, count) values (?, ?, ?, ?)",
                [row["day"], band.first, letter, drawn.place + 1],
            )
            names = ", ".join(row)
            self._connection.execute(
                f"insert into alone ({names}) values ({', '.join('?' * len(row))})", list(row.values())
            )
            if arrival is not None:
                self._connection.execute("delete from noted where id = ?", [arrival.id])

    def _sealed(self, arrival: Noted | None, ticket: str) -> bytes | None:
        return None if arrival is None else self._seal.close(check_in_command(arrival.claim, True, arrival.at), ticket)

    # -- what is still to be told --

    def next(self) -> Told | None:
        """The oldest ticket of which the hub has not heard; those set aside before come last (kiosk_app.aside).

        Where its document can no longer be opened it is told without: a ticket that was printed exists.
        """
        row = self._connection.execute(
            "select ticket, day, series, ordinal, items, occurred_at, paper, instead_of, sealed, arrival"
            " from alone left join aside on aside.id = ? || alone.ticket"
            " where coalesce(aside.again, 1) order by aside.id is not null, alone.place limit 1",
            [ALONE],
        ).fetchone()
        if row is None:
            return None
        ticket, day, series, ordinal, items, occurred_at, paper, instead_of, sealed, arrival = row
        command = IssuedAloneCommand(
            ticket=ticket, day=date.fromisoformat(day), series=series, ordinal=ordinal, items=json.loads(items),
            document=self._seal.open(sealed, ticket, Document) if sealed else None, paper=bool(paper),
            occurred_at=datetime.fromisoformat(occurred_at), instead_of=instead_of,
            check_in=self._seal.open(arrival, ticket, CheckInCommand) if arrival else None,
        )  # fmt: skip
        return Told(f"{ALONE}{ticket}", command)

    def told(self, ticket: str) -> None:
        """The hub has answered: nothing of the person stays."""
        with self._connection:
            self._connection.execute("delete from alone where ticket = ?", [ticket])
        if not len(self):
            self._connection.execute("pragma wal_checkpoint(truncate)")  # nor in the log of the file

    def on_paper(self) -> list[str]:
        """Tickets still to be told that were meant for paper."""
        return [row[0] for row in self._connection.execute("select ticket from alone where paper = 1 order by place")]

    def ticket(self, ticket: str) -> TicketView | None:
        """A ticket of which the hub has not heard."""
        row = self._connection.execute("select shown from alone where ticket = ?", [ticket]).fetchone()
        return None if row is None else TicketView.model_validate_json(row[0])

    def of_holder(self, document: Document, queues: Sequence[str]) -> TicketView | None:
        """A ticket still to be told that this card already has in one of these queues."""
        rows = self._connection.execute(
            "select queues, shown from alone where mark = ? order by place", [self._seal.mark(document)]
        ).fetchall()
        return next((TicketView.model_validate_json(row[1]) for row in rows if set(json.loads(row[0])) & set(queues)),
                    None)

    def __len__(self) -> int:
        return int(self._db.table("alone").count)

    # -- what it last knew --

    def keep(self, name: str, body: str) -> None:
        """Remember one thing by name, over the one before."""
        with self._connection:
            self._connection.execute("insert or replace into kept (name, body) values (?, ?)", [name, body])

    def kept(self, name: str) -> str | None:
        row = self._connection.execute("select body from kept where name = ?", [name]).fetchone()
        return None if row is None else str(row[0])

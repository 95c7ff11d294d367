"""What the hub has on record, read from its database: times and states are the hub's own, not the demo's."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Select, select

from hub.store import messages, upkeep_rows
from hub.store.database import open_database, reading
from hub.store.journal import last_seq
from hub.store.messages import Message
from hub.store.moment import from_micros
from hub.store.tables import assistance, calls, journal, tickets
from upkeep.records import Upkeep

Row = dict[str, Any]
MOST_MESSAGES = 50


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    seq: int
    at: datetime
    actor: str
    kind: str
    body: Row


class Records:
    """Reads one hall in the database at `place`, a file or URL, beside the running hub, without ever writing."""

    def __init__(self, place: Path | str, hall: str) -> None:
        self._engine = open_database(place)
        self._hall = hall

    def close(self) -> None:
        """Give the database's connections back."""
        self._engine.dispose()

    def seq(self) -> int:
        """Number of the newest entry."""
        with reading(self._engine) as tx:
            return last_seq(tx, self._hall)

    def after(self, seq: int) -> list[Entry]:
        """The journal's entries after that number."""
        return [
            Entry(row["seq"], from_micros(row["at"]), row["actor"], row["kind"], json.loads(row["body"]))
            for row in self._journal(seq)
        ]

    def journal(self) -> str:
        """The whole journal, a line of JSON each, as an auditor would take it away."""
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self._journal(0))

    def ticket(self, ticket: str) -> Row:
        """The row of that ticket. Raises LookupError."""
        rows = self._rows(select(tickets).where(tickets.c.hall == self._hall, tickets.c.id == ticket))
        if not rows:
            raise LookupError(f"the hub has no ticket {ticket}")
        return rows[0]

    def calls(self, ticket: str) -> list[Row]:
        """Its calls and recalls, oldest first."""
        of_ticket = select(calls).where(calls.c.hall == self._hall, calls.c.ticket == ticket)
        return self._rows(of_ticket.order_by(calls.c.at, calls.c.again))

    def request(self, place: str) -> str | None:
        """The newest request for a guide from that place."""
        asked = select(assistance).where(assistance.c.hall == self._hall, assistance.c.place == place)
        rows = self._rows(asked.order_by(assistance.c.at))
        return str(rows[-1]["id"]) if rows else None

    def upkeep(self) -> Upkeep:
        """How the machines are, and what is open."""
        with reading(self._engine) as tx:
            return upkeep_rows.load(tx, self._hall)

    def messages(self) -> Sequence[Message]:
        """What the staff were told, newest first."""
        with reading(self._engine) as tx:
            return messages.newest(tx, self._hall, MOST_MESSAGES)

    def _journal(self, seq: int) -> Sequence[Row]:
        told = journal.c
        lines = select(told.seq, told.at, told.actor, told.kind, told.version, told.body)
        return self._rows(lines.where(told.hall == self._hall, told.seq > seq).order_by(told.seq))

    def _rows(self, query: Select[Any]) -> list[Row]:
        with reading(self._engine) as tx:
            return [dict(row) for row in tx.execute(query).mappings()]


def moment(micros: int | None) -> str | None:
    """A moment of the database as ISO text (UTC); None stays None."""
    return None if micros is None else from_micros(micros).isoformat(timespec="milliseconds")

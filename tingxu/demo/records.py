"""What the hub has on record, read from its database: times and states are the hub's own, not the demo's."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hub.store.moment import from_micros

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the journal."""

    seq: int
    at: datetime
    actor: str
    kind: str
    body: Row


class Records:
    """Reads the hub's database at `path` beside the running hub, without ever writing."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def seq(self) -> int:
        """Number of the newest entry."""
        return int(self._rows("SELECT coalesce(max(seq), 0) AS seq FROM journal")[0]["seq"])

    def after(self, seq: int) -> list[Entry]:
        """The journal's entries after that number."""
        rows = self._rows("SELECT seq, at, actor, kind, body FROM journal WHERE seq > ? ORDER BY seq", seq)
        return [
            Entry(row["seq"], from_micros(row["at"]), row["actor"], row["kind"], json.loads(row["body"]))
            for row in rows
        ]

    def journal(self) -> str:
        """The whole journal, a line of JSON each, as an auditor would take it away."""
        lines = self._rows("SELECT seq, at, actor, kind, version, body FROM journal ORDER BY seq")
        return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)

    def ticket(self, ticket: str) -> Row:
        """The row of that ticket. Raises LookupError."""
        rows = self._rows("SELECT * FROM tickets WHERE id = ?", ticket)
        if not rows:
            raise LookupError(f"the hub has no ticket {ticket}")
        return rows[0]

    def calls(self, ticket: str) -> list[Row]:
        """Its calls and recalls, oldest first."""
        return self._rows("SELECT * FROM calls WHERE ticket = ? ORDER BY at, again", ticket)

    def _rows(self, query: str, *values: object) -> list[Row]:
        with self._reading() as database:
            return [dict(row) for row in database.execute(query, values)]

    @contextmanager
    def _reading(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(f"file:{self.path}?mode=ro", uri=True, timeout=10)) as database:
            database.row_factory = sqlite3.Row
            yield database


def moment(micros: int | None) -> str | None:
    """A moment of the database as ISO text (UTC); None stays None."""
    return None if micros is None else from_micros(micros).isoformat(timespec="milliseconds")

"""Every table of the hub. Migrations make them; the hot path has fixed statements, beside their use.

Moments are whole microseconds since 1970 UTC, exact and sortable on every database (see `hub.store.moment`).
Nothing personal is outside `visitors` and `staff`.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

NAMES = {
    "pk": "pk_%(table_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
}
metadata = MetaData(naming_convention=NAMES)


def _moment(name: str, *, nullable: bool = False) -> Column[int]:
    return Column(name, BigInteger, nullable=nullable)


halls = Table(
    "halls", metadata,
    Column("id", Text, primary_key=True),
    Column("definition", Text, nullable=False),
    _moment("opened_at"),
)

journal = Table(
    "journal", metadata,
    Column("hall", Text, primary_key=True),
    Column("seq", BigInteger, primary_key=True, autoincrement=False),
    _moment("at"),
    _moment("occurred_at"),
    Column("actor", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
    sqlite_with_rowid=False,
)
Index(None, journal.c.hall, journal.c.kind, journal.c.seq)

commands = Table(
    "commands", metadata,
    Column("hall", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("digest", LargeBinary, nullable=False),
    Column("refused", Boolean, nullable=False),
    Column("answer", LargeBinary, nullable=False),
    _moment("at"),
    sqlite_with_rowid=False,
)

tickets = Table(
    "tickets", metadata,
    Column("hall", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("day", Date, nullable=False),
    Column("series", Text, nullable=False),
    Column("ordinal", Integer, nullable=False),
    Column("number", Text, nullable=False),
    Column("items", Text, nullable=False),
    Column("item_index", Integer, nullable=False),
    Column("queue", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("grounds", Text, nullable=False),
    # No foreign key: retention deletes the person, the ticket keeps an id that leads nowhere.
    Column("visitor", Text, nullable=True),
    Column("origin", Text, nullable=False),
    Column("on_behalf", Boolean, nullable=False),
    Column("print", Text, nullable=False),
    Column("counter", Text, nullable=True),
    Column("clerk", Text, nullable=True),
    Column("call", Text, nullable=True),
    Column("recalls", Integer, nullable=False),
    Column("recycled", Integer, nullable=False),
    Column("why", Text, nullable=False),
    _moment("issued_at"),
    _moment("called_at", nullable=True),
    _moment("confirmed_at", nullable=True),
    _moment("finished_at", nullable=True),
    _moment("since", nullable=True),
    _moment("arrived_at", nullable=True),
    Column("merged_into", Text, nullable=True),
    Column("also", Text, nullable=False, server_default="[]"),
    Column("park", Text, nullable=True),
    Column("lent", Text, nullable=False, server_default="[]"),
    Column("appointment", Text, nullable=True),
    _moment("agreed_at", nullable=True),
    Column("granted_by", Text, nullable=False, server_default=""),
    Column("grant_reason", Text, nullable=False, server_default=""),
    Column("why_facts", Text, nullable=False, server_default="{}"),
    Column("guide", Text, nullable=True),
    UniqueConstraint("hall", "day", "series", "ordinal"),
    sqlite_with_rowid=False,
)

counters = Table(
    "counters", metadata,
    Column("hall", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("clerk", Text, nullable=True),
    Column("paused", Boolean, nullable=False),
    Column("ticket", Text, nullable=True),
    sqlite_with_rowid=False,
)

calls = Table(
    "calls", metadata,
    Column("hall", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("ticket", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("queue", Text, nullable=False),
    Column("again", Integer, nullable=False),
    _moment("at"),
    Column("outcome", Text, nullable=False),
    sqlite_with_rowid=False,
)

assistance = Table(
    "assistance", metadata,
    Column("hall", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("place", Text, nullable=False),
    _moment("at"),
    Column("counter", Text, nullable=True),
    Column("guide", Text, nullable=True),
    Column("stage", Text, nullable=False, server_default="asked"),
    sqlite_with_rowid=False,
)

visitors = Table(
    "visitors", metadata,
    Column("hall", Text, nullable=False),
    Column("id", Text, primary_key=True),
    Column("lookup", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("key_id", Integer, nullable=False),
    _moment("at"),
    UniqueConstraint("hall", "lookup"),
)

tokens = Table(
    "tokens", metadata,
    Column("hall", Text, nullable=False),
    Column("sha256", LargeBinary, primary_key=True),
    Column("role", Text, nullable=False),
    Column("subject", Text, nullable=False),
    _moment("created_at"),
    _moment("revoked_at", nullable=True),
)
Index(None, tokens.c.hall, tokens.c.role, tokens.c.subject)

room = Table(
    "room", metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("filler", LargeBinary, nullable=False),
)
"""Written only while the disk is full, to learn whether it still is."""

staff = Table(
    "staff", metadata,
    Column("hall", Text, primary_key=True),
    Column("login", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("argon2", Text, nullable=False),
    Column("role", Text, nullable=False, server_default="clerk"),
)

key_checks = Table(
    "key_checks", metadata,
    Column("hall", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("checked", LargeBinary, nullable=False),
    Column("edition", Integer, nullable=False, server_default="0"),
)
"""What tells the hall's own key file from another, or an older one, and nothing about the keys."""

tries = Table(
    "tries", metadata,
    Column("hall", Text, primary_key=True),
    Column("who", LargeBinary, primary_key=True),
    Column("count", Integer, nullable=False),
    _moment("at"),
)
"""Sign-ins that were tried in vain, for some minutes; keyed hashes, since anything may be typed as a login."""


def _mirror(name: str, *columns: Column[Any]) -> Table:
    """A mirror of the journal beside the queue's: a row for each thing, by its id in the hall."""
    key = Column("hall", Text, primary_key=True), Column("id", Text, primary_key=True)
    return Table(name, metadata, *key, *columns, sqlite_with_rowid=False)


registers = _mirror("registers", Column("register", Text, nullable=False))
devices = _mirror(
    "devices",
    Column("machine", Text, nullable=False), Column("name", Text, nullable=False), Column("kind", Text, nullable=False),
    Column("link", Text, nullable=False), Column("media", Text), Column("paper", Text), Column("action", Text),
    Column("detail", Text, nullable=False), _moment("since"),
)  # fmt: skip
spells = _mirror(
    "spells",
    Column("machine", Text, nullable=False), Column("device", Text, nullable=False), Column("works", Boolean),
    _moment("since"),
)  # fmt: skip
"""From `since` on a device worked, did not, or nobody could tell: what availability is counted from."""
Index(None, spells.c.hall, spells.c.since)
presences = _mirror("presences", _moment("silent_since", nullable=True))
faults = _mirror(
    "faults",
    Column("machine", Text, nullable=False), Column("device", Text, nullable=False),
    Column("detail", Text, nullable=False), Column("action", Text), Column("department", Text, nullable=False),
    _moment("opened_at"), _moment("closed_at", nullable=True),
)  # fmt: skip
work_orders = _mirror(
    "work_orders",
    Column("way", Text, nullable=False), Column("machine", Text, nullable=False),
    Column("device", Text, nullable=False), Column("about", Text, nullable=False), Column("fault", Text),
    Column("department", Text, nullable=False), _moment("opened_at"), Column("opened_by", Text, nullable=False),
    Column("state", Text, nullable=False), Column("assignee", Text), Column("notes", Text, nullable=False),
    Column("parts", Text, nullable=False), _moment("done_at", nullable=True),
)  # fmt: skip
summonses = _mirror(
    "summonses",
    Column("machine", Text, nullable=False), Column("task", Text, nullable=False), _moment("at"),
    Column("told", Text, nullable=False), Column("taken_by", Text), _moment("closed_at", nullable=True),
)  # fmt: skip
loans = _mirror(
    "loans",
    Column("aid", Text, nullable=False), Column("place", Text, nullable=False), _moment("at"),
    Column("state", Text, nullable=False), _moment("lent_at", nullable=True), _moment("ended_at", nullable=True),
)  # fmt: skip
rounds = _mirror(
    "rounds",
    Column("machine", Text, nullable=False), Column("task", Text, nullable=False), _moment("at"),
    Column("by", Text, nullable=False), Column("fine", Boolean, nullable=False), Column("note", Text, nullable=False),
)  # fmt: skip
Index(None, rounds.c.hall, rounds.c.machine, rounds.c.task, rounds.c.at)
switchings = _mirror(
    "switchings",
    Column("machine", Text, nullable=False), Column("way", Text, nullable=False), _moment("due"),
    _moment("done_at", nullable=True),
)  # fmt: skip
Index(None, switchings.c.hall, switchings.c.machine, switchings.c.due)

heard = _mirror("heard", _moment("at"))
"""Machine → its newest sign of life. Not in the journal: it changes twice a minute and nothing follows from it but
what the journal then says."""

messages = _mirror(
    "messages",
    Column("channel", Text, nullable=False), Column("to", Text, nullable=False),
    Column("template", Text, nullable=False), Column("facts", Text, nullable=False), _moment("at"),
    Column("state", Text, nullable=False), Column("tries", Integer, nullable=False), _moment("next_at"),
    _moment("ended_at", nullable=True), Column("trouble", Text, nullable=False),
    Column("language", Text, nullable=False, server_default="zh"), _moment("good_until", nullable=True),
    Column("text", Text, nullable=False, server_default=""), Column("receipt", Text, nullable=False, server_default=""),
)  # fmt: skip
"""The one outbox of all that people are told, written in the transaction that caused it."""
Index(None, messages.c.hall, messages.c.state, messages.c.next_at)

message_texts = Table(
    "message_texts", metadata,
    Column("hall", Text, primary_key=True),
    Column("template", Text, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("text", Text, nullable=False),
    Column("by", Text, nullable=False),
    _moment("at"),
)
"""How a hall says what visitors are told, every version: the highest counts. Without a row, the text as shipped."""

plans = _mirror("plans", Column("plan", Text, nullable=False))
"""What may be booked, as it was entered last."""
appointments = _mirror(
    "appointments",
    Column("item", Text, nullable=False), _moment("slot"), _moment("starts_at"), Column("state", Text, nullable=False),
    Column("contact", Text, nullable=False), Column("visitor", Text), Column("channel", Text, nullable=False),
    Column("number", Text, nullable=False), Column("language", Text, nullable=False), _moment("made_at"),
    _moment("since"), Column("stage", Text), _moment("stage_due", nullable=True),
    Column("overdue", Boolean, nullable=False), Column("ticket", Text), _moment("arrived_at", nullable=True),
    Column("corrected", Boolean, nullable=False), Column("moved", Integer, nullable=False),
    Column("appeal", Text, nullable=False),
)  # fmt: skip
"""No foreign key to `visitors`: retention deletes the person, the appointment keeps ids that lead nowhere."""
Index(None, appointments.c.hall, appointments.c.item, appointments.c.slot)
Index(None, appointments.c.hall, appointments.c.state, appointments.c.starts_at)
Index(None, appointments.c.hall, appointments.c.starts_at)
Index(None, appointments.c.hall, appointments.c.contact)
Index(None, appointments.c.hall, appointments.c.visitor)
Index(None, appointments.c.hall, appointments.c.number)

BOOKED = (plans, appointments)
"""What appointments' events make."""

MIRRORS = (registers, devices, spells, presences, faults, work_orders, summonses, loans, rounds, switchings)
"""What upkeep's events make."""

KEPT = (
    halls, journal, commands, tickets, counters, calls, assistance, visitors, tokens, staff, key_checks, *MIRRORS,
    *BOOKED, heard, messages, message_texts,
)  # fmt: skip
"""All that a hall is: what a backup holds and a move carries over."""


def hall_column(table: Table) -> Column[str]:
    """Which hall a row belongs to: halls in one database share nothing."""
    return table.c.id if table is halls else table.c.hall

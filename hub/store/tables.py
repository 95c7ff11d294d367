"""Every table of the hub. Migrations make them; the hot path has fixed statements, beside their use.

Moments are whole microseconds since 1970 UTC, exact and sortable on every database (see `hub.store.moment`).
Nothing personal is outside `visitors` and `staff`.
"""

from __future__ import annotations

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

KEPT = (
    halls, journal, commands, tickets, counters, calls, assistance, visitors, tokens, staff, key_checks,
)  # fmt: skip
"""All that a hall is: what a backup holds and a move carries over."""


def hall_column(table: Table) -> Column[str]:
    """Which hall a row belongs to: halls in one database share nothing."""
    return table.c.id if table is halls else table.c.hall

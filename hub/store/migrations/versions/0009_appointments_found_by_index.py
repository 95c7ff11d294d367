"""Appointments are found through their indexes: one by the agreed time, and what SQLite should expect of each."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_ROWS = 100_000
_FOUND = {
    "appointments": 1,
    "ix_appointments_hall_contact": 3,
    "ix_appointments_hall_visitor": 3,
    "ix_appointments_hall_number": 3,
    "ix_appointments_hall_starts_at": 20,
    "ix_appointments_hall_item_slot": "5000 5",
    "ix_appointments_hall_state_starts_at": "20000 10",
}
"""Index → rows that have the same value in its columns after `hall`, as in a hall with a year of appointments."""


def upgrade() -> None:
    op.create_index("ix_appointments_hall_starts_at", "appointments", ["hall", "starts_at"])
    if op.get_bind().dialect.name == "sqlite":
        _expect()


def _expect() -> None:
    """Without statistics SQLite takes a hall for a few rows, and walks through all of them at each booking.

    PostgreSQL gathers its own; SQLite's are written down, so that its plans don't depend on when it was asked
    (https://www.sqlite.org/lang_analyze.html, "fixed results of ANALYZE").
    """
    op.execute("ANALYZE sqlite_schema")  # makes the table and gathers nothing
    rows = [{"idx": index, "stat": f"{_ROWS} {_ROWS} {found}"} for index, found in _FOUND.items()]
    op.get_bind().execute(sa.text("INSERT INTO sqlite_stat1 VALUES ('appointments', :idx, :stat)"), rows)
    op.execute("ANALYZE sqlite_schema")  # this connection reads it again

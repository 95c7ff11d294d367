"""Appointments: what may be booked, and each that was."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _mirror("plans", _text("plan"))
    _mirror(
        "appointments",
        _text("item"), _moment("slot"), _moment("starts_at"), _text("state"), _text("contact"), _maybe("visitor"),
        _text("channel"), _text("number"), _text("language"), _moment("made_at"), _moment("since"), _maybe("stage"),
        _moment("stage_due", nullable=True), sa.Column("overdue", sa.Boolean(), nullable=False), _maybe("ticket"),
        _moment("arrived_at", nullable=True), sa.Column("corrected", sa.Boolean(), nullable=False),
        sa.Column("moved", sa.Integer(), nullable=False), _text("appeal"),
    )  # fmt: skip
    for columns in (["item", "slot"], ["state", "starts_at"], ["contact"], ["visitor"], ["number"]):
        op.create_index(f"ix_appointments_hall_{'_'.join(columns)}", "appointments", ["hall", *columns])


def _mirror(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name, _text("hall"), _text("id"), *columns, sa.PrimaryKeyConstraint("hall", "id", name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )  # fmt: skip


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _maybe(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=True)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)

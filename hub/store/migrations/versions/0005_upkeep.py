"""Upkeep: equipment, faults, work orders, summons, loans, rounds, switching; the outbox of messages; staff's roles."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("staff", sa.Column("role", sa.Text(), nullable=False, server_default="clerk"))
    _mirror("registers", _text("register"))
    _mirror(
        "devices",
        *_texts("machine", "name", "kind", "link"), *_maybe("media", "paper", "action"), _text("detail"),
        _moment("since"),
    )  # fmt: skip
    _mirror("spells", *_texts("machine", "device"), sa.Column("works", sa.Boolean()), _moment("since"))
    op.create_index("ix_spells_hall_since", "spells", ["hall", "since"])
    _mirror("presences", _moment("silent_since", nullable=True))
    _mirror(
        "faults",
        *_texts("machine", "device", "detail"), *_maybe("action"), _text("department"), _moment("opened_at"),
        _moment("closed_at", nullable=True),
    )  # fmt: skip
    _mirror(
        "work_orders",
        *_texts("way", "machine", "device", "about"), *_maybe("fault"), _text("department"), _moment("opened_at"),
        *_texts("opened_by", "state"), *_maybe("assignee"), *_texts("notes", "parts"),
        _moment("done_at", nullable=True),
    )  # fmt: skip
    _mirror(
        "summonses",
        *_texts("machine", "task"), _moment("at"), _text("told"), *_maybe("taken_by"),
        _moment("closed_at", nullable=True),
    )  # fmt: skip
    _mirror(
        "loans",
        *_texts("aid", "place"), _moment("at"), _text("state"), _moment("lent_at", nullable=True),
        _moment("ended_at", nullable=True),
    )  # fmt: skip
    _mirror(
        "rounds",
        *_texts("machine", "task"), _moment("at"), _text("by"), sa.Column("fine", sa.Boolean(), nullable=False),
        _text("note"),
    )  # fmt: skip
    op.create_index("ix_rounds_hall_machine_task_at", "rounds", ["hall", "machine", "task", "at"])
    _mirror("switchings", *_texts("machine", "way"), _moment("due"), _moment("done_at", nullable=True))
    op.create_index("ix_switchings_hall_machine_due", "switchings", ["hall", "machine", "due"])
    _mirror("heard", _moment("at"))
    _mirror(
        "messages",
        *_texts("channel", "to", "template", "facts"), _moment("at"), _text("state"),
        sa.Column("tries", sa.Integer(), nullable=False), _moment("next_at"), _moment("ended_at", nullable=True),
        _text("trouble"),
    )  # fmt: skip
    op.create_index("ix_messages_hall_state_next_at", "messages", ["hall", "state", "next_at"])


def _mirror(name: str, *columns: sa.Column[Any]) -> None:
    op.create_table(
        name, _text("hall"), _text("id"), *columns, sa.PrimaryKeyConstraint("hall", "id", name=f"pk_{name}"),
        sqlite_with_rowid=False,
    )  # fmt: skip


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=False)


def _texts(*names: str) -> list[sa.Column[str]]:
    return [_text(name) for name in names]


def _maybe(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text(), nullable=True) for name in names]


def _moment(name: str, *, nullable: bool = False) -> sa.Column[int]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)

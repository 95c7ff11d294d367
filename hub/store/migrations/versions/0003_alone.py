"""Tickets that a kiosk issued alone: when the hub heard of them, and what became of a person's second one."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("arrived_at", sa.BigInteger(), nullable=True))
    op.add_column("tickets", sa.Column("merged_into", sa.Text(), nullable=True))
    op.add_column("tickets", sa.Column("also", sa.Text(), nullable=False, server_default="[]"))

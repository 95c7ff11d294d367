"""Tickets for an agreed time, who granted the green channel, what a call's why rests on; tickets set aside and lent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("appointment", sa.Text(), nullable=True))
    op.add_column("tickets", sa.Column("agreed_at", sa.BigInteger(), nullable=True))
    op.add_column("tickets", sa.Column("granted_by", sa.Text(), nullable=False, server_default=""))
    op.add_column("tickets", sa.Column("grant_reason", sa.Text(), nullable=False, server_default=""))
    op.add_column("tickets", sa.Column("why_facts", sa.Text(), nullable=False, server_default="{}"))
    op.add_column("tickets", sa.Column("park", sa.Text(), nullable=True))
    op.add_column("tickets", sa.Column("lent", sa.Text(), nullable=False, server_default="[]"))
    op.add_column("tickets", sa.Column("guide", sa.Text(), nullable=True))
    op.add_column("assistance", sa.Column("guide", sa.Text(), nullable=True))
    op.add_column("assistance", sa.Column("stage", sa.Text(), nullable=False, server_default="asked"))

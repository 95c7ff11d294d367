"""Tickets set aside and how they come back."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tickets", sa.Column("park", sa.Text(), nullable=True))
    op.add_column("tickets", sa.Column("lent", sa.Text(), nullable=False, server_default="[]"))

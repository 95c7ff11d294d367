"""Hubs know when another has newer keys, and count tries to sign in together."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("key_checks", sa.Column("edition", sa.Integer(), nullable=False, server_default="0"))
    op.create_table(
        "tries",
        sa.Column("hall", sa.Text(), nullable=False),
        sa.Column("who", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "who", name=op.f("pk_tries")),
    )

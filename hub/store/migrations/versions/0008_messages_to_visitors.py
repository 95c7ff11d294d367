"""Messages to visitors' phones: language, until when good, words as sent, the gateway's word; a hall's own texts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("messages", sa.Column("language", sa.Text(), nullable=False, server_default="zh"))
    op.add_column("messages", sa.Column("good_until", sa.BigInteger(), nullable=True))
    op.add_column("messages", sa.Column("text", sa.Text(), nullable=False, server_default=""))
    op.add_column("messages", sa.Column("receipt", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "message_texts",
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("hall", "template", "language")),
        sa.Column("version", sa.Integer(), nullable=False, autoincrement=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("text", "by")),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "template", "language", "version", name="pk_message_texts"),
    )

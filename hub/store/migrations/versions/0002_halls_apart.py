"""Tokens, staff and visitors belong to one hall each; what tells whose key file it is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# Until now a database held one hall. A token from before the hall was opened belongs to none: enrol it again.
_THE_HALL = "coalesce((SELECT min(id) FROM halls), '')"


def upgrade() -> None:
    _move_over("tokens", "sha256, role, subject, created_at, revoked_at", (
        sa.Column("hall", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("revoked_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_tokens")),
    ))  # fmt: skip
    op.create_index(op.f("ix_tokens_hall_role_subject"), "tokens", ["hall", "role", "subject"])
    _move_over("staff", "login, name, argon2", (
        sa.Column("hall", sa.Text(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("argon2", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "login", name=op.f("pk_staff")),
    ))  # fmt: skip
    _move_over("visitors", "id, lookup, sealed, key_id, at", (
        sa.Column("hall", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("lookup", sa.LargeBinary(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("key_id", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitors")),
        sa.UniqueConstraint("hall", "lookup", name=op.f("uq_visitors_hall_lookup")),
    ))  # fmt: skip
    op.create_table(
        "key_checks",
        sa.Column("hall", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("checked", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("hall", "number", name=op.f("pk_key_checks")),
    )


def _move_over(table: str, columns: str, form: tuple[sa.schema.SchemaItem, ...]) -> None:
    """The table in its new form, its rows under the hall. Aside first: constraints' names are used once only."""
    op.execute(f"CREATE TABLE {table}_aside AS SELECT * FROM {table}")
    op.drop_table(table)
    op.create_table(table, *form)
    op.execute(f"INSERT INTO {table} (hall, {columns}) SELECT {_THE_HALL}, {columns} FROM {table}_aside")
    op.drop_table(f"{table}_aside")

"""This machine's clock: for the header and the age on a card. The time on a ticket comes from the hub."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """An aware now; everything below the program's edge takes it as an argument."""
    return datetime.now(UTC)  # noqa: TID251

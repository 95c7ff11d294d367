"""This machine's clock, until the hall's time is known (kiosk_app.hall_time)."""

from __future__ import annotations

from datetime import UTC, datetime


def utc_now() -> datetime:
    """An aware now; everything below the program's edge takes it as an argument."""
    return datetime.now(UTC)  # noqa: TID251

"""Moments as the database holds them: whole microseconds since 1970 UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import overload

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


@overload
def to_micros(at: datetime) -> int: ...
@overload
def to_micros(at: datetime | None) -> int | None: ...
def to_micros(at: datetime | None) -> int | None:
    """An aware moment in microseconds, exactly; None stays None."""
    return None if at is None else (at - EPOCH) // _MICROSECOND


def from_micros(micros: int) -> datetime:
    """The moment (UTC) of so many microseconds."""
    return EPOCH + micros * _MICROSECOND

"""What the centre's rules fix, whatever a hall's plan says."""

from __future__ import annotations

from datetime import datetime, timedelta

LATE = timedelta(minutes=30)
"""Who is later by more than this, and not checked in, has given the appointment up (appointment-4)."""
NOTICE = timedelta(hours=8)
"""So long before, the hall may still cancel or move for a reason; after it by an override on record (appointment-3)."""


def is_over(starts_at: datetime, at: datetime) -> bool:
    """Whether one who comes at `at` has given it up: 30:00.000 late is in time, the next microsecond is not."""
    return at > starts_at + LATE

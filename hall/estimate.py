"""How long a visitor will wait, as an honest range."""

from __future__ import annotations

from hall.state import HallState
from hall.tickets import PriorityClass


def wait_minutes(state: HallState, ticket_id: str) -> tuple[int, int] | None:
    """(low, high) minutes until a waiting ticket is called; None when that cannot be told."""
    raise NotImplementedError


def wait_minutes_now(
    state: HallState, queue_id: str, priority: PriorityClass = PriorityClass.WALK_IN
) -> tuple[int, int] | None:
    """(low, high) minutes for one who takes a ticket for the queue now; None when that cannot be told."""
    raise NotImplementedError

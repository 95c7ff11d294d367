"""Who waits, in which order, and how many."""

from __future__ import annotations

from hall.state import HallState


def ahead(state: HallState, ticket_id: str) -> int | None:
    """People called before this ticket; None when it does not wait."""
    raise NotImplementedError


def waiting_of(state: HallState, counter_id: str, limit: int) -> tuple[str, ...]:
    """Ids of the first `limit` tickets this counter may call, in the order of calling."""
    raise NotImplementedError


def waiting_total(state: HallState, counter_id: str) -> int:
    """How many tickets this counter may call."""
    raise NotImplementedError


def waiting_in(state: HallState, queue_id: str) -> int:
    """How many wait in a queue, those sent to one counter included."""
    raise NotImplementedError


def open_counters(state: HallState, queue_id: str) -> tuple[str, ...]:
    """Counters that serve the queue with a clerk signed in who is not paused."""
    raise NotImplementedError

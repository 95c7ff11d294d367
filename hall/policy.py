"""Who is called next. The place for every rule of order between people who wait."""

from __future__ import annotations

from dataclasses import dataclass

from hall.state import HallState


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is next at a counter, and why (words of TicketCalled.why)."""

    ticket_id: str
    why: str


def choose(state: HallState, counter_id: str) -> Choice | None:
    """Who the counter calls next; None when nobody waits that it may call."""
    raise NotImplementedError

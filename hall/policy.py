"""Who is called next. The place for every rule of order between people who wait.

Now: class before class (green channel, then walk-in), and within a class who has waited longest. That order
is in the tickets' keys, so only the heads of a counter's lists are compared, however many wait.
"""

from __future__ import annotations

from dataclasses import dataclass

from hall.state import HallState
from hall.tickets import RANK, PriorityClass
from hall.waiting import lists_of

GREEN_FIRST = "green_first"
LONGEST_WAITING = "longest_waiting"
SENT_HERE = "sent_here"
PARKED_BACK = "parked_back"
RECALL = "recall"


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is next at a counter, and why (words of TicketCalled.why)."""

    ticket_id: str
    why: str


def choose(state: HallState, counter_id: str) -> Choice | None:
    """Who the counter calls next; None when nobody waits that it may call (green-channel, window-5)."""
    heads = [each[0] for each in lists_of(state, counter_id) if each]
    if not heads:
        return None
    ticket_id = min(heads)[1]
    return Choice(ticket_id, _why(state, ticket_id))


def _why(state: HallState, ticket_id: str) -> str:
    ticket = state.tickets[ticket_id]
    if ticket.park is not None:
        return PARKED_BACK
    if ticket.counter is not None:
        return SENT_HERE
    return GREEN_FIRST if ticket.key[0] == RANK[PriorityClass.GREEN] else LONGEST_WAITING

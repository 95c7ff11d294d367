"""Two live tickets of one person for the same: which one's place the other has, and what it takes over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from hall.events import Event, TicketIssued, TicketWithdrawn
from hall.keys import key_at_issue
from hall.state import HallState
from hall.tickets import Grounds, PriorityClass, Ticket, TicketState

MERGED = "merged"


@dataclass(frozen=True, slots=True)
class Rivals:
    """Live tickets that claim what the new one claims, the earliest first."""

    tickets: tuple[Ticket, ...]

    @property
    def give_way(self) -> bool:
        return all(each.state is TicketState.WAITING and untouched(each) for each in self.tickets)


def untouched(ticket: Ticket) -> bool:
    """Nothing has happened to it since it was issued."""
    return ticket.counter is None and ticket.item_index == 0 and ticket.since == (ticket.arrived_at or ticket.issued_at)


def rivals_of(state: HallState, born: TicketIssued, also: Ticket | None = None) -> Rivals:
    """The person's own in the queues of the new one's items, and `also`."""
    queues = (state.items[item].queue or "" for item in born.items) if born.visitor is not None else ()
    claimed = {state.live.get((born.visitor or "", queue), "") for queue in queues}
    found = (state.tickets.get(each) for each in claimed)
    rivals = {each.id: each for each in (*found, also) if each is not None}
    return Rivals(tuple(sorted(rivals.values(), key=lambda each: (each.issued_at, each.series, each.ordinal))))


def takes_over(born: TicketIssued, rivals: Rivals, at: datetime) -> tuple[Event, ...]:
    """The new one, issued at `at`, has the place: the others give way, and it takes on what they have."""
    items, also = born.items, tuple(number for each in rivals.tickets for number in (each.number, *each.also))
    for each in rivals.tickets:
        items = union(items, each.items)
    better = next((each for each in rivals.tickets if each.priority is PriorityClass.GREEN), None)
    if better is not None and born.grounds is Grounds.NONE:
        key = key_at_issue(better.priority, at, born.ordinal)
        born = replace(born, priority=better.priority, grounds=better.grounds, key=key)
    born = _with_appointment(born, rivals, at)
    return (*_giving_way(rivals, born.ticket), replace(born, items=items, also=also))


def _with_appointment(born: TicketIssued, rivals: Rivals, at: datetime) -> TicketIssued:
    """A time that was agreed stays agreed, on the ticket that is on paper."""
    booked = next((each for each in rivals.tickets if each.appointment is not None), None)
    if booked is None or born.appointment is not None:
        return born
    priority = PriorityClass.APPOINTMENT if born.priority is PriorityClass.WALK_IN else born.priority
    key = key_at_issue(priority, at, born.ordinal)
    return replace(born, appointment=booked.appointment, agreed_at=booked.agreed_at, priority=priority, key=key)


def _giving_way(rivals: Rivals, into: str) -> Iterator[Event]:
    for each in rivals.tickets:
        yield TicketWithdrawn(each.id, MERGED, into)


def union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    """The items of both visits, each once."""
    return first + tuple(item for item in second if item not in first)

"""How a changed ticket takes its place: among the tickets, in the waiting lists, in the index of live ones.

Every change of a ticket goes through `place`, so the lists cannot disagree with the tickets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable
from datetime import datetime
from typing import TypeAlias, TypeVar

from immutables import Map
from msgspec.structs import replace

from hall.keys import agreed_entry
from hall.state import HallState, Place, WaitingList, claims
from hall.tickets import QueueKey, Ticket, TicketState

Where = TypeVar("Where", bound=Hashable)
Entry: TypeAlias = tuple[QueueKey, str]


def place(state: HallState, ticket: Ticket) -> HallState:
    """The state in which `ticket` stands in the place of its former self."""
    before = state.tickets.get(ticket.id)
    return replace(
        state,
        tickets=state.tickets.set(ticket.id, ticket),
        waiting=_moved(state.waiting, _in(before, _queue_of(before)), _in(ticket, _queue_of(ticket))),
        sent=_moved(state.sent, _in(before, _sent_to(before)), _in(ticket, _sent_to(ticket))),
        agreed=_moved(state.agreed, _by_agreement(before), _by_agreement(ticket)),
        live=_reindexed(state, before, ticket),
        returns=_timed(state.returns, ticket),
    )


def _timed(returns: Map[str, datetime], ticket: Ticket) -> Map[str, datetime]:
    """The index of parks that end by themselves."""
    until = ticket.park.until if ticket.state is TicketState.PARKED and ticket.park is not None else None
    if until is not None:
        return returns.set(ticket.id, until)
    return returns.delete(ticket.id) if ticket.id in returns else returns


def _queue_of(ticket: Ticket | None) -> str | None:
    """The queue in whose list a ticket stands."""
    waits = ticket is not None and ticket.state is TicketState.WAITING
    return ticket.queue if ticket is not None and waits and ticket.counter is None else None


def _sent_to(ticket: Ticket | None) -> str | None:
    """The counter in whose own list a ticket stands."""
    return ticket.counter if ticket is not None and ticket.state is TicketState.WAITING else None


def _in(ticket: Ticket | None, where: str | None) -> tuple[str, Entry] | None:
    """The list and the entry in it."""
    return None if ticket is None or where is None else (where, (ticket.key, ticket.id))


def _by_agreement(ticket: Ticket | None) -> tuple[Place, Entry] | None:
    """The same among those with an agreed time."""
    if ticket is None or ticket.state is not TicketState.WAITING or (entry := agreed_entry(ticket)) is None:
        return None
    return (("queue", ticket.queue) if ticket.counter is None else ("counter", ticket.counter)), entry


def _moved(
    lists: Map[Where, WaitingList], source: tuple[Where, Entry] | None, target: tuple[Where, Entry] | None
) -> Map[Where, WaitingList]:
    """The lists without what stood at the source, and with what stands at the target."""
    if source == target:
        return lists
    if source is not None:
        lists = lists.set(source[0], _without(lists[source[0]], source[1]))
    if target is not None:
        lists = lists.set(target[0], _with(lists.get(target[0], ()), target[1]))
    return lists


def _with(waiting: WaitingList, entry: Entry) -> WaitingList:
    if not waiting or waiting[-1] < entry:  # a new ticket, nearly always: thousands may wait, and are copied once
        return waiting + (entry,)  # noqa: RUF005 - one copy, not two
    at = bisect_left(waiting, entry)
    return (*waiting[:at], entry, *waiting[at:])


def _without(waiting: WaitingList, entry: Entry) -> WaitingList:
    at = bisect_left(waiting, entry)
    return waiting[:at] + waiting[at + 1 :]


def _reindexed(state: HallState, before: Ticket | None, after: Ticket) -> Map[tuple[str, str], str]:
    """The index of live tickets, with the queues that the ticket gave up left out and its new ones put in."""
    live = state.live
    kept = claims(state, after)
    for claim in (claims(state, before) if before is not None else frozenset()) - kept:
        live = live.delete(claim)
    for claim in kept:
        live = live.set(claim, after.id)
    return live

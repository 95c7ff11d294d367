"""How a changed ticket takes its place: among the tickets, in the waiting lists, in the index of live ones.

Every change of a ticket goes through `place`, so the lists cannot disagree with the tickets.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from datetime import datetime
from typing import TypeAlias

from immutables import Map

from hall.state import HallState, WaitingList, claims
from hall.tickets import Ticket, TicketState

Lists: TypeAlias = Map[str, WaitingList]


def place(state: HallState, ticket: Ticket) -> HallState:
    """The state in which `ticket` stands in the place of its former self."""
    before = state.tickets.get(ticket.id)
    return replace(
        state,
        tickets=state.tickets.set(ticket.id, ticket),
        waiting=_moved(state.waiting, before, _queue_of(before), ticket, _queue_of(ticket)),
        sent=_moved(state.sent, before, _sent_to(before), ticket, _sent_to(ticket)),
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


def _moved(
    lists: Lists, before: Ticket | None, source: str | None, after: Ticket, target: str | None
) -> Lists:
    """The lists without the ticket where it stood, and with it where it stands."""
    if before is not None and source is not None:
        lists = lists.set(source, _without(lists[source], before))
    if target is not None:
        lists = lists.set(target, _with(lists.get(target, ()), after))
    return lists


def _with(waiting: WaitingList, ticket: Ticket) -> WaitingList:
    entry = (ticket.key, ticket.id)
    at = bisect_left(waiting, entry)
    return (*waiting[:at], entry, *waiting[at:])


def _without(waiting: WaitingList, ticket: Ticket) -> WaitingList:
    at = bisect_left(waiting, (ticket.key, ticket.id))
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

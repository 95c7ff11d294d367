"""Who is called next at a counter, and why. The rules themselves are in hall.order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

from hall import why
from hall.keys import own_key
from hall.order import Standing, Tier, first_of, in_order, rows_at, rows_in, standing_of_key
from hall.state import HallState
from hall.tickets import RANK, PriorityClass, QueueKey, Ticket
from hall.why import Facts


@dataclass(frozen=True, slots=True)
class Choice:
    """Who is next at a counter, and why: a code of hall.why with its facts."""

    ticket_id: str
    why: str
    facts: Facts


def choose(state: HallState, counter_id: str, now: datetime) -> Choice | None:
    """Who the counter calls next; None when nobody waits that it may call (green-channel, appointment-1, window-5)."""
    rows = rows_at(state, counter_id, now)
    first = first_of(rows)
    if first is None:
        return None
    ticket = state.tickets[first[-1]]
    longest = min(row.entries[row.start][0][1] for row in rows if row.tier is None or row.tier is first[1])
    code = _code(state, counter_id, ticket, first, longest)
    return Choice(ticket.id, code, facts_of(state, counter_id, ticket, now))


def _code(state: HallState, counter_id: str, ticket: Ticket, first: Standing, longest: float) -> str:
    """The strongest reason of those that are true."""
    match first[1]:
        case Tier.RETURNED:
            return why.RETURNED if ticket.park is None else why.PARKED_BACK
        case Tier.OVER_MAXIMUM:
            return why.OVER_MAXIMUM
        case Tier.AGREED:
            return why.AGREED_TIME
    if ticket.counter is not None:
        return why.SENT_HERE
    if state.desks[counter_id].reserved_for is ticket.priority:
        return why.RESERVED
    if first[3][0] == RANK[PriorityClass.GREEN]:
        return why.GREEN_FIRST
    if ticket.recycled:
        return why.RECYCLED
    return why.LONGEST_WAITING if first[3][1] <= longest else why.WEIGHTED


def facts_of(state: HallState, counter_id: str, ticket: Ticket, now: datetime) -> Facts:
    """What a call of the ticket there rests on: minutes waited since issue, class, and what else counts."""
    definition = state.definition
    assert definition is not None
    facts: Facts = {
        "waited": int((max(now, state.at) - ticket.issued_at).total_seconds() // 60),
        "class": str(ticket.priority),
        "maximum": definition.policy.max_wait_minutes,
    }
    if ticket.agreed_at is not None:
        facts["agreed"] = ticket.agreed_at.astimezone(ZoneInfo(definition.zone)).strftime("%H:%M")
    weight = state.desks[counter_id].weights.get(ticket.queue, 1.0)
    if weight != 1.0:
        facts["weight"] = f"{weight:g}"
    if ticket.recycled:
        facts["recycled"] = ticket.recycled
    return facts


def key_when_back(state: HallState, ticket: Ticket, places: int, now: datetime) -> QueueKey:
    """The key of a visitor who missed the call and is back: just after the `places`-th of those who wait at this moment
    in the queue's order, or behind all of fewer. Of two who come back to one place, the first stays first.

    Nobody gains by missing a call: who stands further back by class and time of issue stays there.
    """
    order = in_order(rows_in(state, ticket.queue, now))
    before = list(islice(order, places))
    own = own_key(ticket)
    if not before or before[-1] < standing_of_key(state, own, ticket.id, now):
        return own
    last = before[-1]
    if last[1] is not Tier.AGREED:
        return (*last[3], now.timestamp(), ticket.ordinal)
    return _before_next(order, ticket, now)


def _before_next(order: Iterator[Standing], ticket: Ticket, now: datetime) -> QueueKey:
    """Behind one whose agreed time has come, whom no key stands just behind: before the next who waits by class."""
    following = next((each for each in order if each[1] is not Tier.AGREED), None)
    if following is None:
        return (RANK[ticket.priority], now.timestamp(), ticket.ordinal)
    *first, last = following[3]
    return (*first, last - 0.5, now.timestamp(), ticket.ordinal)

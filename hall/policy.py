"""Who is called next at a counter, and why. The rules themselves are in hall.order."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from math import inf
from zoneinfo import ZoneInfo

from hall import why
from hall.keys import agreed_entry, is_time, key_behind, own_key
from hall.order import Standing, Tier, first_of, in_order, moment, rows_at, rows_in, standing_of_key
from hall.state import HallState
from hall.tickets import RANK, PriorityClass, QueueKey, Ticket, TicketState
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
    by_class = (row for row in rows if row.tier is None and row.agreed is None)
    longest = min((row.entries[row.start][0][1] for row in by_class), default=inf)
    code = _code(state, counter_id, ticket, first, longest)
    return Choice(ticket.id, code, facts_of(state, counter_id, ticket, now))


def _code(state: HallState, counter_id: str, ticket: Ticket, first: Standing, longest: float) -> str:
    """The strongest reason of those that are true; of one who is back, that they are: it says what is to be done."""
    if step_done(ticket):
        return why.STEP_DONE
    match first[1]:
        case Tier.RETURNED:
            return why.RETURNED if ticket.park is None else why.PARKED_BACK
        case Tier.OVER_MAXIMUM | Tier.NEAR_MAXIMUM:
            return why.OVER_MAXIMUM
        case Tier.AGREED:
            return why.RECYCLED if ticket.recycled else why.AGREED_TIME
    if ticket.counter is not None:
        return why.SENT_HERE
    if state.desks[counter_id].reserved_for is ticket.priority:
        return why.RESERVED
    if (first[3], ticket.id) == agreed_entry(ticket):
        return why.AGREED_SOON
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
    if step_done(ticket):
        facts.update(ticket.why_facts)
    if ticket.recycled:
        facts["recycled"] = ticket.recycled
    return facts


def step_done(ticket: Ticket) -> bool:
    """Whether it waits for the counter that had lent it, back from where it was lent to."""
    return ticket.state is TicketState.WAITING and ticket.counter is not None and ticket.why == why.STEP_DONE


def key_when_back(state: HallState, ticket: Ticket, places: int, now: datetime) -> QueueKey:
    """The key of a visitor who missed the call and is back: just after the `places`-th of those who wait at this moment
    in the queue's order, or behind all of fewer. Of two who come back to one place, the first stays first.

    Nobody passes one of a more urgent class by missing a call: who stands further back by class stays there.
    """
    at, own = moment(state, now), own_key(ticket)
    before = list(islice(in_order(rows_in(state, ticket.queue, at)), places))
    if not before or _stays(state, ticket, standing_of_key(own, ticket.id, at), before[-1]):
        return own
    return key_behind(ticket, before[-1][3], now)


def _stays(state: HallState, ticket: Ticket, own: Standing, last: Standing) -> bool:
    """Whether its place by class is further back than just after `last`, for the sake of others."""
    if own < last:
        return False
    passes_green = ticket.priority is not PriorityClass.GREEN and _green_waits(state, ticket.queue)
    return passes_green or not is_time(last[3])


def _green_waits(state: HallState, queue: str) -> bool:
    waiting = state.waiting[queue]
    first = bisect_left(waiting, ((RANK[PriorityClass.GREEN],), ""))
    return first < len(waiting) and waiting[first][0][0] == RANK[PriorityClass.GREEN]

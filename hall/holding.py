"""Whether a counter had better not begin a long service now: somebody is booked who would find all counters busy.

Whoever is booked and not here yet can't be called, and once every counter of their queue is in the midst of a
service no order of calling helps. So a counter that is about to call a walk-in asks: would this service, and those at
the other counters of the queue, all last beyond five minutes after that time, with a chance of more than `CHANCE`?
Then it calls the next in the order whose service is likely to be over by then; and in the last `hold_minutes` before
the time, where there is nobody like that, no one. Nobody of the green channel, near or over the maximum, due, set
aside or sent there is passed over. How long services last is learned, their tail as in hall.residual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from msgspec import Struct

from hall import why
from hall.learned import item_minutes
from hall.order import in_order, rows_at
from hall.policy import Choice, choose, facts_of
from hall.residual import lasting
from hall.state import HallState
from hall.tickets import Ticket
from hall.waiting import open_counters

CHANCE: Final = 0.03
"""Of being late, up to which a service is begun; what it gives and costs is in docs/decisions/0015."""
LOOK_AHEAD: Final = timedelta(minutes=55)
"""Who is booked for later is not thought of yet."""
KEPT: Final = timedelta(minutes=5)
"""Who is called so long after the agreed time was called in time."""
LOOKED_AT: Final = 30
"""So many in the order are looked at for a service that is short enough."""
WAITING_ALONE: Final = (why.LONGEST_WAITING, why.WEIGHTED)
"""Why those were chosen who may be passed over."""


class Expected(Struct, frozen=True):
    """Somebody with an agreed time (UTC) who is not in the hall yet."""

    item: str
    at: datetime


class Held(Struct, frozen=True):
    """Nobody is called: the counter is kept free for the agreed time (HH:MM on the hall's wall)."""

    agreed: str


class _Pressing(Struct, frozen=True):
    """An agreed time, minutes until it is missed, and the chance that all other counters are busy until then."""

    at: datetime
    minutes: float
    others: float


Pressing: TypeAlias = Sequence[_Pressing]


def choose_mindful(
    state: HallState, counter_id: str, now: datetime, expected: Sequence[Expected]
) -> Choice | Held | None:
    """Whom the counter calls next with a mind for those who are booked; None when nobody waits that it may call."""
    choice, longest = choose(state, counter_id, now), _hold(state)
    if choice is None or not longest or choice.why not in WAITING_ALONE:
        return choice
    pressing = tuple(_pressing(state, counter_id, max(now, state.at), expected))
    if not _late(state, choice.ticket_id, pressing):
        return choice
    at = min(each.at for each in pressing)
    shorter = _shorter(state, counter_id, now, pressing)
    if shorter is not None:
        facts = facts_of(state, counter_id, shorter, now) | {"booked": _clock(state, at)}
        return Choice(shorter.id, why.FITS_BEFORE, facts)
    return Held(_clock(state, at)) if at - max(now, state.at) <= longest else choice


def _hold(state: HallState) -> timedelta:
    assert state.definition is not None
    return timedelta(minutes=state.definition.policy.hold_minutes)


def _pressing(state: HallState, counter_id: str, now: datetime, expected: Sequence[Expected]) -> Iterator[_Pressing]:
    """Those booked for a queue of the counter, soon, of whom no other counter is likely to be free in time."""
    for each in expected:
        item = state.items.get(each.item)
        if item is None or item.queue not in state.desks[counter_id].queues or not now <= each.at <= now + LOOK_AHEAD:
            continue
        minutes = (each.at + KEPT - now).total_seconds() / 60
        desks = [desk for desk in open_counters(state, item.queue) if desk != counter_id]
        others = _all_busy(state, desks, now, minutes)
        if others > CHANCE:
            yield _Pressing(each.at, minutes, others)


def _all_busy(state: HallState, counters: Sequence[str], now: datetime, minutes: float) -> float:
    """The chance that none of these counters is free within so many minutes."""
    chance = 1.0
    for counter in counters:
        there = state.counters[counter].ticket
        if there is None:
            return 0.0
        ticket = state.tickets[there]
        age = 0.0 if ticket.called_at is None else (now - ticket.called_at).total_seconds() / 60
        chance *= lasting(_minutes(state, ticket), age, minutes)
    return chance


def _late(state: HallState, ticket_id: str, pressing: Pressing) -> bool:
    """Whether the ticket's service would probably make one of them late."""
    minutes = _minutes(state, state.tickets[ticket_id])
    return any(each.others * lasting(minutes, 0.0, each.minutes) > CHANCE for each in pressing)


def _shorter(state: HallState, counter_id: str, now: datetime, pressing: Pressing) -> Ticket | None:
    """The first in the order whose service is likely to be over in time."""
    order = islice(in_order(rows_at(state, counter_id, now)), 1, LOOKED_AT)
    fits = (standing[-1] for standing in order if not _late(state, standing[-1], pressing))
    return next((state.tickets[each] for each in fits), None)


def _minutes(state: HallState, ticket: Ticket) -> float:
    """What a service of the ticket's item takes: as learned, or as usual."""
    item = ticket.items[ticket.item_index]
    return item_minutes(state.learned, item) or state.items[item].minutes


def _clock(state: HallState, at: datetime) -> str:
    assert state.definition is not None
    return at.astimezone(ZoneInfo(state.definition.zone)).strftime("%H:%M")

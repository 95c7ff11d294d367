"""In which order those who wait are called, at one moment: every rule of order between people is here.

Five tiers, each before the next:

1. who was set aside and is back, at the counters whose list holds the ticket;
2. who has waited longer than the hall's maximum, of any class, the longest first;
3. who has an agreed time that has come (less the hall's tolerance), the earliest time first;
4. who is near the maximum, the longest first: a counter must become free before it is reached;
5. all others, by accumulated priority: rate of the class × time waited × the counter's weight for the queue
   (Kleinrock 1964; Stanford, Taylor, Ziedins 2014). A head start in time, the same for all, lets a class with a high
   rate be before others from its first second; with 0 it is the pure discipline. Somebody who checked in early for an
   agreed time gathers priority at a rate of its own in the last minutes before the tolerance.

A counter reserved for a class takes that class first, or nobody else.

Within one class of one queue who has waited longest is always the best, at any moment and with any weights. So a list
falls into a few rows that never change their order within (`Row`), and only their heads are compared.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import datetime
from enum import IntEnum
from heapq import merge
from math import inf
from typing import TypeAlias

from msgspec import Struct

from hall.definition import Policy
from hall.keys import BEHIND_AGREED, RETURNED, agreed_entry
from hall.state import HallState, Place, WaitingList
from hall.tickets import RANK, PriorityClass, QueueKey, Ticket


class Tier(IntEnum):
    RETURNED = 0
    OVER_MAXIMUM = 1
    AGREED = 2
    NEAR_MAXIMUM = 3
    ACCUMULATED = 4


Standing: TypeAlias = tuple[int, Tier, float, QueueKey, str]
"""(group, tier, figure within it, key, ticket id): smaller is called earlier, no two are equal."""

FIRST, OTHERS = 0, 1
"""The groups at a counter: OTHERS are those for whom it is not reserved. RETURNED and those sent there are FIRST."""


class Moment(Struct, frozen=True):
    """The hall's policy at one moment, in seconds since the epoch."""

    now: float
    over: float
    """Who has waited since before this is over the maximum."""
    near: float
    """Who has waited since before this is near the maximum, or over it."""
    due: float
    """An agreed time up to this has come."""
    early: float
    """An agreed time up to this gathers priority, from `early_seconds` before it on."""
    early_seconds: float
    head_start: float
    green: float
    appointment: float
    walk_in: float


def moment(state: HallState, now: datetime) -> Moment:
    """The policy at `now`, or at the hall's last event where a clock was set back."""
    policy = state.definition.policy if state.definition is not None else Policy()
    seconds, rates = max(now, state.at).timestamp(), policy.rates
    longest = 60.0 * policy.max_wait_minutes or inf
    early = 60.0 * policy.agreed_early_minutes
    return Moment(
        now=seconds,
        over=seconds - longest,
        near=seconds - longest + 60 * policy.max_wait_lead_minutes,
        due=seconds + 60 * policy.agreed_tolerance_minutes,
        early=seconds + early,
        early_seconds=early,
        head_start=rates.head_start_seconds,
        green=rates.green,
        appointment=rates.appointment,
        walk_in=rates.walk_in,
    )


class Row(Struct, frozen=True):
    """`entries[start:end]`, who keep their order among themselves at every moment."""

    entries: WaitingList
    start: int
    end: int
    group: int
    tier: Tier | None
    """The same for all of it; None: by time."""
    speed: float
    """Priority that each second of waiting gives."""
    moment: Moment
    agreed: int | None = None
    """Where in its keys an agreed time begins; None in a row by class."""

    @property
    def beside(self) -> bool:
        """Whether all of it stand in a row by class too."""
        return self.agreed == 0

    def standing(self, entry: tuple[QueueKey, str]) -> Standing:
        """Where somebody of this row stands among all."""
        key, ticket = entry
        if self.tier is not None:
            return self.group, self.tier, 0.0, key, ticket
        if self.agreed is not None:
            return self._by_agreed_time(key[self.agreed :], ticket)
        since = key[1]
        if since < self.moment.near:
            tier = Tier.OVER_MAXIMUM if since < self.moment.over else Tier.NEAR_MAXIMUM
            return self.group, tier, since, key, ticket
        return self._accumulated(since, key, ticket)

    def _by_agreed_time(self, key: QueueKey, ticket: str) -> Standing:
        if key[0] <= self.moment.due:
            return self.group, Tier.AGREED, 0.0, key, ticket
        return self._accumulated(key[0] - self.moment.early_seconds, key, ticket)

    def _accumulated(self, since: float, key: QueueKey, ticket: str) -> Standing:
        waited = max(0.0, self.moment.now - since) + self.moment.head_start
        return self.group, Tier.ACCUMULATED, -self.speed * waited, key, ticket

    def standings(self) -> Iterator[Standing]:
        """Of all in the row, the first first."""
        return (self.standing(self.entries[at]) for at in range(self.start, self.end))

    def holds(self, entry: tuple[QueueKey, str]) -> bool:
        """Whether that one is in the row."""
        at = bisect_left(self.entries, entry, self.start, self.end)
        return at < self.end and self.entries[at] == entry

    def before(self, standing: Standing) -> int:
        """How many of the row are called before that."""
        if self.standing(self.entries[self.end - 1]) < standing:
            return self.end - self.start
        entry = standing[3:]
        if self.holds(entry) and self.standing(entry) == standing:  # one of the row itself: found by its key alone
            return bisect_left(self.entries, entry, self.start, self.end) - self.start
        return bisect_left(self.entries, standing, self.start, self.end, key=self.standing) - self.start


Rows: TypeAlias = tuple[Row, ...]


def rows_at(state: HallState, counter_id: str, now: datetime) -> Rows:
    """The rows from which a counter calls, none of them empty: its own list's and its queues'."""
    desk, at = state.desks[counter_id], moment(state, now)
    rows = [*_rows(state, ("counter", counter_id), at)]
    for queue in desk.queues:
        rows += _rows(state, ("queue", queue), at, desk.weights.get(queue, 1.0), desk.reserved_for)
    return tuple(row for row in rows if row.group == FIRST) if desk.reserved_only else tuple(rows)


def may_take(state: HallState, counter_id: str, ticket: Ticket, now: datetime) -> bool:
    """Whether the ticket is among those that the counter calls."""
    return any(row.holds(entry) for row in rows_at(state, counter_id, now) for entry in _entries(ticket))


def rows_in(state: HallState, queue_id: str, at: Moment) -> Rows:
    """The rows of a queue, none of them empty: as a counter takes them that is reserved for nobody."""
    return tuple(_rows(state, ("queue", queue_id), at))


def _rows(
    state: HallState, place: Place, at: Moment, weight: float = 1.0, reserved: PriorityClass | None = None
) -> Iterator[Row]:
    """A list's rows: one for each rank in its keys, and those of agreed times."""
    entries = (state.waiting if place[0] == "queue" else state.sent).get(place[1], ())
    start = 0
    while start < len(entries):
        rank = int(entries[start][0][0])
        end = bisect_left(entries, ((rank + 1,), ""), start)
        yield _row(entries, start, end, rank, at, weight, reserved)
        start = end
    soon = _agreed_row(state.agreed.get(place, ()), at, weight, reserved)
    if soon.end:
        yield soon


def _agreed_row(agreed: WaitingList, at: Moment, weight: float, reserved: PriorityClass | None) -> Row:
    """Those whose agreed time has come or comes soon: a second right, beside that by class."""
    group = FIRST if reserved in (None, PriorityClass.APPOINTMENT) else OTHERS
    end = bisect_right(agreed, ((max(at.due, at.early), inf), ""))
    return Row(agreed, 0, end, group, None, at.appointment * weight, at, 0)


def _row(
    entries: WaitingList, start: int, end: int, rank: int, at: Moment, weight: float, reserved: PriorityClass | None
) -> Row:
    if rank == RETURNED:
        return Row(entries, start, end, FIRST, Tier.RETURNED, 0.0, at)
    behind = rank >= BEHIND_AGREED
    priority = _CLASSES[rank - BEHIND_AGREED if behind else rank]
    group = FIRST if reserved in (None, priority) else OTHERS
    if behind:
        return Row(entries, start, end, group, None, at.appointment * weight, at, 1)
    rate = at.green if priority is PriorityClass.GREEN else at.walk_in
    return Row(entries, start, end, group, None, rate * weight, at)


_CLASSES = {RANK[each]: each for each in (PriorityClass.GREEN, PriorityClass.WALK_IN)}
"""Whose row it is; an appointment waits among the walk-ins, and by its time beside that."""


def first_of(rows: Rows) -> Standing | None:
    """Who is called first; None where nobody waits. Looks at each row's head alone."""
    return min((row.standing(row.entries[row.start]) for row in rows), default=None)


def in_order(rows: Rows) -> Iterator[Standing]:
    """Everybody in the order of calling, each once: who has two rights stands where the better one puts them."""
    seen: set[str] = set()
    for standing in merge(*(row.standings() for row in rows)):
        if standing[-1] not in seen:
            seen.add(standing[-1])
            yield standing


def standing_of(rows: Rows, ticket: Ticket) -> Standing:
    """Where a ticket stands that waits in these rows, by the better of its rights."""
    return min(row.standing(entry) for row in rows for entry in _entries(ticket) if row.holds(entry))


def _entries(ticket: Ticket) -> tuple[tuple[QueueKey, str], ...]:
    """What stands for the ticket in the lists: by class, and by an agreed time."""
    agreed = agreed_entry(ticket)
    return ((ticket.key, ticket.id),) if agreed is None else ((ticket.key, ticket.id), agreed)


def standing_of_key(key: QueueKey, ticket_id: str, at: Moment) -> Standing:
    """Where one with that key would stand by class and waiting time."""
    return _row((), 0, 0, int(key[0]), at, 1.0, None).standing((key, ticket_id))


def standing_alone(ticket: Ticket, at: Moment) -> Standing:
    """Where a ticket stands by the better of its rights, whether it is in a list already or not."""
    by_class = standing_of_key(ticket.key, ticket.id, at)
    agreed = agreed_entry(ticket)
    if agreed is None:
        return by_class
    soon = _agreed_row((agreed,), at, 1.0, None)
    return min(by_class, soon.standing(agreed)) if soon.end else by_class


def newcomer(priority: PriorityClass, at: Moment) -> Standing:
    """Where one would stand who takes a ticket now: behind all of the class."""
    return standing_of_key((RANK[priority], at.now, inf), "", at)


def count_before(state: HallState, rows: Rows, standing: Standing) -> int:
    """How many people of these rows are called before that standing."""
    by_class = [row for row in rows if not row.beside]
    count = sum([row.before(standing) for row in by_class])
    for agreed in [row for row in rows if row.beside]:
        early = agreed.entries[: agreed.before(standing)]
        count += sum(not _is_before(by_class, state.tickets[ticket], standing) for _, ticket in early)
    return count


def _is_before(by_class: list[Row], ticket: Ticket, standing: Standing) -> bool:
    """Whether the ticket is before it by its class alone."""
    entry = (ticket.key, ticket.id)
    return any(row.holds(entry) and row.standing(entry) < standing for row in by_class)

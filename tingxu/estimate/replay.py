"""A log walked through in the order of time: the hall's own fold, told only what was known at each moment.

What a log does not say is inferred from what it has shown so far: a counter serves the queues that it has called from
on this day or the days before; it is open from its first call, and closed when it calls nobody though somebody waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeAlias

from immutables import Map
from msgspec.structs import replace

from hall.definition import Counter, CounterKind, Item, Queue, Words
from hall.events import (
    ClerkSignedIn,
    ClerkSignedOut,
    DayEnded,
    Event,
    TicketCalled,
    TicketFinished,
    TicketIssued,
    TicketWithdrawn,
)
from hall.fold import apply
from hall.keys import key_at_issue
from hall.state import CounterState, HallState
from hall.tickets import Grounds, PrintState, PriorityClass
from hall.told import Told
from tingxu.estimate.history import Visit
from tingxu.simulate.halls import hall_of

GRACE: Final = timedelta(minutes=2)
"""A counter that calls nobody for so long while somebody waits for it is closed."""
FORGOTTEN_DAYS: Final = 5
"""A counter that has not called from a queue for so many days of the log no longer serves it."""
FINISHED, LEFT, ARRIVED, CALLED, FINISHED_AT_ONCE = range(5)
Moment: TypeAlias = tuple[datetime, int, int]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What one visitor was told on coming, and how it went. `told` is None where nobody could tell."""

    visit: Visit
    told: Told | None


def forecasts(visits: Sequence[Visit]) -> Iterator[Forecast]:
    """Each visit that was called, when it is, with what was told when it came; visits in the order of coming."""
    replaying = _Replaying(visits)
    for moment in sorted(_moments(visits)):
        yield from replaying.at(moment)


def _moments(visits: Sequence[Visit]) -> Iterator[Moment]:
    for index, visit in enumerate(visits):
        yield (visit.arrived, ARRIVED, index)
        if visit.called is not None:
            yield (visit.called, CALLED, index)
        elif visit.left is not None:
            yield (visit.left, LEFT, index)
        if visit.finished is not None:
            yield (visit.finished, FINISHED if visit.finished != visit.called else FINISHED_AT_ONCE, index)


class _Replaying:
    def __init__(self, visits: Sequence[Visit]) -> None:
        self.visits = visits
        self.state = _empty(visits)
        self.day = visits[0].arrived.date()
        self.days = 0
        self.idle_since: dict[str, datetime] = {}
        self.served_on: dict[tuple[str, str], int] = {}
        """(counter, queue) → the newest day, counted, on which it called from it."""
        self.yesterday: set[str] = set()
        self.today: set[str] = set()

    def at(self, moment: Moment) -> Iterator[Forecast]:
        now, what, index = moment
        self._turn_the_day(now)
        visit = self.visits[index]
        ticket = self.state.tickets.get(str(index))
        if what == ARRIVED:
            self._close_the_silent(now)
            self._apply(self._issued(index, visit, now), now)
        elif ticket is None:
            return  # of a day that is over
        elif what == CALLED:
            yield Forecast(visit, self.state.told.get(str(index)))
            self._called(index, visit, now)
        elif what == LEFT:
            self._apply(TicketWithdrawn(str(index), "visitor"), now)
        else:
            self._apply(TicketFinished(str(index), visit.counter, None, ()), now)
            self.idle_since[visit.counter] = now

    def _issued(self, index: int, visit: Visit, now: datetime) -> Event:
        return TicketIssued(
            ticket=str(index), number=str(index), series=visit.queue, ordinal=index, day=self.day,
            items=(visit.item or visit.queue,), queue=visit.queue, priority=visit.priority,
            grounds=Grounds.NONE, visitor=None, origin="log",
            on_behalf=False, print=PrintState.NONE, key=key_at_issue(visit.priority, now, index),
            agreed_at=visit.agreed or (visit.arrived if visit.priority is PriorityClass.APPOINTMENT else None),
        )  # fmt: skip

    def _called(self, index: int, visit: Visit, now: datetime) -> None:
        counter = visit.counter
        self.served_on[counter, visit.queue] = self.days
        self.today.add(counter)
        self._serves(counter, visit.queue)
        if self.state.counters[counter].clerk is None:
            self._apply(ClerkSignedIn(counter, counter), now)
        self._apply(
            TicketCalled(str(index), str(index), counter, counter, f"c{index}", 0, "longest_waiting"), now
        )

    def _serves(self, counter: str, queue: str) -> None:
        desk = self.state.desks[counter]
        if queue not in desk.queues:
            served = desk.model_copy(update={"queues": (*desk.queues, queue)})
            self.state = replace(self.state, desks=self.state.desks.set(counter, served))

    def _close_the_silent(self, now: datetime) -> None:
        for counter in tuple(self.today | self.yesterday):
            state = self.state.counters[counter]
            if state.clerk is not None and state.ticket is None and self._silent(counter, now):
                self._apply(ClerkSignedOut(counter, counter), now)

    def _silent(self, counter: str, now: datetime) -> bool:
        """Whether it has had somebody to call for longer than a clerk takes to call."""
        since = self.idle_since.get(counter, now)
        heads = (self.state.waiting[queue][0][1] for queue in self.state.desks[counter].queues
                 if self.state.waiting[queue])  # fmt: skip
        return any(now - max(since, self.state.tickets[head].issued_at) > GRACE for head in heads)

    def _turn_the_day(self, now: datetime) -> None:
        """Another day begins with the counters of the last one, until they are found closed."""
        if now.date() <= self.day:
            return
        self._apply(DayEnded(self.day, learned=dict(self.state.learned)), _midnight(now.date()))
        self.day, self.days = now.date(), self.days + 1
        self.state = replace(
            self.state, day=self.day, counters=Map({each: CounterState(each) for each in self.state.counters})
        )
        for (counter, queue), last in self.served_on.items():
            if self.days - last > FORGOTTEN_DAYS:
                self._forget(counter, queue)
        self.yesterday, self.today = self.today or self.yesterday, set()
        for counter in sorted(self.yesterday):
            self.idle_since[counter] = now
            self._apply(ClerkSignedIn(counter, counter), now)

    def _forget(self, counter: str, queue: str) -> None:
        desk = self.state.desks[counter]
        served = desk.model_copy(update={"queues": tuple(each for each in desk.queues if each != queue)})
        self.state = replace(self.state, desks=self.state.desks.set(counter, served))

    def _apply(self, event: Event, at: datetime) -> None:
        self.state = apply(self.state, event, at)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _empty(visits: Sequence[Visit]) -> HallState:
    """A hall of the log's queues and counters, of which nothing else is known yet."""
    queues = sorted({visit.queue for visit in visits})
    counters = sorted({visit.counter for visit in visits if visit.counter})
    words = Words(zh="—", en="—")
    return HallState(
        definition=hall_of({"log": 10}, {"1": ["log"]}, zone="UTC"),
        day=visits[0].arrived.date(),
        items=Map({queue: _item(queue, words) for queue in queues}),
        queues=Map({queue: _queue(queue, words) for queue in queues}),
        desks=Map({each: Counter.model_construct(id=each, kind=CounterKind.HANDLING, queues=()) for each in counters}),
        counters=Map({each: CounterState(each) for each in counters}),
        waiting=Map(dict.fromkeys(queues, ())),
    )


def _item(queue: str, words: Words) -> Item:
    """Names in a log are not held to a hall's rules for ids."""
    return Item.model_construct(id=queue, name=words, queue=queue, minutes=10.0)


def _queue(queue: str, words: Words) -> Queue:
    return Queue.model_construct(id=queue, letter="A", name=words, kind=CounterKind.HANDLING, area=words)

"""A day played event by event: a heap of moments, and at each the hall's own `decide` and `apply`.

Nothing about order is decided here. A counter that is free asks for the next as soon as somebody waits for it;
of several free ones the longest idle asks first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from heapq import heapify, heappop, heappush
from itertools import count
from typing import Protocol, TypeAlias

from hall.commands import CallNext, Command, Confirm, Finish, Issue, MarkNoShow, OpenHall, Order, Recycle
from hall.decide import decide
from hall.events import Event, TicketCalled
from hall.fold import apply_all
from hall.holding import Expected
from hall.refusals import KEPT_FREE, Refusal
from hall.state import HallState
from hall.tickets import PriorityClass, TicketState
from tingxu.simulate.counters import ACTS
from tingxu.simulate.day import Day, Played, Seconds, Shift, Visitor
from tingxu.simulate.record import Record

DAY_SECONDS = 86_400.0
LOOKS_AGAIN = 60.0
"""Seconds after which a counter that was kept free asks again."""


class Act(Protocol):
    """What happens at a moment."""

    def __call__(self) -> None: ...


Moment: TypeAlias = tuple[Seconds, int, Act]


class Wrong(Exception):
    """The hall refused what the day asks: the day is wrong, such as an item that the hall does not have."""


def play(day: Day, *, classes: bool = True) -> Played:
    """The day under its definition's policy. `classes` False: the hall is told nothing of who is urgent."""
    return _Playing(day, classes).to_the_end()


class _Playing:
    def __init__(self, day: Day, classes: bool) -> None:
        self.day, self.classes = day, classes
        self.now: Seconds = 0.0
        self.orders, self.ties = count(), count()
        self.state = HallState()
        self.record = Record(day)
        self.idle: deque[str] = deque()
        self.leaving: set[str] = set()
        self.kept: dict[str, Seconds] = {}
        self.expected = dict(self._expected())
        self.serves = {desk.id: frozenset(desk.queues) for desk in day.definition.counters}
        self.heap: list[Moment] = [*self._comings(), *self._shifts()]
        heapify(self.heap)
        self.ask(OpenHall(day.definition))

    def _comings(self) -> Iterator[Moment]:
        for index, visitor in enumerate(self.day.visitors):
            yield (visitor.at, next(self.ties), partial(self._comes, index, visitor))

    def _expected(self) -> Iterator[tuple[int, Expected]]:
        """Who is booked, where the hall minds it."""
        minds = self.classes and self.day.definition.policy.hold_minutes > 0
        for index, visitor in enumerate(self.day.visitors if minds else ()):
            if visitor.agreed is not None:
                yield index, Expected(visitor.item, self._time(visitor.agreed))

    def _shifts(self) -> Iterator[Moment]:
        for shift in self.day.shifts:
            yield (shift.at, next(self.ties), partial(self._shift, shift))

    def to_the_end(self) -> Played:
        while self.heap and self.heap[0][0] < DAY_SECONDS:
            self.now, _, act = heappop(self.heap)
            act()
        return self.record.played(self.now)

    # -- visitors -----------------------------------------------------------------------------------------------

    def _comes(self, index: int, visitor: Visitor) -> None:
        self.expected.pop(index, None)
        self.ask(self._issue(index, visitor))
        self._call_for(self.state.tickets[str(index)].queue)

    def _issue(self, index: int, visitor: Visitor) -> Issue:
        urgent = self.classes and visitor.priority is PriorityClass.GREEN
        agreed = None if visitor.agreed is None or not self.classes else self._time(visitor.agreed)
        return Issue(
            str(index), (visitor.item,), "k1", staff_grounds=urgent, paper=False,
            appointment=None if agreed is None else f"a{index}", agreed_at=agreed,
        )  # fmt: skip

    def _back(self, index: int) -> None:
        """Back after a missed call; refused where that was once too often."""
        ticket = self.state.tickets[str(index)]
        if ticket.state is TicketState.NO_SHOW and self.ask(Recycle(ticket.id), may_fail=True):
            self._call_for(ticket.queue)

    def _finishes(self, counter: str, index: int) -> None:
        self.ask(Finish(counter))
        self.record.finished(index, self.now)
        self._free(counter)

    def _missed(self, counter: str, index: int) -> None:
        self.ask(MarkNoShow(counter))
        back = self.day.visitors[index].returns_after
        if back is not None:
            self._later(back, partial(self._back, index))
        self._free(counter)

    # -- counters -----------------------------------------------------------------------------------------------

    def _shift(self, shift: Shift) -> None:
        counter = shift.counter
        if shift.act == "sign_out":
            self.leaving.add(counter)
        else:
            self.ask(ACTS[shift.act](counter))
        if self.state.counters[counter].ticket is None:
            if counter in self.idle:
                self.idle.remove(counter)
            self._free(counter)

    def _free(self, counter: str) -> None:
        """The counter has no visitor: it closes, calls or waits."""
        if counter in self.leaving or self.state.counters[counter].paused:
            self.record.closes(counter, self.now)
            if counter in self.leaving:
                self.leaving.discard(counter)
                self.ask(ACTS["sign_out"](counter))
            return
        self.record.opens(counter, self.now)
        if not self._call(counter):
            self.idle.append(counter)

    def _call_for(self, queue: str) -> None:
        """One who is free and serves the queue calls."""
        for counter in self.idle:
            if queue in self.serves[counter]:
                if self._call(counter):
                    self.idle.remove(counter)
                return

    def _call(self, counter: str) -> bool:
        said = self._decided(CallNext(counter))
        self._keeps(counter, isinstance(said, Refusal) and said.code == KEPT_FREE)
        for called in () if isinstance(said, Refusal) else said:
            if isinstance(called, TicketCalled):
                self._called(counter, int(called.ticket), called.why)
        return not isinstance(said, Refusal)

    def _keeps(self, counter: str, kept: bool) -> None:
        """Whether the counter is kept free before people who wait; it looks again each minute."""
        since = self.kept.get(counter)
        if kept and since is None:
            self.kept[counter] = self.now
            self._later(LOOKS_AGAIN, partial(self._looks, counter))
        elif not kept and since is not None:
            self.record.kept(self.now - self.kept.pop(counter))

    def _looks(self, counter: str) -> None:
        if counter not in self.kept:
            return
        if counter in self.idle and self._call(counter):
            self.idle.remove(counter)
        elif counter in self.kept:
            self._later(LOOKS_AGAIN, partial(self._looks, counter))

    def _called(self, counter: str, index: int, why: str) -> None:
        visitor = self.day.visitors[index]
        first = self.record.called(index, counter, why, self.now)
        comes = visitor.comes or not first
        if comes:
            self.ask(Confirm(counter))
        holds = visitor.service if comes else self.day.no_show_seconds
        self.record.held(counter, holds)
        self._later(holds, partial(self._finishes if comes else self._missed, counter, index))

    # -- the hall -----------------------------------------------------------------------------------------------

    def ask(self, command: Command, may_fail: bool = False) -> tuple[Event, ...]:
        """What the hall makes of a command; nothing where it is refused and may be. Raises Wrong."""
        said = self._decided(command)
        if not isinstance(said, Refusal):
            return said
        if not may_fail:
            raise Wrong(f"{type(command).__name__}: {said.code} {said.facts}")
        return ()

    def _decided(self, command: Command) -> tuple[Event, ...] | Refusal:
        """What the hall says; its state follows."""
        at, order = self._time(self.now), Order(f"o{next(self.orders)}", "bench", command)
        said = decide(self.state, order, at, tuple(self.expected.values()))
        if not isinstance(said, Refusal):
            self.state = apply_all(self.state, said, at)
        return said

    def _time(self, seconds: Seconds) -> datetime:
        return self.day.midnight + timedelta(seconds=seconds)

    def _later(self, seconds: float, act: Act) -> None:
        heappush(self.heap, (self.now + seconds, next(self.ties), act))

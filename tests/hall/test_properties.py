"""Whatever people do in any order: no number twice, no ticket at two counters, none lost, lists right."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
)

from hall import commands as c
from hall.definition import Definition
from hall.due import due
from hall.estimate import wait_minutes, wait_minutes_now
from hall.events import Event, TicketCalled, TicketIssued
from hall.fold import apply
from hall.keys import agreed_entry
from hall.policy import choose
from hall.refusals import NOTHING_TO_RATE, Refusal
from hall.state import HallState, claims
from hall.tickets import LIVE, Grounds, ParkKind, PrintState, Ticket, TicketState
from hall.waiting import ahead, waiting_in, waiting_of, waiting_total
from tests.hall.builders import Hall, changed, small, with_policy

ITEMS = st.lists(st.sampled_from(["ask", "card", "move", "levy", "pickup", "web"]), min_size=1, max_size=3)
COUNTERS = st.sampled_from(["1", "2", "3", "4"])
QUEUES = st.sampled_from(["consult", "work", "tax", "collect"])
VISITORS = st.sampled_from([None, None, "v1", "v2", "v3"])
BIRTHS = st.sampled_from([None, date(1950, 1, 1), date(1966, 3, 3), date(2000, 2, 29)])
AT_THE_COUNTER = (c.Recall, c.Confirm, c.Confirm, c.Finish, c.Finish, c.MarkNoShow, c.Park)
ZONES = ("Asia/Shanghai", "America/Havana")
BEFORE_THE_CHANGE = datetime(2026, 3, 6, 16, 0, tzinfo=UTC)
"""Two days before clocks in Havana are put forward at midnight."""


def always_open(zone: str) -> Definition:
    """The small hall, open day and night, so that numbers are taken in every hour."""
    whole = small().hours[0].model_copy(
        update={"days": (1, 2, 3, 4, 5, 6, 7), "opens": datetime.min.time(), "closes": datetime.max.time()}
    )
    return changed(with_policy(no_show_seconds=300, pick=True), zone=zone, hours=(whole,))


class AnyHall(RuleBasedStateMachine):
    """A hall in which anybody may try anything at any time, also with a clock that jumps."""

    tickets = Bundle("tickets")
    zone = ZONES[0]

    def __init__(self) -> None:
        super().__init__()
        self.hall = Hall(definition=always_open(self.zone), now=BEFORE_THE_CHANGE)
        self.numbers: set[tuple[date, str]] = set()
        self.last: HallState = self.hall.state
        self.history: list[tuple[Event, datetime]] = [(self.hall.log[0], self.hall.now)]

    def try_it(self, command: c.Command, actor: str = "hub") -> None:
        """Give the order; look at what it makes of every ticket it touches."""
        before = self.hall.state
        said = self.hall.ask(command, actor)
        if isinstance(said, Refusal):
            assert self.hall.state is before
            return
        assert said
        assert self.hall.state.seq == before.seq + len(said)
        assert self.hall.state.at >= before.at
        for event in said:
            self.history.append((event, self.hall.now))
            if isinstance(event, TicketIssued):
                assert event.issued_at is None or event.issued_at <= self.hall.state.at
                assert (event.day, event.number) not in self.numbers
                self.numbers.add((event.day, event.number))

    def likely(self, counter: str) -> str:
        """The counter, or rather one with a visitor where it has none: most orders make sense in life."""
        busy = [each.id for each in self.hall.state.counters.values() if each.ticket is not None]
        return counter if counter in busy or not busy else min(busy)

    def one_in(self, state: TicketState, ticket: str) -> str:
        """A ticket in this state where there is one."""
        found = (each.id for each in self.hall.state.tickets.values() if each.state is state)
        return min(found, default=ticket)

    @initialize(target=tickets)
    def morning(self) -> MultipleResults[str]:
        for counter in ("1", "2", "3", "4"):
            self.try_it(c.SignIn(counter, f"clerk-{counter}"))
        return self.a_crowd_comes()

    @rule(target=tickets)
    def a_crowd_comes(self) -> MultipleResults[str]:
        """One for each queue and a visit of several items."""
        crowd = (["ask"], ["card"], ["levy"], ["pickup"], ["ask", "card", "levy"], ["move", "move"])
        return multiple(*[self.take(items) for items in crowd])

    @rule(target=tickets, items=ITEMS, visitor=VISITORS, birth=BIRTHS, staff=st.booleans())
    def issue(self, items: list[str], visitor: str | None, birth: date | None, staff: bool) -> str:
        return self.take(items, visitor, birth, staff)

    def take(
        self, items: list[str], visitor: str | None = None, birth: date | None = None, staff: bool = False
    ) -> str:
        ticket_id = f"t{self.hall.orders}"
        self.try_it(c.Issue(ticket_id, tuple(items), "k1", visitor, birth, staff))
        return ticket_id

    @rule(target=tickets, items=ITEMS, minutes=st.sampled_from([-20, 0, 3, 60]), birth=BIRTHS)
    def check_in(self, items: list[str], minutes: int, birth: date | None) -> str:
        """For an agreed time."""
        ticket_id, agreed = f"t{self.hall.orders}", self.hall.now + timedelta(minutes=minutes)
        self.try_it(c.Issue(ticket_id, tuple(items), "k1", birth=birth, appointment="a", agreed_at=agreed))
        return ticket_id

    @rule(kiosk=st.sampled_from(["k1", "k2"]), ahead=st.integers(0, 1))
    def lease(self, kiosk: str, ahead: int) -> None:
        day = self.hall.state.day
        assert day is not None
        self.try_it(c.LeaseBand(kiosk, day + timedelta(days=ahead)))

    @rule(
        target=tickets, place=st.integers(0, 60), items=ITEMS, visitor=VISITORS, birth=BIRTHS,
        told=st.sampled_from([-90_000, -600, -60, 0, 3600]), asked=st.one_of(st.none(), tickets),
    )  # fmt: skip
    def told_later(
        self, place: int, items: list[str], visitor: str | None, birth: date | None, told: int, asked: str | None
    ) -> str:
        """A kiosk tells what it issued alone: of today, of a day gone by, twice, with any clock."""
        if not self.hall.state.bands:
            self.lease("k1", 0)
        ticket, bands = f"a{self.hall.orders}", self.hall.state.bands
        if not bands:
            return ticket
        band = bands[place % len(bands)]
        self.try_it(c.IssueAlone(
            ticket, band.day, "B", band.first + place % 40, tuple(items), band.kiosk,
            self.hall.now + timedelta(seconds=told), visitor, birth, instead_of=asked,
        ))  # fmt: skip
        return ticket

    @rule(counter=COUNTERS, clerk=st.sampled_from(["wang", "li", "zhao"]))
    def sign_in(self, counter: str, clerk: str) -> None:
        self.try_it(c.SignIn(counter, clerk))

    @rule(counter=COUNTERS)
    def a_clerk_is_gone(self, counter: str) -> None:
        """Whoever is at the counter is called next by the first like counter."""
        before = self.hall.state
        visitor = before.counters[counter].ticket
        self.try_it(c.Vacate(counter, "token_ended"))
        if visitor is not None and self.hall.state is not before and visitor in self.hall.state.tickets:
            assert self.hall.state.tickets[visitor].state is TicketState.WAITING

    @rule(
        counter=st.sampled_from(["2", "3"]), queues=st.sampled_from([("work",), ("tax",), ("work", "tax")]),
        weight=st.sampled_from([0.5, 1, 4]), even_so=st.booleans(),
    )  # fmt: skip
    def a_counter_is_changed(self, counter: str, queues: tuple[str, ...], weight: float, even_so: bool) -> None:
        self.nobody_moves(c.ChangeCounter(counter, {"queues": queues, "weights": {"work": weight}}, even_so))

    @rule(age=st.sampled_from([50, 60, 70]), limit=st.integers(0, 2), maximum=st.sampled_from([0, 5, 45]))
    def the_policy_is_changed(self, age: int, limit: int, maximum: int) -> None:
        changes = {"green_age": age, "recycle_limit": limit, "max_wait_minutes": maximum, "no_show_seconds": age}
        self.nobody_moves(c.ChangePolicy(changes))

    def nobody_moves(self, command: c.Command) -> None:
        before = self.hall.state
        self.try_it(command)
        if before.day == self.hall.state.day:
            after = self.hall.state
            assert (after.waiting, after.sent, after.tickets) == (before.waiting, before.sent, before.tickets)

    @rule(counter=COUNTERS, act=st.sampled_from([c.SignOut, c.Pause, c.Resume]))
    def goes_and_comes(self, counter: str, act: Any) -> None:
        self.try_it(act(counter))
        self.try_it(c.SignIn(counter, f"clerk-{counter}"))

    @rule()
    def everybody_calls(self) -> None:
        for counter in sorted(self.hall.state.counters):
            self.call_next(counter)

    @rule(counter=COUNTERS)
    def serve(self, counter: str) -> None:
        self.call_next(counter)
        self.try_it(c.Confirm(counter))
        self.try_it(c.Finish(counter))

    @rule(counter=COUNTERS)
    def call_next(self, counter: str) -> None:
        before, expected = self.hall.state, choose(self.hall.state, counter, self.hall.now)
        self.try_it(c.CallNext(counter))
        newest = self.hall.log[-1]
        same_day = before.day == self.hall.state.day
        if self.hall.state is not before and same_day and isinstance(newest, TicketCalled):
            assert expected is not None
            assert (newest.ticket, newest.why, newest.why_facts) == (expected.ticket_id, expected.why, expected.facts)

    @rule(counter=COUNTERS, ticket=tickets)
    def call_picked(self, counter: str, ticket: str) -> None:
        self.try_it(c.CallPicked(counter, self.one_in(TicketState.WAITING, ticket), "x"))

    @rule(counter=COUNTERS, act=st.sampled_from(AT_THE_COUNTER))
    def at_the_counter(self, counter: str, act: Any) -> None:
        self.try_it(act(self.likely(counter)))

    @rule(ticket=tickets, grounds=st.sampled_from(list(Grounds)[1:]), reason=st.sampled_from(["", "train"]))
    def granted(self, ticket: str, grounds: Grounds, reason: str) -> None:
        """Somebody who waits already gets the green channel; the state and the time of issue stay."""
        before = self.hall.state.tickets.get(ticket)
        self.try_it(c.GrantGreen(before.number if before else "Z999", grounds, reason), "guide:zhou")
        after = self.hall.state.tickets.get(ticket)
        if before is not None and after is not None:
            assert (after.state, after.issued_at, after.queue) == (before.state, before.issued_at, before.queue)

    @rule(ticket=tickets, asker=st.sampled_from(["kiosk:k1", "clerk:wang@2"]))
    def after_closing(self, ticket: str, asker: str) -> None:
        """On a day closed at short notice service is extended, or refused by two; who is being served stays."""
        day = self.hall.state.day
        assert day is not None
        self.nobody_moves(c.ChangeCalendar(closed_days=(day,)))
        before = {each.id for each in self.hall.state.tickets.values() if each.state is TicketState.SERVING}
        self.try_it(c.ExtendService(ticket), asker)
        self.try_it(c.ProposeRefusal(ticket, "late", "tomorrow"), "clerk:wang@2")
        self.try_it(c.ConsentRefusal(ticket, "lead"), "manager:li")
        self.try_it(c.ConsentRefusal(ticket, "centre"), "manager:sun")
        self.nobody_moves(c.ChangeCalendar(closed_days=()))
        if self.hall.state.day == day:
            serving = {each.id for each in self.hall.state.tickets.values() if each.state is TicketState.SERVING}
            assert serving == before

    @rule(counter=COUNTERS, level=st.integers(1, 5))
    def rate(self, counter: str, level: int) -> None:
        self.try_it(c.RateService(counter, level))
        assert self.hall.ask(c.RateService(counter, level)) == Refusal(NOTHING_TO_RATE, {"counter": counter})

    @rule(counter=COUNTERS, queue=QUEUES, back=st.booleans())
    def transfer_to_queue(self, counter: str, queue: str, back: bool) -> None:
        self.try_it(c.Transfer(self.likely(counter), to_queue=queue, come_back=back))

    @rule(counter=COUNTERS, there=COUNTERS, back=st.booleans())
    def transfer_to_counter(self, counter: str, there: str, back: bool) -> None:
        self.try_it(c.Transfer(self.likely(counter), to_counter=there, come_back=back))

    @rule(counter=COUNTERS, kind=st.sampled_from(ParkKind), minutes=st.sampled_from([None, 1, 30]))
    def park(self, counter: str, kind: ParkKind, minutes: int | None) -> None:
        self.try_it(c.Park(self.likely(counter), kind, minutes))

    @rule(ticket=tickets)
    def comes_back(self, ticket: str) -> None:
        self.try_it(c.ReturnTicket(self.one_in(TicketState.PARKED, ticket)))

    @rule(ticket=tickets, counter=COUNTERS)
    def call_parked(self, ticket: str, counter: str) -> None:
        self.try_it(c.CallParked(counter, self.one_in(TicketState.PARKED, ticket)))

    @rule(ticket=tickets)
    def recycle(self, ticket: str) -> None:
        self.try_it(c.Recycle(self.one_in(TicketState.NO_SHOW, ticket)))

    @rule(ticket=tickets)
    def withdraw(self, ticket: str) -> None:
        self.try_it(c.Withdraw(ticket))

    @rule(ticket=tickets)
    def paper(self, ticket: str) -> None:
        self.try_it(c.ReportPrint(ticket, PrintState.UNKNOWN))
        self.try_it(c.Reprint(ticket))

    @rule(seconds=st.sampled_from([0, 1, 1, 60, 60, 600, 600, 3600, 20_000, 90_000, -1, -7200]))
    def time_passes(self, seconds: int) -> None:
        self.hall.now += timedelta(seconds=seconds)

    @rule()
    def timer(self) -> None:
        for each in due(self.hall.state, self.hall.now):
            if each.when <= self.hall.now:
                self.try_it(each.command)

    @invariant()
    def none_is_lost_and_every_list_is_right(self) -> None:
        state = self.hall.state
        if state is self.last:
            return
        self.last = state
        lists_are_right(state)
        parks_are_right(state)
        counters_are_right(state)
        index_is_right(state)
        figures_are_right(state, self.hall.now)

    def teardown(self) -> None:
        """What the journal would give back is what the hall is."""
        again = HallState()
        for event, at in self.history:
            again = apply(again, event, at)
        assert again == self.hall.state


def lists_are_right(state: HallState) -> None:
    """The lists hold exactly those who wait, each once, in order."""
    for waiting in (*state.waiting.values(), *state.sent.values()):
        assert list(waiting) == sorted(waiting)
    for queue, waiting in state.waiting.items():
        assert {ticket for _, ticket in waiting} == {
            each.id for each in waits(state) if each.queue == queue and each.counter is None
        }
    listed = [ticket for each in (*state.waiting.values(), *state.sent.values()) for _, ticket in each]
    assert sorted(listed) == sorted(each.id for each in waits(state))
    for counter, waiting in state.sent.items():
        assert {state.tickets[ticket].counter for _, ticket in waiting} <= {counter}
    agreed = [entry for each in state.agreed.values() for entry in each]
    assert sorted(agreed) == sorted(entry for each in waits(state) if (entry := agreed_entry(each)))


def parks_are_right(state: HallState) -> None:
    """Who is parked knows where and until when; the index of timed returns says the same."""
    parked = [each for each in state.tickets.values() if each.state is TicketState.PARKED]
    assert all(each.park is not None and each.park.counter == each.counter for each in parked)
    timed = {each.id: each.park.until for each in parked if each.park is not None and each.park.until is not None}
    assert dict(state.returns) == timed
    at_counters = (TicketState.CALLED, TicketState.SERVING)
    assert all(each.park is None for each in state.tickets.values() if each.state in at_counters)


def waits(state: HallState) -> list[Ticket]:
    return [each for each in state.tickets.values() if each.state is TicketState.WAITING]


def counters_are_right(state: HallState) -> None:
    """A ticket that is called or served is at exactly one counter, and a counter has one at most."""
    at = {counter.ticket: counter.id for counter in state.counters.values() if counter.ticket is not None}
    here = (TicketState.CALLED, TicketState.SERVING)
    assert at == {each.id: each.counter for each in state.tickets.values() if each.state in here}
    clerks = [counter.clerk for counter in state.counters.values() if counter.clerk is not None]
    assert len(clerks) == len(set(clerks))
    assert all(counter.clerk is not None for counter in state.counters.values() if counter.ticket is not None)
    for counter_id, waiting in state.sent.items():
        assert not waiting or state.counters[counter_id].clerk is not None


def index_is_right(state: HallState) -> None:
    """One live ticket per person and queue, and the index names it."""
    expected: dict[tuple[str, str], str] = {}
    for ticket in state.tickets.values():
        for claim in claims(state, ticket):
            assert claim not in expected
            expected[claim] = ticket.id
    assert dict(state.live) == expected
    assert all(state.tickets[ticket].state in LIVE for ticket in expected.values())


def figures_are_right(state: HallState, now: datetime) -> None:
    """What is shown agrees with the lists."""
    for counter_id in state.counters:
        order = waiting_of(state, counter_id, 1000, now)
        choice = choose(state, counter_id, now)
        assert len(order) == waiting_total(state, counter_id, now)
        assert (choice.ticket_id if choice else None) == (order[0] if order else None)
    for queue_id in state.queues:
        assert waiting_in(state, queue_id) == sum(each.queue == queue_id for each in waits(state))
        heads = (ticket for _, ticket in state.waiting[queue_id][:3])
        ranges = [wait_minutes_now(state, queue_id, now), *(wait_minutes(state, head, now) for head in heads)]
        assert all(each is None or 0 <= each[0] <= each[1] for each in ranges)
    told = {each.id for each in state.tickets.values() if ahead(state, each.id, now) is not None}
    assert told == {each.id for each in waits(state)}


class AnyHallInHavana(AnyHall):
    zone = ZONES[1]


RUNS = settings(
    max_examples=50, stateful_step_count=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
TestAnyHall = AnyHall.TestCase
TestAnyHall.settings = RUNS
TestAnyHallInHavana = AnyHallInHavana.TestCase
TestAnyHallInHavana.settings = RUNS

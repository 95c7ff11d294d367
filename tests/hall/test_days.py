"""A service day ends in the hall's own zone, with or without a timer; the clock never runs backwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hall.commands import CallNext, Confirm, EndDay, Issue, OpenHall, Order, Park, SignIn, Withdraw
from hall.decide import decide
from hall.due import Due, due
from hall.events import ClerkSignedOut, DayEnded, TicketFinished, TicketIssued, TicketWithdrawn
from hall.refusals import HALL_EXISTS, NO_HALL, UNKNOWN_TICKET, WRONG_DAY, Refusal
from hall.state import HallState
from hall.tickets import TicketState
from tests.hall.builders import MONDAY, Hall, changed, small

MIDNIGHT = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
"""The end of Monday 2 March 2026 in Shanghai."""


def test_the_end_of_the_day_is_due_at_midnight_on_the_halls_wall() -> None:
    hall = Hall()
    assert due(hall.state, hall.now) == (Due(MIDNIGHT, EndDay(date(2026, 3, 2))),)
    assert due(HallState(), hall.now) == ()


def test_nobody_is_left_waiting_or_signed_in() -> None:
    hall = Hall().staff("2", "3")
    served = hall.drive(TicketState.SERVING)
    waiting = hall.issue("levy", visitor="v1")
    key = hall.ticket(served).key
    hall.now = MIDNIGHT
    assert hall.must(EndDay(date(2026, 3, 2)))[:2] == (
        TicketFinished(served, "2", None, key),
        TicketWithdrawn(waiting, "day_ended"),
    )
    *out, ended = hall.log[-3:]
    assert out == [ClerkSignedOut("2", "clerk-2"), ClerkSignedOut("3", "clerk-3")]
    assert isinstance(ended, DayEnded)
    assert replace(ended, learned={}) == DayEnded(date(2026, 3, 2))
    state = hall.state
    assert (len(state.tickets), len(state.live), len(state.ordinals), len(state.calls)) == (0, 0, 0, 0)
    assert all(counter.clerk is None for counter in state.counters.values())
    assert state.day == date(2026, 3, 3)


def test_of_a_visit_in_service_the_rest_is_withdrawn() -> None:
    hall = Hall().staff("2")
    hall.issue("card", "levy", visitor="v1")
    hall.call("2")
    hall.must(Confirm("2"))
    hall.now = MIDNIGHT
    kinds = [type(event) for event in hall.must(EndDay(date(2026, 3, 2)))]
    assert kinds == [TicketFinished, TicketWithdrawn, ClerkSignedOut, DayEnded]


def test_called_and_parked_are_withdrawn_too() -> None:
    hall = Hall().staff("2", "3")
    hall.drive(TicketState.PARKED)
    hall.drive(TicketState.CALLED)
    hall.now = MIDNIGHT
    events = hall.must(EndDay(date(2026, 3, 2)))
    assert sum(isinstance(event, TicketWithdrawn) for event in events) == 2


def test_a_day_ends_once_and_not_before_its_time() -> None:
    hall = Hall()
    hall.now = MIDNIGHT - timedelta(microseconds=1)
    assert hall.refused(EndDay(date(2026, 3, 2))).code == WRONG_DAY
    hall.now = MIDNIGHT
    hall.must(EndDay(date(2026, 3, 2)))
    assert hall.refused(EndDay(date(2026, 3, 2))).code == WRONG_DAY
    assert hall.refused(EndDay(date(2026, 3, 9))).facts == {"day": "2026-03-09"}


def test_an_order_on_a_later_day_ends_the_old_day_first() -> None:
    hall = Hall().staff("2")
    old = hall.issue()
    hall.wait(days=1)
    events = hall.must(Issue("new", ("card",), "k1"))
    assert [type(event) for event in events] == [TicketWithdrawn, ClerkSignedOut, DayEnded, TicketIssued]
    assert hall.ticket("new").number == "B001"
    assert hall.ticket("new").day == date(2026, 3, 3)
    assert old not in hall.state.tickets


def test_after_days_of_silence_one_order_brings_the_hall_to_today() -> None:
    hall = Hall()
    hall.wait(days=9)
    events = hall.must(SignIn("2", "wang"))
    assert [type(event) for event in events[:-1]] == [DayEnded]
    assert hall.state.day == date(2026, 3, 11)


def test_yesterdays_ticket_is_unknown_and_nothing_changes() -> None:
    hall = Hall()
    old = hall.issue()
    hall.wait(days=1)
    assert hall.refused(Withdraw(old)).code == UNKNOWN_TICKET
    assert hall.state.day == date(2026, 3, 2)


def test_clerks_sign_in_anew_each_day() -> None:
    hall = Hall().staff("2")
    hall.wait(days=1)
    assert hall.refused(CallNext("2")).code == "not_signed_in"
    hall.staff("2")


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/New_York", "Pacific/Auckland", "America/Havana"])
@pytest.mark.parametrize("start", ["2026-03-07", "2026-10-31", "2026-04-04", "2026-09-26"])
def test_days_follow_each_other_where_clocks_are_changed(zone: str, start: str) -> None:
    """Ten days around each change: every day ends exactly once, at its own midnight, whatever its length."""
    definition = changed(small(), zone=zone)
    first = date.fromisoformat(start)
    begin = datetime.combine(first, datetime.min.time(), ZoneInfo(zone)).astimezone(UTC)
    hall = Hall(definition=definition, now=begin + timedelta(hours=12))
    for expected in range(10):
        assert hall.state.day == first + timedelta(days=expected)
        (one,) = due(hall.state, hall.now)
        hall.now = one.when - timedelta(seconds=1)
        assert hall.ask(one.command) == Refusal(WRONG_DAY, {"day": str(hall.state.day)})
        hall.now = one.when
        hall.must(one.command)


def test_a_clock_that_steps_back_is_not_followed() -> None:
    hall = Hall().staff("2")
    first = hall.issue()
    hall.now = MONDAY - timedelta(hours=1, days=1)
    second = hall.issue()
    assert hall.ticket(second).issued_at == hall.ticket(first).issued_at
    assert [ticket for _, ticket in hall.state.waiting["work"]] == [first, second]
    assert hall.state.day == date(2026, 3, 2)
    assert hall.ticket(second).number == "B002"


def test_a_clock_that_steps_back_over_midnight_does_not_bring_the_old_day_back() -> None:
    hall = Hall()
    hall.now = MIDNIGHT
    hall.must(EndDay(date(2026, 3, 2)))
    hall.now = MIDNIGHT - timedelta(hours=2)
    hall.must(SignIn("2", "wang"))
    assert hall.state.day == date(2026, 3, 3)
    assert hall.state.at == MIDNIGHT


def test_events_are_numbered_without_gaps() -> None:
    hall = Hall().staff("2")
    hall.drive(TicketState.SERVED)
    assert hall.state.seq == len(hall.log)


def test_a_hall_is_opened_once_and_before_anything_else() -> None:
    hall = Hall()
    assert hall.refused(OpenHall(small())).code == HALL_EXISTS
    said = decide(HallState(), Order("order-1", "hub", Park("2")), MONDAY)
    assert said == Refusal(NO_HALL)

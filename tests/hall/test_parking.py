"""Three kinds of park: who comes back where, when, by whose word; any number at a counter; timed returns fire once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from hall.commands import (
    CallParked,
    Confirm,
    EndDay,
    EndPark,
    Finish,
    Park,
    ReturnTicket,
    SignOut,
    Withdraw,
)
from hall.due import due
from hall.events import TicketReturned
from hall.opening import end_of
from hall.refusals import NOT_SERVED_THERE, NOT_YET, PARKED_ELSEWHERE, UNKNOWN_TICKET, WAITS_OUTSIDE, WRONG_STATE
from hall.tickets import ParkKind, TicketState
from tests.hall.builders import Hall
from tests.hall.test_properties import always_open

FETCH, SAME, OUTSIDE = ParkKind.FETCH, ParkKind.SAME, ParkKind.OUTSIDE


def parked(kind: ParkKind, minutes: int | None = None, counter: str = "2") -> tuple[Hall, str]:
    """A hall in which one visitor is parked at the counter and two others wait."""
    hall = Hall().staff("2", "3")
    ticket = hall.issue()
    hall.call(counter)
    hall.must(Confirm(counter))
    hall.must(Park(counter, kind, minutes))
    hall.issue()
    hall.green()
    return hall, ticket


def returned(hall: Hall, ticket: str, actor: str = "kiosk:k1") -> TicketReturned:
    (event,) = hall.must(ReturnTicket(ticket), actor)
    assert isinstance(event, TicketReturned)
    return event


def timed_out(hall: Hall) -> list[str]:
    """What time asks for by now is done; the tickets that came back."""
    commands = [each.command for each in due(hall.state, hall.now) if each.when <= hall.now]
    for command in commands:
        hall.must(command)
    return [each.ticket for each in commands if isinstance(each, EndPark)]


@pytest.mark.parametrize("counter", ["2", "3"])
def test_who_fetched_something_is_next_at_any_like_counter(counter: str) -> None:
    hall, ticket = parked(FETCH)
    assert returned(hall.wait(minutes=9), ticket).by == "visitor"
    event = hall.call(counter)
    assert (event.ticket, event.why) == (ticket, "parked_back")
    assert hall.ticket(ticket).park is None


def test_back_at_the_same_counter_is_called_there_alone() -> None:
    hall, ticket = parked(SAME)
    assert returned(hall, ticket).to_counter == "2"
    assert hall.call("3").ticket != ticket
    assert hall.call("2").ticket == ticket


def test_with_nobody_at_that_counter_any_like_one_calls() -> None:
    hall, ticket = parked(SAME)
    hall.must(SignOut("2"))
    assert returned(hall, ticket).to_counter is None
    assert hall.call("3").ticket == ticket


def test_who_is_back_and_whose_counter_closes_stays_first() -> None:
    hall, ticket = parked(SAME)
    returned(hall, ticket)
    hall.must(SignOut("2"))
    assert hall.call("3").ticket == ticket


def test_a_step_elsewhere_ends_by_a_clerks_word_not_the_visitors() -> None:
    hall, ticket = parked(OUTSIDE)
    refusal = hall.refused(ReturnTicket(ticket), "kiosk:k1")
    assert (refusal.code, refusal.facts["number"]) == (WAITS_OUTSIDE, "B001")
    assert returned(hall, ticket, "clerk:wang@3").by == "clerk"
    assert hall.call("3").ticket == ticket


def test_the_refusal_says_when_the_step_elsewhere_should_be_done() -> None:
    hall, ticket = parked(OUTSIDE, 30)
    until = hall.state.returns[ticket]
    assert hall.refused(ReturnTicket(ticket), "kiosk:k1").facts["until"] == until.isoformat()


@pytest.mark.parametrize("kind", list(ParkKind))
def test_a_timed_park_ends_by_itself_once(kind: ParkKind) -> None:
    hall, ticket = parked(kind, 20)
    until = hall.state.returns[ticket]
    hall.now = until - timedelta(seconds=1)
    assert timed_out(hall) == []
    assert hall.refused(EndPark(ticket, until)).code == NOT_YET
    hall.now = until
    assert timed_out(hall) == [ticket]
    assert timed_out(hall) == []
    assert hall.refused(EndPark(ticket, until)).code == WRONG_STATE
    assert hall.call("2").ticket == ticket


def test_the_time_of_a_former_park_does_not_end_a_later_one() -> None:
    hall, ticket = parked(FETCH, 20)
    former = hall.state.returns[ticket]
    returned(hall, ticket)
    hall.call("2")
    hall.must(Park("2", FETCH, 60))
    hall.now = former
    assert timed_out(hall) == []
    assert hall.refused(EndPark(ticket, former)).code == NOT_YET


def test_each_park_has_a_clock_of_its_own_and_the_soonest_is_first() -> None:
    hall = Hall().staff("2")
    tickets = []
    for minutes in (30, 10, 20):
        tickets.append(hall.issue())
        hall.call("2")
        hall.must(Park("2", FETCH, minutes))
    assert len(hall.state.returns) == 3
    soonest = [each.command.ticket for each in due(hall.state, hall.now) if isinstance(each.command, EndPark)]
    assert soonest == [tickets[1], tickets[2], tickets[0]]
    hall.wait(minutes=31)
    assert timed_out(hall) == soonest
    assert hall.call("2").ticket == tickets[1]
    assert len(hall.state.returns) == 0


def test_of_two_who_are_back_the_first_back_is_first() -> None:
    hall = Hall().staff("2", "3")
    one, other = hall.issue(), hall.issue()
    for counter in ("2", "3"):
        hall.call(counter)
        hall.must(Park(counter))
    returned(hall, other)
    returned(hall.wait(seconds=5), one)
    assert [hall.call("2").ticket, hall.call("3").ticket] == [other, one]


def test_a_clerk_calls_any_of_their_own_parks_without_a_return() -> None:
    hall = Hall().staff("2", "3")
    tickets = []
    for kind in ParkKind:
        tickets.append(hall.issue())
        hall.call("2")
        hall.must(Park("2", kind))
    for ticket in reversed(tickets):
        hall.must(CallParked("2", ticket))
        hall.must(Confirm("2"))
        hall.must(Finish("2"))
        assert hall.ticket(ticket).state is TicketState.SERVED


def test_another_counter_does_not_call_who_comes_back_to_the_same_one() -> None:
    hall, ticket = parked(SAME)
    refusal = hall.refused(CallParked("3", ticket))
    assert (refusal.code, refusal.facts["counter"]) == (PARKED_ELSEWHERE, "2")
    hall.must(SignOut("2"))
    hall.must(CallParked("3", ticket))


def test_a_counter_of_another_kind_calls_no_park() -> None:
    hall, ticket = parked(FETCH)
    hall.staff("4")
    assert hall.refused(CallParked("4", ticket)).code == NOT_SERVED_THERE


def test_who_is_back_twice_is_told_so_and_nothing_changes() -> None:
    hall, ticket = parked(FETCH)
    returned(hall, ticket)
    assert hall.refused(ReturnTicket(ticket), "kiosk:k1").code == WRONG_STATE


def test_a_park_that_is_given_up_does_not_come_back() -> None:
    hall, ticket = parked(FETCH, 5)
    hall.must(Withdraw(ticket), "kiosk:k1")
    hall.wait(minutes=6)
    assert timed_out(hall) == []


def test_a_park_whose_time_is_after_midnight_ends_with_the_day() -> None:
    hall, ticket = parked(FETCH, 60 * 20)
    assert hall.state.day is not None
    hall.now = end_of(hall.definition, hall.state.day)
    hall.must(EndDay(hall.state.day))
    assert dict(hall.state.returns) == {}
    assert hall.refused(EndPark(ticket, hall.now)).code == UNKNOWN_TICKET


def test_a_clock_set_back_an_hour_only_delays_a_timed_return() -> None:
    hall, ticket = parked(FETCH, 20)
    hall.wait(minutes=-60)
    assert timed_out(hall) == []
    hall.wait(minutes=80)
    assert timed_out(hall) == [ticket]


@pytest.mark.parametrize(
    ("zone", "begin"),
    [
        ("America/New_York", datetime(2026, 3, 8, 6, 30, tzinfo=UTC)),  # half past one; two is three that night
        ("America/New_York", datetime(2026, 11, 1, 5, 30, tzinfo=UTC)),  # half past one; two is one once more
        ("Asia/Shanghai", datetime(2026, 3, 2, 2, 0, tzinfo=UTC)),
    ],
)
def test_an_hour_and_a_half_is_that_long_in_a_night_in_which_clocks_are_changed(zone: str, begin: datetime) -> None:
    hall = Hall(definition=always_open(zone), now=begin).staff("2")
    ticket = hall.issue()
    hall.call("2")
    hall.must(Park("2", FETCH, 90))
    hall.wait(minutes=89)
    assert timed_out(hall) == []
    hall.wait(minutes=1)
    assert timed_out(hall) == [ticket]

"""The green channel for one who took a number without it."""

from __future__ import annotations

import pytest

from hall.commands import CallNext, Confirm, Finish, GrantGreen, MarkNoShow, Park, Recycle, ReturnTicket, Withdraw
from hall.events import TicketCalled, TicketGranted
from hall.refusals import ALREADY_GREEN, REASON_NEEDED, UNKNOWN_TICKET, WRONG_STATE
from hall.tickets import Grounds, PriorityClass, TicketState
from tests.hall.builders import Hall

GUIDE = "guide:zhou"
pytestmark = pytest.mark.rule("green-channel")


def grant(hall: Hall, ticket: str, grounds: Grounds = Grounds.PREGNANCY, reason: str = "") -> None:
    hall.must(GrantGreen(hall.ticket(ticket).number, grounds, reason), GUIDE)


def test_it_is_called_first_from_then_on_and_keeps_its_time_of_issue() -> None:
    hall = Hall().staff("2")
    first, second, third = hall.issue(), hall.issue(), hall.issue()
    issued_at = hall.ticket(third).issued_at
    hall.wait(minutes=5)
    grant(hall, third, Grounds.URGENT, " 赶火车 ")
    ticket = hall.ticket(third)
    assert (ticket.priority, ticket.grounds, ticket.issued_at) == (PriorityClass.GREEN, Grounds.URGENT, issued_at)
    granted = hall.log[-1]
    assert isinstance(granted, TicketGranted)
    assert (granted.granted_by, granted.grant_reason) == (GUIDE, "赶火车")
    called = hall.call("2")
    assert (called.ticket, called.why) == (third, "green_first")
    for ticket_id in (first, second):
        hall.must(Confirm("2"))
        hall.must(Finish("2"))
        assert hall.call("2").ticket == ticket_id


def test_among_the_green_the_earlier_issued_goes_first() -> None:
    hall = Hall().staff("2")
    walk_in = hall.issue()
    hall.wait(minutes=3)
    green = hall.green()
    grant(hall, walk_in)
    assert hall.call("2").ticket == walk_in
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert hall.call("2").ticket == green


def test_who_missed_the_call_keeps_the_place_given_for_that() -> None:
    hall = Hall().staff("2")
    missed, *others = (hall.issue() for _ in range(6))
    hall.call("2")
    hall.must(MarkNoShow("2"))
    hall.must(Recycle(missed))
    before = list(hall.state.waiting["work"])
    grant(hall, missed)
    assert list(hall.state.waiting["work"]) == before
    assert hall.call("2").ticket == others[0]


def test_who_is_back_from_a_park_stays_before_all() -> None:
    hall = Hall().staff("2")
    parked = hall.issue()
    hall.call("2")
    hall.must(Park("2"))
    hall.must(ReturnTicket(parked))
    hall.green()
    before = hall.ticket(parked).key
    grant(hall, parked)
    assert hall.ticket(parked).key == before
    assert hall.call("2").ticket == parked


def test_what_was_told_of_its_wait_is_not_held_against_the_hall() -> None:
    hall = Hall().staff("2")
    hall.issue()
    ticket = hall.issue()
    assert ticket in hall.state.told
    grant(hall, ticket)
    assert ticket not in hall.state.told
    hall.must(CallNext("2"))
    assert not [key for key in hall.state.learned if key.startswith("tally:green")]


def test_it_is_given_once_with_a_reason_where_that_is_needed_and_to_nobody_who_is_gone() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue()
    number = hall.ticket(ticket).number
    assert hall.refused(GrantGreen(number, Grounds.URGENT, "  "), GUIDE).code == REASON_NEEDED
    grant(hall, ticket)
    assert hall.refused(GrantGreen(number, Grounds.AGE), GUIDE).code == ALREADY_GREEN
    assert hall.refused(GrantGreen("B999", Grounds.AGE), GUIDE).code == UNKNOWN_TICKET
    gone = hall.issue()
    hall.must(Withdraw(gone))
    assert hall.refused(GrantGreen(hall.ticket(gone).number, Grounds.AGE), GUIDE).code == WRONG_STATE


@pytest.mark.parametrize("state", [TicketState.CALLED, TicketState.SERVING, TicketState.PARKED])
def test_it_is_given_in_any_state_of_a_live_ticket_and_the_state_stays(state: TicketState) -> None:
    hall = Hall().staff("2", "3")
    ticket = hall.drive(state)
    grant(hall, ticket)
    assert (hall.ticket(ticket).state, hall.ticket(ticket).priority) == (state, PriorityClass.GREEN)
    assert not isinstance(hall.log[-1], TicketCalled)

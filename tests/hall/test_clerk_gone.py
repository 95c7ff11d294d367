"""A clerk is gone without signing out: nobody stays at an empty counter, and the story says why."""

from __future__ import annotations

import pytest

from hall.commands import Confirm, EndDay, Finish, Pause, Recall, SignIn, Transfer, Vacate
from hall.events import ClerkSignedOut, TicketReleased, TicketTransferred, TicketWithdrawn
from hall.opening import end_of
from hall.refusals import COUNTER_TAKEN, NOT_SIGNED_IN, UNKNOWN_COUNTER
from hall.tickets import TicketState
from tests.hall.builders import Hall


@pytest.mark.parametrize("state", [TicketState.CALLED, TicketState.SERVING])
def test_the_visitor_at_that_counter_is_the_first_to_be_called_elsewhere(state: TicketState) -> None:
    hall = Hall().staff("2", "3")
    ticket = hall.drive(state)
    hall.green()
    released, out = hall.must(Vacate("2", "token_ended"))
    assert isinstance(released, TicketReleased)
    assert (released.ticket, released.counter, released.reason) == (ticket, "2", "token_ended")
    assert out == ClerkSignedOut("2", "clerk-2", "token_ended")
    assert (hall.state.counters["2"].ticket, hall.state.counters["2"].clerk) == (None, None)
    call = hall.call("3")
    assert (call.ticket, call.why) == (ticket, "returned")
    hall.must(Confirm("3"))
    hall.must(Finish("3"))
    assert hall.ticket(ticket).state is TicketState.SERVED


def test_recalls_begin_anew_elsewhere() -> None:
    hall = Hall().staff("2", "3")
    ticket = hall.drive(TicketState.CALLED)
    hall.must(Recall("2"))
    hall.must(Vacate("2", "token_ended"))
    hall.call("3")
    assert hall.ticket(ticket).recalls == 0


def test_who_was_sent_to_that_counter_waits_in_the_queue() -> None:
    hall = Hall().staff("2", "3")
    sent = hall.issue()
    hall.call("3")
    hall.must(Transfer("3", to_counter="2"))
    events = hall.must(Vacate("2", "manager"), "manager:li")
    assert [type(each) for each in events] == [TicketTransferred, ClerkSignedOut]
    assert hall.call("3").ticket == sent


def test_a_paused_counter_is_vacated_too_and_begins_unpaused() -> None:
    hall = Hall().staff("2")
    hall.must(Pause("2"))
    hall.must(Vacate("2", "manager"))
    hall.must(SignIn("2", "li"))
    assert not hall.state.counters["2"].paused


def test_a_counter_with_nobody_is_not_vacated() -> None:
    hall = Hall()
    assert hall.refused(Vacate("2", "manager")).code == NOT_SIGNED_IN
    assert hall.refused(Vacate("77", "manager")).code == UNKNOWN_COUNTER


def test_of_two_clerks_at_one_counter_the_second_is_told_who_is_there_and_may_come_once_it_is_vacated() -> None:
    hall = Hall().staff("2", "3")
    ticket = hall.drive(TicketState.SERVING)
    taken = hall.refused(SignIn("2", "li"))
    assert (taken.code, taken.facts["clerk"]) == (COUNTER_TAKEN, "clerk-2")
    hall.must(Vacate("2", "manager"))
    hall.must(SignIn("2", "li"))
    assert hall.call("2").ticket == ticket


def test_midnight_with_a_visitor_called_and_others_waiting_leaves_nobody_open() -> None:
    hall = Hall().staff("2", "3")
    called, waiting = hall.drive(TicketState.CALLED), hall.issue()
    assert hall.state.day is not None
    hall.now = end_of(hall.definition, hall.state.day)
    events = hall.must(EndDay(hall.state.day))
    gone = {each.ticket for each in events if isinstance(each, TicketWithdrawn)}
    assert gone == {called, waiting}
    assert [each.reason for each in events if isinstance(each, ClerkSignedOut)] == ["", ""]

"""A visitor is sent to another counter and comes back to the one that sent them, with the time of issue."""

from __future__ import annotations

from hall.commands import Confirm, EndDay, Finish, Issue, MarkNoShow, Recycle, SignOut, Transfer
from hall.events import TicketFinished, TicketWithdrawn
from hall.opening import end_of
from hall.refusals import ALREADY_WAITING
from hall.tickets import TicketState
from hall.why import words
from tests.hall.builders import Hall


def lent(hall: Hall, *items: str, visitor: str | None = None) -> str:
    """A ticket that counter 2 sent to counter 3 and wants back; it is served there."""
    ticket = hall.issue(*(items or ("card",)), visitor=visitor)
    hall.call("2")
    hall.must(Confirm("2"))
    hall.must(Transfer("2", to_queue="tax", come_back=True))
    assert hall.call("3").ticket == ticket
    hall.must(Confirm("3"))
    return ticket


def test_it_comes_back_to_the_counter_that_sent_it_with_number_item_and_time_of_issue() -> None:
    hall = Hall().staff("2", "3")
    ticket = lent(hall)
    issued_at = hall.ticket(ticket).issued_at
    hall.wait(minutes=10).must(Finish("3"))
    back = hall.ticket(ticket)
    assert (back.state, back.queue, back.counter, back.item_index) == (TicketState.WAITING, "work", "2", 0)
    assert (back.issued_at, back.number, back.lent) == (issued_at, "B001", ())
    assert hall.state.counters["3"].ticket is None
    hall.issue()
    call = hall.call("2")
    assert (call.ticket, call.why, call.why_facts["at"]) == (ticket, "step_done", "3")
    assert words(call.why, call.why_facts, "zh") == "在 3 号窗口办完，回到本窗口"
    assert words(call.why, call.why_facts, "en") == "Back here from counter 3"
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert hall.ticket(ticket).state is TicketState.SERVED


def test_who_is_back_is_told_so_however_long_they_have_waited() -> None:
    hall = Hall().staff("2", "3")
    lent(hall)
    hall.wait(minutes=200).must(Finish("3"))
    assert hall.call("2").why == "step_done"


def test_who_is_sent_to_a_counter_for_good_is_not_told_to_be_back() -> None:
    hall = Hall().staff("2", "3")
    hall.issue()
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    call = hall.call("3")
    assert (call.why, "at" in call.why_facts) == ("sent_here", False)


def test_sent_on_again_from_there_one_is_back_no_more() -> None:
    hall = Hall().staff("2", "3")
    lent(hall)
    hall.must(Finish("3"))
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    assert hall.call("3").why == "sent_here"


def test_the_place_it_comes_back_to_is_its_visitors_one_place_there() -> None:
    hall = Hall().staff("2", "3")
    ticket = lent(hall, visitor="v1")
    refused = hall.refused(Issue("second", ("card",), "k1", visitor="v1"))
    assert (refused.code, refused.facts["ticket"]) == (ALREADY_WAITING, ticket)


def test_with_nobody_at_that_counter_it_waits_in_its_queue_by_time_of_issue() -> None:
    hall = Hall().staff("2", "3")
    ticket = lent(hall)
    hall.issue()
    hall.must(SignOut("2"))
    hall.must(Finish("3"))
    assert hall.ticket(ticket).counter is None
    assert hall.call("3").ticket == ticket


def test_the_visits_next_item_comes_after_the_way_back() -> None:
    hall = Hall().staff("2", "3")
    ticket = lent(hall, "card", "levy")
    hall.must(Finish("3"))
    assert hall.ticket(ticket).item_index == 0
    hall.call("2")
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert (hall.ticket(ticket).item_index, hall.ticket(ticket).queue) == (1, "tax")


def test_lent_on_it_goes_back_the_way_it_came() -> None:
    hall = Hall().staff("1", "2", "3")
    ticket = lent(hall)
    hall.must(Transfer("3", to_queue="consult", come_back=True))
    hall.call("1")
    hall.must(Confirm("1"))
    hall.must(Finish("1"))
    assert (hall.ticket(ticket).counter, hall.ticket(ticket).queue) == ("3", "tax")
    hall.call("3")
    hall.must(Confirm("3"))
    hall.must(Finish("3"))
    assert (hall.ticket(ticket).counter, hall.ticket(ticket).queue) == ("2", "work")


def test_without_the_wish_it_does_not_come_back() -> None:
    hall = Hall().staff("2", "3")
    ticket = hall.issue()
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    hall.call("3")
    hall.must(Confirm("3"))
    (event,) = hall.must(Finish("3"))
    assert isinstance(event, TicketFinished)
    assert not event.back
    assert hall.ticket(ticket).state is TicketState.SERVED


def test_who_misses_the_other_counters_call_still_comes_back_in_the_end() -> None:
    hall = Hall().staff("2", "3")
    ticket = hall.issue()
    hall.call("2")
    hall.must(Transfer("2", to_counter="3", come_back=True))
    hall.call("3")
    hall.must(MarkNoShow("3"))
    hall.must(Recycle(ticket))
    hall.call("3")
    hall.must(Confirm("3"))
    hall.must(Finish("3"))
    assert hall.ticket(ticket).counter == "2"


def test_at_the_days_end_the_part_that_was_done_counts_and_the_rest_is_withdrawn() -> None:
    hall = Hall().staff("2", "3")
    lent(hall)
    assert hall.state.day is not None
    hall.now = end_of(hall.definition, hall.state.day)
    kinds = [type(each) for each in hall.must(EndDay(hall.state.day))]
    assert kinds[:2] == [TicketFinished, TicketWithdrawn]

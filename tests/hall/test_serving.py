"""From the call to the end of a visit: several items on one number, transfers, no-shows who come back."""

from __future__ import annotations

import pytest

from hall.commands import (
    Confirm,
    Finish,
    Issue,
    MarkNoShow,
    Recycle,
    Transfer,
    Withdraw,
)
from hall.events import TicketWithdrawn
from hall.refusals import (
    ALREADY_WAITING,
    COUNTER_IDLE,
    EMPTY_TRANSFER,
    NOT_SIGNED_IN,
    RECYCLE_LIMIT,
    SAME_COUNTER,
    UNKNOWN_COUNTER,
    UNKNOWN_QUEUE,
    UNKNOWN_TICKET,
)
from hall.tickets import PriorityClass, TicketState
from hall.waiting import ahead
from tests.hall.builders import Hall, with_policy


def in_queue(hall: Hall, queue: str = "work") -> list[str]:
    """Numbers of who waits in a queue, in order."""
    return [hall.ticket(ticket).number for _, ticket in hall.state.waiting[queue]]


class TestSeveralItems:
    def test_one_number_goes_from_queue_to_queue(self) -> None:
        hall = Hall().staff("2", "3")
        visit = hall.issue("card", "levy")
        hall.call("2")
        hall.must(Confirm("2"))
        hall.must(Finish("2"))
        ticket = hall.ticket(visit)
        assert (ticket.state, ticket.queue, ticket.item_index) == (TicketState.WAITING, "tax", 1)
        assert (ticket.number, ticket.counter, ticket.why) == ("B001", None, "")
        assert hall.state.counters["2"].ticket is None
        assert hall.call("3").number == "B001"
        hall.must(Confirm("3"))
        hall.must(Finish("3"))
        assert hall.ticket(visit).state is TicketState.SERVED

    def test_the_next_item_keeps_the_time_of_issue(self) -> None:
        hall = Hall().staff("2")
        visit = hall.issue("card", "levy")
        hall.issue("levy")
        hall.call("2")
        hall.must(Confirm("2"))
        hall.wait(minutes=20).must(Finish("2"))
        assert in_queue(hall, "tax") == ["B001", "C001"]
        assert ahead(hall.state, visit, hall.now) == 0

    def test_the_next_item_keeps_the_class(self) -> None:
        hall = Hall().staff("2")
        hall.issue("levy")
        hall.green("card", "levy")
        hall.call("2")
        hall.must(Confirm("2"))
        hall.must(Finish("2"))
        assert in_queue(hall, "tax") == ["B001", "C001"]

    def test_the_queue_that_was_left_is_free_for_a_new_ticket(self) -> None:
        hall = Hall().staff("2")
        hall.issue("card", "levy", visitor="v1")
        hall.call("2")
        hall.must(Confirm("2"))
        hall.must(Finish("2"))
        assert hall.refused(Issue("t", ("levy",), "k1", visitor="v1")).code == ALREADY_WAITING
        hall.issue("card", visitor="v1")


class TestTransfer:
    @pytest.mark.rule("window-5")
    def test_to_a_queue_of_any_kind_keeping_the_time_of_issue(self) -> None:
        hall = Hall().staff("1", "2")
        sent = hall.issue("ask")
        hall.issue("card")
        hall.call("1")
        hall.must(Transfer("1", to_queue="work"))
        assert in_queue(hall) == ["A001", "B001"]
        assert hall.state.counters["1"].ticket is None
        assert hall.call("2").ticket == sent

    def test_to_one_counter_which_serves_the_queue(self) -> None:
        hall = Hall().staff("2", "3")
        ticket = hall.issue()
        hall.call("2")
        hall.must(Transfer("2", to_counter="3"))
        assert (hall.ticket(ticket).queue, hall.ticket(ticket).counter) == ("work", "3")
        assert hall.state.sent["3"] == ((hall.ticket(ticket).key, ticket),)
        assert in_queue(hall) == []

    def test_to_one_counter_which_serves_other_queues(self) -> None:
        hall = Hall().staff("2", "4")
        ticket = hall.issue()
        hall.call("2")
        hall.must(Transfer("2", to_counter="4"))
        assert hall.ticket(ticket).queue == "collect"
        assert hall.call("4").ticket == ticket

    def test_names_exactly_one_of_queue_and_counter(self) -> None:
        hall = Hall().staff("2", "3")
        hall.issue()
        hall.call("2")
        assert hall.refused(Transfer("2")).code == EMPTY_TRANSFER
        assert hall.refused(Transfer("2", to_queue="tax", to_counter="3")).code == EMPTY_TRANSFER

    def test_not_to_the_counter_where_the_visitor_is_nor_to_an_empty_or_unknown_one(self) -> None:
        hall = Hall().staff("2")
        hall.issue()
        assert hall.refused(Transfer("2", to_queue="tax")).code == COUNTER_IDLE
        hall.call("2")
        assert hall.refused(Transfer("2", to_counter="2")).code == SAME_COUNTER
        assert hall.refused(Transfer("2", to_counter="3")).code == NOT_SIGNED_IN
        assert hall.refused(Transfer("2", to_counter="77")).code == UNKNOWN_COUNTER
        assert hall.refused(Transfer("2", to_queue="nowhere")).code == UNKNOWN_QUEUE

    def test_not_to_a_queue_where_the_visitor_has_another_ticket(self) -> None:
        hall = Hall().staff("2")
        hall.issue("card", visitor="v1")
        other = hall.issue("levy", visitor="v1")
        hall.call("2")
        refusal = hall.refused(Transfer("2", to_queue="tax"))
        assert (refusal.code, refusal.facts["ticket"]) == (ALREADY_WAITING, other)
        hall.must(Transfer("2", to_queue="collect"))


class TestRecycle:
    def test_behind_three_of_those_who_wait_at_that_moment(self) -> None:
        hall = Hall().staff("2")
        missed = hall.drive(TicketState.NO_SHOW)
        for _ in range(5):
            hall.issue()
        hall.must(Recycle(missed))
        assert in_queue(hall) == ["B002", "B003", "B004", "B001", "B005", "B006"]
        assert ahead(hall.state, missed, hall.now) == 3
        hall.issue()
        assert ahead(hall.state, missed, hall.now) == 3

    def test_of_two_who_come_back_the_first_stays_first(self) -> None:
        hall = Hall().staff("2")
        one, two = hall.drive(TicketState.NO_SHOW), hall.drive(TicketState.NO_SHOW)
        for _ in range(4):
            hall.issue()
        hall.must(Recycle(two))
        hall.wait(seconds=5).must(Recycle(one))
        assert in_queue(hall) == ["B003", "B004", "B005", "B002", "B001", "B006"]

    def test_behind_all_where_fewer_wait(self) -> None:
        hall = Hall().staff("2")
        missed = hall.drive(TicketState.NO_SHOW)
        hall.issue()
        hall.must(Recycle(missed))
        hall.issue()
        assert in_queue(hall) == ["B002", "B001", "B003"]

    def test_alone_it_is_next(self) -> None:
        hall = Hall().staff("2")
        missed = hall.drive(TicketState.NO_SHOW)
        hall.must(Recycle(missed))
        assert hall.call("2").ticket == missed

    @pytest.mark.rule("green-channel")
    def test_it_keeps_its_class_and_passes_nobody_of_a_more_urgent_one(self) -> None:
        hall = Hall().staff("2")
        missed = hall.drive(TicketState.NO_SHOW)
        for _ in range(5):
            hall.green()
        hall.must(Recycle(missed))
        assert hall.ticket(missed).priority is PriorityClass.WALK_IN
        hall.green()
        assert in_queue(hall)[-1] == "B001"
        assert ahead(hall.state, missed, hall.now) == 6

    def test_a_green_ticket_waits_behind_as_many_as_others(self) -> None:
        hall = Hall().staff("2")
        missed = hall.green()
        hall.call("2")
        hall.must(MarkNoShow("2"))
        for _ in range(4):
            hall.issue()
        hall.must(Recycle(missed))
        assert in_queue(hall) == ["B002", "B003", "B004", "B001", "B005"]
        assert hall.ticket(missed).priority is PriorityClass.GREEN

    def test_as_often_as_the_policy_allows(self) -> None:
        hall = Hall().staff("2")
        missed = hall.drive(TicketState.NO_SHOW)
        hall.must(Recycle(missed))
        hall.call("2")
        hall.must(MarkNoShow("2"))
        refusal = hall.refused(Recycle(missed))
        assert (refusal.code, refusal.facts["limit"]) == (RECYCLE_LIMIT, 1)
        assert hall.refused(Recycle("unknown")).code == UNKNOWN_TICKET

    def test_no_places_means_the_old_place(self) -> None:
        hall = Hall(definition=with_policy(recycle_places=0)).staff("2")
        missed = hall.drive(TicketState.NO_SHOW)
        hall.issue()
        hall.must(Recycle(missed))
        assert in_queue(hall) == ["B001", "B002"]

    def test_not_beside_a_ticket_that_was_taken_since(self) -> None:
        hall = Hall().staff("2")
        missed = hall.issue(visitor="v1")
        hall.call("2")
        hall.must(MarkNoShow("2"))
        taken = hall.issue(visitor="v1")
        refusal = hall.refused(Recycle(missed))
        assert (refusal.code, refusal.facts["ticket"]) == (ALREADY_WAITING, taken)


class TestWithdraw:
    @pytest.mark.parametrize(
        ("actor", "reason"), [("clerk:wang@2", "clerk"), ("kiosk:k1", "visitor"), ("phone:x", "visitor")]
    )
    def test_who_withdrew_it_is_kept(self, actor: str, reason: str) -> None:
        hall = Hall()
        ticket = hall.issue()
        (event,) = hall.must(Withdraw(ticket), actor)
        assert event == TicketWithdrawn(ticket, reason)

    def test_a_called_ticket_that_is_withdrawn_frees_the_counter(self) -> None:
        hall = Hall().staff("2")
        ticket = hall.drive(TicketState.CALLED)
        hall.must(Withdraw(ticket))
        assert hall.state.counters["2"].ticket is None

    def test_a_withdrawn_ticket_leaves_its_place_in_the_line(self) -> None:
        hall = Hall()
        hall.issue()
        gone = hall.issue()
        hall.issue()
        hall.must(Withdraw(gone))
        assert in_queue(hall) == ["B001", "B003"]


@pytest.mark.rule("extended-hours")
def test_whoever_waits_or_is_served_at_closing_time_is_served_to_the_end() -> None:
    hall = Hall().staff("2", "3")
    hall.wait(hours=6, minutes=50)
    for items in (("card",), ("card", "levy"), ("card",)):
        hall.issue(*items)
    served_now = hall.call("2").ticket
    hall.must(Confirm("2"))
    hall.wait(minutes=30)
    assert hall.refused(Issue("late", ("card",), "k1")).code == "closed"
    hall.must(Finish("2"))
    assert hall.ticket(served_now).state is TicketState.SERVED
    missed = hall.call("2").ticket
    hall.must(MarkNoShow("2"))
    last = hall.call("2").ticket
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    hall.must(Recycle(missed))
    hall.call("2")
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert hall.call("3").ticket == missed
    assert hall.ticket(last).state is TicketState.SERVED

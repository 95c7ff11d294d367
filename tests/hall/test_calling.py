"""Who is called, why, and what the counter must be for it."""

from __future__ import annotations

import pytest

from hall import why
from hall.commands import CallNext, CallParked, CallPicked, Confirm, Finish, Pause, Recall, Resume, Transfer
from hall.events import TicketCalled
from hall.policy import choose
from hall.refusals import (
    COUNTER_BUSY,
    COUNTER_PAUSED,
    NOBODY_WAITING,
    NOT_SERVED_THERE,
    NOT_SIGNED_IN,
    PICK_NOT_ALLOWED,
    REASON_NEEDED,
    RECALL_LIMIT,
    UNKNOWN_COUNTER,
    UNKNOWN_TICKET,
    WRONG_STATE,
)
from hall.tickets import TicketState
from hall.waiting import waiting_of, waiting_total
from tests.hall.builders import Hall, with_policy


def numbers_called(hall: Hall, counter: str, times: int) -> list[tuple[str, str]]:
    """(number, why) of the next calls at a counter that finishes each at once."""
    called = []
    for _ in range(times):
        event = hall.call(counter)
        called.append((event.number, event.why))
        hall.must(Confirm(counter))
        hall.must(Finish(counter))
    return called


@pytest.mark.rule("green-channel")
def test_the_green_channel_first_then_who_waited_longest() -> None:
    hall = Hall().staff("2")
    hall.issue("card")
    hall.issue("card")
    hall.green("card")
    assert numbers_called(hall, "2", 3) == [
        ("B003", "green_first"), ("B001", "longest_waiting"), ("B002", "longest_waiting")
    ]  # fmt: skip


def test_a_counter_calls_across_its_queues_by_time_of_issue() -> None:
    hall = Hall().staff("3")
    for item in ("levy", "card", "levy"):
        hall.issue(item)
    assert [number for number, _ in numbers_called(hall, "3", 3)] == ["C001", "B001", "C002"]


@pytest.mark.rule("window-5")
def test_a_counter_calls_only_from_its_own_queues() -> None:
    hall = Hall().staff("1", "2", "3", "4")
    hall.issue("levy")
    assert hall.refused(CallNext("2")).code == NOBODY_WAITING
    assert hall.refused(CallNext("1")).code == NOBODY_WAITING
    assert hall.refused(CallNext("4")).code == NOBODY_WAITING
    assert hall.call("3").number == "C001"


def test_what_is_shown_as_next_is_what_is_called() -> None:
    hall = Hall().staff("2", "3")
    for item in ("card", "levy", "card"):
        hall.issue(item)
    hall.green("levy")
    first = waiting_of(hall.state, "3", 10, hall.now)
    choice = choose(hall.state, "3", hall.now)
    assert choice is not None
    assert choice.ticket_id == first[0]
    assert waiting_total(hall.state, "3", hall.now) == 4
    assert [hall.ticket(each).number for each in first] == ["C002", "B001", "C001", "B002"]
    assert waiting_of(hall.state, "3", 2, hall.now) == first[:2]
    assert hall.call("3").ticket == choice.ticket_id


def test_the_call_takes_the_orders_id() -> None:
    hall = Hall().staff("2")
    hall.issue()
    event = hall.call("2")
    assert event.call == f"order-{hall.orders}"
    assert hall.state.call_order == (event.call,)
    assert hall.state.calls[event.call].number == "B001"
    assert (event.clerk, event.again) == ("clerk-2", 0)


def test_a_counter_without_a_clerk_does_not_call() -> None:
    hall = Hall()
    hall.issue()
    assert hall.refused(CallNext("2")).code == NOT_SIGNED_IN
    assert hall.refused(CallNext("77")).code == UNKNOWN_COUNTER


def test_a_busy_counter_does_not_call() -> None:
    hall = Hall().staff("2")
    first = hall.issue()
    hall.issue()
    hall.call("2")
    refusal = hall.refused(CallNext("2"))
    assert refusal.code == COUNTER_BUSY
    assert refusal.facts == {"counter": "2", "ticket": first, "number": "B001"}


def test_a_paused_counter_does_not_call_but_finishes() -> None:
    hall = Hall().staff("2")
    hall.issue()
    hall.issue()
    hall.call("2")
    hall.must(Pause("2"))
    hall.must(Recall("2"))
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    assert hall.refused(CallNext("2")).code == COUNTER_PAUSED
    hall.must(Resume("2"))
    hall.call("2")


def test_recalls_are_counted_and_limited() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue()
    first = hall.call("2")
    called_at = hall.ticket(ticket).called_at
    for again in (1, 2):
        (event,) = hall.wait(seconds=30).must(Recall("2"))
        assert (event.again, event.why) == (again, "recall")  # type: ignore[union-attr]
    refusal = hall.refused(Recall("2"))
    assert (refusal.code, refusal.facts["limit"]) == (RECALL_LIMIT, 2)
    after = hall.ticket(ticket)
    assert (after.why, after.called_at, after.recalls) == (first.why, called_at, 2)
    assert after.call == hall.state.call_order[-1]
    assert len(hall.state.call_order) == 3


def test_a_parked_ticket_leaves_the_counter_free_and_comes_back_to_any_that_serves_it() -> None:
    hall = Hall().staff("2", "3", "4")
    parked = hall.drive(TicketState.PARKED)
    hall.issue()
    assert hall.call("2").number == "B002"
    assert hall.refused(CallParked("2", parked)).code == COUNTER_BUSY
    refusal = hall.refused(CallParked("4", parked))
    assert (refusal.code, refusal.facts) == (NOT_SERVED_THERE, {"counter": "4", "queue": "work"})
    (event,) = hall.must(CallParked("3", parked))
    assert event.why == "parked_back"  # type: ignore[union-attr]
    assert hall.state.counters["3"].ticket == parked
    assert hall.ticket(parked).recalls == 0


def test_only_a_parked_ticket_is_called_back() -> None:
    hall = Hall().staff("2")
    waiting = hall.issue()
    assert hall.refused(CallParked("2", waiting)).code == WRONG_STATE


def test_sent_to_one_counter_is_called_there_alone() -> None:
    hall = Hall().staff("2", "3")
    sent = hall.issue()
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    assert hall.refused(CallNext("2")).code == NOBODY_WAITING
    hall.issue("levy")
    assert choose(hall.state, "3", hall.now) is not None
    event = hall.call("3")
    assert (event.ticket, event.why) == (sent, "sent_here")


class TestPicking:
    """A clerk calls a given ticket out of turn."""

    def test_the_one_picked_is_called_and_the_reason_is_kept(self) -> None:
        hall = Hall(definition=with_policy(pick=True)).staff("2")
        hall.issue()
        later = hall.issue()
        (event,) = hall.wait(minutes=3).must(CallPicked("2", later, " 带婴儿 "))
        assert isinstance(event, TicketCalled)
        assert (event.ticket, event.why, event.why_facts["reason"]) == (later, why.PICKED, "带婴儿")
        assert event.why_facts["waited"] == 3
        assert hall.ticket(later).why_facts == event.why_facts

    def test_only_where_the_hall_allows_it(self) -> None:
        hall = Hall().staff("2")
        assert hall.refused(CallPicked("2", hall.issue(), "x")).code == PICK_NOT_ALLOWED

    def test_never_without_a_reason(self) -> None:
        hall = Hall(definition=with_policy(pick=True)).staff("2")
        assert hall.refused(CallPicked("2", hall.issue(), "  ")).code == REASON_NEEDED

    def test_only_one_who_waits_for_that_counter(self) -> None:
        hall = Hall(definition=with_policy(pick=True)).staff("2", "3")
        levy, gone = hall.issue("levy"), hall.drive(TicketState.SERVED)
        sent = hall.issue("card")
        hall.call("2")
        hall.must(Transfer("2", to_counter="3"))
        assert hall.refused(CallPicked("2", levy, "x")).facts == {"counter": "2", "queue": "tax"}
        assert hall.refused(CallPicked("2", sent, "x")).code == NOT_SERVED_THERE
        assert hall.refused(CallPicked("2", gone, "x")).code == WRONG_STATE
        assert hall.refused(CallPicked("2", "unknown", "x")).code == UNKNOWN_TICKET
        hall.must(CallPicked("3", sent, "x"))
        assert hall.refused(CallPicked("3", levy, "x")).code == COUNTER_BUSY

"""The hall is changed while it runs: nobody is lost, nobody's place is another, wrong changes are named and refused."""

from __future__ import annotations

from datetime import date

import pytest

from hall.commands import (
    CallParked,
    ChangeCalendar,
    ChangeCounter,
    ChangePolicy,
    Confirm,
    EndDay,
    Finish,
    Issue,
    Park,
    Recycle,
    ReturnTicket,
    Transfer,
)
from hall.opening import end_of
from hall.policy import choose
from hall.refusals import CLOSED, NOTHING_NEW, QUEUE_LEFT, UNKNOWN_COUNTER, WRONG_DEFINITION
from hall.tickets import ParkKind, PriorityClass, TicketState
from tests.hall.builders import Hall

BOTH = {"queues": ("work", "tax")}


def waiting(hall: Hall, queue: str = "work") -> list[str]:
    return [ticket for _, ticket in hall.state.waiting[queue]]


# -- what counters serve -----------------------------------------------------------------------------------------


@pytest.mark.rule("window-5")
def test_a_counter_serves_another_queue_at_once_and_who_waits_there_keeps_the_place() -> None:
    hall = Hall().staff("2")
    one, two = hall.issue("levy"), hall.issue("levy")
    hall.must(ChangeCounter("2", BOTH), "manager:li")
    assert hall.state.desks["2"].queues == ("work", "tax")
    assert waiting(hall, "tax") == [one, two]
    assert hall.call("2").ticket == one


def test_a_counter_that_gives_a_queue_up_finishes_whom_it_has() -> None:
    hall = Hall().staff("2", "3")
    here, later = hall.issue("card"), hall.issue("card")
    hall.call("3")
    hall.must(ChangeCounter("3", {"queues": ("tax",)}))
    hall.must(Confirm("3"))
    hall.must(Finish("3"))
    assert hall.ticket(here).state is TicketState.SERVED
    assert choose(hall.state, "3", hall.now) is None
    assert hall.call("2").ticket == later


def test_who_was_sent_to_a_counter_is_still_called_there() -> None:
    hall = Hall().staff("2", "3")
    sent = hall.issue("card")
    hall.call("2")
    hall.must(Transfer("2", to_counter="3"))
    hall.must(ChangeCounter("3", {"queues": ("tax",)}))
    assert hall.call("3").ticket == sent


def test_who_is_parked_at_a_counter_is_still_called_back_there() -> None:
    hall = Hall().staff("2", "3")
    parked, back = hall.issue("card"), hall.issue("card")
    for ticket in (parked, back):
        assert hall.call("3").ticket == ticket
        hall.must(Park("3", ParkKind.SAME))
    hall.must(ChangeCounter("3", {"queues": ("tax",)}))
    hall.must(ReturnTicket(back))
    assert hall.call("3").ticket == back
    hall.must(Confirm("3"))
    hall.must(Finish("3"))
    hall.must(CallParked("3", parked))


def test_the_last_counter_of_a_queue_cannot_give_it_up() -> None:
    hall = Hall().staff("3")
    hall.issue("levy")
    refusal = hall.refused(ChangeCounter("3", {"queues": ("work",)}))
    assert (refusal.code, refusal.facts["problem"]) == (WRONG_DEFINITION, "queue_not_served")
    sentences = refusal.facts["zh"]
    assert isinstance(sentences, list)
    assert ["没有窗口服务队列 tax" in each for each in sentences] == [True]


def test_the_last_counter_with_a_clerk_gives_a_queue_up_only_if_that_is_meant() -> None:
    hall = Hall().staff("3")
    ticket = hall.issue("card")
    refusal = hall.refused(ChangeCounter("3", {"queues": ("tax",)}))
    assert (refusal.code, refusal.facts) == (QUEUE_LEFT, {"counter": "3", "queue": "work", "waiting": 1})
    hall.must(ChangeCounter("3", {"queues": ("tax",)}, even_so=True))
    assert waiting(hall) == [ticket]
    hall.staff("2")
    assert hall.call("2").ticket == ticket


def test_an_empty_queue_may_be_given_up_while_another_counter_could_serve_it() -> None:
    hall = Hall().staff("3")
    hall.must(ChangeCounter("3", {"queues": ("tax",)}))
    assert hall.state.definition is not None
    assert {each.id: each.queues for each in hall.state.definition.counters}["3"] == ("tax",)


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"queues": ("nowhere",)}, "unknown_reference"),
        ({"queues": ("work", "consult")}, "queue_of_other_kind"),
        ({"queues": ()}, "wrong_value"),
        ({"weights": {"work": 0}}, "wrong_value"),
        ({"weights": {"work": -3}}, "wrong_value"),
        ({"weights": {"work": 101}}, "wrong_value"),
        ({"colour": "blue"}, "unknown_key"),
    ],
)
def test_what_no_file_could_say_is_refused_in_words(changes: dict[str, object], problem: str) -> None:
    hall = Hall()
    refusal = hall.refused(ChangeCounter("2", changes))
    assert (refusal.code, refusal.facts["problem"]) == (WRONG_DEFINITION, problem)
    assert refusal.facts["en"]
    assert refusal.facts["zh"]


def test_number_and_kind_of_a_counter_stay() -> None:
    hall = Hall()
    hall.must(ChangeCounter("2", {"id": "9", "kind": "delivery", **BOTH}))
    assert (hall.state.desks["2"].id, hall.state.desks["2"].kind.value) == ("2", "handling")


def test_a_counter_that_is_not_there_and_a_change_that_is_none_are_told() -> None:
    hall = Hall()
    assert hall.refused(ChangeCounter("77", BOTH)).code == UNKNOWN_COUNTER
    assert hall.refused(ChangeCounter("3", BOTH)).code == NOTHING_NEW
    assert hall.refused(ChangePolicy({"green_age": 60})).code == NOTHING_NEW
    assert hall.refused(ChangeCalendar()).code == NOTHING_NEW


def test_weights_decide_between_queues_from_the_next_call_on() -> None:
    hall = Hall().staff("3")
    first = hall.issue("levy")
    hall.wait(minutes=2)
    other = hall.issue("card")
    hall.wait(minutes=10)
    assert choose(hall.state, "3", hall.now).ticket_id == first  # type: ignore[union-attr]
    hall.must(ChangeCounter("3", {"weights": {"work": 5}}))
    assert hall.call("3").ticket == other


def test_a_weight_goes_with_the_queue_that_is_given_up() -> None:
    hall = Hall()
    hall.must(ChangeCounter("3", {"weights": {"tax": 3}}))
    hall.must(ChangeCounter("2", BOTH))
    hall.must(ChangeCounter("3", {"queues": ("work",)}))
    assert hall.state.desks["3"].weights == {}


# -- the policy --------------------------------------------------------------------------------------------------


@pytest.mark.rule("green-channel")
def test_a_new_age_is_for_tickets_to_come_and_takes_nobodys_class() -> None:
    hall = Hall()
    young = hall.issue(birth=date(1963, 1, 1))
    hall.must(ChangePolicy({"green_age": 65}))
    assert hall.ticket(young).priority is PriorityClass.GREEN
    assert hall.ticket(hall.issue(birth=date(1963, 1, 1))).priority is PriorityClass.WALK_IN
    hall.must(ChangePolicy({"green_age": 60}))
    assert hall.ticket(hall.issue(birth=date(1963, 1, 1))).priority is PriorityClass.GREEN


def test_a_threshold_changed_under_waiting_tickets_decides_the_next_choice_and_moves_nobody() -> None:
    hall = Hall().staff("2")
    hall.must(ChangePolicy({"max_wait_minutes": 0}))
    walk_in = hall.issue()
    hall.wait(minutes=20)
    green = hall.green()
    hall.wait(minutes=5)
    before = waiting(hall)
    assert choose(hall.state, "2", hall.now).ticket_id == green  # type: ignore[union-attr]
    hall.must(ChangePolicy({"max_wait_minutes": 20}))
    assert waiting(hall) == before
    assert hall.call("2").ticket == walk_in


def test_one_rate_is_changed_and_the_others_stay() -> None:
    hall = Hall()
    before = hall.definition.policy.rates
    hall.must(ChangePolicy({"rates": {"green": 12}}))
    assert hall.state.definition is not None
    rates = hall.state.definition.policy.rates
    assert (rates.green, rates.walk_in) == (12, before.walk_in)


def test_a_limit_made_lower_binds_who_comes_back_later() -> None:
    hall = Hall().staff("2")
    ticket = hall.drive(TicketState.NO_SHOW)
    hall.must(ChangePolicy({"recycle_limit": 0}))
    assert hall.refused(Recycle(ticket)).code == "recycle_limit"


@pytest.mark.parametrize("changes", [{"green_age": -1}, {"no_show_seconds": 4000}, {"rates": {"green": 0}}, {"x": 1}])
def test_a_policy_out_of_bounds_is_refused(changes: dict[str, object]) -> None:
    assert Hall().refused(ChangePolicy(changes)).code == WRONG_DEFINITION


# -- the calendar ------------------------------------------------------------------------------------------------


def test_a_day_closed_at_short_notice_issues_nothing_more_and_serves_who_is_there() -> None:
    hall = Hall().staff("2")
    ticket = hall.issue()
    hall.must(ChangeCalendar(closed_days=(date(2026, 5, 1), date(2026, 3, 2))), "manager:li")
    assert hall.refused(Issue("late", ("card",), "k1")).code == CLOSED
    assert hall.call("2").ticket == ticket
    assert hall.state.definition is not None
    assert hall.state.definition.closed_days == (date(2026, 3, 2), date(2026, 5, 1))


def test_notices_are_changed_and_closed_days_stay() -> None:
    hall = Hall()
    hall.must(ChangeCalendar(notices=({"zh": "今天延时服务", "en": "Open longer today"},)))
    assert hall.state.definition is not None
    assert hall.state.definition.notices[0].zh == "今天延时服务"
    assert hall.state.definition.closed_days == hall.definition.closed_days


def test_what_was_changed_is_still_so_on_the_next_day() -> None:
    hall = Hall()
    hall.must(ChangeCounter("2", BOTH))
    hall.must(ChangePolicy({"green_age": 65}))
    assert hall.state.day is not None
    hall.now = end_of(hall.definition, hall.state.day)
    hall.must(EndDay(hall.state.day))
    assert hall.state.definition is not None
    assert hall.state.definition.policy.green_age == 65
    assert hall.state.desks["2"].queues == ("work", "tax")

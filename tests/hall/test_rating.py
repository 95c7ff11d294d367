"""A visitor rates the service at the counter: once, in time, and only their own."""

from __future__ import annotations

import pytest

from hall.commands import CallNext, Confirm, Finish, MarkNoShow, RateService, Recall
from hall.events import ServiceRated
from hall.refusals import NOTHING_TO_RATE, UNKNOWN_COUNTER
from tests.hall.builders import Hall


def served(*items: str) -> tuple[Hall, str]:
    """A hall in which counter 2 has just finished a visit's first item."""
    hall = Hall().staff("2", "3")
    ticket = hall.issue(*items or ("card",))
    hall.call("2")
    hall.must(Confirm("2"))
    hall.must(Finish("2"))
    return hall, ticket


def test_the_service_that_was_finished_is_rated() -> None:
    hall, ticket = served()
    assert hall.wait(seconds=20).must(RateService("2", 5)) == (ServiceRated(ticket, "card", "2", 5),)


def test_no_second_time() -> None:
    hall, _ = served()
    hall.must(RateService("2", 1))
    assert hall.refused(RateService("2", 5)).code == NOTHING_TO_RATE


def test_within_five_minutes() -> None:
    hall, _ = served()
    hall.wait(minutes=5).must(RateService("2", 4))
    hall, _ = served()
    assert hall.wait(minutes=5, milliseconds=1).refused(RateService("2", 4)).code == NOTHING_TO_RATE


def test_a_call_to_the_next_leaves_time_to_press_and_their_coming_ends_it() -> None:
    hall, ticket = served()
    hall.issue()
    hall.must(CallNext("2"))
    hall.must(Recall("2"))
    hall.must(RateService("2", 3))
    hall, ticket = served()
    hall.issue()
    hall.must(CallNext("2"))
    hall.must(Confirm("2"))
    assert hall.refused(RateService("2", 3)).code == NOTHING_TO_RATE
    assert ticket not in {last.ticket for last in hall.state.unrated.values()}


def test_each_item_of_a_visit_is_a_service_of_its_own() -> None:
    hall, ticket = served("card", "levy")
    hall.must(RateService("2", 5))
    hall.call("3")
    hall.must(Confirm("3"))
    hall.must(Finish("3"))
    assert hall.must(RateService("3", 2)) == (ServiceRated(ticket, "levy", "3", 2),)


@pytest.mark.parametrize("counter", ["3", "1"])
def test_where_nobody_was_served_nothing_is_rated(counter: str) -> None:
    hall, _ = served()
    assert hall.refused(RateService(counter, 5)).code == NOTHING_TO_RATE


def test_one_who_did_not_come_was_not_served() -> None:
    hall = Hall().staff("2")
    hall.issue()
    hall.call("2")
    hall.must(MarkNoShow("2"))
    assert hall.refused(RateService("2", 5)).code == NOTHING_TO_RATE


def test_a_counter_that_is_none() -> None:
    assert Hall().refused(RateService("99", 5)).code == UNKNOWN_COUNTER

"""Calls that nobody answers lapse by time where the hall wants it: after the newest call, never twice."""

from __future__ import annotations

from datetime import timedelta

import pytest

from hall.commands import CallNext, Confirm, LapseCall, Recall, Recycle
from hall.due import due
from hall.events import TicketNoShow
from hall.refusals import NOT_YET, RECYCLE_LIMIT, UNKNOWN_CALL, WRONG_STATE
from hall.tickets import TicketState
from tests.hall.builders import Hall, with_policy


def called(**rules: int) -> tuple[Hall, str]:
    hall = Hall(definition=with_policy(**rules)).staff("2")
    ticket = hall.issue()
    hall.call("2")
    return hall, ticket


def lapsing(hall: Hall) -> list[LapseCall]:
    """The calls that lapse by now."""
    now = [each.command for each in due(hall.state, hall.now) if each.when <= hall.now]
    return [each for each in now if isinstance(each, LapseCall)]


def test_by_hand_only_unless_the_hall_says_otherwise() -> None:
    hall, _ = called()
    assert lapsing(hall.wait(hours=3)) == []


def test_the_seconds_count_from_the_newest_recall() -> None:
    hall, ticket = called(no_show_seconds=60)
    hall.wait(seconds=59).must(Recall("2"))
    assert lapsing(hall.wait(seconds=59)) == []
    (lapse,) = lapsing(hall.wait(seconds=1))
    assert hall.must(lapse) == (TicketNoShow(ticket, "2", "time"),)
    assert hall.state.counters["2"].ticket is None
    assert lapsing(hall) == []
    assert hall.refused(lapse).code == WRONG_STATE


def test_a_recall_made_meanwhile_keeps_the_old_call_from_lapsing() -> None:
    hall, ticket = called(no_show_seconds=60)
    (lapse,) = lapsing(hall.wait(seconds=60))
    hall.must(Recall("2"))
    assert hall.refused(lapse).code == NOT_YET
    assert hall.ticket(ticket).state is TicketState.CALLED


def test_enough_recalls_must_have_been_made_first() -> None:
    hall, _ = called(no_show_seconds=30, no_show_recalls=1)
    assert lapsing(hall.wait(minutes=5)) == []
    hall.must(Recall("2"))
    assert len(lapsing(hall.wait(seconds=30))) == 1


def test_more_recalls_than_a_clerk_may_make_are_not_waited_for() -> None:
    hall, _ = called(no_show_seconds=30, no_show_recalls=9, recall_limit=0)
    assert len(lapsing(hall.wait(seconds=30))) == 1


def test_who_is_at_the_counter_is_no_no_show() -> None:
    hall, _ = called(no_show_seconds=30)
    hall.must(Confirm("2"))
    assert lapsing(hall.wait(minutes=30)) == []


def test_an_unknown_call_is_told() -> None:
    hall, _ = called(no_show_seconds=30)
    assert hall.refused(LapseCall("nothing")).code == UNKNOWN_CALL


def test_a_call_that_is_not_old_enough_does_not_lapse() -> None:
    hall, ticket = called(no_show_seconds=30)
    assert hall.refused(LapseCall(hall.ticket(ticket).call or "")).code == NOT_YET


@pytest.mark.parametrize("limit", [0, 1, 2])
def test_recycled_as_often_as_the_hall_allows_then_out(limit: int) -> None:
    hall, ticket = called(no_show_seconds=30, recycle_limit=limit)
    for _ in range(limit):
        hall.must(lapsing(hall.wait(seconds=30))[0])
        hall.must(Recycle(ticket), "kiosk:k1")
        hall.must(CallNext("2"))
    hall.must(lapsing(hall.wait(seconds=30))[0])
    assert hall.refused(Recycle(ticket), "kiosk:k1").code == RECYCLE_LIMIT


def test_a_clock_set_back_an_hour_delays_the_lapse_and_loses_nobody() -> None:
    hall, _ = called(no_show_seconds=60)
    hall.wait(hours=-1)
    assert lapsing(hall) == []
    assert len(lapsing(hall.wait(hours=1, seconds=60))) == 1
    assert due(hall.state, hall.now)[0].when <= hall.now + timedelta(hours=1)

"""Which calls are spoken, in which order, and what the hub is told."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.wire import CallView
from queue_display.announcements import Announcements, Report
from queue_display.early import with_call
from tests.queue_display.views import NOON, call, view


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def said(mind: Announcements, now: datetime) -> str | None:
    spoken = mind.next(now)
    return None if spoken is None else spoken.call


def test_calls_are_spoken_in_their_order_one_at_a_time() -> None:
    mind = Announcements()
    mind.see(view(call("1"), call("2")), NOON)
    assert said(mind, NOON) == "1"
    assert said(mind, NOON) is None, "one at a time"
    mind.spoke("spoken", "")
    assert mind.to_report() == (Report("1", "spoken"),)
    assert said(mind, NOON) == "2"
    mind.spoke("failed", "no_device")
    assert mind.to_report() == (Report("2", "failed", "no_device"),)
    assert said(mind, NOON) is None


def test_a_report_is_sent_until_the_hub_has_answered_and_the_call_never_spoken_twice() -> None:
    mind = Announcements()
    mind.see(view(call("1")), NOON)
    said(mind, NOON)
    mind.spoke("spoken", "")
    assert mind.to_report() == (Report("1", "spoken"),)
    assert mind.to_report() == (), "it is on its way"
    mind.answered("1", reached=False)
    assert mind.to_report() == (Report("1", "spoken"),)
    mind.answered("1", reached=True)
    mind.see(view(call("1")), NOON)
    assert mind.to_report() == ()
    assert said(mind, NOON) is None


def test_a_board_that_starts_again_speaks_what_is_fresh_and_reports_what_is_stale() -> None:
    mind = Announcements()
    old, fresh = call("1", at=NOON - seconds(3600)), call("2", at=NOON - seconds(119))
    mind.see(view(old, fresh, call("3", at=NOON - seconds(121))), NOON)
    assert said(mind, NOON) == "2"
    assert mind.to_report() == (Report("1", "failed", "stale"), Report("3", "failed", "stale"))


def test_what_was_fresh_when_it_came_is_spoken_after_a_long_queue() -> None:
    mind = Announcements()
    mind.see(view(call("1"), call("2"), call("3")), NOON)
    said(mind, NOON)
    mind.spoke("spoken", "")
    assert said(mind, NOON + seconds(300)) == "2"
    mind.spoke("spoken", "")
    assert said(mind, NOON + seconds(601)) is None
    assert Report("3", "failed", "stale") in mind.to_report()


def test_a_call_that_is_over_before_its_turn_is_not_spoken() -> None:
    mind = Announcements()
    mind.see(view(call("1"), call("2"), call("3")), NOON)
    assert said(mind, NOON) == "1"
    mind.see(view(call("1", live=False), call("2", live=False), call("3")), NOON)
    assert mind.to_report() == (Report("2", "failed", "over"),)
    mind.spoke("spoken", "")
    assert mind.to_report() == (Report("1", "spoken"),), "what was being spoken is spoken to the end"
    assert said(mind, NOON) == "3"


def test_of_a_call_and_its_recall_the_recall_is_spoken() -> None:
    mind = Announcements()
    mind.see(view(call("1", "A001", live=False), call("2", "A001", again=1)), NOON)
    assert said(mind, NOON) == "2"
    assert mind.to_report() == (Report("1", "failed", "over"),)


def test_calls_that_another_board_has_spoken_are_left_alone() -> None:
    mind = Announcements()
    mind.see(view(call("1", outcome="spoken"), call("2", outcome="failed")), NOON)
    assert said(mind, NOON) is None
    assert mind.to_report() == ()


def test_the_event_brings_a_call_before_its_view_and_once_only() -> None:
    known = view(call("1", counter="3", outcome="spoken"))
    fields = {"call": "2", "number": "A001", "counter": "3", "again": 1}
    early = with_call(known, fields, NOON)
    assert [(one.call, one.live) for one in early.calls] == [("1", False), ("2", True)]
    assert with_call(early, fields, NOON) is early
    mind = Announcements()
    mind.see(early, NOON)
    assert said(mind, NOON) == "2"
    mind.see(view(call("2", "A001", again=1)), NOON)
    mind.spoke("spoken", "")
    assert said(mind, NOON) is None
    assert mind.to_report() == (Report("2", "spoken"),)


outcomes = st.sampled_from(["spoken", "failed", "stopped"])


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 300), outcomes), max_size=12))
def test_every_pending_call_is_reported_exactly_once_and_in_order(
    calls: list[tuple[bool, int, str]],
) -> None:
    mind = Announcements()
    pending: list[CallView] = [call(str(index), at=NOON - seconds(age), live=live)
                               for index, (live, age, _) in enumerate(calls)]
    mind.see(view(*pending), NOON)
    order, reports = [], list(mind.to_report())
    while (spoken := mind.next(NOON)) is not None:
        order.append(int(spoken.call))
        mind.spoke(calls[int(spoken.call)][2], "")
        reports += mind.to_report()
    assert order == sorted(order)
    assert sorted(report.call for report in reports) == sorted(one.call for one in pending)
    for report in reports:
        live, age, outcome = calls[int(report.call)]
        assert (report.outcome == "spoken") == (live and age <= 120 and outcome == "spoken")


@pytest.mark.parametrize("outcome", ["spoken", "failed"])
def test_nothing_is_kept_of_calls_the_hub_no_longer_shows(outcome: str) -> None:
    mind = Announcements()
    mind.see(view(call("1")), NOON)
    said(mind, NOON)
    mind.spoke(outcome, "")
    mind.see(view(), NOON)
    assert mind.to_report() == ()
    mind.spoke("spoken", "")

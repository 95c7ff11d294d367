"""A day on the bench goes as its plan says: who comes, who does not come when called, who is at which counter."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from hall.definition import Definition
from hall.tickets import PriorityClass
from tingxu.simulate.counters import open_seconds, whole_day
from tingxu.simulate.day import Day, Outcome, Shift, Visitor
from tingxu.simulate.engine import Wrong, play
from tingxu.simulate.halls import hall_of

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
NINE = 9 * 3600.0


def walk_in(at: float, service: float = 300, **more: object) -> Visitor:
    plain = Visitor(NINE + at, "all", PriorityClass.WALK_IN, service)
    return replace(plain, **more)  # type: ignore[arg-type]


def hall(counters: int = 1) -> Definition:
    """An appointment is next five minutes before its time."""
    made = hall_of({"all": 5}, {str(place + 1): ["all"] for place in range(counters)}, zone="UTC")
    exact = {"agreed_tolerance_minutes": 5, "agreed_early_minutes": 0}
    return made.model_copy(update={"policy": made.policy.model_copy(update=exact)})


def day(*visitors: Visitor, shifts: tuple[Shift, ...] = (), counters: int = 1) -> Day:
    definition = hall(counters)
    return Day(MIDNIGHT, definition, visitors, shifts or whole_day(definition.counters, NINE - 60))


def outcomes(of: Day) -> tuple[Outcome, ...]:
    return play(of).outcomes


def test_one_counter_serves_one_after_the_other() -> None:
    first, second = outcomes(day(walk_in(0), walk_in(60)))
    assert (first.wait, second.wait) == (0, 240)
    assert second.finished == NINE + 600
    assert second.counter == "1"


def test_the_green_channel_is_called_first_and_why_is_kept() -> None:
    _, plain, urgent = outcomes(day(walk_in(0), walk_in(60), walk_in(120, priority=PriorityClass.GREEN)))
    assert (urgent.called, plain.called) == (NINE + 300, NINE + 600)
    assert (urgent.why, plain.why) == ("green_first", "longest_waiting")


def test_told_of_no_class_the_hall_serves_in_the_order_of_coming() -> None:
    plan = day(walk_in(0), walk_in(60), walk_in(120, priority=PriorityClass.GREEN))
    assert [each.called for each in play(plan, classes=False).outcomes] == [NINE, NINE + 300, NINE + 600]


@pytest.mark.rule("appointment-1")
def test_an_appointment_is_next_from_its_time_on() -> None:
    waiting = [walk_in(second) for second in (0, 10, 20, 30, 40)]
    early = hall().policy.agreed_tolerance_minutes * 60
    *_, agreed = outcomes(day(*waiting, walk_in(50, agreed=NINE + 400 + early)))
    assert agreed.called == NINE + 600


def test_who_misses_the_call_holds_the_counter_a_while_and_may_come_back() -> None:
    missed = walk_in(0, comes=False, returns_after=120)
    first, second = outcomes(day(missed, walk_in(10)))
    assert second.called == NINE + 60
    assert first.called == NINE
    assert first.finished == NINE + 60 + 300 + 300
    gone, _ = outcomes(day(replace(missed, returns_after=None), walk_in(10)))
    assert gone.finished is None


def test_a_break_lets_a_visitor_be_served_to_the_end_and_calls_nobody() -> None:
    shifts = (
        Shift(NINE - 60, "1", "sign_in"), Shift(NINE + 100, "1", "pause"), Shift(NINE + 1000, "1", "resume")
    )  # fmt: skip
    played = play(day(walk_in(0), walk_in(60), shifts=shifts))
    assert [each.called for each in played.outcomes] == [NINE, NINE + 1000]
    assert played.open["1"] == pytest.approx(60 + 300 + 300)
    assert played.busy["1"] == 600


def test_a_clerk_who_leaves_finishes_first_and_nobody_is_called_after() -> None:
    shifts = (Shift(NINE - 60, "1", "sign_in"), Shift(NINE + 100, "1", "sign_out"))
    served, left = outcomes(day(walk_in(0), walk_in(60), shifts=shifts))
    assert served.finished == NINE + 300
    assert left.called is None
    assert left.wait is None


def test_of_free_counters_the_longest_idle_calls() -> None:
    assert [each.counter for each in outcomes(day(walk_in(0, 10), walk_in(20, 10), walk_in(40, 10), counters=2))] == [
        "1", "2", "1",
    ]  # fmt: skip


def test_a_plan_that_the_hall_refuses_is_named() -> None:
    with pytest.raises(Wrong, match="unknown_item"):
        play(day(walk_in(0, item="nothing")))


def test_open_time_is_counted_up_to_closing() -> None:
    shifts = (Shift(100, "1", "sign_in"), Shift(200, "1", "pause"), Shift(250, "1", "resume"))
    assert open_seconds(shifts, 300) == {"1": 150}

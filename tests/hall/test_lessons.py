"""What the hall learns of its own waits: bounded, carried over midnight, and 8 of 10 inside whatever the day does."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest
from immutables import Map

from hall import learned, lessons
from hall.commands import Confirm, EndDay, Finish, Withdraw
from hall.durations import service_minutes
from hall.estimate import corrected, wait_minutes, wait_minutes_now
from hall.events import DayEnded
from hall.learned import Learned
from hall.residual import remaining
from hall.tally import tally
from hall.tickets import PriorityClass
from hall.told import Told
from hub.store.event_text import from_text, to_text
from tests.hall.builders import Hall

WALK_IN = PriorityClass.WALK_IN


def serve(hall: Hall, counter: str, minutes: float) -> None:
    hall.call(counter)
    hall.must(Confirm(counter))
    hall.wait(minutes=minutes).must(Finish(counter))


def test_an_empty_queue_at_a_busy_counter_is_told_a_range_that_begins_above_nothing() -> None:
    hall = Hall().staff("3")
    hall.issue("levy")
    hall.call("3")
    low, high = wait_minutes_now(hall.state, "tax", hall.now) or (0, 0)
    assert 1 <= low < 20 < high < 55


def test_a_service_that_has_lasted_long_will_last_longer() -> None:
    assert remaining(10, 0) == pytest.approx(10)
    assert remaining(10, 3) < remaining(10, 20) < remaining(10, 60)
    assert remaining(20, 40) == pytest.approx(2 * remaining(10, 20))
    assert remaining(10, 10_000) == remaining(10, 80)


def test_what_was_told_is_compared_with_what_became_of_it_once() -> None:
    hall = Hall().staff("2")
    first, second = hall.issue(), hall.issue()
    assert set(hall.state.told) == {first, second}
    hall.wait(minutes=3)
    hall.call("2")
    assert set(hall.state.told) == {second}
    counted = tally(hall.state.learned, WALK_IN, 10)
    assert (counted.calls, counted.inside) == (1, 0)
    assert counted.error == pytest.approx(3, abs=0.1)
    hall.must(Withdraw(second))
    assert not hall.state.told


def test_what_is_learned_goes_over_midnight_by_the_journal_and_tickets_do_not() -> None:
    hall = Hall().staff("2")
    for _ in range(6):
        hall.issue()
        serve(hall, "2", minutes=4)
    waiting = hall.issue()
    assert wait_minutes(hall.state, waiting, hall.now) is not None
    before = hall.state.learned
    hall.wait(days=1)
    ended = hall.must(EndDay(date(2026, 3, 2)))[-1]
    assert isinstance(ended, DayEnded)
    again = from_text(ended.kind, ended.version, to_text(ended))
    assert isinstance(again, DayEnded)
    assert Map(again.learned) == before == hall.state.learned
    assert not hall.state.told
    assert service_minutes(hall.state, "work")[0] < 8


def test_a_day_that_ended_before_anything_was_learned_can_still_be_read() -> None:
    old = from_text("day.ended", 2, '{"day":"2026-03-02","bands":[],"told":[]}')
    assert old == DayEnded(date(2026, 3, 2))


def told(middle: float, width: float) -> Told:
    low, high = int(middle / width), int(middle * width) + 1
    return Told((low, high), middle, low, high, 10, (middle,) * 6)


def test_ranges_that_miss_too_often_widen_and_ones_that_never_miss_narrow() -> None:
    wide, narrow = learned.NOTHING, learned.NOTHING
    for _ in range(200):
        wide = lessons.called(wide, told(10, 2), "a", WALK_IN, 60)
        narrow = lessons.called(narrow, told(10, 2), "a", WALK_IN, 10)
    keys = ("spread:walk_in", "spread:walk_in:10")
    assert learned.factor(wide, *keys) > 1.5
    assert learned.factor(narrow, *keys) < 0.5
    assert all(abs(wide[key][0]) <= lessons.WIDEST for key in keys)


def test_the_forecast_that_is_right_is_trusted() -> None:
    """The third one is always right; the others say half."""
    known: Learned = learned.NOTHING
    rng = Random(1)
    for _ in range(400):
        waited = 5 + 30 * rng.random()
        half = waited / 2
        said = Told((0, 60), half, 1, 60, 10, (half, half, waited, half, half, half))
        known = lessons.called(known, said, "a", WALK_IN, waited)
    *trust, _ = known["trust:walk_in"]
    assert max(range(6), key=trust.__getitem__) == 2
    assert min(trust) >= lessons.LEAST_TRUST


def test_long_waits_that_were_forecast_too_long_leave_what_is_told_of_short_ones() -> None:
    short, long, known = (20.0,) * 6, (150.0,) * 6, learned.NOTHING
    for _ in range(600):
        for forecasts, waited in ((short, 20), (long, 100)):
            told = Told((10, 90), 30, 10.2, 89.5, 10, forecasts)
            known = lessons.called(known, told, "tax", WALK_IN, waited)
    of_short, of_long = (corrected(known, each, "tax", WALK_IN)[0] / each[0] for each in (short, long))
    assert of_long == pytest.approx(100 / 150, abs=0.05)
    assert of_short > of_long + 0.1


def test_a_forgotten_finish_does_not_make_every_service_long() -> None:
    known: Learned = learned.NOTHING
    for minutes in [10] * 20 + [600]:
        known = learned.served(known, "a", "1", 10, minutes, 10)
    assert learned.measured_minutes(known, "a")[0] == pytest.approx(10 + 70 / 26)  # type: ignore[index]


def test_who_is_at_a_counter_is_thought_to_stay_as_long_as_that_item_takes() -> None:
    """Cards take two minutes and moves fifteen: who comes when a move has just begun is told a longer wait."""
    hall = Hall().staff("2")
    for item, minutes in (("card", 2), ("move", 15)) * 6:
        hall.issue(item)
        hall.call("2")
        hall.must(Confirm("2"))
        hall.wait(minutes=minutes).must(Finish("2"))
    told = {}
    for item in ("card", "move"):
        hall.issue(item)
        hall.call("2")
        hall.must(Confirm("2"))
        told[item] = wait_minutes_now(hall.state, "work", hall.now)
        hall.must(Finish("2"))
    assert told["card"] is not None
    assert told["move"] is not None
    assert told["card"][1] < told["move"][1]


def test_who_was_not_told_teaches_nothing() -> None:
    hall = Hall()
    hall.issue()
    assert not hall.state.told
    hall.staff("2")
    hall.wait(minutes=30)
    hall.call("2")
    assert tally(hall.state.learned, WALK_IN, 10).calls == 0

"""The bench waits as long as queueing theory says, or it says nothing about halls either."""

from __future__ import annotations

from functools import cache
from statistics import fmean, mean

import pytest

from hall.tickets import PriorityClass
from tests.tingxu.simulate.exponential import exponential_day, interval, one_queue, waits
from tests.tingxu.simulate.theory import accumulating_waits, erlang_c, mean_wait, strict_waits
from tingxu.simulate.engine import play

GREEN, WALK_IN = PriorityClass.GREEN, PriorityClass.WALK_IN
COUNTERS, SERVED = 10, 0.2
URGENT, PLAIN = 0.7, 0.9
DAYS, VISITORS = 12, 2500


def test_the_formulas_give_the_published_figures() -> None:
    assert erlang_c(8, 6) == pytest.approx(0.356981, abs=1e-6)
    assert erlang_c(2, 1) == pytest.approx(1 / 3)
    assert mean_wait(1, 1, 0.8) == pytest.approx(4)
    assert mean_wait(10, 0.2, 1.6) == pytest.approx(1.022950, abs=1e-6)
    three = (0.2, 0.5, 0.9)
    assert strict_waits(10, 0.2, three) == pytest.approx([0.227322, 0.349727, 1.573770], abs=1e-6)
    assert accumulating_waits(10, 0.2, three, (3, 2, 1)) == pytest.approx([0.57966, 0.76367, 1.26551], abs=1e-5)
    assert accumulating_waits(10, 0.2, three, (1000, 30, 1)) == pytest.approx([0.2313, 0.38442, 1.55361], abs=1e-5)


@cache
def first_come() -> list[list[float]]:
    """Waits of some days on which nobody is urgent."""
    hall, found = one_queue(COUNTERS), []
    for seed in range(DAYS):
        day = exponential_day(hall, SERVED, [(GREEN, URGENT), (WALK_IN, PLAIN)], VISITORS, seed)
        found.append(waits(play(day, classes=False), day, URGENT + PLAIN))
    return found


def test_first_come_first_served_waits_as_erlang_says() -> None:
    middle, half = interval([mean(day) for day in first_come()])
    assert abs(middle - mean_wait(COUNTERS, SERVED, URGENT + PLAIN)) < half
    assert half < 0.4


def test_as_many_wait_at_all_as_erlang_says() -> None:
    middle, half = interval([fmean(wait > 1e-6 for wait in day) for day in first_come()])
    assert abs(middle - erlang_c(COUNTERS, (URGENT + PLAIN) / SERVED)) < half
    assert half < 0.1

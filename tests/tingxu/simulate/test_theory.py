"""The bench waits as long as queueing theory says, or it says nothing about halls either.

Classes are compared with the order of coming on the same arrivals: that ratio is known closely from few visitors.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from statistics import fmean

import pytest

from hall.tickets import PriorityClass
from tests.tingxu.simulate.exponential import (
    WARM_UP,
    Stream,
    exponential_day,
    hall,
    interval,
    mean_minutes,
    minute_of,
    under,
)
from tests.tingxu.simulate.theory import accumulating_waits, erlang_c, mean_wait, strict_waits, waits_in_order
from tingxu.simulate.day import Day, Outcome, Visitor

COUNTERS, SERVED = 10, 0.2
RATES = (0.2, 0.5, 0.9)
TOTAL = sum(RATES)
DAYS, VISITORS = 6, 1500
STREAMS = [
    Stream("a", RATES[0], PriorityClass.GREEN), Stream("b", RATES[1]), Stream("c", RATES[2])
]  # fmt: skip


def test_the_formulas_give_the_published_figures() -> None:
    assert erlang_c(8, 6) == pytest.approx(0.356981, abs=1e-6)
    assert erlang_c(10, 8) == pytest.approx(0.409180, abs=1e-6)
    assert erlang_c(2, 1) == pytest.approx(1 / 3)
    assert mean_wait(1, 1, 0.8) == pytest.approx(4)
    assert mean_wait(10, 0.2, 1.6) == pytest.approx(1.022950, abs=1e-6)
    assert strict_waits(10, 0.2, RATES) == pytest.approx([0.227322, 0.349727, 1.573770], abs=1e-6)
    assert accumulating_waits(10, 0.2, RATES, (3, 2, 1)) == pytest.approx([0.57966, 0.76367, 1.26551], abs=1e-5)
    assert accumulating_waits(10, 0.2, RATES, (1000, 30, 1)) == pytest.approx([0.2313, 0.38442, 1.55361], abs=1e-5)


@cache
def days() -> list[Day]:
    return [exponential_day(hall(COUNTERS), SERVED, STREAMS, VISITORS, seed) for seed in range(DAYS)]


@cache
def strictly() -> list[list[Outcome]]:
    return under(days(), hall(COUNTERS, green=10_000))


def in_order(day: Day) -> list[float]:
    """Waits in the order of coming, in the theory's minutes."""
    found = waits_in_order(COUNTERS, [(each.at, each.service) for each in day.visitors])
    return [wait / minute_of(day, TOTAL) for wait in found[WARM_UP:]]


def agree(found: list[list[Outcome]], of: Callable[[Visitor], bool], minutes: float, within: float) -> bool:
    """Whether the measured mean ÷ that in the order of coming holds theory's in its interval. Fails where that is not
    narrow enough to tell."""
    plain = [fmean(in_order(day)) for day in days()]
    of_class = [mean_minutes(outcomes, day, TOTAL, of) for outcomes, day in zip(found, days(), strict=True)]
    ratio = fmean(of_class) / fmean(plain)
    _, half = interval([one - ratio * other for one, other in zip(of_class, plain, strict=True)])
    assert half / fmean(plain) < within
    return abs(ratio - minutes / mean_wait(COUNTERS, SERVED, TOTAL)) < half / fmean(plain)


def test_in_the_order_of_coming_every_single_wait_is_as_arithmetic_says() -> None:
    day = days()[0]
    (outcomes,) = under([day], hall(COUNTERS))
    measured = [(each.wait or 0.0) / minute_of(day, TOTAL) for each in outcomes]
    assert measured == pytest.approx(in_order(day), abs=1e-6)


def test_that_arithmetic_waits_as_erlang_says() -> None:
    many = [exponential_day(hall(COUNTERS), SERVED, STREAMS, 20_000, seed) for seed in range(20)]
    found = [in_order(day) for day in many]
    middle, half = interval([fmean(day) for day in found])
    assert abs(middle - mean_wait(COUNTERS, SERVED, TOTAL)) < half
    assert half < 0.1
    share, half = interval([fmean(wait > 1e-9 for wait in day) for day in found])
    assert abs(share - erlang_c(COUNTERS, TOTAL / SERVED)) < half
    assert half < 0.02


def test_a_class_with_a_very_high_rate_waits_as_cobham_says_of_strict_priority() -> None:
    urgent, plain = strict_waits(COUNTERS, SERVED, (RATES[0], RATES[1] + RATES[2]))
    assert agree(strictly(), lambda visitor: visitor.priority is PriorityClass.GREEN, urgent, 0.3)
    assert agree(strictly(), lambda visitor: visitor.priority is PriorityClass.WALK_IN, plain, 0.1)


def test_three_rates_wait_as_accumulating_priority_says() -> None:
    found = under(days(), hall(COUNTERS, weights=(3, 2, 1)))
    for queue, minutes in zip("abc", accumulating_waits(COUNTERS, SERVED, RATES, (3, 2, 1)), strict=True):
        assert agree(found, partial(_in_queue, queue), minutes, 0.35), queue


def _in_queue(queue: str, visitor: Visitor) -> bool:
    return visitor.item == queue


def test_what_one_class_gains_others_wait() -> None:
    """The mean over all is the same under every policy that never lets a counter idle while somebody waits."""
    played = zip(strictly(), days(), strict=True)
    means = [mean_minutes(outcomes, day, TOTAL, lambda visitor: True) for outcomes, day in played]
    assert fmean(means) == pytest.approx(fmean(fmean(in_order(day)) for day in days()), rel=0.05)

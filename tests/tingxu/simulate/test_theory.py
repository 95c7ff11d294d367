"""The bench waits as long as queueing theory says, or it says nothing about halls either.

Classes are compared with first come, first served on the same arrivals: that ratio is known closely from few visitors.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from statistics import fmean

import pytest

from hall.tickets import PriorityClass
from tests.tingxu.simulate.exponential import Stream, exponential_day, hall, interval, mean_minutes, under
from tests.tingxu.simulate.theory import accumulating_waits, erlang_c, mean_wait, strict_waits
from tingxu.simulate.day import Day, Outcome, Visitor

COUNTERS, SERVED = 10, 0.2
RATES = (0.2, 0.5, 0.9)
TOTAL = sum(RATES)
DAYS, VISITORS = 8, 1800
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
def in_order_of_coming() -> list[list[Outcome]]:
    return under(days(), hall(COUNTERS))


def means(found: list[list[Outcome]], of: Callable[[Visitor], bool]) -> list[float]:
    return [mean_minutes(outcomes, day, TOTAL, of) for outcomes, day in zip(found, days(), strict=True)]


def agrees(found: list[list[Outcome]], of: Callable[[Visitor], bool], minutes: float, within: float) -> None:
    """The measured mean ÷ that in the order of coming holds theory's in its interval, which is narrow enough."""
    plain = means(in_order_of_coming(), lambda visitor: True)
    of_class = means(found, of)
    ratio = fmean(of_class) / fmean(plain)
    _, half = interval([one - ratio * other for one, other in zip(of_class, plain, strict=True)])
    assert abs(ratio - minutes / mean_wait(COUNTERS, SERVED, TOTAL)) < half / fmean(plain)
    assert half / fmean(plain) < within


def test_first_come_first_served_waits_as_erlang_says() -> None:
    middle, half = interval(means(in_order_of_coming(), lambda visitor: True))
    assert abs(middle - mean_wait(COUNTERS, SERVED, TOTAL)) < half
    assert half < 0.6


def test_as_many_wait_at_all_as_erlang_says() -> None:
    shares = [fmean((each.wait or 0.0) > 1e-6 for each in outcomes) for outcomes in in_order_of_coming()]
    middle, half = interval(shares)
    assert abs(middle - erlang_c(COUNTERS, TOTAL / SERVED)) < half
    assert half < 0.12


def test_a_class_with_a_very_high_rate_waits_as_cobham_says_of_strict_priority() -> None:
    found = under(days(), hall(COUNTERS, green=10_000))
    urgent, plain = strict_waits(COUNTERS, SERVED, (RATES[0], RATES[1] + RATES[2]))
    agrees(found, lambda visitor: visitor.priority is PriorityClass.GREEN, urgent, 0.12)
    agrees(found, lambda visitor: visitor.priority is PriorityClass.WALK_IN, plain, 0.12)


def test_three_rates_wait_as_accumulating_priority_says() -> None:
    found = under(days(), hall(COUNTERS, weights=(3, 2, 1)))
    for queue, minutes in zip("abc", accumulating_waits(COUNTERS, SERVED, RATES, (3, 2, 1)), strict=True):
        agrees(found, lambda visitor, queue=queue: visitor.item == queue, minutes, 0.2)  # type: ignore[misc]


def test_what_one_class_gains_others_wait() -> None:
    """The mean over all is the same under every policy that never lets a counter idle while somebody waits."""
    plain = fmean(means(in_order_of_coming(), lambda visitor: True))
    other = fmean(means(under(days(), hall(COUNTERS, green=10_000)), lambda visitor: True))
    assert other == pytest.approx(plain, rel=0.05)

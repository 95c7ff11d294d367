"""What queueing theory says of a hall with exponential services: minutes and rates a minute."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heapreplace


def waits_in_order(counters: int, arrivals: Sequence[tuple[float, float]]) -> list[float]:
    """Wait of each of (coming, service), served in the order of coming by whichever counter is free first (Kiefer and
    Wolfowitz 1955): no simulator, one line of arithmetic for each."""
    free, found = [0.0] * counters, []
    for at, service in arrivals:
        begins = max(at, free[0])
        heapreplace(free, begins + service)
        found.append(begins - at)
    return found


def erlang_c(counters: int, offered: float) -> float:
    """The share of visitors who wait at all; `offered` is arrivals × mean service."""
    blocked = 1.0
    for count in range(1, counters + 1):
        blocked = offered * blocked / (count + offered * blocked)
    load = offered / counters
    return blocked / (1 - load * (1 - blocked))


def mean_wait(counters: int, served: float, rate: float) -> float:
    """Mean wait, first come first served."""
    return erlang_c(counters, rate / served) / (counters * served - rate)


def strict_waits(counters: int, served: float, rates: Sequence[float]) -> list[float]:
    """Mean waits of classes, the most urgent first, each before the next whoever came first (Cobham 1954)."""
    residual = erlang_c(counters, sum(rates) / served) / (counters * served)
    found, before = [], 0.0
    for rate in rates:
        upto = before + rate / (counters * served)
        found.append(residual / ((1 - before) * (1 - upto)))
        before = upto
    return found


def accumulating_waits(counters: int, served: float, rates: Sequence[float], gains: Sequence[float]) -> list[float]:
    """The same where priority is gain × time waited, the largest first (Kleinrock 1964)."""
    residual = erlang_c(counters, sum(rates) / served) / (counters * served)
    loads = [rate / (counters * served) for rate in rates]
    waits = [0.0] * len(rates)
    for own in reversed(range(len(rates))):
        less = sum(loads[i] * waits[i] * (1 - gains[i] / gains[own]) for i in range(own + 1, len(rates)))
        more = sum(loads[i] * (1 - gains[own] / gains[i]) for i in range(own))
        waits[own] = (residual / (1 - sum(loads)) - less) / (1 - more)
    return waits

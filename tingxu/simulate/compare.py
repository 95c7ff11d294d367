"""Several policies on the same days: who waits how long under each, with intervals.

Every visitor's coming, service and patience are drawn before any policy is played (common random numbers), so a
difference between two policies is theirs and not the dice's. Intervals hold the truth 95 times of 100: days are drawn
again with putting back, a policy and its rival on the same days (bootstrap).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.random import default_rng

from tingxu.simulate.day import Day, Played
from tingxu.simulate.disciplines import NAMES, disciplines, maximum_of, played
from tingxu.simulate.halls import label
from tingxu.simulate.measures import class_of, measures, wait_minutes

Told: TypeAlias = Callable[[int, int], None]
"""Called with (days done, of how many), for a progress bar."""

AGAIN: Final = 400
"""Bootstrap rounds."""


@dataclass(frozen=True, slots=True)
class Compared:
    """Policy → its days, in the same order."""

    days: tuple[Day, ...]
    played: dict[str, list[Played]]


@dataclass(frozen=True, slots=True)
class Interval:
    value: float
    low: float
    high: float


def compare(days: Sequence[Day], names: Sequence[str] = NAMES, told: Told = lambda done, of: None) -> Compared:
    """Every day under every policy."""
    found: dict[str, list[Played]] = {name: [] for name in names}
    for place, day in enumerate(days):
        for discipline in disciplines(names):
            found[discipline.name].append(played(day, discipline))
            told(place * len(names) + len(found[discipline.name]), len(days) * len(names))
    return Compared(tuple(days), found)


def as_json(compared: Compared) -> dict[str, Any]:
    """The whole comparison."""
    definition = compared.days[0].definition
    maximum = maximum_of(definition)
    found: dict[str, Any] = {
        "hall": definition.id,
        "counters": {
            counter.id: [label(definition, queue) for queue in counter.queues] for counter in definition.counters
        },
        "days": len(compared.days),
        "visitors": sum(len(day.visitors) for day in compared.days),
        "maximum_minutes": maximum,
        "policies": {name: asdict(measures(days, maximum)) for name, days in compared.played.items()},
    }
    if {"ours", "strict"} <= compared.played.keys():
        ratio = p90_ratio(compared.played["ours"], compared.played["strict"], "green")
        found["green_p90_vs_strict"] = None if ratio is None else asdict(ratio)
    return {key: _rounded(each) for key, each in found.items()}


def p90_ratio(ours: Sequence[Played], others: Sequence[Played], kind: str) -> Interval | None:
    """P90 of a class's waits under one policy ÷ under the other; None where that class hardly waits."""
    ours_waits, others_waits = _waits_by_day(ours, kind), _waits_by_day(others, kind)
    value = _ratio(ours_waits, others_waits, range(len(ours)))
    if value is None:
        return None
    rng = default_rng(7)
    again = [_ratio(ours_waits, others_waits, rng.integers(0, len(ours), len(ours))) for _ in range(AGAIN)]
    ratios = [each for each in again if each is not None]
    return Interval(value, float(np.quantile(ratios, 0.025)), float(np.quantile(ratios, 0.975)))


def _ratio(ours: list[Any], others: list[Any], days: Any) -> float | None:
    mine = np.concatenate([ours[day] for day in days])
    theirs = np.concatenate([others[day] for day in days])
    if not len(mine) or not len(theirs) or np.quantile(theirs, 0.9) < 1 / 60:
        return None
    return float(np.quantile(mine, 0.9) / np.quantile(theirs, 0.9))


def _waits_by_day(days: Sequence[Played], kind: str) -> list[Any]:
    return [np.asarray([wait for each in day.outcomes if class_of(each) == kind
                        and (wait := wait_minutes(each)) is not None]) for day in days]  # fmt: skip


def _rounded(value: Any) -> Any:
    """Three decimals are more than a hall can be known."""
    if isinstance(value, float):
        return round(value, 3)
    if isinstance(value, dict):
        return {key: _rounded(each) for key, each in value.items()}
    return value

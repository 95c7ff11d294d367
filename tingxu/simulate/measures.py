"""A played day in figures: waits by class, agreed times kept, who was never called, how busy the counters were."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from hall.definition import Definition
from tingxu.simulate.day import Outcome, Played

ON_TIME_SECONDS = 300
CLASSES = ("green", "appointment", "walk_in")


@dataclass(frozen=True, slots=True)
class Waits:
    """Minutes from coming to the first call. For appointments: from the agreed time or coming, the later one."""

    visitors: int
    never_called: int
    mean: float | None
    p90: float | None
    longest: float | None


@dataclass(frozen=True, slots=True)
class Measures:
    """One policy on one set of days."""

    waits: dict[str, Waits]
    everybody: Waits
    within_5_minutes: float | None
    """Share of those who were there at their agreed time and were called by five minutes after it."""
    load: dict[str, float]
    """Counter → share of its open time with a visitor."""
    over_maximum: int
    """Walk-ins who waited longer than the hall's maximum, where it has one."""


def class_of(outcome: Outcome) -> str:
    """"green", "appointment" or "walk_in"."""
    visitor = outcome.visitor
    return "appointment" if visitor.agreed is not None else str(visitor.priority)


def measures(played: Sequence[Played], maximum_minutes: float | None = None) -> Measures:
    """The days together. `maximum_minutes`: what no walk-in should wait longer than."""
    outcomes = [each for day in played for each in day.outcomes]
    by_class = {name: [each for each in outcomes if class_of(each) == name] for name in CLASSES}
    return Measures(
        waits={name: waits(found) for name, found in by_class.items() if found},
        everybody=waits(outcomes),
        within_5_minutes=on_time(outcomes),
        load=_load(played),
        over_maximum=_over(by_class["walk_in"], maximum_minutes),
    )


def waits(outcomes: Sequence[Outcome]) -> Waits:
    """Of any visitors."""
    minutes = sorted(wait for each in outcomes if (wait := wait_minutes(each)) is not None)
    if not minutes:
        return Waits(len(outcomes), len(outcomes), None, None, None)
    return Waits(
        len(outcomes), len(outcomes) - len(minutes), sum(minutes) / len(minutes), quantile(minutes, 0.9), minutes[-1]
    )


def wait_minutes(outcome: Outcome) -> float | None:
    """Minutes waited; who is called before the agreed time has not waited for it."""
    if outcome.called is None:
        return None
    visitor = outcome.visitor
    return max(0.0, outcome.called - max(visitor.at, visitor.agreed or visitor.at)) / 60


def within_reach(days: Sequence[Played], definition: Definition) -> float | None:
    """Of the same, the share for whom a counter of their queue called anybody between check-in and five minutes after
    their time: for the others all were busy throughout, and no order of calling reaches more."""
    serving = {queue.id: [desk.id for desk in definition.counters if queue.id in desk.queues]
               for queue in definition.queues}  # fmt: skip
    found = [reached for day in days for reached in _reached(day.outcomes, serving)]
    return sum(found) / len(found) if found else None


def _reached(outcomes: Sequence[Outcome], serving: Mapping[str, Sequence[str]]) -> Iterator[bool]:
    calls: dict[str, list[float]] = {}
    for each in outcomes:
        if each.called is not None and each.counter is not None:
            calls.setdefault(each.counter, []).append(each.called)
    ordered = {counter: sorted(times) for counter, times in calls.items()}
    for each in outcomes:
        came, agreed = each.visitor.at, each.visitor.agreed
        if agreed is not None and came <= agreed:
            latest = agreed + ON_TIME_SECONDS
            times = (ordered.get(counter, []) for counter in serving[each.queue])
            yield any(bisect_left(some, came) < bisect_right(some, latest) for some in times)


def on_time(outcomes: Iterable[Outcome]) -> float | None:
    """Of those with an appointment who were there in time, the share called by five minutes after it."""
    due = [
        each.called is not None and each.called <= each.visitor.agreed + ON_TIME_SECONDS
        for each in outcomes
        if each.visitor.agreed is not None and each.visitor.at <= each.visitor.agreed
    ]
    return sum(due) / len(due) if due else None


def quantile(ordered: Sequence[float], share: float) -> float:
    """The smallest of the values, sorted, that `share` of all are not above."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def _load(played: Sequence[Played]) -> dict[str, float]:
    busy: dict[str, float] = {}
    hours: dict[str, float] = {}
    for day in played:
        for counter, seconds in day.open.items():
            hours[counter] = hours.get(counter, 0.0) + seconds
            busy[counter] = busy.get(counter, 0.0) + day.busy[counter]
    return {counter: busy[counter] / seconds for counter, seconds in hours.items() if seconds > 0}


def _over(outcomes: Iterable[Outcome], maximum: float | None) -> int:
    if maximum is None:
        return 0
    return sum((wait_minutes(each) or 0.0) > maximum + 1e-9 for each in outcomes)

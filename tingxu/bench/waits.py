"""The policy and the waiting ranges, on days of the sample hall that are made up alike on every machine.

Load 0.9 all day, the same arrivals for every policy; the floor of a row is its aim, or what it is to be held against.

- `policy.green_p90_vs_strict`: the green channel's P90 wait ÷ the same under strict priority, where no maximum binds;
  `…_high`: the upper end of its interval, which holds the truth 95 times of 100.
- `policy.walkin_max`: the longest that a walk-in waited, in minutes, in queues and on days where serving in the order
  of coming would have kept everybody within the maximum.
- `policy.walkins_over_maximum`: the share of these walk-ins who waited longer than the maximum.
- `…_feasible`: the same where also those who go before by right leave room: while walk-ins wait, the green channel and
  appointments take their share of these counters' time, so a wait in the order of coming grows by 1 ÷ (1 - that share)
  under any order that lets them go first (conservation of work). The share is that of the day and of the counters
  which serve the queue.
- `policy.appointments_within_5min`: of those there in time, the share called by five minutes after the agreed time.
- `policy.appointments_in_reach`: of the same, the share for whom any counter of their queue came free in time.
- `policy.kept_free`: minutes a day in which counters stood free before people who waited, for somebody booked.
- `estimate.coverage80`: share of waits inside the range told, on days whose counters and mix change.
- `estimate.mae_vs_best_naive`: mean absolute error in minutes, beside the best plain rule's: the ratio is the figure.
- `…_steady`: the same on days that are all alike.
- `simulate.day_5000`: seconds of CPU for a day of 5,000 visitors at 40 counters.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from numpy.random import default_rng

from hall.definition import Definition
from hall.definition_file import read
from tingxu.bench.figures import Row
from tingxu.bench.halls import BenchError
from tingxu.bench.wait_days import changing_days, history_of, steady_days
from tingxu.estimate.replay import forecasts
from tingxu.estimate.score import scores
from tingxu.simulate.compare import Compared, compare, p90_ratio
from tingxu.simulate.day import Day, Outcome
from tingxu.simulate.demand import FIRST_DAY, Demand, days, made
from tingxu.simulate.disciplines import maximum_of
from tingxu.simulate.engine import play
from tingxu.simulate.halls import pooled
from tingxu.simulate.main import SAMPLE
from tingxu.simulate.measures import class_of, on_time, wait_minutes, within_reach

POLICY_DAYS = 30
"""The aims are over 100: `measure(100, 100)`."""
ESTIMATE_DAYS = 30
LEARNING_DAYS = 5
"""Days from which the hall learns before it is scored."""
EVEN = Demand(load=0.9, by_hour=(1.0,) * 8)
SEED = 20260302
LARGE_DAY_MINUTES = 3.4
"""Of a service: so that 40 counters are as busy as those of the sample."""
GREEN_AIM, ON_TIME_AIM, COVERAGE_AIM = 1.3, 0.95, 0.8


def measure(policy_days: int = POLICY_DAYS, estimate_days: int = ESTIMATE_DAYS) -> Iterator[Row]:
    """All rows."""
    yield from _policy(policy_days)
    yield from _estimate(estimate_days)
    yield _large_day()


def _policy(count: int) -> Iterator[Row]:
    plan = days(read(SAMPLE), EVEN, count, SEED)
    compared = compare(plan, ("fifo", "strict", "ours", "ours_without_maximum"))
    ratio = p90_ratio(compared.played["ours_without_maximum"], compared.played["strict"], "green")
    kept = on_time([each for day in compared.played["ours"] for each in day.outcomes])
    reached = within_reach(compared.played["ours"], plan[0].definition)
    if ratio is None or kept is None or reached is None:
        raise BenchError("nobody of the green channel or with an appointment came")
    yield Row("policy.green_p90_vs_strict", ratio.value, "ratio", GREEN_AIM)
    yield Row("policy.green_p90_vs_strict_high", ratio.high, "ratio", GREEN_AIM)
    maximum = maximum_of(plan[0].definition) or 0.0
    walk_ins = walk_ins_where_capacity_allows(compared, maximum)
    yield from _longest("", [wait for wait, _ in walk_ins], maximum)
    yield from _longest("_feasible", [wait for wait, feasible in walk_ins if feasible], maximum)
    yield Row("policy.appointments_within_5min", kept, "share", ON_TIME_AIM)
    yield Row("policy.appointments_in_reach", reached, "share", ON_TIME_AIM)
    yield Row("policy.kept_free", sum(day.kept for day in compared.played["ours"]) / 60 / count, "minutes")


def _longest(which: str, waits: Sequence[float], maximum: float) -> Iterator[Row]:
    over = sum(each > maximum for each in waits) / len(waits) if waits else 0.0
    yield Row(f"policy.walkin_max{which}", max(waits, default=0.0), "minutes", maximum)
    yield Row(f"policy.walkins_over_maximum{which}", over, "share")


def walk_ins_where_capacity_allows(compared: Compared, maximum: float) -> list[tuple[float, bool]]:
    """Walk-ins' waits in each queue on each day on which the order of coming would have kept the maximum, and whether
    it would have done so by enough for those who go before by right."""
    found, definition = [], compared.days[0].definition
    for plain, ours in zip(compared.played["fifo"], compared.played["ours"], strict=True):
        needed, room = _needed(plain.outcomes), _room(definition, plain.outcomes)
        for each in ours.outcomes:
            if class_of(each) == "walk_in" and needed[each.queue] <= maximum:
                found.append((wait_minutes(each) or 0.0, needed[each.queue] <= maximum * room[each.queue]))
    return found


def _needed(outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Queue → the longest wait in it, minutes."""
    longest: dict[str, float] = {}
    for each in outcomes:
        longest[each.queue] = max(longest.get(each.queue, 0.0), wait_minutes(each) or 0.0)
    return longest


def _room(definition: Definition, outcomes: Iterable[Outcome]) -> dict[str, float]:
    """Queue → the share of the work at the counters that serve it which is not of those who go before."""
    whole, behind = {desk.id: 0.0 for desk in definition.counters}, {desk.id: 0.0 for desk in definition.counters}
    for each in outcomes:
        if each.counter is not None:
            whole[each.counter] += each.visitor.service
            behind[each.counter] += each.visitor.service * (class_of(each) == "walk_in")
    serving = {queue.id: [desk.id for desk in definition.counters if queue.id in desk.queues]
               for queue in definition.queues}  # fmt: skip
    sums = {queue: (sum(behind[each] for each in some), sum(whole[each] for each in some))
            for queue, some in serving.items()}  # fmt: skip
    return {queue: own / work if work else 1.0 for queue, (own, work) in sums.items()}


def _estimate(count: int) -> Iterator[Row]:
    changing = _scores(changing_days(read(SAMPLE), count, SEED))
    yield Row("estimate.coverage80", changing["coverage80"], "share", COVERAGE_AIM)
    yield Row("estimate.mae_vs_best_naive", changing["mae"], "minutes", _best(changing))
    yield Row("estimate.width", changing["width"], "minutes")
    yield Row("estimate.pinball", changing["pinball"], "minutes")
    steady = _scores(steady_days(count, SEED))
    yield Row("estimate.coverage80_steady", steady["coverage80"], "share", COVERAGE_AIM)
    yield Row("estimate.mae_vs_best_naive_steady", steady["mae"], "minutes", _best(steady))


def _best(scores: dict[str, Any]) -> float:
    """Minutes that the best plain rule was wrong by."""
    return min(float(each["mae"]) for each in scores["naive"].values())


def _scores(plan: list[Day]) -> dict[str, Any]:
    visits = history_of(plan)
    learnt = plan[min(LEARNING_DAYS, len(plan) - 1)].midnight.date()
    return scores([each for each in forecasts(visits) if each.told is not None and each.visit.arrived.date() > learnt])


def _large_day() -> Row:
    hall = pooled(20, 40, LARGE_DAY_MINUTES).model_copy(update={"hours": read(SAMPLE).hours})
    day = made(hall, Demand(visitors=5000), FIRST_DAY, default_rng(SEED))
    began = time.process_time()
    play(day)
    return Row("simulate.day_5000", time.process_time() - began, "s")

"""How true the forecasts were: of ranges and of the plain rules, altogether, by day, by class and hour."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from statistics import fmean
from typing import Any, Final

from hall.forecasts import HEAD, LAST, PLAIN
from tingxu.estimate.replay import Forecast

NAIVE: Final = {"queue_length": PLAIN, "last_to_enter_service": LAST, "head_of_line": HEAD}
TAILS: Final = (0.1, 0.5, 0.9)


def scored(found: Sequence[Forecast], visits: int) -> dict[str, Any]:
    """All scores, ready for JSON. Minutes, but for shares and counts."""
    told = [each for each in found if each.told is not None]
    return {
        "visits": visits,
        "called": len(found),
        "told": len(told),
        "overall": scores(told),
        "days": [{"day": day, **scores(some)} for day, some in _by(told, lambda each: each.visit.arrived.date())],
        "by_class_and_hour": [
            {"class": key[0], "hour": key[1], **scores(some)}
            for key, some in _by(told, lambda each: (str(each.visit.priority), each.visit.arrived.hour))
        ],
    }


def scores(told: Sequence[Forecast]) -> dict[str, Any]:
    """Of some of them."""
    if not told:
        return {"visitors": 0}
    naive = {name: _naive(told, rule) for name, rule in NAIVE.items()}
    best = min(each["mae"] for each in naive.values())
    mae = fmean(abs(_error(each)) for each in told)
    return {
        "visitors": len(told),
        "coverage80": round(fmean(_inside(each) for each in told), 4),
        "below": round(fmean(_minutes(each) < _shown(each)[0] for each in told), 4),
        "above": round(fmean(_minutes(each) > _shown(each)[1] for each in told), 4),
        "mae": round(mae, 3),
        "bias": round(fmean(_error(each) for each in told), 3),
        "width": round(fmean(_shown(each)[1] - _shown(each)[0] for each in told), 3),
        "pinball": round(fmean(_pinball(each) for each in told), 3),
        "mean_wait": round(fmean(_minutes(each) for each in told), 3),
        "naive": naive,
        "mae_vs_best_naive": round(mae / best, 4) if best > 0 else None,
    }


def _naive(told: Sequence[Forecast], rule: int) -> dict[str, float]:
    errors = [_by_rule(each, rule) - _minutes(each) for each in told]
    return {"mae": round(fmean(map(abs, errors)), 3), "bias": round(fmean(errors), 3)}


def _by_rule(each: Forecast, rule: int) -> float:
    """Where a counter is free, every rule says: at once."""
    forecasts = each.told.forecasts if each.told is not None else None
    return 0.0 if forecasts is None else forecasts[rule]


def _minutes(each: Forecast) -> float:
    minutes = each.visit.minutes
    assert minutes is not None
    return minutes


def _shown(each: Forecast) -> tuple[int, int]:
    assert each.told is not None
    return each.told.shown


def _error(each: Forecast) -> float:
    assert each.told is not None
    return each.told.middle - _minutes(each)


def _inside(each: Forecast) -> bool:
    low, high = _shown(each)
    return low <= _minutes(each) <= high


def _pinball(each: Forecast) -> float:
    """Mean over the three quantiles that were told: a tenth below, the middle, a tenth above."""
    assert each.told is not None
    said = (each.told.low, each.told.middle, each.told.high)
    gaps = [_minutes(each) - quantile for quantile in said]
    return fmean(max(tail * gap, (tail - 1) * gap) for tail, gap in zip(TAILS, gaps, strict=True))


def _by(told: Iterable[Forecast], key: Callable[[Forecast], Any]) -> list[tuple[Any, list[Forecast]]]:
    groups: dict[Any, list[Forecast]] = {}
    for each in told:
        groups.setdefault(key(each), []).append(each)
    return [(key if isinstance(key, tuple) else str(key), groups[key]) for key in sorted(groups)]

"""What a hall has learned of its own waits: a few numbers under short keys, carried from day to day.

One flat map, so that it fits into the event that ends a day and an older or newer release reads what it knows of it.
Families of keys, each with the numbers under it:

- `service:QUEUE`: services measured (up to a cap), mean minutes over all of them, mean over the newest.
- `item:ITEM`: services measured (up to a cap), mean minutes over all of them.
- `pace:COUNTER`, `pace:hour:H`: services measured, how long they took ÷ what their queue's mean says.
- `open:QUEUE:S`: times looked, counters open on average in the S-th half hour of the day.
- `last:QUEUE:CLASS`: minutes that the last one called had waited.
- `truth:CLASS`, `truth:QUEUE:CLASS`: minutes waited in all, and minutes that each forecast (hall.forecasts) had said.
- `length:CLASS:L`: the same of what those left uncorrected, for waits of the L-th length (hall.estimate).
- `late:QUEUE`: the same of the newest few and the forecast by work alone.
- `trust:CLASS`: log weight of each forecast, and the usual error in minutes.
- `spread:CLASS`, `spread:CLASS:H`: log of the range's width ÷ the theoretical; `tilt:CLASS`: its lean upward.
- `tally:CLASS:H`: how well the ranges held (hall.tally).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import exp
from typing import Final, TypeAlias

from immutables import Map

Learned: TypeAlias = Map[str, tuple[float, ...]]

FIRST_TRUST: Final = (0.0, -3.0, 0.0, -3.0, -3.0, -3.0, 5.0)
NOTHING: Final[Learned] = Map()
LONG_MEMORY: Final = 1500
"""Services; the older ones count less and less."""
SHORT_MEMORY: Final = 25
PRIOR: Final = 5
"""Weight of the usual minutes, in services."""
ITEM_MEMORY: Final = 400
ITEM_PRIOR: Final = 10
"""Weight of the queue's mean for an item of which nothing is known yet, in services."""
PACE_MEMORY: Final = 1000
PACE_PRIOR: Final = 200
"""Services of the ordinary pace that a counter or an hour is thought to have done before any was measured."""
LONGEST: Final = 8.0
"""A service counts at most so many times the mean: somebody forgot to press "finish"."""
OPEN_MEMORY: Final = 60
TRUTH_MEMORY: Final = 5000
"""Calls."""
TRUTH_PRIOR: Final = 10_000.0
"""Minutes of waiting that are thought to have been forecast rightly before any was measured."""
LATE_MEMORY: Final = 40
LATE_PRIOR: Final = 400.0


def measured_minutes(learned: Learned, queue: str) -> tuple[float, float] | None:
    """Minutes that one service of the queue holds a counter, over all and over the newest, blended with the usual;
    None before the first."""
    found = learned.get(f"service:{queue}")
    return None if found is None else (found[1], found[2])


def item_minutes(learned: Learned, item: str) -> float | None:
    """Minutes that one service of the item holds a counter, blended with its queue's; None before the first."""
    found = learned.get(f"item:{item}")
    return None if found is None else found[1]


def item_served(learned: Learned, item: str, minutes: float, of_queue: float) -> Learned:
    """One more measured service of the item."""
    count, mean = learned.get(f"item:{item}", (float(ITEM_PRIOR), of_queue))
    count = min(count + 1, ITEM_MEMORY)
    return learned.set(f"item:{item}", (count, mean + (min(minutes, LONGEST * mean) - mean) / count))


def pace(learned: Learned, key: str) -> float:
    """How slow a counter ("3") or an hour ("hour:10") is: 1 is the ordinary."""
    found = learned.get(f"pace:{key}")
    return 1.0 if found is None else found[1]


def served(learned: Learned, queue: str, counter: str, hour: int, minutes: float, usual: float) -> Learned:
    """One more measured service."""
    count, mean, newest = learned.get(f"service:{queue}", (float(PRIOR), usual, usual))
    minutes = min(minutes, LONGEST * mean)
    count = min(count + 1, LONG_MEMORY)
    for key in (counter, f"hour:{hour}"):
        seen, ratio = learned.get(f"pace:{key}", (float(PACE_PRIOR), 1.0))
        seen = min(seen + 1, PACE_MEMORY)
        learned = learned.set(f"pace:{key}", (seen, ratio + (minutes / mean - ratio) / seen))
    after = (count, mean + (minutes - mean) / count, newest + (minutes - newest) / min(count, SHORT_MEMORY))
    return learned.set(f"service:{queue}", after)


def seen_open(learned: Learned, queue: str, slot: int, counters: int) -> Learned:
    """So many counters were open for the queue in that half hour of the day."""
    key = f"open:{queue}:{slot}"
    count, mean = learned.get(key, (0.0, 0.0))
    count = min(count + 1, OPEN_MEMORY)
    return learned.set(key, (count, mean + (counters - mean) / count))


def usually_open(learned: Learned, queue: str, slot: int) -> float | None:
    """Counters open for the queue in that half hour on average; None where that was hardly ever seen."""
    count, mean = learned.get(f"open:{queue}:{slot}", (0.0, 0.0))
    return mean if count >= 5 else None


def factor(learned: Learned, *keys: str) -> float:
    """e to the sum of the numbers under these keys; 1 where nothing is known."""
    return exp(sum(learned[key][0] for key in keys if key in learned))


def truths(learned: Learned, key: str, forecasts: int, prior: float = TRUTH_PRIOR) -> Sequence[float]:
    """What waits really were ÷ what each of so many forecasts had said, on average."""
    found = learned.get(key)
    if found is None:
        return (1.0,) * forecasts
    waited = found[0] + prior
    return [waited / (said + prior) for said in found[1 : 1 + forecasts]]


def compared(
    learned: Learned, key: str, waited: float, forecasts: Iterable[float], memory: int = TRUTH_MEMORY
) -> Learned:
    """One more wait beside what had been forecast for it; older ones count less and less."""
    new = (waited, *forecasts)
    old = learned.get(key, (0.0,) * len(new))
    keep = 1 - 1 / memory
    return learned.set(key, tuple(keep * before + one for before, one in zip(old, new, strict=True)))


def nudged(learned: Learned, key: str, by: float, bound: float) -> Learned:
    """The number under the key, moved by so much and kept within ± `bound`."""
    value = learned.get(key, (0.0,))[0] + by
    return learned.set(key, (max(-bound, min(bound, value)),))

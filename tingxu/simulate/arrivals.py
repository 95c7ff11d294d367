"""Days that were not made up: arrivals out of a CSV file, `arrived_at, queue, class, service_seconds`, ISO times.

`agreed_at` of an appointment is used where it is there; without it the time of coming counts as agreed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from math import ceil, inf, isfinite
from pathlib import Path
from zoneinfo import ZoneInfo

from hall.definition import Definition
from hall.tickets import PriorityClass
from tingxu.estimate.history import HistoryError, Rows
from tingxu.simulate.counters import whole_day
from tingxu.simulate.day import Day, Visitor
from tingxu.simulate.halls import always_open, hall_of, named

NEEDED = ("arrived_at", "queue", "class", "service_seconds")
BUSY = 0.85
"""As many counters are given to a queue as make it so busy at most, where the hall is not known."""
QUEUES = 26


@dataclass(frozen=True, slots=True)
class Arrival:
    day: date
    seconds: float
    queue: str
    priority: PriorityClass
    service: float
    agreed: float | None


def read(file: Path, definition: Definition, counters: int | None = None) -> list[Day]:
    """The file's days in this hall, or, where it names queues that the hall does not have, in one made after them.

    Raises HistoryError.
    """
    rows = Rows(file, NEEDED)
    arrivals = [_arrival(rows, line, row) for line, row in rows]
    if not arrivals:
        raise HistoryError(f"{file}: no arrival in it")
    hall, item_of = _hall(file, arrivals, definition, counters)
    by_day: dict[date, list[Arrival]] = {}
    for each in arrivals:
        by_day.setdefault(each.day, []).append(each)
    return [_day(hall, item_of, day, by_day[day]) for day in sorted(by_day)]


def _arrival(rows: Rows, line: int, row: dict[str, str]) -> Arrival:
    at = rows.time(line, row, "arrived_at")
    if at is None:
        raise rows.wrong(line, "arrived_at is empty")
    agreed = rows.time(line, row, "agreed_at")
    priority = rows.priority(line, row)
    seconds = _since_midnight(at, at)
    due = seconds if agreed is None and priority is PriorityClass.APPOINTMENT else None
    return Arrival(
        at.date(), seconds, rows.needed(line, row, "queue"), priority, _service(rows, line, row),
        due if agreed is None else _since_midnight(agreed, at),
    )  # fmt: skip


def _service(rows: Rows, line: int, row: dict[str, str]) -> float:
    text = rows.needed(line, row, "service_seconds")
    try:
        seconds = float(text)
    except ValueError:
        raise rows.wrong(line, f"service_seconds is no number: {text!r}") from None
    if not isfinite(seconds) or not 0 < seconds <= 86_400:
        raise rows.wrong(line, f"service_seconds is not between 0 and a day: {text}")
    return seconds


def _since_midnight(at: datetime, of: datetime) -> float:
    return (at - datetime.combine(of.date(), time(), UTC)).total_seconds()


def _hall(
    file: Path, arrivals: Sequence[Arrival], definition: Definition, counters: int | None
) -> tuple[Definition, dict[str, str]]:
    """A hall that has the file's queues, and an item for each of them."""
    known = {item.queue: item.id for item in reversed(definition.items) if item.queue is not None}
    names = sorted({each.queue for each in arrivals})
    if counters is None and all(name in known for name in names):
        return always_open(definition), {name: known[name] for name in names}
    if len(names) > QUEUES:
        raise HistoryError(f"{file}: {len(names)} queues, {QUEUES} at most")
    ids = {name: f"q{place + 1}" for place, name in enumerate(names)}
    minutes = {ids[name]: _mean_minutes(arrivals, name) for name in names}
    needed = {ids[name]: _counters_for(arrivals, name) for name in names}
    served = _served(needed) if counters is None else _all_alike(list(minutes), counters)
    made = hall_of(minutes, served, zone=definition.zone, policy=definition.policy)
    return named(made, {id: name for name, id in ids.items()}), ids


def _mean_minutes(arrivals: Sequence[Arrival], queue: str) -> float:
    services = [each.service for each in arrivals if each.queue == queue]
    return sum(services) / len(services) / 60


def _counters_for(arrivals: Sequence[Arrival], queue: str) -> int:
    """So many that the busiest day's work fits between its first coming and its last."""
    spans: dict[date, tuple[float, float, float]] = {}
    for each in arrivals:
        if each.queue == queue:
            first, last, work = spans.get(each.day, (inf, 0.0, 0.0))
            spans[each.day] = (min(first, each.seconds), max(last, each.seconds), work + each.service)
    return max(1, *(ceil(work / max(3600.0, last - first) / BUSY) for first, last, work in spans.values()))


def _served(needed: dict[str, int]) -> dict[str, list[str]]:
    places = [queue for queue, count in needed.items() for _ in range(count)]
    return {str(place + 1): [queue] for place, queue in enumerate(places[:99])}


def _all_alike(queues: list[str], counters: int) -> dict[str, list[str]]:
    return {str(place + 1): queues for place in range(min(99, max(1, counters)))}


def _day(hall: Definition, item_of: dict[str, str], day: date, arrivals: list[Arrival]) -> Day:
    visitors = sorted(
        (
            Visitor(
                each.seconds, item_of[each.queue],
                PriorityClass.GREEN if each.priority is PriorityClass.GREEN else PriorityClass.WALK_IN,
                each.service, each.agreed,
            )
            for each in arrivals
        ),
        key=lambda each: each.at,
    )
    midnight = datetime.combine(day, time(), ZoneInfo(hall.zone)).astimezone(UTC)
    return Day(midnight, hall, tuple(visitors), whole_day(hall.counters, max(0.0, visitors[0].at - 60)))

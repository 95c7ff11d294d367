"""How true it was what people were told of their wait, day by day: out of what the hall counted when it called them.

Each end of a day is in the journal with all that was counted until then; a day is the difference of two ends, and today
what has been counted since the last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from immutables import Map
from sqlalchemy import Connection

from hall.events import DayEnded
from hall.learned import NOTHING
from hall.state import HallState
from hall.tally import Cell, Tally, between, summed
from hall.tickets import PriorityClass
from hub.store import journal
from hub.wire import WaitCell, WaitClass, WaitDay, WaitScore, WaitsView

DAYS = 30
"""Before today."""


def waits_of(tx: Connection, hall: str, state: HallState, now: datetime) -> WaitsView:
    """As the journal of `tx` and the state at `now` have it."""
    days = dict(_days(tx, hall, state))
    cells: dict[Cell, list[Tally]] = {}
    for counted in days.values():
        for cell, each in counted.items():
            cells.setdefault(cell, []).append(each)
    totals = {cell: summed(each) for cell, each in cells.items()}
    return WaitsView(
        at=now,
        whole=_score(totals.values()),
        days=[WaitDay(day=day, **dict(_score(counted.values()))) for day, counted in days.items() if counted],
        classes=[_class(totals, each) for each in PriorityClass if any(cell[0] is each for cell in totals)],
        cells=[
            WaitCell(priority=cell[0].value, hour=cell[1], **dict(_score([totals[cell]])))
            for cell in sorted(totals, key=lambda cell: (list(PriorityClass).index(cell[0]), cell[1]))
        ],
    )


def _days(tx: Connection, hall: str, state: HallState) -> Iterator[tuple[date, dict[Cell, Tally]]]:
    """Each day with what was counted on it, oldest first, today last."""
    ends = [each.event for each in journal.day_ends(tx, hall, DAYS + 1) if isinstance(each.event, DayEnded)]
    known = Map(ends[0].learned) if len(ends) > DAYS else NOTHING
    for end in ends[1:] if len(ends) > DAYS else ends:
        yield end.day, between(known, Map(end.learned))
        known = Map(end.learned)
    if state.day is not None:
        yield state.day, between(known, state.learned)


def _class(totals: dict[Cell, Tally], priority: PriorityClass) -> WaitClass:
    score = _score(each for cell, each in totals.items() if cell[0] is priority)
    return WaitClass(priority=priority.value, **dict(score))


def _score(tallies: Iterable[Tally]) -> WaitScore:
    whole = summed(tallies)

    def mean(part: float) -> float | None:
        return round(part / whole.calls, 3) if whole.calls > 0 else None

    return WaitScore(
        visitors=round(whole.calls), inside=round(whole.inside), share=mean(whole.inside), error=mean(whole.error),
        bias=mean(whole.bias), width=mean(whole.width), plain_error=mean(whole.plain_error),
        last_error=mean(whole.last_error), head_error=mean(whole.head_error),
    )  # fmt: skip

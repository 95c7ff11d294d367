"""The policies that are compared: all of them the hall's own, with other rules in its definition.

"fifo": nobody is urgent. "strict": as queue systems commonly do it: the green channel before appointments before
walk-ins, whoever came first, no maximum, an appointment urgent from check-in on. "ours": as the definition says.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hall.definition import Definition, Rates
from hall.tickets import PriorityClass
from tingxu.simulate.day import Day, Played
from tingxu.simulate.engine import play

NAMES: Final = ("fifo", "strict", "ours")
STRICT: Final = Rates(green=10_000, walk_in=1, head_start_seconds=3600)


@dataclass(frozen=True, slots=True)
class Discipline:
    name: str
    day: Callable[[Day], Day]
    classes: bool = True


def disciplines(names: Sequence[str] = NAMES) -> list[Discipline]:
    """By name."""
    known = {
        "fifo": Discipline("fifo", lambda day: _ruled(day, max_wait_minutes=0), classes=False),
        "strict": Discipline("strict", _strict),
        "ours": Discipline("ours", lambda day: day),
    }
    return [known[name] for name in names]


def played(day: Day, discipline: Discipline) -> Played:
    """The day under that policy; what became of each is told of the visitor as planned."""
    found = play(discipline.day(day), classes=discipline.classes)
    outcomes = tuple(
        replace(each, visitor=visitor) for each, visitor in zip(found.outcomes, day.visitors, strict=True)
    )
    return replace(found, outcomes=outcomes)


def _strict(day: Day) -> Day:
    """Green before all; a check-in counts as the time agreed, so that appointments are before walk-ins."""
    ruled = _ruled(day, max_wait_minutes=0, rates=STRICT)
    visitors = tuple(replace(each, agreed=None if each.agreed is None else each.at) for each in day.visitors)
    return replace(ruled, visitors=visitors)


def _ruled(day: Day, **rules: object) -> Day:
    policy = day.definition.policy.model_copy(update=rules)
    return replace(day, definition=day.definition.model_copy(update={"policy": policy}))


def maximum_of(definition: Definition) -> float | None:
    """Minutes that no walk-in should wait longer than; None where the hall sets none."""
    return definition.policy.max_wait_minutes or None


def is_green(visitor_class: PriorityClass) -> bool:
    return visitor_class is PriorityClass.GREEN

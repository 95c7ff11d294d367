"""The policies that are compared: all of them the hall's own, with other rules in its definition.

"fifo": nobody is urgent. "strict": as queue systems commonly do it: the green channel before appointments before
walk-ins, each class in the order of coming, no maximum, no counter kept free, an appointment urgent from check-in on.
"ours": as the definition says; "ours_without_maximum": the same with no maximum wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from hall.definition import Definition, Rates
from hall.tickets import PriorityClass
from tingxu.simulate.day import Day, Played, Seconds, Visitor
from tingxu.simulate.engine import play

NAMES: Final = ("fifo", "strict", "ours")
STRICT: Final = Rates(green=10_000, walk_in=1, head_start_seconds=3600)
_PLAIN: Final = {"max_wait_minutes": 0, "hold_minutes": 0}
"""Systems that are compared with know no maximum and keep no counter free for who is booked."""


@dataclass(frozen=True, slots=True)
class Discipline:
    name: str
    day: Callable[[Day], Day]
    classes: bool = True


def disciplines(names: Sequence[str] = NAMES) -> list[Discipline]:
    """By name."""
    known = {
        "fifo": Discipline("fifo", lambda day: _ruled(day, **_PLAIN), classes=False),
        "strict": Discipline("strict", _strict),
        "ours": Discipline("ours", lambda day: day),
        "ours_without_maximum": Discipline("ours_without_maximum", lambda day: _ruled(day, max_wait_minutes=0)),
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
    """By times of precedence, which are before all else in a hall without a maximum: the green channel's is the day's
    beginning, an appointment's its check-in, and walk-ins have none."""
    visitors = tuple(replace(each, agreed=_precedence(each)) for each in day.visitors)
    return replace(_ruled(day, rates=STRICT, **_PLAIN), visitors=visitors)


def _precedence(visitor: Visitor) -> Seconds | None:
    if visitor.priority is PriorityClass.GREEN:
        return 0.0
    return None if visitor.agreed is None else visitor.at


def _ruled(day: Day, **rules: object) -> Day:
    policy = day.definition.policy.model_copy(update=rules)
    return replace(day, definition=day.definition.model_copy(update={"policy": policy}))


def maximum_of(definition: Definition) -> float | None:
    """Minutes that no walk-in should wait longer than; None where the hall sets none."""
    return definition.policy.max_wait_minutes or None

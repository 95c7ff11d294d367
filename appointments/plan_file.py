"""Reading a plan from TOML: all of it is right, or every problem is named at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from appointments.plan import Plan
from hall.definition import Definition
from hall.shape_file import read_shape


class PlanError(Exception):
    """The plan can't be used; the text names file, place and cure."""


def read(file: Path, definition: Definition) -> Plan:
    """The plan in `file`, of that hall. Raises PlanError."""
    plan = read_shape(file, Plan, "appointments", PlanError)
    wrong = list(_unfit(plan, definition))
    if wrong:
        raise PlanError("\n".join(f"{file}: {each}" for each in wrong))
    return plan


def _unfit(plan: Plan, definition: Definition) -> Iterator[str]:
    """What the hall does not have."""
    at_counters = {each.id for each in definition.items if each.handled == "counter"}
    departments = {each.id for each in definition.departments}
    for number, each in enumerate(plan.bookable):
        if each.item not in at_counters:
            yield f"bookable[{number}].item: the hall handles no item {each.item!r} at a counter: take one that it does"
        for unknown in sorted(set(each.departments) - departments):
            there = ", ".join(sorted(departments))
            yield f"bookable[{number}].departments: no department {unknown!r} in the hall: take one of {there}"

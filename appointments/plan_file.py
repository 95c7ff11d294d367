"""Reading a plan from TOML: all of it is right, or every problem is named at once."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from appointments.plan import Plan
from hall.definition import Definition


class PlanError(Exception):
    """The plan can't be used; the text names file, place and cure."""


def read(file: Path, definition: Definition) -> Plan:
    """The plan in `file`, of that hall. Raises PlanError."""
    try:
        plan = Plan.model_validate(tomllib.loads(file.read_text("utf-8")))
    except OSError as error:
        raise PlanError(f"{file}: {error.strerror}: put it there, or take out `appointments`") from error
    except ValidationError as error:
        raise PlanError("\n".join(_problem(file, each["loc"], each["msg"]) for each in error.errors())) from error
    except ValueError as error:
        raise PlanError(f"{file}: {error}") from error
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


def _problem(file: Path, where: tuple[int | str, ...], what: str) -> str:
    return f"{file}: {'.'.join(str(part) for part in where)}: {what}; put it right"

"""What a manager changes in the running hall, from the wire's words to the hall's."""

from __future__ import annotations

from typing import Any

from hall.commands import ChangeCalendar
from hub.wire import ChangeCalendarCommand, ChangeCounterCommand, ChangePolicyCommand


def of_counter(asked: ChangeCounterCommand) -> dict[str, Any]:
    """By the names of a counter in the hall's definition. A weight of one is the one that needs no word."""
    told = {
        "queues": None if asked.queues is None else tuple(asked.queues),
        "weights": None if asked.weights is None else {each: by for each, by in asked.weights.items() if by != 1},
        "reserved_only": asked.reserved_only,
    }
    changes = {name: value for name, value in told.items() if value is not None}
    named = {"reserved_for": asked.reserved_for, "lead": asked.lead}
    return changes | {name: value or None for name, value in named.items() if value is not None}


def of_policy(asked: ChangePolicyCommand) -> dict[str, Any]:
    """By the names of the policy there. The green channel's rate is told as so many times a walk-in's of one."""
    changes = asked.model_dump(exclude_none=True, exclude={"kind", "green_rate"})
    return changes if asked.green_rate is None else changes | {"rates": {"green": asked.green_rate, "walk_in": 1}}


def of_calendar(asked: ChangeCalendarCommand) -> ChangeCalendar:
    """All closed days and notices, where they are told."""
    days = None if asked.closed_days is None else tuple(asked.closed_days)
    notices = None if asked.notices is None else tuple(each.model_dump() for each in asked.notices)
    return ChangeCalendar(days, notices)

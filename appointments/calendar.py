"""When visitors are received by appointment: the hall's hours, statutory holidays, the plan's own table, its breaks."""

from __future__ import annotations

from datetime import date, datetime
from typing import TypeAlias

from chinese_calendar import constants

from appointments.plan import Plan
from hall.definition import Definition
from hall.opening import moment_of, spans_like

Span: TypeAlias = tuple[datetime, datetime]
Spans: TypeAlias = tuple[Span, ...]

MONDAY, FRIDAY = 1, 5
PUBLISHED = frozenset(day.year for day in constants.holidays)
"""Years of which the State Council's notice is known to the library."""


def hours_on(definition: Definition, plan: Plan, day: date) -> Spans:
    """The day's hours in which visitors are received by appointment, as moments (UTC); none where it is closed."""
    spans = _opened(definition, plan, day)
    for each in plan.breaks:
        begins, ends = (moment_of(definition, day, at) for at in (each.begins, each.ends))
        spans = tuple(part for span in spans for part in _without(span, begins, ends))
    return spans


def _without(span: Span, begins: datetime, ends: datetime) -> Spans:
    """What is left of the hours before and after that."""
    opens, closes = span
    parts = (opens, min(closes, begins)), (max(opens, ends), closes)
    return tuple(part for part in parts if part[0] < part[1])


def _opened(definition: Definition, plan: Plan, day: date) -> Spans:
    if day in plan.closed or (day in definition.closed_days and day not in plan.worked):
        return ()
    if day in plan.worked or (plan.calendar == "china" and day in constants.workdays):
        return spans_like(definition, day, _weekday_of_work(day))
    if plan.calendar == "china" and day in constants.holidays:
        return ()
    return spans_like(definition, day, day.isoweekday())


def unknown_years(plan: Plan, first: date, last: date) -> tuple[int, ...]:
    """Years of the span whose holidays nobody has entered: there, weekdays alone decide."""
    if plan.calendar == "none":
        return ()
    years = range(first.year, last.year + 1)
    return tuple(year for year in years if year not in PUBLISHED and year not in plan.years)


def _weekday_of_work(day: date) -> int:
    """A weekend day that is worked has a Monday's hours."""
    return day.isoweekday() if day.isoweekday() <= FRIDAY else MONDAY

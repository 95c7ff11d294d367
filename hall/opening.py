"""When a hall is open, and which service day it is: in the hall's own zone."""

from __future__ import annotations

from datetime import date, datetime

from hall.definition import Definition


def service_day(definition: Definition, now: datetime) -> date:
    """The service day at `now`: the date on the hall's wall."""
    raise NotImplementedError


def end_of(definition: Definition, day: date) -> datetime:
    """The moment (UTC) at which a service day is over: the next midnight on the hall's wall."""
    raise NotImplementedError


def is_open(definition: Definition, now: datetime) -> bool:
    """Whether tickets are issued at `now`."""
    raise NotImplementedError


def next_change(definition: Definition, now: datetime) -> datetime | None:
    """When (UTC) the hall next opens or closes; None when not within a year."""
    raise NotImplementedError

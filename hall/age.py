"""How old a person is on a day: the one rule, for the hall and for a kiosk that issues alone."""

from __future__ import annotations

from datetime import date


def full_years(birth: date, day: date) -> int:
    """A person's age in full years on a day. Who was born on 29 February is a year older on the last day of a
    shorter February, as the Civil Code counts years (art. 202)."""
    return day.year - birth.year - (day < _birthday(birth, day.year))


def _birthday(birth: date, year: int) -> date:
    try:
        return birth.replace(year=year)
    except ValueError:
        return date(year, 2, 28)

"""A sample hall that is open whenever it is opened: its hours set around now, well clear of midnight.

The service day of a hall ends at midnight in its zone; a demonstration across it would see tickets withdrawn
and numbers start again. Near midnight in the hall's zone it is therefore taken to Ürümqi, two hours behind.
"""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

ZONES = ("Asia/Shanghai", "Asia/Urumqi")
CLEAR_OF_MIDNIGHT = timedelta(minutes=50)
USUAL = (time(9), time(17))
"""Opening and closing on all other days, and today too where that is well around now."""
MARGIN = timedelta(hours=2)


def zone_for(now: datetime) -> str:
    """The zone in which `now` is at least 50 minutes from midnight."""
    return next(zone for zone in ZONES if _clear_of_midnight(now.astimezone(ZoneInfo(zone))))


def open_now(definition: str, now: datetime, closes: datetime | None = None) -> str:
    """The hall's TOML with hours that have begun and last, or end at `closes` (to the second)."""
    zone = ZoneInfo(zone_for(now))
    today = now.astimezone(zone)
    first, last = _today(today)
    if closes is not None:
        last = closes.astimezone(zone).time().replace(microsecond=0)
    others = [day for day in range(1, 8) if day != today.isoweekday()]
    hours = _hours([today.isoweekday()], first, last) + _hours(others, *USUAL)
    text = re.sub(r"(?ms)^\[\[hours\]\]\n.*?(?=^\[|\Z)", "", definition)
    text = re.sub(r"(?ms)^closed_days\s*=\s*\[.*?\]\n", "", text)
    text, zones = re.subn(r'(?m)^zone\s*=.*$', f'zone = "{zone.key}"', text)
    if zones != 1:
        raise ValueError("the hall file names no zone, or several")
    return f"{text}\n{hours}"


def _today(local: datetime) -> tuple[time, time]:
    """The usual hours where now is well within them, else the whole day."""
    begun = (local - MARGIN).date() == local.date() and (local - MARGIN).time() >= USUAL[0]
    lasts = (local + MARGIN).date() == local.date() and (local + MARGIN).time() <= USUAL[1]
    return USUAL[0] if begun else time(0), USUAL[1] if lasts else time(23, 59)


def _hours(days: list[int], opens: time, closes: time) -> str:
    return f"[[hours]]\ndays = {days}\nopens = {opens}\ncloses = {closes}\n\n"


def _clear_of_midnight(local: datetime) -> bool:
    since = timedelta(hours=local.hour, minutes=local.minute)
    return CLEAR_OF_MIDNIGHT <= since <= timedelta(days=1) - CLEAR_OF_MIDNIGHT

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
EVERY_DAY = "[1, 2, 3, 4, 5, 6, 7]"


def zone_for(now: datetime) -> str:
    """The zone in which `now` is at least 50 minutes from midnight."""
    return next(zone for zone in ZONES if _clear_of_midnight(now.astimezone(ZoneInfo(zone))))


def open_now(definition: str, now: datetime, closes: datetime | None = None) -> str:
    """The hall's TOML with hours that have begun and last till late, or till `closes` (to the second)."""
    zone = ZoneInfo(zone_for(now))
    last = time(23, 59) if closes is None else closes.astimezone(zone).time().replace(microsecond=0)
    hours = f'[[hours]]\ndays = {EVERY_DAY}\nopens = {time(0, 0)}\ncloses = {last}\n'
    text = re.sub(r"(?ms)^\[\[hours\]\]\n.*?(?=^\[|\Z)", "", definition)
    text = re.sub(r"(?ms)^closed_days\s*=\s*\[.*?\]\n", "", text)
    text, zones = re.subn(r'(?m)^zone\s*=.*$', f'zone = "{zone.key}"', text)
    if zones != 1:
        raise ValueError("the hall file names no zone, or several")
    return f"{text}\n{hours}"


def _clear_of_midnight(local: datetime) -> bool:
    since = timedelta(hours=local.hour, minutes=local.minute)
    return CLEAR_OF_MIDNIGHT <= since <= timedelta(days=1) - CLEAR_OF_MIDNIGHT

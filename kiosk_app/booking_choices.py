"""The days and times on which an item can be booked, as a visitor chooses from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk_app.choices import Choice
from kiosk_app.words import day_of, time_of_day, translate

if TYPE_CHECKING:
    from hub.wire import Language, SlotsView, SlotView


def days(slots: SlotsView | None, zone: str, language: Language) -> list[Choice]:
    """Those with a place left, and how many times of each."""
    found = []
    for each in slots.days if slots else []:
        free = [slot for slot in each.slots if slot.free]
        if free:
            midnight = datetime.combine(each.day, datetime.min.time(), ZoneInfo(zone))
            times = translate("Words", "有%1个时间可约").replace("%1", str(len(free)))
            found.append(Choice(each.day.isoformat(), day_of(midnight, zone, language), detail=times))
    return found


def times(slots: SlotsView | None, day: str, zone: str) -> list[Choice]:
    """Of that day, those with a place left."""
    return [Choice(slot.starts_at.isoformat(), time_of_day(slot.starts_at, zone)) for slot in _free(slots, day)]


def _free(slots: SlotsView | None, day: str) -> Iterator[SlotView]:
    for each in slots.days if slots else []:
        if each.day.isoformat() == day:
            yield from (slot for slot in each.slots if slot.free)

"""Agreed times in words that may be read out, and the free ones as rows. Pure."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import Row
from counter_app.texts import tr
from hub.wire import SlotsView, SlotView

WEEKDAYS: Final = (
    QT_TRANSLATE_NOOP("Counter", "周一"),
    QT_TRANSLATE_NOOP("Counter", "周二"),
    QT_TRANSLATE_NOOP("Counter", "周三"),
    QT_TRANSLATE_NOOP("Counter", "周四"),
    QT_TRANSLATE_NOOP("Counter", "周五"),
    QT_TRANSLATE_NOOP("Counter", "周六"),
    QT_TRANSLATE_NOOP("Counter", "周日"),
)
MONTHS: Final = (
    QT_TRANSLATE_NOOP("Counter", "1月"),
    QT_TRANSLATE_NOOP("Counter", "2月"),
    QT_TRANSLATE_NOOP("Counter", "3月"),
    QT_TRANSLATE_NOOP("Counter", "4月"),
    QT_TRANSLATE_NOOP("Counter", "5月"),
    QT_TRANSLATE_NOOP("Counter", "6月"),
    QT_TRANSLATE_NOOP("Counter", "7月"),
    QT_TRANSLATE_NOOP("Counter", "8月"),
    QT_TRANSLATE_NOOP("Counter", "9月"),
    QT_TRANSLATE_NOOP("Counter", "10月"),
    QT_TRANSLATE_NOOP("Counter", "11月"),
    QT_TRANSLATE_NOOP("Counter", "12月"),
)
DAY: Final = QT_TRANSLATE_NOOP("Counter", "{month}{day}日 {weekday}")
TODAY: Final = QT_TRANSLATE_NOOP("Counter", "今天 {weekday}")
TOMORROW: Final = QT_TRANSLATE_NOOP("Counter", "明天 {weekday}")
LEFT: Final = QT_TRANSLATE_NOOP("Counter", "余 {count}")


def day_words(day: date, today: date) -> str:
    """ "11月26日 周四"; today and tomorrow by their names."""
    named = {today: TODAY, today + timedelta(days=1): TOMORROW}.get(day, DAY)
    return tr(named).format(month=tr(MONTHS[day.month - 1]), day=day.day, weekday=tr(WEEKDAYS[day.weekday()]))


def moment_words(at: datetime, now: datetime, zone: str) -> str:
    """ "11月26日 周四 09:30" in the hall's time."""
    local = at.astimezone(ZoneInfo(zone))
    return f"{day_words(local.date(), now.astimezone(ZoneInfo(zone)).date())} {local:%H:%M}"


def time_rows(slots: SlotsView, zone: str) -> list[Row]:
    """Every time that has a place left, soonest first; full ones are not offered."""
    today = slots.at.astimezone(ZoneInfo(zone)).date()
    return [
        _row(slot, day_words(day.day, today), place == 0, zone)
        for day in slots.days
        for place, slot in enumerate(each for each in day.slots if each.free > 0)
    ]


def _row(slot: SlotView, day: str, first: bool, zone: str) -> Row:
    begins, ends = (at.astimezone(ZoneInfo(zone)).strftime("%H:%M") for at in (slot.starts_at, slot.ends_at))
    return {
        "key": slot.starts_at.isoformat(),
        "day": day,
        "first": first,
        "time": f"{begins}–{ends}",
        "places": tr(LEFT).format(count=slot.free),
    }

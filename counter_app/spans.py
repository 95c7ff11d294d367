"""Spans of time in words. Pure; a span that would be negative (clocks apart) shows as none."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.texts import tr

MINUTES: Final = QT_TRANSLATE_NOOP("Counter", "{minutes} 分钟")
HOURS: Final = QT_TRANSLATE_NOOP("Counter", "{hours} 小时 {minutes} 分")
SECONDS: Final = QT_TRANSLATE_NOOP("Counter", "{seconds} 秒")
RANGE: Final = QT_TRANSLATE_NOOP("Counter", "约 {low}–{high} 分钟")
ABOUT: Final = QT_TRANSLATE_NOOP("Counter", "约 {high} 分钟")
JUST_NOW: Final = QT_TRANSLATE_NOOP("Counter", "刚刚")
NO_WAIT: Final = QT_TRANSLATE_NOOP("Counter", "无需等候")


def stopwatch(since: datetime, now: datetime) -> str:
    """ "4:05" since `since`; "1:04:05" from an hour on."""
    total = _seconds(since, now)
    hours, minutes, seconds = total // 3600, total // 60 % 60, total % 60
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def waited(since: datetime, now: datetime) -> str:
    """ "12 分钟", changing once a minute, so that a list of waiting people stays quiet."""
    minutes = _seconds(since, now) // 60
    return minutes_in_words(minutes) if minutes else tr(JUST_NOW)


def minutes_in_words(minutes: int) -> str:
    """ "12 分钟", "1 小时 5 分"."""
    if minutes < 60:
        return tr(MINUTES).format(minutes=minutes)
    return tr(HOURS).format(hours=minutes // 60, minutes=minutes % 60)


def age(seconds: float) -> str:
    """How old the last known state is: seconds below a minute, then minutes."""
    whole = max(0, int(seconds))
    return tr(SECONDS).format(seconds=whole) if whole < 60 else minutes_in_words(whole // 60)


def wait_range(minutes: tuple[int, int] | None) -> str:
    """The hub's honest range; empty where it cannot be told."""
    if minutes is None:
        return ""
    low, high = minutes
    if high <= 0:
        return tr(NO_WAIT)
    return tr(ABOUT if low == high else RANGE).format(low=low, high=high)


def _seconds(since: datetime, now: datetime) -> int:
    return max(0, int((now - since).total_seconds()))

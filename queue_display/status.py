"""The board's words about the hall and the connection, in Chinese with the English beside them. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from hub.wire import BoardView, HallHead, Words
from queue_display.english import QT_TRANSLATE_NOOP

English = Callable[[str], str]
"""The English of a Chinese source text, "%1" left in place."""
Status = Literal["open", "closing", "closed"]

AGE_SHOWN_SECONDS = 30.0
"""Younger than this, what is shown is as good as current; older, its age stands on the board."""
WEEKDAYS = (
    QT_TRANSLATE_NOOP("Board", "星期一"),
    QT_TRANSLATE_NOOP("Board", "星期二"),
    QT_TRANSLATE_NOOP("Board", "星期三"),
    QT_TRANSLATE_NOOP("Board", "星期四"),
    QT_TRANSLATE_NOOP("Board", "星期五"),
    QT_TRANSLATE_NOOP("Board", "星期六"),
    QT_TRANSLATE_NOOP("Board", "星期日"),
)
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


def both(source: str, english: English, *values: object) -> Words:
    """A source text and its English, with %1, %2 … filled in."""
    zh, en = source, english(source)
    for place, value in enumerate(values, 1):
        zh, en = zh.replace(f"%{place}", str(value)), en.replace(f"%{place}", str(value))
    return Words(zh=zh, en=en)


def status(view: BoardView) -> Status:
    """Closing time ends the issuing of tickets, not the service of those who wait."""
    if view.hall.open:
        return "open"
    inside = any(call.live for call in view.calls) or any(queue.waiting for queue in view.queues)
    return "closing" if inside else "closed"


def status_words(view: BoardView, english: English) -> Words:
    """ "正在服务", "停止取号，已取号的继续办理" or "今天的服务已结束"."""
    return both({
        "open": QT_TRANSLATE_NOOP("Board", "正在服务"),
        "closing": QT_TRANSLATE_NOOP("Board", "停止取号，已取号的继续办理"),
        "closed": QT_TRANSLATE_NOOP("Board", "今天的服务已结束"),
    }[status(view)], english)


def opens_words(hall: HallHead, now: datetime, english: English) -> Words | None:
    """When the hall opens again: "明天 09:00 开门"; None when it is open or nobody knows."""
    if hall.open or hall.changes_at is None:
        return None
    zone = ZoneInfo(hall.zone)
    opens, today = hall.changes_at.astimezone(zone), now.astimezone(zone).date()
    at = opens.strftime("%H:%M")
    if opens.date() == today:
        return both(QT_TRANSLATE_NOOP("Board", "今天 %1 开门"), english, at)
    if opens.date() == today + timedelta(days=1):
        return both(QT_TRANSLATE_NOOP("Board", "明天 %1 开门"), english, at)
    day = day_words(opens, english)
    later = QT_TRANSLATE_NOOP("Board", "%1 开门")
    return Words(zh=both(later, english, f"{day.zh} {at}").zh, en=both(later, english, f"{day.en}, {at}").en)


def day_words(local: datetime, english: English) -> Words:
    """"11月25日 星期三", "Wednesday 25 November"."""
    weekday = WEEKDAYS[local.weekday()]
    return Words(zh=f"{local.month}月{local.day}日 {weekday}",
                 en=f"{english(weekday)} {local.day} {_MONTHS[local.month - 1]}")


def age_words(link: str, age_seconds: float | None, english: English) -> Words | None:
    """How old what is shown is; None while it is current."""
    if age_seconds is None:
        return both(QT_TRANSLATE_NOOP("Board", "正在连接"), english)
    if link == "online" and age_seconds < AGE_SHOWN_SECONDS:
        return None
    if age_seconds < 60:
        return both(QT_TRANSLATE_NOOP("Board", "数据更新于不到 1 分钟前"), english)
    if age_seconds < 3600:
        return both(QT_TRANSLATE_NOOP("Board", "数据更新于 %1 分钟前"), english, int(age_seconds // 60))
    return both(QT_TRANSLATE_NOOP("Board", "数据更新于 %1 小时前"), english, int(age_seconds // 3600))

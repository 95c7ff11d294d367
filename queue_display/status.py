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
"""Younger than this, what is shown is as good as current; older, its time stands on the board."""
CONNECTING = QT_TRANSLATE_NOOP("Board", "正在连接")
"""As long as nothing is known of the hall."""
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


def away(link: str, age_seconds: float | None) -> bool:
    """Whether what is shown is no longer current: calls can't come."""
    return age_seconds is not None and (link != "online" or age_seconds >= AGE_SHOWN_SECONDS)


def age_words(link: str, age_seconds: float | None, now: datetime, english: English) -> Words | None:
    """Since when what is shown is old, on the wall's clock (`now`: the hall's local time); None while current."""
    if age_seconds is None or not away(link, age_seconds):
        return None
    heard = now - timedelta(seconds=age_seconds)
    at = f"{heard:%H:%M}"
    since = QT_TRANSLATE_NOOP("Board", "网络中断 · 截至 %1")
    if heard.date() == now.date():
        return both(since, english, at)
    day = day_words(heard, english)
    return Words(zh=both(since, english, f"{day.zh} {at}").zh, en=both(since, english, f"{day.en}, {at}").en)


def away_notice(english: English) -> Words:
    """What those who wait are told while nobody can be called."""
    return both(QT_TRANSLATE_NOOP("Board", "请留在等候区，网络恢复后接着叫号，您的号一直有效"), english)

"""What may be done with an appointment at the desk, as rows, and how it stands in words. Pure."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import Row
from counter_app.texts import tr, word
from hub.wire import AppointmentView

STATES: Final[dict[str, str]] = {
    "requested": QT_TRANSLATE_NOOP("Counter", "等待部门商定"),
    "confirmed": QT_TRANSLATE_NOOP("Counter", "已约定"),
    "checked_in": QT_TRANSLATE_NOOP("Counter", "已签到"),
    "served": QT_TRANSLATE_NOOP("Counter", "已办完"),
    "no_show": QT_TRANSLATE_NOOP("Counter", "超过 30 分钟未到，已作废"),
    "cancelled_by_visitor": QT_TRANSLATE_NOOP("Counter", "本人已取消"),
    "cancelled_by_hall": QT_TRANSLATE_NOOP("Counter", "大厅已取消"),
}
TITLES: Final[dict[str, str]] = {
    "check_in": QT_TRANSLATE_NOOP("Counter", "签到取号"),
    "recycle": QT_TRANSLATE_NOOP("Counter", "恢复排队"),
    "walk_in": QT_TRANSLATE_NOOP("Counter", "改为现场取号"),
    "move": QT_TRANSLATE_NOOP("Counter", "办事人要改时间"),
    "cancel": QT_TRANSLATE_NOOP("Counter", "办事人要取消"),
    "hall_move": QT_TRANSLATE_NOOP("Counter", "大厅改时间"),
    "hall_cancel": QT_TRANSLATE_NOOP("Counter", "大厅取消"),
    "appeal": QT_TRANSLATE_NOOP("Counter", "办事人要申诉"),
}
APPEALS: Final[dict[str, str]] = {
    "": QT_TRANSLATE_NOOP("Counter", "不计入爽约次数，由负责人决定"),
    "made": QT_TRANSLATE_NOOP("Counter", "已提出申诉，等待答复"),
    "granted": QT_TRANSLATE_NOOP("Counter", "申诉成立，不计爽约"),
    "refused": QT_TRANSLATE_NOOP("Counter", "申诉没有成立"),
}
EARLY: Final = QT_TRANSLATE_NOOP("Counter", "{time} 起可以签到")
STILL: Final = QT_TRANSLATE_NOOP("Counter", "{time} 前都有效")
TOO_LATE: Final = QT_TRANSLATE_NOOP("Counter", "已超过约定时间 30 分钟")
MISSED_CALL: Final = QT_TRANSLATE_NOOP("Counter", "已签到，叫号时不在")
NOT_YET: Final = QT_TRANSLATE_NOOP("Counter", "还没有批准")
ANEW: Final = QT_TRANSLATE_NOOP("Counter", "改后由各部门重新商定")
UNTIL_THEN: Final = QT_TRANSLATE_NOOP("Counter", "约定时间之前")
NOTICE: Final = QT_TRANSLATE_NOOP("Counter", "提前 8 小时，要写原因")


def state_words(agreed: AppointmentView) -> str:
    """How it stands."""
    if agreed.missed_call:
        return tr(MISSED_CALL)
    if agreed.appeal:
        return word(APPEALS, agreed.appeal)
    return word(STATES, agreed.state)


def act_rows(agreed: AppointmentView, now: datetime, zone: str) -> list[Row]:
    """Coming first, then the visitor's own wishes, then the hall's; each in its place, with its digit. Of one that was
    given up: a number like anybody's, or an appeal."""
    if agreed.state == "no_show" and not agreed.missed_call:
        appeal = ("appeal", "appeal" in agreed.may, word(APPEALS, agreed.appeal))
        return _rows([_coming(agreed, now, zone), appeal])
    open_ = agreed.state in ("requested", "confirmed")
    theirs = open_ and now < agreed.starts_at
    acts = [
        _coming(agreed, now, zone),
        ("move", theirs, tr(ANEW if agreed.state == "requested" else UNTIL_THEN)),
        ("cancel", theirs, tr(UNTIL_THEN)),
        ("hall_move", open_ and now <= agreed.until, tr(NOTICE)),
        ("hall_cancel", open_ and now <= agreed.until, tr(NOTICE)),
    ]
    return _rows(acts)


def _rows(acts: list[tuple[str, bool, str]]) -> list[Row]:
    return [
        {"key": act, "hotkey": str(place), "name": tr(TITLES[act]), "detail": detail, "possible": possible}
        for place, (act, possible, detail) in enumerate(acts, start=1)
    ]


def _coming(agreed: AppointmentView, now: datetime, zone: str) -> tuple[str, bool, str]:
    """Checking in; where that is over, a number like anybody's; after a missed call the old number again."""
    if agreed.missed_call:
        return "recycle", True, ""
    if agreed.state == "no_show" or (agreed.state == "confirmed" and now > agreed.until):
        return "walk_in", True, tr(TOO_LATE)
    if agreed.state != "confirmed":
        return "check_in", False, tr(NOT_YET) if agreed.state == "requested" else ""
    if now < agreed.opens_at:
        return "check_in", False, tr(EARLY).format(time=_clock(agreed.opens_at, zone))
    return "check_in", True, tr(STILL).format(time=_clock(agreed.until, zone))


def _clock(at: datetime, zone: str) -> str:
    return at.astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M")

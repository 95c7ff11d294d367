"""Sentences that depend on what happened: a card that was not read, a hall that said no, a wait.

Chinese is the source; English comes through Qt's translation of the context "Words".
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from kiosk_app.ears import SOCIAL
from kiosk_app.journey.arriving import NO_READER, SOCIAL_NOT_TAKEN

if TYPE_CHECKING:
    from hub.wire import Language, TicketView, Words
    from kiosk_app.journey.visit import Lookup, Told

translate = QCoreApplication.translate


def pick(words: Words, language: Language) -> str:
    return words.en if language == "en" else words.zh


def minutes(span: tuple[int, int] | None) -> str:
    """An honest range of minutes, never a single promise."""
    if span is None:
        return translate("Words", "暂时估计不了")
    low, high = span
    if low <= 1:
        return translate("Words", "约%1分钟以内").replace("%1", str(max(high, 1)))
    figures = str(high) if low >= high else f"{low}–{high}"
    return translate("Words", "约%1分钟").replace("%1", figures)


def people(count: int) -> str:
    if count == 0:
        return translate("Words", "没有人")
    return translate("Words", "%1人").replace("%1", str(count))


def card_problem(reason: str) -> tuple[str, str]:
    """(what happened, what to do), for the visitor."""
    if reason == NO_READER:
        return (
            translate("Words", "读卡处现在不能用"),
            translate("Words", "请点“不用身份证”继续取号，或请工作人员帮忙。"),
        )
    if reason == SOCIAL_NOT_TAKEN:
        return (
            translate("Words", "这里不能用社保卡取号"),
            translate("Words", "请放身份证，或点“不用身份证”继续取号。"),
        )
    if reason.startswith(SOCIAL):
        return _social_problem(reason.removeprefix(SOCIAL))
    if reason == "unsupported-document":
        return (
            translate("Words", "这张证件，机器还读不了"),
            translate("Words", "请点“不用身份证”继续取号，办事时把证件交给窗口即可。"),
        )
    if reason == "unrecognised-card":
        return (
            translate("Words", "这好像不是身份证"),
            translate("Words", "请换身份证平放在读卡处。银行卡、社保卡在这里读不了。"),
        )
    return (
        translate("Words", "身份证没有读好"),
        translate("Words", "请把身份证拿起来，再平放到读卡处，屏幕往下走了再拿走。"),
    )


def _social_problem(reason: str) -> tuple[str, str]:
    if reason in ("unrecognised-card", "files-closed", "card-blocked", "no-content"):
        return (
            translate("Words", "这张卡不能用来取号"),
            translate("Words", "请换社保卡或身份证，也可以点“不用身份证”继续取号。"),
        )
    return (
        translate("Words", "社保卡没有读好"),
        translate("Words", "请把社保卡取出来，芯片朝上再放一次，也可以用身份证。"),
    )


def refusal(code: str) -> tuple[str, str]:
    """(what happened, what to do), for a hall that said no."""
    if code == "closed":
        return (
            translate("Words", "今天已经停止取号"),
            translate("Words", "已经取了号的，会办完再下班。没有取号的，请在开放时间再来。"),
        )
    if code in ("unknown_item", "not_at_counter", "unknown_queue"):
        return (
            translate("Words", "这件事刚刚调整了办理的地方"),
            translate("Words", "请返回重新选一次，或请工作人员帮忙。"),
        )
    if code in ("no_band", "band_empty"):
        return (
            translate("Words", "这台机器暂时取不了这个号"),
            translate("Words", "网络中断，备用的号已经取完。请到咨询窗口，工作人员会为您取号。"),
        )
    if code == "needs_hub":
        return (
            translate("Words", "网络中断，暂时补打不了"),
            translate("Words", "您的号码有效，请记住号码等候。网络恢复后可以再来补打。"),
        )
    if code in ("slot_full", "slot_over", "no_slot", "slot_too_soon", "slot_too_far"):
        return (translate("Words", "这个时间刚被约走了，请再选一个"), "")
    if code == "already_booked":
        return (
            translate("Words", "您已经有预约了"),
            translate("Words", "这件事，或者这个时间，您已经约过。要改时间，请打开预约短信里的链接，或到服务台。"),
        )
    if code == "too_many_no_shows":
        return (
            translate("Words", "现在还不能预约"),
            translate("Words", "前几次预约没有来，暂时不能再约。可以直接取号，或到服务台说明情况。"),
        )
    if code == "booking_away":
        return (
            translate("Words", "这次没有约成"),
            translate("Words", "网络中断，不是您的问题。请稍后再试，或到服务台预约。"),
        )
    if code == "already_waiting":
        return (
            translate("Words", "您已经在排队了"),
            translate("Words", "请用先前取的号等候。找不到了，请工作人员帮忙。"),
        )
    if code in ("wrong_state", "unknown_ticket", "wrong_day"):
        return (
            translate("Words", "这个号已经叫过或者办完了"),
            translate("Words", "请返回重新取号，或到咨询窗口说明。"),
        )
    return (
        translate("Words", "这次没有取到号"),
        translate("Words", "不是您的问题。请到咨询窗口，工作人员会为您取号。"),
    )


MOST_NUMBERS = 6
"""That are named before "and more"."""


def untold(numbers: Sequence[str]) -> str:
    """To who holds one of them, and to staff who read it on the screen."""
    if not numbers:
        return ""
    shown = translate("Words", "、").join(numbers[:MOST_NUMBERS])
    if len(numbers) > MOST_NUMBERS:
        shown = translate("Words", "%1等%2张").replace("%1", shown).replace("%2", str(len(numbers)))
    return translate("Words", "号票 %1，请到咨询窗口").replace("%1", shown)


def awaited(comes: bool) -> str:
    """To who waits for somebody on duty beside the machine."""
    if comes:
        return translate("Words", "值班人员正在过来，请在旁边稍等")
    return translate("Words", "已经通知值班人员，请在旁边稍等")


def aid(name: str, told: Told | None) -> str:
    """The name, and how it stands with one that was asked to be brought."""
    match told:
        case "asked" | "told":
            return translate("Words", "%1：马上送来").replace("%1", name)
        case "failed":
            return translate("Words", "%1：请到服务台取").replace("%1", name)
    return name


def looked_up(lookup: Lookup, ticket: TicketView | None) -> tuple[str, str]:
    """(how it stands with the ticket whose code was scanned, what to do)."""
    match lookup:
        case "found" if ticket is not None:
            return _standing(ticket)
        case "returning":
            return (translate("Words", "正在为您办理"), "")
        case "back" if ticket is not None:
            return _waits_again(ticket)
        case "not_back":
            return (
                translate("Words", "这次没有办成"),
                translate("Words", "网络中断。请稍后再按一次，或到咨询窗口。"),
            )
        case "changed":
            return (
                translate("Words", "您的号有了变化"),
                translate("Words", "请把票再扫一次，看现在的情况；或到咨询窗口。"),
            )
        case "unknown":
            return (
                translate("Words", "这不是本厅的二维码"),
                translate("Words", "请把票上、或者预约的二维码对准扫码口，再扫一次。"),
            )
        case "over":
            return (translate("Words", "这张票已经过期"), translate("Words", "号码当天有效。还要办事，请重新取号。"))
        case "away":
            return (
                translate("Words", "现在查不到，号码仍然有效"),
                translate("Words", "网络中断。请留意屏幕和广播叫号，或问工作人员。"),
            )
    return (translate("Words", "正在查您的号"), "")


def _standing(ticket: TicketView) -> tuple[str, str]:
    counter = ticket.counter or ""
    match ticket.state:
        case "waiting" if ticket.ahead == 0:
            return (translate("Words", "下一位就是您"), translate("Words", "请留意屏幕和广播。"))
        case "waiting":
            return (translate("Words", "您的号正在排队"), translate("Words", "叫到您时，屏幕和广播都会提示。"))
        case "called":
            return (
                translate("Words", "请到%1号窗口").replace("%1", counter),
                translate("Words", "已经叫到您了，请现在过去。"),
            )
        case "serving":
            return (translate("Words", "正在%1号窗口办理").replace("%1", counter), "")
        case "served":
            return (translate("Words", "已经办完了"), translate("Words", "还要办别的事，请重新取号。"))
        case "no_show" if ticket.may:
            return (
                translate("Words", "已经叫过您的号"),
                translate("Words", "不用重新取号。按一下，就接着排队。"),
            )
        case "no_show":
            return (
                translate("Words", "这个号已经不能用了"),
                translate("Words", "叫号时没等到您。请重新取号，或者请人帮办。"),
            )
        case "parked" if ticket.may:
            return (
                translate("Words", "您的号先放在一边"),
                translate("Words", "材料备齐了吗？告诉我们，就会优先叫您。"),
            )
        case "parked":
            return (
                translate("Words", "您的号先放在一边"),
                translate("Words", "那边办好后，窗口会叫您。有疑问请到咨询窗口。"),
            )
    return (translate("Words", "这个号已经取消"), translate("Words", "还要办事，请重新取号。"))


def _waits_again(ticket: TicketView) -> tuple[str, str]:
    """After the holder said that they are here."""
    if ticket.state != "waiting":
        return _standing(ticket)
    if ticket.extended:
        return (
            translate("Words", "已登记，下班后也会为您办完"),
            translate("Words", "请在厅内安心等候，叫到您时会提示。"),
        )
    if ticket.ahead == 0:
        return (translate("Words", "好，下一位就是您"), translate("Words", "请留意屏幕和广播。"))
    return (translate("Words", "好，您又在排队了"), translate("Words", "叫到您时，屏幕和广播都会提示。"))


def opens_when(opens: datetime | None, now: datetime, zone: str, language: Language) -> str:
    """When the hall opens again, as people say it: today, tomorrow, or the weekday and date."""
    if opens is None:
        return translate("Words", "开放时间请看门口的公告")
    there = opens.astimezone(ZoneInfo(zone))
    days = (there.date() - now.astimezone(ZoneInfo(zone)).date()).days
    clock = f"{there:%H:%M}"
    if days <= 0:
        return translate("Words", "今天%1开门").replace("%1", clock)
    if days == 1:
        return translate("Words", "明天%1开门").replace("%1", clock)
    text = translate("Words", "%1 %2开门")
    return text.replace("%1", _day(there, language)).replace("%2", clock)


def _day(there: datetime, language: Language) -> str:
    if language == "en":
        return f"{there:%A} {there.day} {there:%B}"
    return f"{there.month}月{there.day}日（星期{'一二三四五六日'[there.weekday()]}）"


def time_of_day(at: datetime, zone: str) -> str:
    return f"{at.astimezone(ZoneInfo(zone)):%H:%M}"


def day_of(at: datetime, zone: str, language: Language) -> str:
    """The date as people say it: 6月3日（星期三）, Wednesday 3 June."""
    return _day(at.astimezone(ZoneInfo(zone)), language)

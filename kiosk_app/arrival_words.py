"""What a visitor with an appointment is told where no ticket came of checking in: why, and what to do."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from kiosk_app.words import day_of, time_of_day, translate

if TYPE_CHECKING:
    from hub.wire import HallHead, Language
    from kiosk_app.journey import Journey
    from kiosk_app.journey.claim import Way
    from kiosk_app.journey.visit import Visit, World


def when(at: datetime, hall: HallHead, language: Language) -> str:
    """A moment as people say it: today by the clock alone, other days with the date."""
    day, clock = day_of(at, hall.zone, language), time_of_day(at, hall.zone)
    if is_today(at, hall):
        return translate("Words", "今天 %1").replace("%1", clock)
    return f"{day} {clock}"


def is_today(at: datetime, hall: HallHead) -> bool:
    """Whether it is on the hall's day."""
    return at.astimezone(ZoneInfo(hall.zone)).date() == hall.day


def arrival(journey: Journey) -> tuple[str, str]:
    """(what came of checking in, what to do)."""
    visit, view = journey.visit, journey.world.view
    if view is None:
        return ("", "")
    match visit.arrival:
        case "early" | "unknown" if visit.agreed_at is not None:
            return _too_early(visit, view.hall)
        case "late" if visit.agreed_at is not None:
            return _too_late(visit.agreed_at, view.hall)
        case "noted" if visit.noted is not None:
            return _noted(time_of_day(visit.noted.at, view.hall.zone), journey.world)
        case "unknown":
            return _unknown(visit.claim.way if visit.claim else "code")
    return _other(visit)


def _too_early(visit: Visit, hall: HallHead) -> tuple[str, str]:
    assert visit.agreed_at is not None
    if not is_today(visit.agreed_at, hall):
        return (
            translate("Words", "您预约的不是今天"),
            translate("Words", "请那天再来。想改时间，请打开预约短信里的链接，或到服务台。"),
        )
    opens = time_of_day(visit.opens_at or visit.agreed_at, hall.zone)
    if visit.items:
        return (
            translate("Words", "您已经预约，%1 起签到").replace("%1", opens),
            translate("Words", "不想等，可以现在取号，预约就取消。"),
        )
    return (
        translate("Words", "来早了，%1 起可以签到").replace("%1", opens),
        translate("Words", "请先坐坐，到时间再来签到，不会误事。想改时间，请打开短信里的链接。"),
    )


def _too_late(agreed: datetime, hall: HallHead) -> tuple[str, str]:
    if not is_today(agreed, hall):
        return (
            translate("Words", "预约的日子已经过了"),
            translate("Words", "还要办这件事，现在取号就可以。"),
        )
    return (
        translate("Words", "预约时间已经过了30分钟"),
        translate("Words", "预约的位置按规定让给了别人。现在取号，照样能办。"),
    )


def _noted(clock: str, world: World) -> tuple[str, str]:
    if world.online:
        return (
            translate("Words", "网络恢复了，请再签到一次"),
            translate("Words", "您 %1 来过，已经记下，按这个时间算。").replace("%1", clock),
        )
    return (
        translate("Words", "已记下：您 %1 到了").replace("%1", clock),
        translate("Words", "网络中断，预约暂时查不到。请先取一个号等候；网络恢复后，预约按这个时间补签到。")
        if world.alone and world.open
        else translate("Words", "网络中断，预约暂时查不到。请到服务台；网络恢复后按这个时间补签到，号码发短信告诉您。"),
    )


def _unknown(way: Way) -> tuple[str, str]:
    if way == "card":
        return (
            translate("Words", "没有找到您今天的预约"),
            translate("Words", "预约时没有登记身份证的，请扫预约的二维码，或输入预约号。"),
        )
    if way == "number":
        return (
            translate("Words", "没有找到这个预约"),
            translate("Words", "请对照预约短信，再输一次预约号和手机后四位；也可以扫码。"),
        )
    return (
        translate("Words", "这个二维码不是本厅的预约"),
        translate("Words", "请打开预约短信里的链接，扫那一页的二维码；也可以放身份证，或输入预约号。"),
    )


def _other(visit: Visit) -> tuple[str, str]:
    match visit.arrival:
        case "given_up":
            return (
                translate("Words", "这个预约已经取消了"),
                translate("Words", "是用您的预约取消的。还要办，现在取号就可以。"),
            )
        case "called_off":
            return (
                translate("Words", "这个预约由中心取消了，很抱歉"),
                translate("Words", "原因已发短信告诉您。现在可以直接取号，或到服务台另约时间。"),
            )
        case "undecided":
            return (
                translate("Words", "这个预约还没有确定"),
                translate("Words", "几个部门一起办的事，同意后会发短信告诉您。请到服务台问一问。"),
            )
        case "over":
            return (
                translate("Words", "这个预约码已经过期"),
                translate("Words", "还要办事，现在取号就可以；或者重新预约。"),
            )
        case "done":
            return (
                translate("Words", "这个预约已经签过到了"),
                translate("Words", "号码已经叫过或办完。有疑问，请到咨询窗口。"),
            )
    return (
        translate("Words", "现在查不到您的预约"),
        translate("Words", "网络中断，不是您的问题。请再试一次；也可以先取一个号。"),
    )

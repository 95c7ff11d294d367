"""What the guides' pages say after something was done, or why it was not: zh, en."""

from __future__ import annotations

from hall import refusals

TOLD: dict[str, tuple[str, str]] = {
    "guide_assistance": ("已登记。", "It is on record."),
    "accompany": ("已登记。叫到时会提醒您。", "It is on record. You are told when it is called."),
    "grant_green": ("已确认绿色通道，取号时间不变。", "The green channel is on record; the time of issue stays."),
    "issue": ("已取号，由您陪同；号码在下面。", "The number is taken and with you; it stands below."),
}
REFUSED: dict[str, tuple[str, str]] = {
    refusals.UNKNOWN_REQUEST: ("这次帮办请求已经结束。", "This request is over already."),
    refusals.GUIDE_THERE: ("已有同事在陪同。", "A colleague is with them already."),
    refusals.UNKNOWN_TICKET: ("今天没有这个号，请核对。", "There is no such number today; please check."),
    refusals.WRONG_STATE: ("情况已有变化，以页面所示为准。", "It has changed meanwhile: the page shows how it is."),
    refusals.REASON_NEEDED: ("请写明理由。", "Please give the reason."),
    refusals.ALREADY_GREEN: ("这个号已是绿色通道。", "This number has the green channel already."),
    refusals.CLOSED: ("大厅已停止取号。", "The hall gives out no more numbers."),
    refusals.ALREADY_WAITING: ("办事人已有号，请按原号等候。", "The visitor has a number already."),
}

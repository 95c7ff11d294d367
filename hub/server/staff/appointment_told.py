"""What the pages of appointments say after something was done, or why it was not: zh, en."""

from __future__ import annotations

from appointments import refusals

TOLD: dict[str, tuple[str, str]] = {
    "book": ("已预约，办事人会收到短信。", "It is booked; the visitor gets a message."),
    "appeal_appointment": ("申诉已提交。", "The appeal is handed in."),
    "move_appointment": ("已改期，办事人会收到通知。", "It is moved; the visitor is told."),
    "cancel_appointment": ("已取消，办事人会收到通知。", "It is cancelled; the visitor is told."),
    "check_in": ("已签到，排队号在下面。", "Checked in; the number stands below."),
    "decide_appointment": ("您的意见已登记。", "Your decision is on record."),
    "decide_appeal": ("申诉已办理。", "The appeal is decided."),
}
REFUSED: dict[str, tuple[str, str]] = {
    refusals.SLOT_FULL: ("这个时段刚刚约满，请换一个。", "That time has just been taken; please choose another."),
    refusals.SLOT_OVER: ("这个时段已经过去。", "That time is past."),
    refusals.SLOT_TOO_SOON: ("这个时段太近，来不及办理申请。", "That time is too near for a request."),
    refusals.NO_SLOT: ("这个时间不接待，请换一个。", "Nobody is received at that time; please choose another."),
    refusals.NOT_BOOKABLE: ("这个事项现在不开放预约。", "This item can't be booked now."),
    refusals.UNKNOWN_APPOINTMENT: ("没有这个预约，请核对。", "There is no such appointment; please check."),
    refusals.WRONG_APPOINTMENT_STATE: ("情况已有变化，以页面所示为准。", "It has changed: the page shows how it is."),
    refusals.NOTICE_NEEDED: (
        "离约定时间不足 8 小时，需大厅负责人特批并写明理由。",
        "Less than eight hours before, a manager has to override it and say why.",
    ),
    refusals.TOO_LATE_TO_CHANGE: ("约定时间已到，不能再改。", "The agreed time has come; it can't be changed."),
    refusals.SAME_TIME: ("就是现在的时间。", "That is the time it has."),
    refusals.TOO_EARLY: ("还没到签到时间。", "Check-in is not open yet."),
    refusals.TOO_LATE: ("已超过约定时间 30 分钟，请现场取号。", "More than 30 minutes late: please take a ticket."),
    refusals.NOT_CONFIRMED: ("这个申请还没有同意。", "This request is not agreed to yet."),
    refusals.ALREADY_CHECKED_IN: ("已经签到。", "Checked in already."),
    refusals.NOT_YOURS: ("这一步由另一位负责人办理。", "This step is for somebody else to decide."),
    refusals.REQUEST_LAPSED: ("已过答复时限，申请自动结束。", "The time to decide is over; the request has ended."),
    refusals.NO_APPEAL: ("没有待办理的申诉。", "There is no appeal to decide."),
}

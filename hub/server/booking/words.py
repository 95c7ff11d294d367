"""What the booking pages say of fields, refusals and states, in both languages."""

from __future__ import annotations

from appointments import refusals

FIELD: dict[str, tuple[str, str]] = {
    "name_missing": ("请填写姓名。", "Please fill in the name."),
    "name_long": ("姓名最多 60 个字。", "A name has at most 60 characters here."),
    "name_odd": ("姓名里有不能使用的符号，请只填姓名。", "Some signs in it can't be used: the name alone, please."),
    "phone_missing": ("请填写手机号，用来通知您。", "Please fill in your phone number: we tell you of changes."),
    "phone_wrong": ("手机号应为 6 至 15 位数字，请检查。", "A phone number has 6 to 15 digits: please check it."),
    "number_missing": ("这一项需要证件号码。", "This item needs the number of your identity document."),
    "number_wrong": ("证件号码应为 6 至 20 位数字或字母，请检查。", "A document number has 6 to 20 digits or letters."),
    "number_digit": ("身份证号码不对，请核对每一位。", "That ID number can't be right: please check each digit."),
    "choose_time": ("请选择一个时间。", "Please choose a time."),
}
"""Beside a field."""

REFUSED: dict[str, tuple[str, str]] = {
    refusals.NOT_BOOKABLE: ("这一项现在不能预约。", "This item can't be booked just now."),
    refusals.SLOT_OVER: ("这个时间已经过了，请另选一个。", "That time is over. Please choose another."),
    refusals.SLOT_TOO_FAR: ("这个时间还不能预约，请选近一些的。", "That is too far ahead. Please choose a nearer one."),
    refusals.SLOT_TOO_SOON: ("这一项要先由多个部门商定，请选晚一些的时间。",
                             "Several departments have to agree first. Please choose a later time."),
    refusals.NO_SLOT: ("这个时间不受理，请另选一个。", "Nobody is received at that time. Please choose another."),
    refusals.SLOT_FULL: ("这个时间刚刚约满，请另选一个。", "That time has just been taken. Please choose another."),
    refusals.ALREADY_BOOKED: ("您已经预约过这一项，或者这个时间已有别的预约。如需改动，请在预约首页“查找我的预约”。",
                              "You have booked this item already, or have another appointment then. To change it, use "
                              "“Find my appointment” on the first page."),
    refusals.TOO_MANY_NO_SHOWS: ("近期多次预约未到，暂时不能网上预约。您可以现场取号，或请咨询台帮助。",
                                 "Several appointments were missed lately, so none can be booked online for now. "
                                 "You can take a number in the hall, or ask the enquiry desk."),
    refusals.WRONG_APPOINTMENT_STATE: ("预约的情况已经变了，请看下面。", "Things have changed meanwhile, see below."),
    refusals.TOO_LATE_TO_CHANGE: ("预约时间已到，不能再改动。", "The agreed time has come: it can't be changed now."),
    refusals.SAME_TIME: ("这就是您现在的预约时间。", "That is the time you have."),
    refusals.NO_APPEAL: ("没有可以申诉的记录，或已经申诉过。", "There is nothing to appeal against, or it was done."),
}  # fmt: skip
"""By the code of a refusal; what is not here is `OTHERWISE`."""
OTHERWISE = (
    "没有办成，请稍后再试，或请咨询台帮助。", "That did not work. Please try again later, or ask the enquiry desk.",
)  # fmt: skip
OF_FIELD = {refusals.DOCUMENT_WRONG: ("number", "number_digit"), refusals.DOCUMENT_NEEDED: ("number", "number_missing")}
"""Refusals that are about a field."""

TOLD: dict[str, tuple[str, str]] = {
    "booked": ("预约成功。", "It is booked."),
    "requested": ("申请已提交。", "Your request was sent."),
    "moved": ("时间已改好，请用新的二维码。", "The time was changed. Please use the new code."),
    "cancelled": ("预约已取消。", "The appointment was cancelled."),
    "appealed": ("申诉已提交，我们会告诉您结果。", "Your appeal was sent; we will tell you the outcome."),
}
"""After something was done."""

STATE: dict[str, tuple[str, str, str]] = {
    "requested": ("等待部门商定", "Waiting for the departments", "held"),
    "confirmed": ("预约成功", "Booked", "done"),
    "checked_in": ("已签到", "Checked in", "done"),
    "served": ("已经办完", "All done", "done"),
    "no_show": ("超过 30 分钟未到，预约已作废", "Given up: more than 30 minutes late", "held"),
    "cancelled_by_visitor": ("您已取消", "You cancelled it", "held"),
    "cancelled_by_hall": ("大厅已取消", "The hall cancelled it", "held"),
}
"""zh, en, look."""
MISSED_CALL = ("已叫过您的号，您不在窗口", "Your number was called, and you were not there", "held")
"""Of one who had checked in in time."""
APPEAL: dict[str, tuple[str, str, str]] = {
    "made": ("申诉已提交，等待处理", "Your appeal is being looked at", "held"),
    "granted": ("申诉通过，不计爽约", "Appeal granted: it does not count", "done"),
    "refused": ("申诉没有通过", "Your appeal was not granted", "held"),
}
"""Of one that was given up, once an appeal was made."""
SORRY: dict[str, tuple[str, str, str, str]] = {
    "unknown": ("没有找到这个预约", "We can't find this appointment", "请重新打开短信里的链接，或用预约号查找。",
                "Please open the link in our message again, or find it by its number."),
    "gone": ("这个预约已经过去", "This appointment is over", "如需办理，请重新预约。",
             "Please book again if you still need us."),
    "stale": ("这一页已过期", "This page has grown old", "什么都没有改动。请返回刷新后再试。",
              "Nothing was changed. Please go back, reload and try again."),
    "reused": ("这张表已经提交过", "This form was sent before",
               "为避免重复预约，改动过的内容没有提交。如需再约一次，请重新开始。",
               "So that nothing is booked twice, what you changed was not sent. To book once more, please start anew."),
    "storage": ("现在连不上大厅", "We can't reach the hall just now", "请稍后再试。已提交的预约不会丢，也不会重复。",
                "Please try again soon. What was sent is neither lost nor booked twice."),
    "large": ("填写的内容太长", "That is too long", "请返回，缩短后再试。", "Please go back and shorten it."),
}  # fmt: skip
BUSY = (
    "这个网络刚才提交得太多，请 {n} 秒后再按一次。您填的内容还在下面。",
    "Too much came from this network just now. Please press again in {n} seconds; what you wrote is still here.",
)
NOT_FOUND = (
    "没有找到：请核对预约号和手机号后四位。", "Not found: please check the number and the phone's last four digits.",
)  # fmt: skip

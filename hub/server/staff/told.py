"""What a page says after something was done, or why it was not."""

from __future__ import annotations

from hub.server.staff import appointment_told, guide_told, hall_told
from upkeep import refusals

TOLD: dict[str, tuple[str, str]] = {
    "open_order": ("工单已建立，负责人已收到通知。", "The work order is open; whoever is responsible was told."),
    "assign_order": ("工单已派出。", "The work order is assigned."),
    "note_order": ("记录已保存。", "The note is kept."),
    "finish_order": ("工单已办结。", "The work order is done."),
    "take_summons": ("已登记由您前往。", "It is on record that you are going."),
    "close_summons": ("求助已处理完毕。", "The request is closed."),
    "lend_aid": ("已登记借出。", "It is on record as lent."),
    "end_loan": ("已登记归还或取消。", "It is on record as returned or no longer wanted."),
    "log_round": ("已登记，谢谢。", "It is on record. Thank you."),
    "password": ("新密码已生效。", "The new password holds from now on."),
    "phone": ("提醒手机已保存。", "The phone for alarms is kept."),
    "no_phone": ("不再发到手机。", "Your phone is not told any more."),
    "read_message": ("已标为已读。", "Marked as read."),
    **appointment_told.TOLD,
    **appointment_told.REFUSED,
    **guide_told.TOLD,
    **guide_told.REFUSED,
    **hall_told.TOLD,
    **hall_told.REFUSED,
    "send_again": ("已重新排入发送。", "It will be sent again."),
    "set_message_text": ("短信用语已保存，之后的短信按新用语发送。", "The words are kept; what follows says this."),
    refusals.UNKNOWN_MACHINE: ("机器登记表里没有这台机器。", "The register does not have this machine."),
    refusals.UNKNOWN_ORDER: ("这张工单已经办结。", "This work order is done already."),
    refusals.UNKNOWN_SUMMONS: ("这次求助已经处理完毕。", "This request is closed already."),
    refusals.SUMMONS_TAKEN: ("已有同事前往。", "A colleague is on the way already."),
    refusals.UNKNOWN_AID: ("没有这种借用物品。", "There is no such aid."),
    refusals.UNKNOWN_LOAN: ("这次借用已经结束。", "This loan is over already."),
    refusals.AIDS_ALL_LENT: ("已全部借出，请等归还后再借。", "All are lent; please wait until one is back."),
    refusals.UNKNOWN_MESSAGE: ("没有这条消息。", "There is no such message."),
    refusals.EMPTY_TEXT: ("请写明要做或已做的事。", "Please say in words what is to be done or was done."),
}
"""By the kind of the command or the code of the refusal: zh, en. What is not here is not said."""
REFUSED = frozenset({
    refusals.UNKNOWN_MACHINE, refusals.UNKNOWN_ORDER, refusals.UNKNOWN_SUMMONS, refusals.SUMMONS_TAKEN,
    refusals.UNKNOWN_AID, refusals.UNKNOWN_LOAN, refusals.AIDS_ALL_LENT, refusals.EMPTY_TEXT,
    refusals.UNKNOWN_MESSAGE, *appointment_told.REFUSED, *guide_told.REFUSED, *hall_told.REFUSED,
})  # fmt: skip
SORRY: dict[str, tuple[str, str]] = {
    "try_later": ("尝试次数较多，请稍等 {seconds} 秒再试。", "Many tries: please wait {seconds} seconds."),
    "wrong_password": ("账号或密码不对，请再试一次。", "Login or password is not right. Please try again."),
    "no_pages": (
        "这个账号在窗口登录，不使用这些页面。如需使用，请联系大厅管理员。",
        "This login is for counters, not for these pages. Please ask the hall's manager.",
    ),
    "not_allowed": ("您的岗位不办理这一项，或页面已过期。请返回后再试。", "Your role does not do this, or the page has "
                    "grown old. Please go back and try again."),
    "invalid": ("填写的内容不完整或太长。请返回修改后再试。", "Something is missing or too long. Please go back and "
                "change it."),
    "id_reused": ("这一页已经提交过别的内容。请刷新后再试。", "This form was sent before with other words. Please "
                  "reload and try again."),
    "not_found": ("没有找到这一页。", "There is no such page."),
    "code_unknown": ("这不是本大厅机器上的二维码。", "This is not a code of a machine of this hall."),
    "code_over": ("这张二维码已过期，请更换机器上的标签。", "This code has ended; please put a new one on."),
    "storage": ("系统暂时存不了数据，您的操作没有保存。请稍后再试。", "The hub can't keep data just now; nothing was "
                "saved. Please try again soon."),
}

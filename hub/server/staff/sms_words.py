"""Text messages in the words of the pages: what each tells, what its fields hold, why one could not be sent."""

from __future__ import annotations

from collections.abc import Mapping

TITLES: Mapping[str, tuple[str, str]] = {
    "appointment_confirmed": ("预约成功", "Appointment confirmed"),
    "appointment_requested": ("已收到预约申请", "Request received"),
    "appointment_refused": ("预约申请未能安排", "Request refused"),
    "appointment_moved": ("大厅改期", "Moved by the hall"),
    "appointment_cancelled": ("大厅取消", "Cancelled by the hall"),
    "appointment_reminder": ("预约提醒", "Reminder"),
    "appointment_number": ("补签到的号码", "Number after a late check-in"),
    "appointment_no_show": ("未签到", "Not checked in"),
    "appointment_appeal_granted": ("申诉通过", "Appeal granted"),
    "appointment_appeal_refused": ("申诉未通过", "Appeal refused"),
    "order_daily": ("日常工单", "Daily work order"),
    "order_professional": ("专业维修工单", "Professional work order"),
    "summons_incident": ("突发情况", "Incident"),
    "summons_guidance": ("需要帮助", "Guidance needed"),
    "aid_asked": ("请送物品", "Please bring an aid"),
    "switching_missed_on": ("没有按时开机", "Not switched on in time"),
    "switching_missed_off": ("没有按时关机", "Not switched off in time"),
}
"""By template: zh, en."""
FIELDS: Mapping[str, tuple[str, str]] = {
    "hall": ("大厅名称", "the hall's name"),
    "item": ("事项", "the item"),
    "time": ("预约时间", "the agreed time"),
    "before": ("原来的时间", "the time before"),
    "offers": ("还可预约的时间", "other free times"),
    "reason": ("原因", "the reason"),
    "code": ("预约码", "the appointment's code"),
    "number": ("排队号码", "the ticket's number"),
    "url": ("手机查看地址", "its page on the phone"),
    "machine": ("机器", "the machine"),
    "device": ("外设", "which part of it"),
    "about": ("什么问题", "what is the matter"),
    "cure": ("怎么处理", "what helps"),
    "aid": ("便民用品", "the aid"),
}
STATES: Mapping[str, tuple[str, str, str]] = {
    "waiting": ("wait", "等待发送", "Waiting"),
    "sending": ("wait", "正在发送", "Being sent"),
    "sent": ("ok", "已发送", "Sent"),
    "dead": ("bad", "没有发出", "Not sent"),
    "overtaken": ("", "情况已变，未发", "Overtaken, not sent"),
}
"""By state: the look of its mark, zh, en."""
WRONG: Mapping[str, tuple[str, str]] = {
    "empty": ("请填写短信内容。", "Please write what is to be said."),
    "too_long": ("请不要超过 500 个字。", "Please keep to 500 characters."),
    "control": ("有看不见的符号，请删去后再保存。", "There are invisible signs in it; please take them out."),
    "braces": ("花括号里请只写字段名，例如 {{time}}。", "In braces there may be a field's name only, as {{time}}."),
    "unknown_field": ("这条短信没有 {field} 这个字段，请从下面的字段中选用。",
                      "This message has no field {field}; please use those below."),
}  # fmt: skip
_TROUBLES: Mapping[str, tuple[str, str]] = {
    "too_late": ("已过时，不再需要发送。", "It came too late to be of use."),
    "gave_up": ("短信网关一天内都没有接收。请检查网关后再发。",
                "The gateway did not take it within a day. Please see to the gateway, then send it again."),
    "contact_deleted": ("联系方式已按期删除。", "The contact was deleted when its time was over."),
    "contact_unreadable": ("联系方式无法解密，请联系系统管理员。", "The contact can't be opened; please tell the "
                           "system's administrator."),
    "no_phone": ("号码不是电话号码。", "The number is no phone number."),
    "no_template": ("没有这种短信的用语。", "There are no words for this message."),
    "no_fact": ("缺少内容：{detail}。请检查短信用语。", "Something is missing: {detail}. Please see to the words."),
    "wrong_text": ("短信用语有误，请修改后再发。", "The words can't be used; please change them and send again."),
    "refused": ("短信网关拒收。", "The gateway refused it."),
    "timeout": ("短信网关没有及时应答。", "The gateway did not answer in time."),
    "unreachable": ("连接不上短信网关。", "The gateway can't be reached."),
    "answer_unreadable": ("短信网关的应答无法识别。", "The gateway's answer can't be understood."),
    "http_401": ("短信网关不认可令牌，请检查设置。", "The gateway does not know our token; see to the settings."),
    "http_403": ("短信网关不认可令牌，请检查设置。", "The gateway does not know our token; see to the settings."),
    "http_404": ("短信网关地址不对，请检查设置。", "The gateway's address is wrong; please see to the settings."),
    "http_429": ("短信网关要求稍后再发。", "The gateway asks to wait."),
}  # fmt: skip
_OTHER = ("短信网关应答异常（{code}）。", "The gateway answered with {code}.")


def trouble(code: str) -> tuple[str, str]:
    """Why the last try failed, zh and en; behind a colon in the code stands what it is about."""
    word, _, detail = code.partition(":")
    zh, en = _TROUBLES.get(word, _OTHER)
    return zh.format(code=word, detail=detail), en.format(code=word, detail=detail)

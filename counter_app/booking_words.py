"""Why an appointment is refused, for the clerk who speaks with the visitor: code → sentence."""

from __future__ import annotations

from typing import Final

from counter_app.marking import QT_TRANSLATE_NOOP

BOOKING: Final[dict[str, str]] = {
    "not_bookable": QT_TRANSLATE_NOOP("Counter", "这一项现在不能预约。"),
    "document_needed": QT_TRANSLATE_NOOP("Counter", "这一项预约时要证件号码。"),
    "document_wrong": QT_TRANSLATE_NOOP("Counter", "证件号码不对，请与对方逐位核对。"),
    "slot_over": QT_TRANSLATE_NOOP("Counter", "这个时间已经过了，请从下面另选。"),
    "slot_too_far": QT_TRANSLATE_NOOP("Counter", "这个时间还不能预约，请选近一些的。"),
    "slot_too_soon": QT_TRANSLATE_NOOP("Counter", "要先由各部门商定，请选晚一些的时间。"),
    "no_slot": QT_TRANSLATE_NOOP("Counter", "这个时间不接待，请从下面另选。"),
    "slot_full": QT_TRANSLATE_NOOP("Counter", "这个时间刚刚约满，下面是最近的空位。"),
    "already_booked": QT_TRANSLATE_NOOP("Counter", "对方已约过这一项或这个时间：{starts_at}。"),
    "too_many_no_shows": QT_TRANSLATE_NOOP("Counter", "对方近期 {count} 次约了没到，暂不能预约，可现场取号。"),
    "unknown_appointment": QT_TRANSLATE_NOOP("Counter", "没有找到，请核对预约码和手机尾号。"),
    "appointment_code_over": QT_TRANSLATE_NOOP("Counter", "这个预约码已经过期。"),
    "wrong_appointment_state": QT_TRANSLATE_NOOP("Counter", "预约情况已有变化，请重新查找。"),
    "notice_needed": QT_TRANSLATE_NOOP("Counter", "不足 {hours} 小时，须由负责人在管理页面特批。"),
    "too_late_to_change": QT_TRANSLATE_NOOP("Counter", "约定时间已到，不能再改。"),
    "same_time": QT_TRANSLATE_NOOP("Counter", "就是现在的时间，请另选。"),
    "too_early": QT_TRANSLATE_NOOP("Counter", "{opens_at} 起才能签到。"),
    "too_late": QT_TRANSLATE_NOOP("Counter", "已超过约定时间 30 分钟，请改为现场取号。"),
    "not_confirmed": QT_TRANSLATE_NOOP("Counter", "申请还没有批准，不能签到。"),
    "already_checked_in": QT_TRANSLATE_NOOP("Counter", "已经签到，请按原号等候。"),
    "not_yours": QT_TRANSLATE_NOOP("Counter", "这一步由另一位负责人办理。"),
    "request_lapsed": QT_TRANSLATE_NOOP("Counter", "过了答复时限，申请已自动结束。"),
    "no_appeal": QT_TRANSLATE_NOOP("Counter", "没有可申诉的记录，或已经申诉过。"),
}
"""The codes of appointments that the queue does not have. `starts_at`, `opens_at` are in the hall's time."""
MOMENTS: Final = frozenset({"starts_at", "opens_at", "until", "earliest"})
"""Facts that are moments."""

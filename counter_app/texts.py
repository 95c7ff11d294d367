"""Codes → short sentences that say what to do next. Chinese is the source; English is in translations/.

Every refusal of the hall (hall.refusals), problem of the wire and reason of the desk has one; a test counts
them. A code from a newer hub gets one too, with the code in it for whoever is asked for help.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from counter_app import desk, new_password
from counter_app.booking_words import BOOKING, MOMENTS
from counter_app.keys import Act, Why
from counter_app.marking import QT_TRANSLATE_NOOP
from hub.wire import refusals

CONTEXT: Final = "Counter"
CONSENT_ELSEWHERE: Final = "consent_elsewhere"
CLOSED_ONLY: Final = "closed_only"
SERVED_TO_THE_END: Final = "served_to_the_end"

REFUSALS: Final[dict[str, str]] = {
    refusals.HALL_EXISTS: QT_TRANSLATE_NOOP("Counter", "大厅已建立，无需重复建立。"),
    refusals.NO_HALL: QT_TRANSLATE_NOOP("Counter", "大厅尚未建立，请联系管理员。"),
    refusals.CLOSED: QT_TRANSLATE_NOOP("Counter", "大厅已停止取号；已在厅内的办事人照常办理。"),
    refusals.UNKNOWN_ITEM: QT_TRANSLATE_NOOP("Counter", "事项清单已更新，请重新选择事项。"),
    refusals.NOT_AT_COUNTER: QT_TRANSLATE_NOOP("Counter", "此事项不在窗口办理，请按提示引导办事人。"),
    refusals.ALREADY_WAITING: QT_TRANSLATE_NOOP("Counter", "办事人已有号 {number}，请按原号等候。"),
    refusals.UNKNOWN_TICKET: QT_TRANSLATE_NOOP("Counter", "没有找到这个号，请核对当日号码。"),
    refusals.UNKNOWN_COUNTER: QT_TRANSLATE_NOOP("Counter", "没有这个窗口，请另选一个。"),
    refusals.UNKNOWN_QUEUE: QT_TRANSLATE_NOOP("Counter", "没有这个队列，请另选一个。"),
    refusals.UNKNOWN_CALL: QT_TRANSLATE_NOOP("Counter", "这次呼叫已过期，请按 F3 重呼。"),
    refusals.UNKNOWN_REQUEST: QT_TRANSLATE_NOOP("Counter", "这条帮办请求已结束。"),
    refusals.WRONG_STATE: QT_TRANSLATE_NOOP("Counter", "{number} 现为「{state}」，不能这样操作。"),
    refusals.NOT_SIGNED_IN: QT_TRANSLATE_NOOP("Counter", "{counter} 号窗口还没有人签到。"),
    refusals.SIGNED_IN_ELSEWHERE: QT_TRANSLATE_NOOP("Counter", "您已在 {counter} 号窗口签到，请先去签退。"),
    refusals.COUNTER_TAKEN: QT_TRANSLATE_NOOP("Counter", "本窗口已有其他工作人员签到，请先请其签退。"),
    refusals.COUNTER_PAUSED: QT_TRANSLATE_NOOP("Counter", "窗口已暂停，按 F7 恢复后再呼叫。"),
    refusals.COUNTER_NOT_PAUSED: QT_TRANSLATE_NOOP("Counter", "窗口没有暂停，可直接呼叫。"),
    refusals.COUNTER_BUSY: QT_TRANSLATE_NOOP("Counter", "请先办完、挂起或转移 {number}。"),
    refusals.COUNTER_IDLE: QT_TRANSLATE_NOOP("Counter", "窗口现在没有办事人，按 F2 呼叫下一位。"),
    refusals.NOBODY_WAITING: QT_TRANSLATE_NOOP("Counter", "现在没有人等候，来人后可立即呼叫。"),
    refusals.KEPT_FREE: QT_TRANSLATE_NOOP("Counter", "{agreed} 有预约，现在开始办理可能误时，请稍候再呼叫。"),
    refusals.RECALL_LIMIT: QT_TRANSLATE_NOOP("Counter", "重呼次数已用完；办事人未到请按 F4 过号。"),
    refusals.RECYCLE_LIMIT: QT_TRANSLATE_NOOP("Counter", "此号恢复排队的次数已用完，请为办事人重新取号。"),
    refusals.NOT_SERVED_THERE: QT_TRANSLATE_NOOP("Counter", "所选窗口不办理此队列，请另选一个。"),
    refusals.EMPTY_TRANSFER: QT_TRANSLATE_NOOP("Counter", "请选一个队列或一个窗口再转移。"),
    refusals.SAME_COUNTER: QT_TRANSLATE_NOOP("Counter", "办事人已在本窗口，请选其他窗口。"),
    refusals.ALREADY_ASKED: QT_TRANSLATE_NOOP("Counter", "帮办请求已发出，请稍候。"),
    refusals.NOTHING_TO_RATE: QT_TRANSLATE_NOOP("Counter", "这次办理已经评价过，或评价时间已过。"),
    refusals.WRONG_KIND: QT_TRANSLATE_NOOP("Counter", "这类窗口不办理此项操作，请由综合咨询窗口处理。"),
    refusals.PICK_NOT_ALLOWED: QT_TRANSLATE_NOOP("Counter", "本厅按顺序呼叫，不能选号。"),
    refusals.REASON_NEEDED: QT_TRANSLATE_NOOP("Counter", "请写明理由（不要写姓名和号码）。"),
    refusals.PARKED_ELSEWHERE: QT_TRANSLATE_NOOP("Counter", "{number} 由 {counter} 号窗口叫回。"),
    refusals.WAITS_OUTSIDE: QT_TRANSLATE_NOOP("Counter", "{number} 还在等外部环节。"),
    refusals.NOT_YET: QT_TRANSLATE_NOOP("Counter", "{number} 的情况已有变化，以屏幕所示为准。"),
    refusals.GUIDE_THERE: QT_TRANSLATE_NOOP("Counter", "已有帮办在陪同。"),
    refusals.TICKET_EXISTS: QT_TRANSLATE_NOOP("Counter", "这个号已经取过，请核对号码。"),
    refusals.NOT_LEASED: QT_TRANSLATE_NOOP("Counter", "这个号不是这台机器的备用号，请为办事人重新取号。"),
    refusals.NUMBER_TAKEN: QT_TRANSLATE_NOOP("Counter", "这个号已经登记过，请为办事人重新取号。"),
    refusals.BAND_LIMIT: QT_TRANSLATE_NOOP("Counter", "今天的备用号已经领完，请联系管理员。"),
    refusals.ALREADY_ANSWERED: QT_TRANSLATE_NOOP("Counter", "{counter} 号窗口已响应这条帮办请求。"),
    refusals.WRONG_DAY: QT_TRANSLATE_NOOP("Counter", "这是其他日期的号，请重新取号。"),
    refusals.WRONG_DEFINITION: QT_TRANSLATE_NOOP("Counter", "这项更改与大厅的其他设置不符，没有执行。"),
    refusals.QUEUE_LEFT: QT_TRANSLATE_NOOP("Counter", "还有人在等这个队列，请先开放另一个窗口。"),
    refusals.NOTHING_NEW: QT_TRANSLATE_NOOP("Counter", "没有变化。"),
    refusals.HALL_OPEN: QT_TRANSLATE_NOOP("Counter", "大厅还在开放时间，下班前一小时起可登记延时服务。"),
    refusals.ALREADY_EXTENDED: QT_TRANSLATE_NOOP("Counter", "{number} 已登记延时服务。"),
    refusals.ALREADY_PROPOSED: QT_TRANSLATE_NOOP("Counter", "{number} 的申请已提出，正在等两人同意。"),
    refusals.NOT_PROPOSED: QT_TRANSLATE_NOOP("Counter", "{number} 没有待同意的申请。"),
    refusals.REMEDY_NEEDED: QT_TRANSLATE_NOOP("Counter", "请写明给办事人的补救办法。"),
    refusals.ALREADY_GREEN: QT_TRANSLATE_NOOP("Counter", "{number} 已是绿色通道。"),
    refusals.NOT_LEAD: QT_TRANSLATE_NOOP("Counter", "{number} 须由其窗口的首席代表和中心同意。"),
    refusals.SAME_PERSON: QT_TRANSLATE_NOOP("Counter", "提出和两项同意须是三个人。"),
}

PROBLEMS: Final[dict[str, str]] = {
    "code_over": QT_TRANSLATE_NOOP("Counter", "这个二维码已过期，请重新取号。"),
    "unauthorised": QT_TRANSLATE_NOOP("Counter", "登录已失效，请重新签到。"),
    "not_allowed": QT_TRANSLATE_NOOP("Counter", "您没有此项操作的权限，请联系管理员。"),
    "not_found": QT_TRANSLATE_NOOP("Counter", "服务器没有这项功能，请联系管理员升级。"),
    "too_large": QT_TRANSLATE_NOOP("Counter", "内容过长，请缩短后再试。"),
    "invalid": QT_TRANSLATE_NOOP("Counter", "内容不合格式，请检查后再试。"),
    "id_reused": QT_TRANSLATE_NOOP("Counter", "这次操作没有执行，请再按一次。"),
    "wrong_wire_version": QT_TRANSLATE_NOOP("Counter", "本机程序与服务器版本不一致，请联系管理员升级。"),
    "wrong_password": QT_TRANSLATE_NOOP("Counter", "账号或密码不对，请重新输入。"),
    "try_later": QT_TRANSLATE_NOOP("Counter", "密码错了几次，请 {seconds} 秒后再试。"),
    "storage_full": QT_TRANSLATE_NOOP("Counter", "服务器存储已满，操作未保存，请立即联系管理员。"),
    "storage_away": QT_TRANSLATE_NOOP("Counter", "服务器正在恢复，是否办妥以屏幕所示为准，请稍候。"),
    "keys_behind": QT_TRANSLATE_NOOP("Counter", "服务器正在更换密钥，操作未保存，请稍后再试。"),
    "internal": QT_TRANSLATE_NOOP("Counter", "服务器出错，操作未保存，请稍后再试。"),
}

REASONS: Final[dict[str, str]] = {
    Why.AWAY: QT_TRANSLATE_NOOP("Counter", "与服务器的连接中断，恢复后即可操作。"),
    Why.SIGNED_OUT: QT_TRANSLATE_NOOP("Counter", "请先签到。"),
    Why.SIGNED_IN: QT_TRANSLATE_NOOP("Counter", "已经签到。"),
    Why.NO_VISITOR: QT_TRANSLATE_NOOP("Counter", "窗口现在没有办事人。"),
    Why.NOT_CALLED: QT_TRANSLATE_NOOP("Counter", "办事人已到窗口。"),
    Why.HAS_VISITOR: QT_TRANSLATE_NOOP("Counter", "请先办完、挂起或转移当前办事人。"),
    desk.BUSY: QT_TRANSLATE_NOOP("Counter", "上一步正在送达，请稍候。"),
    desk.NOBODY_TO_BRING_BACK: QT_TRANSLATE_NOOP("Counter", "没有挂起或过号的办事人。"),
    desk.NOT_FOR_BOOKING: QT_TRANSLATE_NOOP("Counter", "请到综合咨询窗口办理预约。"),
    desk.NO_REQUEST: QT_TRANSLATE_NOOP("Counter", "现在没有帮办请求。"),
    "unreachable": QT_TRANSLATE_NOOP("Counter", "没有收到服务器的答复；恢复连接后以屏幕所示为准。"),
    "back_online": QT_TRANSLATE_NOOP("Counter", "连接已恢复，可以继续操作。"),
    new_password.MISSING: QT_TRANSLATE_NOOP("Counter", "请填写旧密码，新密码填两遍。"),
    new_password.DIFFER: QT_TRANSLATE_NOOP("Counter", "两遍新密码不一样，请重新输入。"),
    new_password.SHORT: QT_TRANSLATE_NOOP("Counter", "新密码至少要 {least} 位，请换长一点的。"),
    new_password.SAME: QT_TRANSLATE_NOOP("Counter", "新密码和旧密码一样，请换一个。"),
    new_password.WRONG_OLD: QT_TRANSLATE_NOOP("Counter", "旧密码不对，请重新输入。"),
    new_password.CHANGED: QT_TRANSLATE_NOOP("Counter", "密码已改好，下次签到请用新密码。"),
    CONSENT_ELSEWHERE: QT_TRANSLATE_NOOP("Counter", "{number} 的申请等首席代表和中心同意；要继续办理，按 Del 撤回。"),
    CLOSED_ONLY: QT_TRANSLATE_NOOP("Counter", "大厅还在开放时间，取了号的都照常办理。"),
    SERVED_TO_THE_END: QT_TRANSLATE_NOOP("Counter", "{number} 正在办理，请办完。"),
    "signed_out_there": QT_TRANSLATE_NOOP("Counter", "{counter} 号窗口已被签退。要接着办，请重新签到。"),
    "missing_login": QT_TRANSLATE_NOOP("Counter", "请输入账号和密码。"),
    "not_recyclable": QT_TRANSLATE_NOOP("Counter", "此号恢复排队的次数已用完，请为办事人重新取号。"),
}

SENTENCES: Final[dict[str, str]] = {**BOOKING, **REFUSALS, **PROBLEMS, **REASONS}

STATES: Final[dict[str, str]] = {
    "waiting": QT_TRANSLATE_NOOP("Counter", "等候"),
    "called": QT_TRANSLATE_NOOP("Counter", "已呼叫"),
    "serving": QT_TRANSLATE_NOOP("Counter", "办理中"),
    "served": QT_TRANSLATE_NOOP("Counter", "已办完"),
    "parked": QT_TRANSLATE_NOOP("Counter", "挂起"),
    "no_show": QT_TRANSLATE_NOOP("Counter", "过号"),
    "withdrawn": QT_TRANSLATE_NOOP("Counter", "已取消"),
}

KINDS: Final[dict[str, str]] = {
    "consultation": QT_TRANSLATE_NOOP("Counter", "综合咨询"),
    "handling": QT_TRANSLATE_NOOP("Counter", "综合办事"),
    "delivery": QT_TRANSLATE_NOOP("Counter", "综合出件"),
}

ACTS: Final[dict[Act, str]] = {
    Act.SIGN_IN: QT_TRANSLATE_NOOP("Counter", "签到"),
    Act.CALL_NEXT: QT_TRANSLATE_NOOP("Counter", "呼叫下一位"),
    Act.CONFIRM: QT_TRANSLATE_NOOP("Counter", "确认到窗"),
    Act.FINISH: QT_TRANSLATE_NOOP("Counter", "办理完毕"),
    Act.RECALL: QT_TRANSLATE_NOOP("Counter", "重呼"),
    Act.NO_SHOW: QT_TRANSLATE_NOOP("Counter", "过号"),
    Act.PARK: QT_TRANSLATE_NOOP("Counter", "挂起"),
    Act.TRANSFER: QT_TRANSLATE_NOOP("Counter", "转移"),
    Act.PAUSE: QT_TRANSLATE_NOOP("Counter", "暂停"),
    Act.RESUME: QT_TRANSLATE_NOOP("Counter", "恢复办理"),
    Act.BEHALF: QT_TRANSLATE_NOOP("Counter", "代取号"),
    Act.BACK: QT_TRANSLATE_NOOP("Counter", "叫回"),
    Act.EXTEND: QT_TRANSLATE_NOOP("Counter", "延时服务"),
    Act.AFTER: QT_TRANSLATE_NOOP("Counter", "下班后"),
    Act.GREEN: QT_TRANSLATE_NOOP("Counter", "绿色通道"),
    Act.PICK: QT_TRANSLATE_NOOP("Counter", "选号呼叫"),
    Act.GUIDE: QT_TRANSLATE_NOOP("Counter", "派帮办"),
    Act.BOOK: QT_TRANSLATE_NOOP("Counter", "预约"),
    Act.AGREED: QT_TRANSLATE_NOOP("Counter", "查预约"),
    Act.SIGN_OUT: QT_TRANSLATE_NOOP("Counter", "签退"),
    Act.PASSWORD: QT_TRANSLATE_NOOP("Counter", "改密码"),
    Act.DISPLAY: QT_TRANSLATE_NOOP("Counter", "显示"),
    Act.HELP: QT_TRANSLATE_NOOP("Counter", "按键说明"),
    Act.CLOSE: QT_TRANSLATE_NOOP("Counter", "关闭"),
}

UNKNOWN_CODE: Final = QT_TRANSLATE_NOOP("Counter", "操作没有执行（{code}），请联系管理员。")
CLOSED_UNTIL: Final = QT_TRANSLATE_NOOP("Counter", "大厅已停止取号，{time} 开放；已在厅内的办事人照常办理。")


class _Facts(dict[str, object]):
    """A fact that an older hub did not send shows as a dash rather than as an error."""

    def __missing__(self, key: str) -> str:
        return "—"


def tr(source: str) -> str:
    """`source` in the language now installed."""
    return QCoreApplication.translate(CONTEXT, source)


def word(table: Mapping[str, str], code: str) -> str:
    """One word of `table`; the code itself where a newer hub says one that is not in it."""
    return tr(table[code]) if code in table else code


def sentence(code: str, facts: Mapping[str, object] | None = None, zone: str = "UTC") -> str:
    """What to tell the clerk for a code; `facts` as the hub sent them, times shown in `zone`."""
    known = _Facts(facts or {})
    if code == refusals.CLOSED and isinstance(known.get("opens_at"), str):
        return tr(CLOSED_UNTIL).format(time=_local(str(known["opens_at"]), zone))
    known |= {name: _local(str(at), zone) for name, at in known.items() if name in MOMENTS}
    if "state" in known:
        known["state"] = word(STATES, str(known["state"]))
    return tr(SENTENCES.get(code, UNKNOWN_CODE)).format_map(_Facts({**known, "code": code}))


def _local(iso: str, zone: str) -> str:
    return datetime.fromisoformat(iso).astimezone(ZoneInfo(zone)).strftime("%m-%d %H:%M")

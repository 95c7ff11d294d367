"""What happened to an appointment, one line for each event: zh, en."""

from __future__ import annotations

from appointments import events
from appointments.records import Outcome
from hub.store.event_text import Event


def happened(event: Event) -> tuple[str, str]:
    """The event's line; the kind's own name for one that is no appointment's."""
    match event:
        case events.AppointmentMade():
            return ("提交申请", "Asked for") if event.stage else ("预约", "Booked")
        case events.RequestApproved():
            return ("业务科同意，送分管领导", "The section agrees; with the leader now") if event.next_stage else (
                "分管领导同意，已约定", "The leader agrees; it is agreed"
            )  # fmt: skip
        case events.AppointmentMoved():
            return ("大厅改期", "Moved by the hall") if event.side == "hall" else ("本人改期", "Moved by the visitor")
        case events.AppointmentCancelled():
            return ("大厅取消", "Cancelled by the hall") if event.side == "hall" else (
                "本人取消", "Cancelled by the visitor"
            )  # fmt: skip
        case events.AppointmentCheckedIn():
            corrected = ("其实按时签到，已更正", "Was in time after all: corrected")
            return corrected if event.corrected else ("签到", "Checked in")
        case events.AppealDecided():
            return ("申诉成立，不计爽约", "Appeal granted") if event.granted else ("申诉不成立", "Appeal refused")
        case events.SlipReported():
            return _SLIPS[event.outcome]
    return _OTHERS.get(type(event), (event.kind, event.kind))


_SLIPS: dict[Outcome, tuple[str, str]] = {
    "printed": ("预约单已打印", "Slip printed"),
    "failed": ("预约单没有打出来", "The slip was not printed"),
    "unknown": ("不知道预约单有没有打出来", "Nobody knows whether the slip was printed"),
}
_OTHERS: dict[type[Event], tuple[str, str]] = {
    events.RequestRefused: ("不同意", "Not agreed to"),
    events.RequestOverdue: ("超过办理时限", "Overdue"),
    events.RequestLapsed: ("未按时答复，申请结束", "Not decided in time; ended"),
    events.AppointmentMissed: ("超过 30 分钟未到，计爽约", "More than 30 minutes late: a no-show"),
    events.AppointmentServed: ("办理完毕", "Served"),
    events.AppointmentCallMissed: ("叫号未到（已签到，不计爽约）", "Missed the call (was here: not a no-show)"),
    events.AppointmentBack: ("恢复排队", "Waits again"),
    events.AppointmentUnserved: ("当日未能办理", "Not served that day"),
    events.AppealMade: ("提出申诉", "Appealed"),
}

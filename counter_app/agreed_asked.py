"""What is asked of the hub about an appointment that there is, and what the clerk reads when it is done. Pure."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final, Literal

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.texts import tr
from hub.wire import (
    AnyCommand,
    AppealAppointmentCommand,
    AppointmentView,
    CancelAppointmentCommand,
    CheckInCommand,
    IssueCommand,
    MoveAppointmentCommand,
    RecycleCommand,
)

_CODE: Final = re.compile(r"[A-Z0-9]{6}", re.ASCII)
_TAIL: Final = re.compile(r"[0-9]{4}", re.ASCII)
ODD_CODE: Final = QT_TRANSLATE_NOOP("Counter", "预约码是 6 位字母和数字。")
ODD_TAIL: Final = QT_TRANSLATE_NOOP("Counter", "请问手机号的最后 4 位。")
MOVED: Final = QT_TRANSLATE_NOOP("Counter", "已改到 {time}，短信会自动发出。")
ASKED_ANEW: Final = QT_TRANSLATE_NOOP("Counter", "改时间的申请已提交，商定后短信告知。")
CANCELLED: Final = QT_TRANSLATE_NOOP("Counter", "已取消，这个时间空出来了。")
AGAIN: Final = QT_TRANSLATE_NOOP("Counter", "原来的号已恢复排队。")
CALLED_OFF: Final = QT_TRANSLATE_NOOP("Counter", "已取消，短信会自动发给对方，并附上别的时间。")
APPEALED: Final = QT_TRANSLATE_NOOP("Counter", "申诉已提交，结果会发短信告诉对方。")


def looked_for(code: str, tail: str) -> tuple[str, str]:
    """Code and tail however they were typed."""
    return re.sub(r"[\s-]", "", code).upper(), tail.strip()


def odd(code: str, tail: str) -> dict[str, str]:
    """Field → what is wrong with it; empty where it may be looked for."""
    problems = {} if _CODE.fullmatch(code) else {"code": tr(ODD_CODE)}
    if not _TAIL.fullmatch(tail):
        problems["tail"] = tr(ODD_TAIL)
    return problems


def command_of(act: str, agreed: AppointmentView, reason: str, at: datetime | None) -> AnyCommand:
    """The act as the hub takes it; `at`: the time to move to."""
    if act == "check_in":
        return CheckInCommand(appointment=agreed.id, paper=False)
    if act == "recycle":
        return RecycleCommand(ticket=agreed.ticket or "")
    if act == "walk_in":
        return IssueCommand(items=[agreed.item], paper=False)
    if act == "appeal":
        return AppealAppointmentCommand(appointment=agreed.id, words=reason.strip())
    by: Literal["visitor", "hall"] = "hall" if act.startswith("hall_") else "visitor"
    if act in ("move", "hall_move") and at is not None:
        return MoveAppointmentCommand(appointment=agreed.id, starts_at=at, by=by, reason=reason.strip())
    return CancelAppointmentCommand(appointment=agreed.id, by=by, reason=reason.strip())


def told(act: str, requested: bool, time: str) -> str:
    """The sentence that says that it is done; `requested`: it is to be agreed anew."""
    fixed = {"cancel": CANCELLED, "hall_cancel": CALLED_OFF, "recycle": AGAIN, "appeal": APPEALED}
    if act in fixed:
        return tr(fixed[act])
    return tr(ASKED_ANEW) if requested else tr(MOVED).format(time=time)

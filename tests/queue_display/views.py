"""Views of a hall as the hub would send them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from hub.wire import BoardView, CallView, HallHead, QueueFigures, Words

NOON = datetime(2026, 11, 25, 4, 0, tzinfo=UTC)
"""12:00 in Ninghe."""


def call(
    id: str, number: str = "", counter: str = "3", *, at: datetime = NOON, again: int = 0, live: bool = True,
    outcome: Literal["pending", "spoken", "failed"] = "pending", direction: Words | None = None,
) -> CallView:
    return CallView(
        call=id, number=number or f"A{int(id):03}", counter=counter, direction=direction, again=again, at=at,
        outcome=outcome, live=live)


def queue(
    letter: str, zh: str, en: str, waiting: int, minutes: tuple[int, int] | None, open: int = 2
) -> QueueFigures:
    return QueueFigures(
        id=letter.lower(), letter=letter, name=Words(zh=zh, en=en), kind="handling", waiting=waiting,
        wait_minutes=minutes, counters_open=open)


QUEUES = (
    queue("A", "综合受理", "General services", 12, (15, 25)),
    queue("B", "社保医保", "Social and medical insurance", 4, (5, 10)),
    queue("C", "户籍出入境", "Household and entry-exit", 0, (1, 2)),
    queue("D", "咨询导办", "Consultation", 2, None, open=0),
    queue("E", "取件发证", "Collection", 1, (1, 5)),
)
NOTICES = (
    Words(zh="身份证、户口本请提前备好，可减少等候时间。",
          en="Please have your ID card and household register ready."),
    Words(zh="需要轮椅、老花镜，请向帮办人员索取。", en="Wheelchairs, reading glasses: please ask a guide."),
)


def head(
    *, open: bool = True, changes_at: datetime | None = NOON + timedelta(hours=5),
    notices: Sequence[Words] = NOTICES,
) -> HallHead:
    return HallHead(
        name=Words(zh="宁河区政务服务中心", en="Ninghe Government Service Centre"), zone="Asia/Shanghai",
        sample=True, day=date(2026, 11, 25), open=open, changes_at=changes_at, notices=list(notices))


def view(
    *calls: CallView, at: datetime = NOON, seq: int = 1, hall: HallHead | None = None,
    queues: Sequence[QueueFigures] = QUEUES,
) -> BoardView:
    return BoardView(seq=seq, at=at, hall=hall or head(), calls=list(calls), queues=list(queues))

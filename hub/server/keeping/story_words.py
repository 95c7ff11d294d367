"""Each event of a ticket in words, Chinese and English: what happened and why, and nobody's name. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from hall import events, why
from hall.definition import Definition
from hall.tickets import Grounds
from hub.store.event_text import Event
from hub.wire import Words

GROUNDS: Final[dict[Grounds, tuple[str, str]]] = {
    Grounds.NONE: ("", ""),
    Grounds.AGE: ("绿色通道·长者", "green channel: age"),
    Grounds.DISABILITY: ("绿色通道·残疾人", "green channel: disability"),
    Grounds.PREGNANCY: ("绿色通道·孕妇", "green channel: pregnancy"),
    Grounds.SERVICE: ("绿色通道·军人及优抚对象", "green channel: service personnel"),
    Grounds.URGENT: ("绿色通道·急事", "green channel: urgent"),
    Grounds.STAFF: ("绿色通道·工作人员确认", "green channel: confirmed by staff"),
}
PARKS: Final = {
    "fetch": ("挂起，去取材料，任一同类窗口可接着办", "Set aside to fetch something; any like counter goes on"),
    "same": ("挂起，回来后仍由本窗口办理", "Set aside; the same counter goes on"),
    "outside": ("挂起，等外部环节", "Set aside for a step elsewhere"),
}
RETURNS: Final = {
    "visitor": ("办事人已回来，优先等候", "The visitor is back and waits first"),
    "clerk": ("工作人员登记已回来，优先等候", "Staff said that the visitor is back; waits first"),
    "time": ("挂起时间已到，优先等候", "The time is over; waits first"),
}
ENDS: Final = {
    "visitor": ("办事人取消", "Given up by the visitor"),
    "clerk": ("工作人员取消", "Cancelled by staff"),
    "day_ended": ("当日结束，号码失效", "The day ended"),
    "merged": ("与本人较早的号合并", "Joined with the same visitor's earlier number"),
    "refused": ("下班后经两方同意，未予办理", "Not served after closing, with both consents"),
}
EXTENDED: Final = {
    "visitor": ("办事人申请延时服务", "The visitor asks to be served after closing"),
    "clerk": ("工作人员开启延时服务", "Staff serve on after closing"),
}
CONSENTS: Final = {
    "lead": ("首席代表同意不予办理", "The lead agrees not to serve"),
    "centre": ("中心同意不予办理", "The centre agrees not to serve"),
}
PAPER: Final = {
    "printing": ("开始打印号票", "Printing begins"),
    "printed": ("号票已打印", "Printed"),
    "failed": ("号票未打印出来", "Not printed"),
    "unknown": ("号票是否打印不明", "Printed or not: unknown"),
}
GONE: Final = {
    "token_ended": ("窗口登录中断，回到队列最前", "The counter's session ended: back, before all others"),
    "manager": ("窗口由负责人签退，回到队列最前", "The counter was signed out: back, before all others"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """How the hall calls things, and its time."""

    definition: Definition

    def item(self, key: str) -> tuple[str, str]:
        found = next((each.name for each in self.definition.items if each.id == key), None)
        return (key, key) if found is None else (found.zh, found.en)

    def queue(self, key: str | None) -> tuple[str, str]:
        found = next((each for each in self.definition.queues if each.id == key), None)
        return (key or "", key or "") if found is None else (f"{found.letter} {found.name.zh}", found.name.en)

    def clock(self, at: datetime) -> str:
        return f"{at.astimezone(ZoneInfo(self.definition.zone)):%H:%M}"


Told: TypeAlias = Callable[[Any, Names], tuple[str, str]]


def told(event: Event, definition: Definition) -> Words:
    """The event in words; its kind where no words are known."""
    teller = TELLERS.get(type(event))
    zh, en = (event.kind, event.kind) if teller is None else teller(event, Names(definition))
    return Words(zh=zh, en=en)


def _issued(event: events.TicketIssued, names: Names) -> tuple[str, str]:
    items = [names.item(each) for each in event.items]
    where = _origin(event.origin)
    zh = [f"取号 {event.number}：{'、'.join(zh for zh, _ in items)}", where[0], GROUNDS[event.grounds][0]]
    en = [f"Ticket {event.number}: {', '.join(en for _, en in items)}", where[1], GROUNDS[event.grounds][1]]
    if event.grant_reason:
        zh.append(f"理由：{event.grant_reason}")
        en.append(f"reason: {event.grant_reason}")
    if event.on_behalf:
        zh.append("代取号")
        en.append("taken on the visitor's behalf")
    if event.agreed_at is not None:
        zh.append(f"预约 {names.clock(event.agreed_at)}")
        en.append(f"appointment at {names.clock(event.agreed_at)}")
    return "，".join(filter(None, zh)), ", ".join(filter(None, en))


def _origin(origin: str) -> tuple[str, str]:
    """Where it was taken; a guide is not named."""
    if origin.isdecimal():
        return f"{origin} 号窗口", f"at counter {origin}"
    return ("自助机", "at a kiosk") if origin[:1] == "k" and origin[1:].isdecimal() else ("由工作人员", "by staff")


def _called(event: events.TicketCalled, _: Names) -> tuple[str, str]:
    zh, en = (why.sentence(event.why, event.why_facts, each) for each in ("zh", "en"))
    if event.again:
        return f"{event.counter} 号窗口第 {event.again} 次重呼", f"Counter {event.counter} calls again ({event.again})"
    return f"{event.counter} 号窗口呼叫：{zh}", f"Counter {event.counter} calls: {en}"


def _finished(event: events.TicketFinished, names: Names) -> tuple[str, str]:
    zh, en = names.queue(event.next_queue)
    if event.back:
        there = (f" {event.to_counter} 号窗口", f"counter {event.to_counter}") if event.to_counter else (zh, en)
        return f"{event.counter} 号窗口办完，送回{there[0]}", f"Counter {event.counter} is done: back to {there[1]}"
    if event.next_queue is not None:
        return f"本项办结，接着办下一项（{zh}）", f"This item is done; the next one waits in {en}"
    return f"{event.counter} 号窗口办结", f"Done at counter {event.counter}"


def _parked(event: events.TicketParked, names: Names) -> tuple[str, str]:
    zh, en = PARKS[event.park.value] if event.park else ("挂起", "Set aside")
    if event.until is None:
        return zh, en
    return f"{zh}，{names.clock(event.until)} 自动回来", f"{en}; back at {names.clock(event.until)}"


def _transferred(event: events.TicketTransferred, names: Names) -> tuple[str, str]:
    zh, en = names.queue(event.to_queue)
    if event.to_counter is not None:
        zh, en = f"{event.to_counter} 号窗口", f"counter {event.to_counter}"
    zh, en = f"{event.counter} 号窗口转到 {zh}", f"Counter {event.counter} sends on to {en}"
    return (f"{zh}，办完回来", f"{en}, then back here") if event.come_back else (zh, en)


def _announced(event: events.AnnouncementReported, _: Names) -> tuple[str, str]:
    return ("语音已播报", "Announced") if event.outcome == "spoken" else ("语音未播出", "Could not be announced")


def _no_show(event: events.TicketNoShow, _: Names) -> tuple[str, str]:
    return ("未到，自动过号", "Did not come: missed by time") if event.by == "time" else ("未到，过号", "Did not come")


def _with_guide(event: events.TicketAccompanied, _: Names) -> tuple[str, str]:
    return ("帮办陪同", "A guide goes along") if event.guide else ("帮办不再陪同", "No guide any more")


def _granted(event: events.TicketGranted, _: Names) -> tuple[str, str]:
    zh, en = GROUNDS[event.grounds]
    if not event.grant_reason:
        return f"工作人员确认{zh}", f"Staff confirm {en}"
    return f"工作人员确认{zh}，理由：{event.grant_reason}", f"Staff confirm {en}, reason: {event.grant_reason}"


def _proposed(event: events.RefusalProposed, _: Names) -> tuple[str, str]:
    return (
        f"提出下班后不予办理：{event.reason}；补救：{event.remedy}",
        f"Proposed not to serve after closing: {event.reason}; remedy: {event.remedy}",
    )


def _refused(event: events.ServiceRefused, _: Names) -> tuple[str, str]:
    return (
        f"两级同意，今日不予办理：{event.reason}；补救：{event.remedy}",
        f"Not served today, with both consents: {event.reason}; remedy: {event.remedy}",
    )


TELLERS: Final[dict[type, Told]] = {
    events.TicketIssued: _issued,
    events.TicketJoined: lambda event, _: (f"本人的 {event.number} 并入", f"The same visitor's {event.number} joins"),
    events.PrintReported: lambda event, _: PAPER[event.outcome.value],
    events.TicketCalled: _called,
    events.AnnouncementReported: _announced,
    events.TicketConfirmed: lambda event, _: (f"到 {event.counter} 号窗口，开始办理", f"At counter {event.counter}"),
    events.TicketFinished: _finished,
    events.TicketNoShow: _no_show,
    events.TicketRecycled: lambda *_: ("过号后恢复排队", "Waits again after the missed call"),
    events.TicketParked: _parked,
    events.TicketReturned: lambda event, _: RETURNS[event.by],
    events.TicketReleased: lambda event, _: GONE.get(event.reason, GONE["manager"]),
    events.TicketTransferred: _transferred,
    events.TicketWithdrawn: lambda event, _: ENDS[event.reason],
    events.TicketAccompanied: _with_guide,
    events.TicketGranted: _granted,
    events.ServiceExtended: lambda event, _: EXTENDED[event.by],
    events.RefusalProposed: _proposed,
    events.RefusalConsented: lambda event, _: CONSENTS[event.office],
    events.RefusalDropped: lambda *_: ("不再提出不予办理", "The refusal is taken back"),
    events.ServiceRefused: _refused,
    events.ServiceRated: lambda event, _: (f"评价 {event.level}（5 为非常满意）", f"Rated {event.level} of 5"),
}
"""Kind of event → its words."""

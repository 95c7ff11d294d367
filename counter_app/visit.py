"""The visitor at the desk, as the clerk sees them. Pure: the hall's view in, one value out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.spans import stopwatch, waited
from counter_app.texts import tr, word
from hub.wire import CounterView, CurrentTicket, Language, WaitingRow, Words

IMMEDIATE: Final = QT_TRANSLATE_NOOP("Counter", "当场决定")
WITHIN_DAYS: Final = QT_TRANSLATE_NOOP("Counter", "{days} 个工作日内决定")
STEP: Final = QT_TRANSLATE_NOOP("Counter", "第 {step} 项，共 {steps} 项")
NEXT_ITEM: Final = QT_TRANSLATE_NOOP("Counter", "接着办：{item}")
SINCE_CALL: Final = QT_TRANSLATE_NOOP("Counter", "呼叫后")
SINCE_CONFIRM: Final = QT_TRANSLATE_NOOP("Counter", "已办理")
RECALLS_LEFT: Final = QT_TRANSLATE_NOOP("Counter", "还可重呼 {count} 次")
LATE: Final = QT_TRANSLATE_NOOP("Counter", "断网取号 {time} 补传")
ALSO: Final = QT_TRANSLATE_NOOP("Counter", "兼 {numbers}")
NO_RECALLS: Final = QT_TRANSLATE_NOOP("Counter", "不能再重呼")
LAPSES: Final = QT_TRANSLATE_NOOP("Counter", "{left} 后自动过号")
WAITED_AND_WHY: Final = QT_TRANSLATE_NOOP("Counter", "已等 {span}，{why}")
GUIDE: Final = QT_TRANSLATE_NOOP("Counter", "帮办 {name} 陪同")
BACK_TO: Final = QT_TRANSLATE_NOOP("Counter", "办完回 {counter} 号窗口")

SPOKEN: Final[dict[str, str]] = {
    "pending": QT_TRANSLATE_NOOP("Counter", "播报中"),
    "spoken": QT_TRANSLATE_NOOP("Counter", "已播报"),
    "failed": QT_TRANSLATE_NOOP("Counter", "未播出，请口头呼叫或按 F3 重呼"),
}
GROUNDS: Final[dict[str, str]] = {
    "none": "",
    "age": QT_TRANSLATE_NOOP("Counter", "绿色通道 · 长者"),
    "disability": QT_TRANSLATE_NOOP("Counter", "绿色通道 · 残疾人"),
    "pregnancy": QT_TRANSLATE_NOOP("Counter", "绿色通道 · 孕妇"),
    "service": QT_TRANSLATE_NOOP("Counter", "绿色通道 · 军人及优抚对象"),
    "urgent": QT_TRANSLATE_NOOP("Counter", "绿色通道 · 急事"),
    "staff": QT_TRANSLATE_NOOP("Counter", "绿色通道 · 工作人员确认"),
}
GREEN: Final = QT_TRANSLATE_NOOP("Counter", "绿色通道")
BRING: Final[dict[str, str]] = {
    "consultation": QT_TRANSLATE_NOOP("Counter", "告知须带材料"),
    "handling": QT_TRANSLATE_NOOP("Counter", "核对材料"),
    "delivery": QT_TRANSLATE_NOOP("Counter", "取件核对"),
}
"""What the list of papers is for at each kind of counter (window-5)."""


@dataclass(frozen=True, slots=True)
class Visit:
    """Texts ready to show; `bring` in the guide's order."""

    ticket: str
    """Empty for one who is not called yet."""
    number: str
    serving: bool
    item: str
    progress: str
    """Empty for a visit of one item."""
    next_item: str
    """What follows this item; empty on the last."""
    bring_title: str
    bring: tuple[str, ...]
    decision: str
    responsible: str
    green: str
    """Grounds of the green channel; empty for a walk-in."""
    behalf: bool
    late: str
    """Taken while the hub was gone; other numbers of the same visitor."""
    why: str
    """How long they waited until called, and why they were next."""
    extended: bool
    """Service after closing is open for them."""
    may_extend: bool
    """It may be opened now."""
    guide: str
    """Who is with them; empty where nobody is."""
    elapsed_title: str
    elapsed: str
    recalls: str
    announcement: str
    """"pending", "spoken" or "failed"; empty once the visitor is here."""
    announcement_text: str


NOBODY: Final = Visit(
    ticket="",
    number="",
    serving=False,
    item="",
    progress="",
    next_item="",
    bring_title="",
    bring=(),
    decision="",
    responsible="",
    green="",
    behalf=False,
    late="",
    why="",
    extended=False,
    may_extend=False,
    guide="",
    elapsed_title="",
    elapsed="",
    recalls="",
    announcement="",
    announcement_text="",
)


def visit_of(view: CounterView | None, now: datetime, language: Language) -> Visit | None:
    """The visitor at the desk, else who would be next; None when nobody waits either."""
    if view is None:
        return None
    return _at_desk(view, view.current, now, language) if view.current else _next_up(view, now, language)


def _next_up(view: CounterView, now: datetime, language: Language) -> Visit | None:
    row = next((row for row in view.waiting if row.number == view.next_number), None)
    if row is None or view.paused:
        return None
    return replace(
        NOBODY,
        number=row.number,
        item=said(row.item_name, language),
        green=tr(GREEN) if row.green else "",
        behalf=row.on_behalf,
        late=" · ".join(late_marks(row, view.hall.zone)),
        why=_why(view.next_why_words, language, row.issued_at, now),
    )


def _at_desk(view: CounterView, ticket: CurrentTicket, now: datetime, language: Language) -> Visit:
    serving = ticket.state == "serving"
    return Visit(
        ticket=ticket.ticket,
        number=ticket.number,
        serving=serving,
        item=said(ticket.item_name, language),
        progress=_progress(ticket),
        next_item=next_item(ticket, language),
        bring_title=tr(BRING[view.kind]),
        bring=tuple(said(words, language) for words in ticket.bring),
        decision=_decision(ticket),
        responsible=ticket.responsible,
        green=(word(GROUNDS, ticket.grounds) or tr(GREEN)) if ticket.green else "",
        behalf=ticket.on_behalf,
        late=" · ".join(late_marks(ticket, view.hall.zone)),
        why=_why(ticket.why_words, language, ticket.issued_at, ticket.called_at),
        extended=ticket.extended,
        may_extend=ticket.may_extend,
        guide=tr(GUIDE).format(name=ticket.guide) if ticket.guide else "",
        elapsed_title=tr(SINCE_CONFIRM if serving else SINCE_CALL),
        elapsed=stopwatch(ticket.confirmed_at or ticket.called_at, now),
        recalls="" if serving else _recalls(ticket, now),
        announcement="" if serving else ticket.announcement,
        announcement_text="" if serving else word(SPOKEN, ticket.announcement),
    )


def said(words: Words, language: Language) -> str:
    """The hall's own words in the clerk's language."""
    return words.zh if language == "zh" else words.en


def _why(why: Words | None, language: Language, issued: datetime, called: datetime) -> str:
    """ "已等 41 分钟，绿色通道优先"."""
    reason = said(why, language) if why else ""
    if called - issued < timedelta(minutes=1):
        return reason
    return tr(WAITED_AND_WHY).format(span=waited(issued, called), why=reason)


def late_marks(ticket: WaitingRow | CurrentTicket, zone: str) -> list[str]:
    """Taken while the hub was gone, and told when; other numbers that the same visitor may hold."""
    marks = []
    if ticket.arrived_at is not None:
        marks.append(tr(LATE).format(time=ticket.arrived_at.astimezone(ZoneInfo(zone)).strftime("%H:%M")))
    if ticket.also:
        marks.append(tr(ALSO).format(numbers=" ".join(ticket.also)))
    return marks


def next_item(ticket: CurrentTicket, language: Language) -> str:
    """ "接着办:…" when the visit has a further item or goes back to another counter, else empty."""
    if ticket.back_to is not None:
        return tr(BACK_TO).format(counter=ticket.back_to)
    following = ticket.item_index + 1
    if following >= len(ticket.items):
        return ""
    return tr(NEXT_ITEM).format(item=said(ticket.items[following], language))


def _progress(ticket: CurrentTicket) -> str:
    if len(ticket.items) < 2:
        return ""
    return tr(STEP).format(step=ticket.item_index + 1, steps=len(ticket.items))


def _decision(ticket: CurrentTicket) -> str:
    if ticket.decision == "immediate":
        return tr(IMMEDIATE)
    return tr(WITHIN_DAYS).format(days=ticket.decision_days)


def _recalls(ticket: CurrentTicket, now: datetime) -> str:
    """How often they may be called again, and how long they are waited for."""
    left = ticket.recalls_left
    told = tr(RECALLS_LEFT).format(count=left) if left > 0 else tr(NO_RECALLS)
    if ticket.lapses_at is None:
        return told
    return f"{told} · {tr(LAPSES).format(left=stopwatch(now, ticket.lapses_at))}"

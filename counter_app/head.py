"""The line at the top and the primary button, as values. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from counter_app.desk import LinkState, desk_of, refused_now
from counter_app.keys import PRIMARY, Act, Desk
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import AT_COUNTER, kind_name
from counter_app.spans import age
from counter_app.texts import ACTS, sentence, tr
from counter_app.visit import next_item, said
from hub.wire import CounterView, Language

OPEN_UNTIL: Final = QT_TRANSLATE_NOOP("Counter", "开放至 {time}")
OPEN: Final = QT_TRANSLATE_NOOP("Counter", "开放中")
CLOSED: Final = QT_TRANSLATE_NOOP("Counter", "已停止取号 · 厅内照常呼叫办理")
CONNECTING: Final = QT_TRANSLATE_NOOP("Counter", "正在连接服务器…")
AWAY: Final = QT_TRANSLATE_NOOP("Counter", "与服务器的连接中断 · 以下是 {age}前的情况 · 正在自动重连")
MEANWHILE: Final[dict[Desk, str]] = {
    Desk.CALLED: QT_TRANSLATE_NOOP("Counter", "办事人到了请照常办理，恢复后再按键。取号机照常取号，号不会丢。"),
    Desk.SERVING: QT_TRANSLATE_NOOP("Counter", "请照常办理，恢复后再按键。取号机照常取号，号不会丢。"),
}
NO_CALLS: Final = QT_TRANSLATE_NOOP("Counter", "暂时不能呼叫。取号机照常取号，恢复后按取号先后排队。")
NEVER_SEEN: Final = QT_TRANSLATE_NOOP("Counter", "连接不上服务器 · 正在自动重连")
REFUSED: Final = QT_TRANSLATE_NOOP("Counter", "服务器不认本机，请联系管理员重新登记窗口")

FINISH_LENT: Final = QT_TRANSLATE_NOOP("Counter", "办完，送回 {place}")
FINISH_ITEM: Final = QT_TRANSLATE_NOOP("Counter", "办完本项，转下一项")
NEXT_UP: Final = QT_TRANSLATE_NOOP("Counter", "{number} · {why}")
WHEN_HERE: Final = QT_TRANSLATE_NOOP("Counter", "{number} 到窗口后按下")
FREE_AFTER: Final = QT_TRANSLATE_NOOP("Counter", "完成后可呼叫下一位")
PAUSES_AFTER: Final = QT_TRANSLATE_NOOP("Counter", "完成后窗口暂停")
ON_PAUSE: Final = QT_TRANSLATE_NOOP("Counter", "窗口已暂停，不会呼叫")
SENDING: Final = QT_TRANSLATE_NOOP("Counter", "正在送达…")


@dataclass(frozen=True, slots=True)
class Head:
    hall: str = ""
    sample: bool = False
    counter: str = ""
    kind: str = ""
    clerk: str = ""
    time: str = ""
    open: bool = True
    open_text: str = ""
    link_text: str = ""
    """Empty while online."""
    meanwhile: str = ""
    """What the clerk may do until the hub is back."""


@dataclass(frozen=True, slots=True)
class Primary:
    """The one button that is always right."""

    act: str = Act.SIGN_IN
    title: str = ""
    detail: str = ""
    possible: bool = False


def head_of(view: CounterView | None, link: LinkState, age_seconds: float, now: datetime, language: Language) -> Head:
    """What the top line says; before the first view only what the link is doing."""
    link_text = _link_text(link, view is not None, age_seconds)
    if view is None:
        return Head(link_text=link_text)
    return Head(
        hall=said(view.hall.name, language),
        sample=view.hall.sample,
        counter=tr(AT_COUNTER).format(place=view.counter),
        kind=kind_name(view),
        clerk=view.clerk_name or "",
        time=now.astimezone(ZoneInfo(view.hall.zone)).strftime("%H:%M"),
        open=view.hall.open,
        open_text=_open_text(view),
        link_text=link_text,
        meanwhile=_meanwhile(view) if link in ("away", "connecting") and view.clerk is not None else "",
    )


def _link_text(link: LinkState, seen: bool, age_seconds: float) -> str:
    if link == "online":
        return ""
    if link == "refused":
        return tr(REFUSED)
    if seen:
        return tr(AWAY).format(age=age(age_seconds))
    return tr(CONNECTING if link == "connecting" else NEVER_SEEN)


def _meanwhile(view: CounterView) -> str:
    return tr(MEANWHILE.get(desk_of(view, "online", True), NO_CALLS))


def _open_text(view: CounterView) -> str:
    if not view.hall.open:
        return tr(CLOSED)
    if view.hall.changes_at is None:
        return tr(OPEN)
    closes = view.hall.changes_at.astimezone(ZoneInfo(view.hall.zone))
    return tr(OPEN_UNTIL).format(time=closes.strftime("%H:%M"))


def primary_of(
    view: CounterView | None, link: LinkState, signed_in: bool, language: Language, slow: bool
) -> Primary:
    """The button in the last known state of the desk; possible while the hub is there. `slow`: an act takes long."""
    act = PRIMARY[desk_of(view, "online", signed_in)]
    if view is None or not isinstance(act, Act):
        return Primary(title=tr(ACTS[Act.SIGN_IN]))
    refused = refused_now(act, desk_of(view, link, signed_in), view)
    detail = sentence(refused) if refused else tr(SENDING) if slow else _detail(act, view, language)
    return Primary(act=act, title=_title(act, view, language), detail=detail, possible=refused is None)


def _title(act: Act, view: CounterView, language: Language) -> str:
    if act is Act.FINISH and view.current is not None and view.current.back_to is not None:
        return tr(FINISH_LENT).format(place=tr(AT_COUNTER).format(place=view.current.back_to))
    goes_on = act is Act.FINISH and view.current is not None and next_item(view.current, language)
    return tr(FINISH_ITEM) if goes_on else tr(ACTS[act])


def _detail(act: Act, view: CounterView, language: Language) -> str:
    if act is Act.CALL_NEXT:
        why = said(view.next_why_words, language) if view.next_why_words else ""
        return tr(NEXT_UP).format(number=view.next_number, why=why)
    if act is Act.CONFIRM and view.current is not None:
        return tr(WHEN_HERE).format(number=view.current.number)
    if act is Act.FINISH and view.current is not None:
        return next_item(view.current, language) or tr(PAUSES_AFTER if view.paused else FREE_AFTER)
    return tr(ON_PAUSE) if act is Act.RESUME else ""

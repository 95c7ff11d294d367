"""The quiet side of the screen as rows: who waits, who may come back, requests for a guide, totals. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.spans import wait_range, waited
from counter_app.texts import KINDS, tr, word
from counter_app.visit import late_marks, said
from hub.wire import CounterView, CurrentTicket, Language, NoShowRow, ParkedRow, WaitingRow

Row: TypeAlias = dict[str, str | int | bool]
"""One row: a `key` that stays the same while the row does, and its columns."""

AT_DESK: Final = QT_TRANSLATE_NOOP("Counter", "在本窗口")
HAS_WAITED: Final = QT_TRANSLATE_NOOP("Counter", "已等 {span}")
HERE_ONLY: Final = QT_TRANSLATE_NOOP("Counter", "转来")
AGREED: Final = QT_TRANSLATE_NOOP("Counter", "预约 {time}")
RETURNED: Final = QT_TRANSLATE_NOOP("Counter", "已回来")
ON_BEHALF: Final = QT_TRANSLATE_NOOP("Counter", "代取")
CALL_BACK: Final = QT_TRANSLATE_NOOP("Counter", "叫回窗口")
WAIT_AGAIN: Final = QT_TRANSLATE_NOOP("Counter", "恢复排队")
TAKE_NEW: Final = QT_TRANSLATE_NOOP("Counter", "代取新号")
KIOSK: Final = QT_TRANSLATE_NOOP("Counter", "取号机 {place}")
AT_COUNTER: Final = QT_TRANSLATE_NOOP("Counter", "{place} 号窗口")
ANSWERED: Final = QT_TRANSLATE_NOOP("Counter", "{counter} 号窗口已响应")
OPEN: Final = QT_TRANSLATE_NOOP("Counter", "等待帮办")
PARKS: Final[dict[str, str]] = {
    "fetch": QT_TRANSLATE_NOOP("Counter", "去取材料"),
    "same": QT_TRANSLATE_NOOP("Counter", "回原窗口"),
    "outside": QT_TRANSLATE_NOOP("Counter", "等外部环节"),
}
IS_BACK: Final = QT_TRANSLATE_NOOP("Counter", "人已回来")
BACK_AT: Final = QT_TRANSLATE_NOOP("Counter", "{time} 自动回来")
LONGEST: Final = QT_TRANSLATE_NOOP("Counter", "最久 {span}")
NOT_OPEN: Final = QT_TRANSLATE_NOOP("Counter", "无人在岗")
MISSED: Final = QT_TRANSLATE_NOOP("Counter", "过号")


def waiting_rows(view: CounterView, now: datetime, language: Language) -> list[Row]:
    """Who this counter may call, in the order of calling."""
    return [
        {
            "key": row.ticket,
            "number": row.number,
            "item": said(row.item_name, language),
            "green": row.green,
            "marks": " ".join(_marks(row, view.hall.zone)),
            "waited": waited(row.issued_at, now),
        }
        for row in view.waiting
    ]


def still_without_green(view: CounterView, now: datetime, language: Language) -> list[Row]:
    """Who is at the desk, then who waits for this counter, without the green channel."""
    here, rows = view.current, []
    if here is not None and not here.green:
        rows = [_known(here, tr(AT_DESK), language)]
    return rows + [
        _known(row, tr(HAS_WAITED).format(span=waited(row.issued_at, now)), language)
        for row in view.waiting
        if not row.green
    ]


def _known(ticket: CurrentTicket | WaitingRow, where: str, language: Language) -> Row:
    item = said(ticket.item_name, language)
    return {"key": ticket.ticket, "number": ticket.number, "item": item, "where": where}


def _marks(row: WaitingRow, zone: str) -> list[str]:
    back = row.returned or row.step_done
    told = ((RETURNED, back), (ON_BEHALF, row.on_behalf), (HERE_ONLY, row.here_only and not back))
    given = [tr(mark) for mark, is_so in told if is_so]
    if row.agreed_at is not None:
        given.append(tr(AGREED).format(time=row.agreed_at.astimezone(ZoneInfo(zone)).strftime("%H:%M")))
    return [*given, *late_marks(row, zone)]


def queue_rows(view: CounterView, language: Language) -> list[Row]:
    """Totals by queue: those that this counter serves first, each group by letter."""
    queues = sorted(view.queues, key=lambda queue: (queue.id not in view.serves, queue.letter))
    return [
        {
            "key": queue.id,
            "letter": queue.letter,
            "name": said(queue.name, language),
            "waiting": queue.waiting,
            "range": wait_range(queue.wait_minutes) if queue.counters_open else tr(NOT_OPEN),
            "ours": queue.id in view.serves,
        }
        for queue in queues
    ]


def back_rows(view: CounterView, now: datetime, language: Language) -> list[Row]:
    """Who may be brought back: those of this counter first, whom it may call next; newest first in each."""
    return [
        _parked_row(row, view, now, language) if isinstance(row, ParkedRow) else _missed_row(row, view, now, language)
        for row in sorted(_aside(view), key=lambda row: _place_among_them(row, view))
    ]


def to_bring_back(view: CounterView) -> int:
    """How many may come back that are this counter's, or that it may call."""
    return sum(_is_ours(row, view) for row in _aside(view))


def _aside(view: CounterView) -> list[ParkedRow | NoShowRow]:
    return [*view.parked, *view.no_shows]


def _is_ours(row: ParkedRow | NoShowRow, view: CounterView) -> bool:
    own = row.counter == view.counter
    return own or row.here if isinstance(row, ParkedRow) else own and row.recyclable


def _place_among_them(row: ParkedRow | NoShowRow, view: CounterView) -> tuple[bool, bool, bool, float]:
    possible = row.recyclable if isinstance(row, NoShowRow) else True
    return row.counter != view.counter, not _is_ours(row, view), not possible, -row.since.timestamp()


def _parked_row(row: ParkedRow, view: CounterView, now: datetime, language: Language) -> Row:
    """Called here at once where this counter may and is free; else the visitor is back and waits before all others."""
    now_here = row.here and view.current is None and not view.paused
    return {
        "key": row.ticket,
        "number": row.number,
        "item": said(row.item_name, language),
        "kind": "parked",
        "kindText": word(PARKS, row.park),
        "since": waited(row.since, now),
        "place": " · ".join(_where_and_until(row, view.hall.zone)),
        "doing": "call" if now_here else "return",
        "act": tr(CALL_BACK if now_here else IS_BACK),
        "possible": True,
    }


def _missed_row(row: NoShowRow, view: CounterView, now: datetime, language: Language) -> Row:
    return {
        "key": row.ticket,
        "number": row.number,
        "item": said(row.item_name, language),
        "kind": "no_show",
        "kindText": tr(MISSED),
        "since": waited(row.since, now),
        "place": tr(AT_COUNTER).format(place=row.counter) if row.counter else "",
        "doing": "recycle" if row.recyclable else "",
        "act": tr(WAIT_AGAIN if row.recyclable else TAKE_NEW),
        "possible": row.recyclable,
    }


def _where_and_until(row: ParkedRow, zone: str) -> list[str]:
    place = tr(AT_COUNTER).format(place=row.counter)
    if row.until is None:
        return [place]
    return [place, tr(BACK_AT).format(time=row.until.astimezone(ZoneInfo(zone)).strftime("%H:%M"))]


def guide_rows(view: CounterView, now: datetime) -> list[Row]:
    """Requests for a guide, the open ones first, oldest at the top."""
    requests = sorted(view.assistance, key=lambda row: (row.counter is not None, row.at))
    return [
        {
            "key": row.request,
            "place": place(row.place),
            "waited": waited(row.at, now),
            "open": row.counter is None,
            "stateText": tr(OPEN) if row.counter is None else tr(ANSWERED).format(counter=row.counter),
        }
        for row in requests
    ]


def place(place_id: str) -> str:
    """ "取号机 k1" or "3 号窗口", from the id of the device that asked."""
    return tr(AT_COUNTER if place_id.isdigit() else KIOSK).format(place=place_id)


def longest_wait(view: CounterView, now: datetime) -> str:
    """ "最久 31 分钟": of those in the list; empty when nobody waits, or all have just come."""
    since = min((row.issued_at for row in view.waiting), default=now)
    return tr(LONGEST).format(span=waited(since, now)) if now - since >= timedelta(minutes=1) else ""


def kind_name(view: CounterView) -> str:
    """ "综合办事": what kind of window this is (window-5)."""
    return word(KINDS, view.kind)

"""Who is still in the hall near closing time, and what may be done about each: as rows. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import AT_DESK, HAS_WAITED, Row
from counter_app.spans import waited
from counter_app.texts import tr
from counter_app.visit import said
from hub.wire import CounterView, Language, RefusingRow, Words

EXTENDED: Final = QT_TRANSLATE_NOOP("Counter", "已登记延时服务")
PARKED: Final = QT_TRANSLATE_NOOP("Counter", "挂起 {span}")
CONSENTS: Final = QT_TRANSLATE_NOOP("Counter", "待同意 {count}/2")
WHY: Final = QT_TRANSLATE_NOOP("Counter", "{reason} → {remedy}")
BY: Final = QT_TRANSLATE_NOOP("Counter", "{name} 提出，{span}前")
LEAD_DID: Final = QT_TRANSLATE_NOOP("Counter", "首席代表 {name} 已同意")
CENTRE_DID: Final = QT_TRANSLATE_NOOP("Counter", "中心 {name} 已同意")
LEAD_WAITS: Final = QT_TRANSLATE_NOOP("Counter", "等首席代表")
CENTRE_WAITS: Final = QT_TRANSLATE_NOOP("Counter", "等中心")


@dataclass(frozen=True, slots=True)
class _Here:
    """One visitor who is still in the hall."""

    ticket: str
    number: str
    item: Words
    where: str
    extended: bool
    serving: bool = False


def after_rows(view: CounterView, now: datetime, language: Language) -> list[Row]:
    """Refusals that wait for consents first, the whole hall's; then who is here for this counter."""
    asked = [_asked_row(each, now, language) for each in view.refusing]
    known = {each.ticket for each in view.refusing}
    return asked + [_here_row(each, view, language) for each in _here(view, now) if each.ticket not in known]


def _here(view: CounterView, now: datetime) -> Iterator[_Here]:
    if view.current is not None:
        it = view.current
        yield _Here(it.ticket, it.number, it.item_name, tr(AT_DESK), it.extended, it.state == "serving")
    for row in view.waiting:
        where = tr(HAS_WAITED).format(span=waited(row.issued_at, now))
        yield _Here(row.ticket, row.number, row.item_name, where, row.extended)
    for aside in view.parked:
        if aside.here:
            where = tr(PARKED).format(span=waited(aside.since, now))
            yield _Here(aside.ticket, aside.number, aside.item_name, where, aside.extended)


def _here_row(here: _Here, view: CounterView, language: Language) -> Row:
    """Refused may be who is not being served yet, once the hall is closed."""
    return {
        "key": here.ticket,
        "number": here.number,
        "item": said(here.item, language),
        "stands": tr(EXTENDED) if here.extended else "",
        "detail": here.where,
        "more": "",
        "doing": "" if here.extended else "extend",
        "refuses": not (view.hall.open or here.serving),
        "drops": False,
    }


def _asked_row(asked: RefusingRow, now: datetime, language: Language) -> Row:
    return {
        "key": asked.ticket,
        "number": asked.number,
        "item": said(asked.item_name, language),
        "stands": tr(CONSENTS).format(count=(asked.lead is not None) + (asked.centre is not None)),
        "detail": tr(WHY).format(reason=asked.reason, remedy=asked.remedy),
        "more": " · ".join(_stands(asked, now)),
        "doing": "consent" if asked.may_consent else "",
        "refuses": False,
        "drops": True,
    }


def _stands(asked: RefusingRow, now: datetime) -> Iterator[str]:
    """Who asked, and how it stands with each of the two."""
    yield tr(BY).format(name=asked.by, span=waited(asked.at, now))
    yield tr(LEAD_WAITS) if asked.lead is None else tr(LEAD_DID).format(name=asked.lead)
    yield tr(CENTRE_WAITS) if asked.centre is None else tr(CENTRE_DID).format(name=asked.centre)

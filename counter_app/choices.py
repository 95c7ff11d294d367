"""What may be chosen in the panels: where to transfer to, and which item a ticket is for. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import NOT_OPEN, Row
from counter_app.texts import KINDS, tr, word
from counter_app.visit import said
from hub.wire import Catalog, CounterView, ItemView, Language

WAITING: Final = QT_TRANSLATE_NOOP("Counter", "等候 {count} 人")
COUNTER: Final = QT_TRANSLATE_NOOP("Counter", "{counter} 号窗口")
OPEN: Final = QT_TRANSLATE_NOOP("Counter", "在岗")

KIND_ORDER: Final = ("consultation", "handling", "delivery")


@dataclass(frozen=True, slots=True)
class Target:
    """Where a ticket may be sent: a queue, or one counter."""

    to: Literal["queue", "counter"]
    id: str
    code: str
    """What is typed to select it: the queue's letter or the counter's number."""
    label: str
    kind: str
    """The kind of window it leads to, in words (window-5)."""
    detail: str
    open: bool


def targets(view: CounterView, language: Language) -> list[Target]:
    """Queues first, then counters other than this one; each by kind of window, then by letter or number."""
    queues = sorted(view.queues, key=lambda queue: (KIND_ORDER.index(queue.kind), queue.letter))
    counters = sorted(view.counters, key=lambda counter: (KIND_ORDER.index(counter.kind), int(counter.id)))
    return [
        Target(
            "queue",
            queue.id,
            queue.letter,
            said(queue.name, language),
            word(KINDS, queue.kind),
            tr(WAITING).format(count=queue.waiting) if queue.counters_open else tr(NOT_OPEN),
            queue.counters_open > 0,
        )
        for queue in queues
    ] + [
        Target(
            "counter",
            counter.id,
            counter.id,
            tr(COUNTER).format(counter=counter.id),
            word(KINDS, counter.kind),
            tr(OPEN if counter.open else NOT_OPEN),
            counter.open,
        )
        for counter in counters
        if counter.id != view.counter
    ]


def search(catalog: Catalog, typed: str) -> list[ItemView]:
    """Items that match what was typed (pinyin initials, Chinese or English), best first; all when empty."""
    wanted = "".join(typed.split()).casefold()
    ranked = [(_rank(item, wanted), not item.common, place, item) for place, item in enumerate(catalog.items)]
    return [item for rank, _, _, item in sorted(ranked, key=lambda row: row[:3]) if rank < _NO_MATCH]


def item_rows(catalog: Catalog, typed: str, language: Language, bookable: bool = False) -> list[Row]:
    """The items found, as rows; `bookable`: only those that an appointment may be made for."""
    names = {department.id: department.name for department in catalog.departments}
    return [
        {
            "key": item.id,
            "name": said(item.name, language),
            "detail": said(item.where or names[item.department], language),
            "possible": bookable or item.handled == "counter",
        }
        for item in search(catalog, typed)
        if item.bookable or not bookable
    ]


_NO_MATCH: Final = 9


def _rank(item: ItemView, wanted: str) -> int:
    """0 best: initials from the start, then a word in it, then letters in order; 9 no match."""
    if not wanted or item.initials.startswith(wanted):
        return 0
    if wanted in item.name.zh.casefold() or wanted in item.name.en.casefold().replace(" ", ""):
        return 1
    if wanted in item.initials:
        return 2
    return 3 if _in_order(wanted, item.initials) else _NO_MATCH


def _in_order(wanted: str, initials: str) -> bool:
    letters = iter(initials)
    return all(letter in letters for letter in wanted)

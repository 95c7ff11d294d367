"""What to ask the hub for each act, and the sentence that says it is done and how to take it back. Pure."""

from __future__ import annotations

from typing import Final

from counter_app.keys import Act
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.rows import AT_COUNTER, PARKS
from counter_app.spans import minutes_in_words
from counter_app.texts import tr, word
from counter_app.visit import said
from hub.wire import (
    AnyCommand,
    CallNextCommand,
    ConfirmCommand,
    CounterView,
    FinishCommand,
    Language,
    NoShowCommand,
    ParkCommand,
    PauseCommand,
    RecallCommand,
    ResumeCommand,
    SignOutCommand,
    TransferCommand,
)

COMMANDS: Final[dict[Act, AnyCommand]] = {
    Act.CALL_NEXT: CallNextCommand(),
    Act.CONFIRM: ConfirmCommand(),
    Act.FINISH: FinishCommand(),
    Act.RECALL: RecallCommand(),
    Act.NO_SHOW: NoShowCommand(),
    Act.PARK: ParkCommand(),
    Act.PAUSE: PauseCommand(),
    Act.RESUME: ResumeCommand(),
    Act.SIGN_OUT: SignOutCommand(),
}
"""Acts that need no further choice."""

_DONE: Final[dict[Act, str]] = {
    Act.NO_SHOW: QT_TRANSLATE_NOOP("Counter", "{number} 已过号；人来了按 F9 恢复。"),
    Act.FINISH: QT_TRANSLATE_NOOP("Counter", "{number} 已办完。"),
    Act.RECALL: QT_TRANSLATE_NOOP("Counter", "{number} 已重呼。"),
    Act.PAUSE: QT_TRANSLATE_NOOP("Counter", "已暂停呼叫；按 F7 恢复。"),
    Act.SIGN_OUT: QT_TRANSLATE_NOOP("Counter", "已签退。"),
}
_MISSED_AGAIN: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已过号，不能再恢复；人来了按 F8 代取新号。")
_GOES_ON: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已转去办下一项：{item}。")
_SENT: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已转到 {place}。")
_LENT: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已转到 {place}，办完回本窗口。")
_GIVEN_BACK: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已送回 {place}。")
_PARKED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已挂起（{kind}）；按 F9 叫回。")
_PARKED_FOR: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已挂起（{kind}），{span}后自动回来；按 F9 叫回。")
_RETURNED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已回来，排在最前。")
_RECYCLED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已恢复排队。")
EXTENDED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 已登记延时服务，下班后继续办理。")
_GUIDE: Final = QT_TRANSLATE_NOOP("Counter", "已响应 {place} 的帮办请求，请派帮办前往。")


def done(act: Act, before: CounterView | None, after: CounterView | None, language: Language) -> str:
    """What to say after `act` on the visitor that `before` shows; empty where the screen says it already."""
    current = before.current if before else None
    if act is Act.NO_SHOW and current is not None and _is_over(current.ticket, after):
        return tr(_MISSED_AGAIN).format(number=current.number)
    if act is Act.PARK:
        return parked(ParkCommand(), before)
    if act is Act.FINISH and current is not None and current.back_to is not None:
        there = tr(AT_COUNTER).format(place=current.back_to)
        return tr(_GIVEN_BACK).format(number=current.number, place=there)
    if act is Act.FINISH and current is not None and current.item_index + 1 < len(current.items):
        item = said(current.items[current.item_index + 1], language)
        return tr(_GOES_ON).format(number=current.number, item=item)
    return tr(_DONE[act]).format(number=current.number if current else "") if act in _DONE else ""


def _is_over(ticket: str, after: CounterView | None) -> bool:
    """Whether a missed ticket may not wait again."""
    missed = after.no_shows if after is not None else []
    return any(row.ticket == ticket and not row.recyclable for row in missed)


def transferred(command: TransferCommand, before: CounterView | None, language: Language) -> str:
    """ "A012 已转到 B 综合办事": where the visitor now has to go."""
    told = _LENT if command.come_back else _SENT
    return tr(told).format(number=_number(before), place=_place(command, before, language))


def parked(command: ParkCommand, before: CounterView | None) -> str:
    """ "A012 已挂起（去取材料），15 分钟后自动回来"."""
    kind = word(PARKS, command.park)
    if command.minutes is None:
        return tr(_PARKED).format(number=_number(before), kind=kind)
    span = minutes_in_words(command.minutes)
    return tr(_PARKED_FOR).format(number=_number(before), kind=kind, span=span)


def _number(before: CounterView | None) -> str:
    return before.current.number if before and before.current else ""


def _place(command: TransferCommand, before: CounterView | None, language: Language) -> str:
    if command.to_counter is not None:
        return tr(AT_COUNTER).format(place=command.to_counter)
    queues = {queue.id: queue for queue in before.queues} if before else {}
    queue = queues.get(command.to_queue or "")
    return f"{queue.letter} {said(queue.name, language)}" if queue else ""


def recycled(number: str) -> str:
    """After a missed ticket waits again."""
    return tr(_RECYCLED).format(number=number)


def returned(number: str) -> str:
    """After a parked visitor was told to be back."""
    return tr(_RETURNED).format(number=number)


def extended(number: str) -> str:
    """After service after closing was opened."""
    return tr(EXTENDED).format(number=number)


def guide_answered(place: str) -> str:
    """After a request for a guide was taken on."""
    return tr(_GUIDE).format(place=place)

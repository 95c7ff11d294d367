"""What happened to a ticket, in words: one sentence for each of its events, in Chinese or English.

Names of people are not in events; who acted is told as the journal has it, by login and counter.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, Final, Literal, TypeAlias
from zoneinfo import ZoneInfo

from hall import events, why
from hall.definition import Definition
from hall.events import Event
from hall.tickets import Grounds, ParkKind, PrintState

Language: TypeAlias = Literal["zh", "en"]
Pair: TypeAlias = tuple[str, str]

SENTENCES: Final[dict[type[Event], Pair]] = {
    events.TicketIssued: (
        "取号 {number}，队列{queue}，事项{items}，{class}{more}", "Issued {number} for {queue}: {items}; {class}{more}"
    ),
    events.TicketJoined: ("与本人另一号 {number} 合并", "Joined with the same person's {number}"),
    events.PrintReported: ("小票：{outcome}", "Paper: {outcome}"),
    events.TicketCalled: ("呼叫到 {counter} 号窗口：{why}", "Called to counter {counter}: {why}"),
    events.AnnouncementReported: ("语音：{outcome}", "Announcement: {outcome}"),
    events.TicketConfirmed: ("到达 {counter} 号窗口", "At counter {counter}"),
    events.TicketFinished: ("{counter} 号窗口办理完毕{next}", "Finished at counter {counter}{next}"),
    events.TicketNoShow: ("{counter} 号窗口过号（{by}）", "Did not come to counter {counter} ({by})"),
    events.TicketRecycled: ("过号后恢复排队", "Back in the queue after the missed call"),
    events.TicketParked: ("{counter} 号窗口挂起：{park}{until}", "Set aside at counter {counter}: {park}{until}"),
    events.TicketReturned: ("返回继续等候（{by}）{to}", "Back and waiting ({by}){to}"),
    events.TicketReleased: ("{counter} 号窗口无人，重新优先呼叫", "Counter {counter} was left: to be called first"),
    events.TicketTransferred: ("由 {counter} 号窗口转往{queue}{to}", "Passed on by counter {counter} to {queue}{to}"),
    events.TicketWithdrawn: ("取消：{reason}", "Withdrawn: {reason}"),
    events.ServiceRated: ("评价：{level} 星", "Rated {level} of 5"),
}
"""Event → Chinese, English. Every event that names a ticket, or one of its calls, is here."""

WORDS: Final[dict[str, Pair]] = {
    "visitor": ("办事人", "by the visitor"), "clerk": ("窗口", "by the clerk"), "time": ("时间到", "time was up"),
    "day_ended": ("服务日结束", "the day ended"), "merged": ("与本人另一号合并", "merged with another of the person"),
    "spoken": ("已播报", "spoken"), "failed": ("未成功", "failed"),
    PrintState.PRINTING: ("重新打印", "printed again"), PrintState.PRINTED: ("已打印", "printed"),
    PrintState.UNKNOWN: ("打印机无应答", "the printer fell silent"),
    ParkKind.FETCH: ("取材料", "fetches something"), ParkKind.SAME: ("回原窗口", "comes back to the same counter"),
    ParkKind.OUTSIDE: ("等外部环节", "waits for a step elsewhere"),
    Grounds.AGE: ("长者", "age"), Grounds.DISABILITY: ("残疾人", "disability"),
    Grounds.PREGNANCY: ("孕妇", "pregnancy"),
    Grounds.SERVICE: ("军人及优抚对象", "service"), Grounds.URGENT: ("急事", "urgent travel"),
    Grounds.STAFF: ("工作人员确认", "confirmed by staff"),
}  # fmt: skip


def sentence(event: Event, definition: Definition, language: Language) -> str | None:
    """What the event did to its ticket; None for one that is about no ticket."""
    pair = SENTENCES.get(type(event))
    if pair is None:
        return None
    at = ("zh", "en").index(language)
    facts = {name: getattr(event, name) for name in event.__dataclass_fields__}
    more = _MORE.get(type(event))
    return pair[at].format_map({**_said(facts, at), **(more(event, definition, language) if more else {})})


def _said(facts: Mapping[str, object], at: int) -> dict[str, object]:
    """The event's own fields, codes in words."""
    return {
        name: WORDS[value][at] if isinstance(value, str) and value in WORDS else value for name, value in facts.items()
    }


def _issued(event: events.TicketIssued, definition: Definition, language: Language) -> dict[str, str]:
    at = ("zh", "en").index(language)
    more = []
    if event.grounds in WORDS:
        more.append(WORDS[event.grounds][at])
    if event.granted_by:
        more.append(f"由 {event.granted_by} 确认" if language == "zh" else f"by {event.granted_by}")
    more += [event.grant_reason] if event.grant_reason else []
    if event.agreed_at is not None:
        more.append(("预约 " if language == "zh" else "agreed ") + _clock(event.agreed_at, definition))
    items = {each.id: getattr(each.name, language) for each in definition.items}
    return {
        "queue": _queue(event.queue, definition, language),
        "items": ("、", ", ")[at].join(items.get(each, each) for each in event.items),
        "class": why.CLASSES[event.priority][at],
        "more": "".join(("，", ", ")[at] + each for each in more),
    }


def _called(event: events.TicketCalled, _definition: Definition, language: Language) -> dict[str, str]:
    return {"why": why.sentence(event.why, event.why_facts, language)}


def _finished(event: events.TicketFinished, definition: Definition, language: Language) -> dict[str, str]:
    if event.next_queue is None:
        return {"next": ""}
    queue = _queue(event.next_queue, definition, language)
    return {"next": f"，接着等候{queue}" if language == "zh" else f", goes on to {queue}"}


def _parked(event: events.TicketParked, definition: Definition, language: Language) -> dict[str, str]:
    if event.until is None:
        return {"until": ""}
    clock = _clock(event.until, definition)
    return {"until": f"，到 {clock}" if language == "zh" else f" until {clock}"}


def _to(event: events.TicketReturned, _definition: Definition, language: Language) -> dict[str, str]:
    if event.to_counter is None:
        return {"to": ""}
    counter = event.to_counter
    return {"to": f"，只等 {counter} 号窗口" if language == "zh" else f", for counter {counter} alone"}


def _passed_on(event: events.TicketTransferred, definition: Definition, language: Language) -> dict[str, str]:
    there = f" {event.to_counter} 号窗口" if language == "zh" else f", counter {event.to_counter}"
    return {"queue": _queue(event.to_queue, definition, language), "to": "" if event.to_counter is None else there}


def _queue(queue_id: str, definition: Definition, language: Language) -> str:
    names = {each.id: getattr(each.name, language) for each in definition.queues}
    return str(names.get(queue_id, queue_id))


def _clock(moment: datetime, definition: Definition) -> str:
    return moment.astimezone(ZoneInfo(definition.zone)).strftime("%H:%M")


_MORE: Final[dict[type[Event], Callable[[Any, Definition, Language], dict[str, str]]]] = {
    events.TicketIssued: _issued,
    events.TicketCalled: _called,
    events.TicketFinished: _finished,
    events.TicketParked: _parked,
    events.TicketReturned: _to,
    events.TicketTransferred: _passed_on,
}

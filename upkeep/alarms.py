"""Who is to be told of what has happened, in the transaction in which it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from upkeep import events
from upkeep.duty import on_duty
from upkeep.events import Event
from upkeep.records import Upkeep
from upkeep.register import Task


@dataclass(frozen=True, slots=True)
class Alarm:
    """A message to one of the staff. `template` names its words, `facts` fill them: never about a visitor."""

    to: str
    template: str
    facts: dict[str, str]


def alarms(event: Event, upkeep: Upkeep, now: datetime, zone: str) -> Iterator[Alarm]:
    """What `event` tells whom; `upkeep` is the state after it."""
    if isinstance(event, events.OrderOpened):
        about = {"machine": event.machine, "device": event.device, "about": event.about, "order": event.order}
        yield from _to(on_duty(upkeep, event.way, event.machine, now, zone), f"order.{event.way}", about)
    elif isinstance(event, events.SummonsMade):
        yield from _to(event.to, f"summons.{event.task}", {"machine": event.machine, "summons": event.summons})
    elif isinstance(event, events.AidAsked):
        who = on_duty(upkeep, _DESK, event.place, now, zone)
        yield from _to(who, "aid.asked", {"aid": event.aid, "machine": event.place})
    elif isinstance(event, events.SwitchingLogged) and event.done_at is None:
        who = on_duty(upkeep, "daily", event.machine, now, zone)
        yield from _to(who, f"switching.missed_{event.way}", {"machine": event.machine})


_DESK: Task = "guidance"
"""Who brings an aid."""


def _to(logins: tuple[str, ...], template: str, facts: dict[str, str]) -> Iterator[Alarm]:
    return (Alarm(login, template, facts) for login in logins)

"""Who is to be told of what has happened, in the transaction in which it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from appointments import events
from appointments.events import Event
from appointments.plan import Plan
from appointments.records import Appointment, Language

LAPSED: Final[dict[Language, str]] = {
    "zh": "有关部门未能在规定时间内答复，非常抱歉",
    "en": "the departments could not decide in time; we are sorry",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """A message: to a visitor's contact by SMS, or to one of the staff. `facts` are codes and times, nobody's name."""

    channel: Literal["sms", "staff"]
    to: str
    template: str
    facts: dict[str, str]


def notices(
    event: Event, before: Appointment | None, after: Appointment, plan: Plan, offers: Sequence[datetime]
) -> Iterator[Notice]:
    """What `event` tells whom. `offers`: other times that are free, for one whom the hall cancelled."""
    yield from _to_visitor(event, before, after, offers)
    yield from _to_staff(event, after, plan)


def offers_needed(event: Event) -> bool:
    """Whether other times are told with it (appointment-3)."""
    off = isinstance(event, events.RequestRefused | events.RequestLapsed)
    return off or (isinstance(event, events.AppointmentCancelled) and event.side == "hall")


def _to_visitor(
    event: Event, before: Appointment | None, after: Appointment, offers: Sequence[datetime]
) -> Iterator[Notice]:
    facts = {"item": after.item, "starts_at": after.starts_at.isoformat()}
    other = {"offers": " ".join(each.isoformat() for each in offers)}
    match event:
        case events.AppointmentMade() | events.RequestApproved(next_stage=None):
            yield _sms(after, "confirmed" if after.stage is None else "requested", facts)
        case events.AppointmentMoved(side="hall") if before is not None:
            yield _sms(after, "moved", facts | {"before": before.starts_at.isoformat(), "reason": event.words})
        case events.AppointmentMoved():
            yield _sms(after, "confirmed" if after.stage is None else "requested", facts)
        case events.AppointmentCancelled(side="hall"):
            yield _sms(after, "cancelled", facts | other | {"reason": event.words})
        case events.RequestRefused():
            yield _sms(after, "refused", facts | other | {"reason": event.words})
        case events.RequestLapsed():
            yield _sms(after, "refused", facts | other | {"reason": LAPSED[after.language]})
        case events.AppointmentMissed():
            yield _sms(after, "no_show", facts)
        case events.AppealDecided(granted=True):
            yield _sms(after, "appeal_granted", facts)
        case events.AppealDecided():
            yield _sms(after, "appeal_refused", facts | {"reason": event.words})
        case _:
            return


def _to_staff(event: Event, after: Appointment, plan: Plan) -> Iterator[Notice]:
    facts = {"appointment": after.id, "item": after.item, "starts_at": after.starts_at.isoformat()}
    if isinstance(event, events.AppealMade):
        yield from _each(plan.section, "appeal", facts)
    elif isinstance(event, events.RequestOverdue):
        yield from _each(dict.fromkeys((*plan.section, *plan.leader)), "overdue", facts)
    elif _asks(event):
        yield from _each(plan.leader if after.stage == "leader" else plan.section, "request", facts)


def _asks(event: Event) -> bool:
    """Whether somebody is to decide a request from now on."""
    match event:
        case events.AppointmentMade() | events.AppointmentMoved():
            return event.stage is not None
        case events.RequestApproved():
            return event.next_stage is not None
        case _:
            return False


def _sms(after: Appointment, template: str, facts: dict[str, str]) -> Notice:
    return Notice("sms", after.contact, f"appointment_{template}", facts)


def _each(logins: Sequence[str] | dict[str, None], template: str, facts: dict[str, str]) -> Iterator[Notice]:
    return (Notice("staff", each, f"appointment.{template}", facts) for each in logins)

"""An appointment as its holder and the staff may see it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Literal

from appointments.plan import Plan
from appointments.records import Appointment
from appointments.rules import LATE
from appointments.states import AppointmentState
from hall.state import HallState
from hub.server.appointments.links import Links
from hub.server.lane.personal import Contact, masked_name, masked_phone
from hub.server.views.head import words
from hub.wire import AppointmentView

May = Literal["move", "cancel", "check_in", "appeal"]
S = AppointmentState


def appointment_view(
    state: HallState, plan: Plan, known: Appointment, links: Links, now: datetime, contact: Contact | None = None
) -> AppointmentView:
    """The appointment at `now`; with `contact` also whom it is for, masked."""
    definition = state.definition
    assert definition is not None
    item, code = state.items[known.item], links.code_of(known, definition)
    return AppointmentView(
        id=known.id, number=known.number, item=item.id, item_name=words(item.name),
        bring=[words(each) for each in item.bring], starts_at=known.starts_at, ends_at=known.slot + plan.slot,
        opens_at=known.starts_at - plan.early, until=known.starts_at + LATE, state=known.state.value,
        stage=known.stage, stage_due=known.stage_due, overdue=known.overdue, may=list(may(plan, known, now)),
        appeal=known.appeal, channel=known.channel, language=known.language, ticket=known.ticket,
        missed_call=known.missed_call, code=code,
        code_url=links.url_of(known, definition), name=None if contact is None else masked_name(contact.name),
        phone=None if contact is None else masked_phone(contact.phone),
    )  # fmt: skip


def may(plan: Plan, known: Appointment, now: datetime) -> Iterator[May]:
    """What the visitor may do with it now."""
    if known.state in (S.REQUESTED, S.CONFIRMED) and now < known.starts_at:
        if plan.of(known.item) is not None:
            yield "move"
        yield "cancel"
    if known.state is S.CONFIRMED and known.starts_at - plan.early <= now <= known.starts_at + LATE:
        yield "check_in"
    if known.is_counted and not known.appeal:
        yield "appeal"

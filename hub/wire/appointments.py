"""Appointments and free slots, as they are shown."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from hub.wire.booking import PhoneTail, SpokenNumber
from hub.wire.shape import Id, Language, Shape, Words


class AppointmentView(Shape):
    """An appointment as its holder and the staff may see it."""

    id: str
    number: str
    """What the visitor says at the desk, beside the last digits of the phone."""
    item: str
    item_name: Words
    bring: list[Words]
    starts_at: datetime
    ends_at: datetime
    """Of its slot."""
    opens_at: datetime
    """From then on one may check in, …"""
    until: datetime
    """… up to and including then."""
    state: Literal[
        "requested", "confirmed", "checked_in", "served", "no_show", "cancelled_by_visitor", "cancelled_by_hall"
    ]
    stage: Literal["section", "leader"] | None
    """Who decides the request next, …"""
    stage_due: datetime | None
    """… and until when they are to."""
    overdue: bool
    may: list[Literal["move", "cancel", "check_in", "appeal"]]
    """What the visitor may do at the moment of the answer."""
    appeal: Literal["", "made", "granted", "refused"]
    channel: Literal["kiosk", "desk", "phone", "web", "portal"]
    language: Language
    ticket: str | None
    """Id of the ticket, after check-in."""
    missed_call: bool = False
    """With "no_show": they came in time, and were not there when called. Their ticket may wait again."""
    code: str
    """What the QR code for check-in holds, signed, without personal data."""
    code_url: str
    """Address of its page."""
    name: str | None = None
    """Masked; only where it is read, never where a command is answered."""
    phone: str | None = None
    """Likewise: its last four digits."""


class SlotsQuery(Shape):
    """What /v1/slots is asked: `days` days from `from` on, today where it is not said."""

    item: Id
    from_: Annotated[date | None, Field(alias="from", ge=date(1970, 1, 2), le=date(9998, 1, 1))] = None
    days: Annotated[int, Field(ge=1, le=62)] = 7


class AppointmentsQuery(Shape):
    """What /v1/appointments is asked."""

    day: date | None = None
    waiting: Literal["requests", "appeals"] | None = None
    """Who waits for a decision."""
    number: SpokenNumber | None = None
    phone_tail: PhoneTail | None = None


class SlotView(Shape):
    starts_at: datetime
    ends_at: datetime
    free: int


class SlotDay(Shape):
    day: date
    slots: list[SlotView]
    """None where nobody is received, or the day can't be booked."""


class SlotsView(Shape):
    """When an item may be booked."""

    at: datetime
    item: str
    item_name: Words
    bring: list[Words]
    document: bool
    """Whether the number of the identity document is needed."""
    approval: bool
    """Several departments have a part in it: it is asked for, and confirmed later."""
    last_day: date
    """The last that may be booked today."""
    days: list[SlotDay]
    years_unknown: list[int]
    """Years in it whose statutory holidays nobody has entered yet: to be told to whoever looks after the hall."""


class AppointmentsView(Shape):
    at: datetime
    appointments: list[AppointmentView]
    """At most 500, in the order of their times."""

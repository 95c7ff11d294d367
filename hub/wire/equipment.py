"""Devices, orders, aids and messages as the hub's pages and their API show them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field

from hub.wire.shape import MachineKey, Shape, Words

Fraction = Annotated[float, Field(ge=0, le=1)]


class Share(Shape):
    """How much of a time a device served, 0 to 1 of the hours it was meant to run; None: nothing is known."""

    day: Fraction | None
    week: Fraction | None
    month: Fraction | None


class DeviceRow(Shape):
    name: str
    kind: str
    link: str
    media: str | None
    paper: str | None
    action: Literal["clear", "maintenance", "suspend"] | None
    detail: str
    since: datetime
    works: bool
    available: Share


class MachineRow(Shape):
    """One machine with all its devices."""

    machine: MachineKey
    name: Words
    department: str
    listed: bool
    """Whether the register has it."""
    connected: bool
    heard_at: datetime | None
    available: Share
    devices: list[DeviceRow]
    paper_ends_at: datetime | None
    """By use, as far as it can be told."""
    cleaned_at: datetime | None
    cleaning_due: bool
    inspected_at: datetime | None
    inspection_fine: bool | None
    power: str
    """"" round the clock; else its hours, 08:30–18:00."""
    switching_missed_at: datetime | None
    """When the newest turn of its schedule was due, if it was missed."""


class FaultRow(Shape):
    id: str
    machine: MachineKey
    device: str
    detail: str
    action: Literal["clear", "maintenance", "suspend"] | None
    department: str
    opened_at: datetime


class OrderRow(Shape):
    id: str
    way: Literal["daily", "professional"]
    machine: MachineKey
    device: str
    about: str
    """A driver's code where `fault` is set, else a person's words."""
    fault: str | None
    department: str
    opened_at: datetime
    state: Literal["open", "assigned", "done"]
    assignee: str | None
    notes: list[str]
    parts: list[str]
    done_at: datetime | None


class SummonsRow(Shape):
    id: str
    machine: MachineKey
    task: Literal["guidance", "incident"]
    at: datetime
    taken_by: str | None


class LoanRow(Shape):
    id: str
    place: str
    at: datetime
    lent_at: datetime | None


class AidRow(Shape):
    id: str
    name: Words
    icon: str
    count: int
    lent: int
    loans: list[LoanRow]
    """Asked for or lent, oldest first."""


class FleetView(Shape):
    """All the equipment of the hall at one moment."""

    at: datetime
    seq: int
    departments: dict[str, Words]
    machines: list[MachineRow]
    faults: list[FaultRow]
    orders: list[OrderRow]
    """Those not done, oldest first, then the last twenty done."""
    summons: list[SummonsRow]
    aids: list[AidRow]


class MessageRow(Shape):
    """`template` names its words, `facts` fill them: never about a visitor."""

    id: str
    to: str
    """The login."""
    template: str
    facts: dict[str, str]
    at: datetime
    state: Literal["waiting", "sending", "sent", "read", "dead", "overtaken"]
    """sent: it was shown to them."""
    ended_at: datetime | None
    """When it was read."""


class MessagesView(Shape):
    at: datetime
    messages: list[MessageRow]
    """The newest 200, newest first."""

"""What a counter and its clerk see."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from hub.wire.hall_views import HallHead, QueueFigures
from hub.wire.shape import GroundsWord, ParkWord, Shape, Words


class WaitingRow(Shape):
    ticket: str
    number: str
    queue: str
    item_name: Words
    green: bool
    on_behalf: bool
    issued_at: datetime
    here_only: bool
    """Sent to this counter alone."""
    returned: bool = False
    """Back from a park: first of all."""
    step_done: bool = False
    """Back from a counter to which this one had lent the visitor."""
    arrived_at: datetime | None = None
    """When the hub heard of it, if a kiosk had issued it alone."""
    also: list[str] = []
    """Other numbers that the same visitor may hold."""
    agreed_at: datetime | None = None
    """The time agreed, where it was checked in for an appointment."""
    extended: bool = False
    """Service after closing is open for this visitor."""


class CurrentTicket(Shape):
    ticket: str
    number: str
    state: Literal["called", "serving"]
    item_name: Words
    items: list[Words]
    item_index: int
    bring: list[Words]
    decision: Literal["immediate", "within_days"]
    decision_days: int | None
    responsible: str
    green: bool
    grounds: GroundsWord
    on_behalf: bool
    why: str
    """Why this one was next: a code of hall.why (TicketCalled.why)."""
    why_words: Words
    why_facts: dict[str, str | int] = {}
    """What it rests on (TicketCalled.why_facts)."""
    guide: str | None = None
    """Name of the guide who is with the visitor."""
    issued_at: datetime
    called_at: datetime
    confirmed_at: datetime | None
    recalls: int
    recalls_left: int
    announcement: Literal["pending", "spoken", "failed"]
    lapses_at: datetime | None = None
    """When it is a no-show by time, unless the visitor comes or is called again."""
    extended: bool = False
    """Service after closing is open for this visitor."""
    may_extend: bool = False
    """Whether it may be opened now."""
    back_to: str | None = None
    """The counter that lent it and has it back at the finish."""
    arrived_at: datetime | None = None
    """When the hub heard of it, if a kiosk had issued it alone."""
    also: list[str] = []
    """Other numbers that the same visitor may hold."""
    agreed_at: datetime | None = None
    """The time agreed, where it was checked in for an appointment."""


class ParkedRow(Shape):
    ticket: str
    number: str
    item_name: Words
    counter: str
    since: datetime
    park: ParkWord = "fetch"
    until: datetime | None = None
    """When it comes back by itself."""
    here: bool = True
    """Whether this counter may call it."""
    extended: bool = False
    """Service after closing is open for this visitor."""


class NoShowRow(Shape):
    ticket: str
    number: str
    item_name: Words
    since: datetime
    recyclable: bool
    counter: str = ""
    """Where the call was that they missed."""


class AssistanceRow(Shape):
    request: str
    place: str
    at: datetime
    counter: str | None


class RefusingRow(Shape):
    """A refusal after closing that waits for consents: why, what is offered instead, and who had a part."""

    ticket: str
    number: str
    item_name: Words
    reason: str
    remedy: str
    by: str
    at: datetime
    lead: str | None
    centre: str | None
    """Who consented; None: nobody yet."""
    may_consent: bool
    """The clerk at this counter may, as lead."""


class CounterNamed(Shape):
    id: str
    kind: Literal["consultation", "handling", "delivery"]
    open: bool


class CounterView(Shape):
    seq: int
    at: datetime
    catalog: str
    hall: HallHead
    counter: str
    kind: Literal["consultation", "handling", "delivery"]
    clerk: str | None
    clerk_name: str | None
    paused: bool
    current: CurrentTicket | None
    next_why: str | None
    """Who would be next and why, before the call: a code like CurrentTicket.why; None when nobody waits."""
    next_why_words: Words | None
    next_number: str | None
    waiting: list[WaitingRow]
    """The first 50 this counter may call, in the order of calling."""
    waiting_total: int
    may_pick: bool = False
    """The hall lets clerks call a given ticket out of turn, with a reason."""
    parked: list[ParkedRow]
    no_shows: list[NoShowRow]
    queues: list[QueueFigures]
    """All queues, for transfer; those this counter serves are in `serves`."""
    serves: list[str]
    counters: list[CounterNamed]
    assistance: list[AssistanceRow]
    """Open requests for a guide, for consultation counters; empty elsewhere."""
    after_hours: bool = False
    """The hall is closed or closes within the hour: service after closing may be opened."""
    refusing: list[RefusingRow] = []
    """All of the hall, oldest first."""

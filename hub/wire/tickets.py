"""A ticket, and a band of numbers, as a kiosk sees them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from hub.wire.shape import GroundsWord, Id, Shape, Words


class TicketView(Shape):
    """A ticket as its holder may see it: for paper, the kiosk's last page and the clerk. No personal data."""

    id: str
    number: str
    queue: str
    queue_name: Words
    items: list[str]
    item_index: int
    item_name: Words
    """The item now waited for."""
    item_names: list[Words] = []
    """All of the visit's items, as in `items`; empty from an older hub."""
    area: Words
    """Where to wait."""
    bring: list[Words]
    green: bool
    grounds: GroundsWord
    on_behalf: bool
    state: str
    counter: str | None
    issued_at: datetime
    ahead: int | None
    """People before it; None when it no longer waits."""
    wait_minutes: tuple[int, int] | None
    """An honest range; None when it cannot be told (no counter open for it)."""
    code_url: str
    """What the QR code holds: the address of the page behind it, signed, without personal data."""
    also: list[str] = []
    """Other numbers of the same person that were merged into this ticket."""
    alone: bool = False
    """A kiosk made it with the hub gone: how many are before it can't be told yet."""
    may: list[Literal["return_ticket", "recycle"]] = []
    """What its holder may ask at a kiosk now."""
    back_at: datetime | None = None
    """Parked: when it comes back by itself."""
    may_extend: bool = False
    """Whether service after closing may be asked for now."""
    extended: bool = False
    """Service after closing is open for it."""
    agreed_at: datetime | None = None
    """The time agreed, where it was checked in for an appointment."""


class BandNumber(Shape):
    """One number to be given out: the id of the ticket that it will be, and the code of its page, signed."""

    number: str
    ticket: Id
    code: str


class BandQueue(Shape):
    id: str
    letter: str
    name: Words
    area: Words
    numbers: list[BandNumber]
    """In order, from the band's `first` to its `last`."""


class Span(Shape):
    opens: datetime
    closes: datetime


class BandView(Shape):
    """Numbers lent to one kiosk for one service day, with all it needs to give them out by itself."""

    day: date
    begins: datetime
    ends: datetime
    """The service day: midnight to midnight on the hall's wall."""
    open: list[Span]
    """When tickets may be issued on that day."""
    first: int
    last: int
    leased_at: datetime
    page: str
    """What a ticket's address begins with; a code follows."""
    queues: list[BandQueue]

"""What kiosks and boards see of the hall."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from hub.wire.shape import Shape, Words


class QueueFigures(Shape):
    """A queue's figures, a snapshot stamped with the view's seq."""

    id: str
    letter: str
    name: Words
    kind: Literal["consultation", "handling", "delivery"]
    waiting: int
    wait_minutes: tuple[int, int] | None
    """For one who takes a ticket now."""
    counters_open: int


class GreenFigures(Shape):
    """The same for one who takes a ticket of the green channel now. For kiosks alone."""

    queue: str
    waiting: int
    """People of the green channel who are called before."""
    wait_minutes: tuple[int, int] | None


class HallHead(Shape):
    """What every screen's header and footer need."""

    name: Words
    zone: str
    sample: bool
    day: date
    open: bool
    changes_at: datetime | None
    """When it next opens or closes."""
    notices: list[Words]


class ItemView(Shape):
    id: str
    name: Words
    department: str
    topic: str
    queue: str | None
    handled: Literal["counter", "online", "elsewhere"]
    where: Words | None
    bring: list[Words]
    common: bool
    bookable: bool = False
    """An appointment may be made for it."""
    initials: str
    """Pinyin initials of the Chinese name, for search: 身份证 is "sfz"."""


class Named(Shape):
    id: str
    name: Words
    icon: str = ""


class Catalog(Shape):
    """What rarely changes. `version` is repeated in every view as `catalog`."""

    version: str
    departments: list[Named]
    topics: list[Named]
    items: list[ItemView]
    aids: list[Named] = []
    """What the service desk brings and lends; none from an older hub."""


class KioskSummons(Shape):
    """Somebody was called to this kiosk and is still awaited."""

    task: Literal["guidance", "incident"]
    taken: bool
    """One of the staff is on the way."""


class KioskView(Shape):
    seq: int
    at: datetime
    catalog: str
    hall: HallHead
    green_age: int
    social_card: bool = False
    """Social-security cards are taken like identity cards."""
    queues: list[QueueFigures]
    green: list[GreenFigures] = []
    """One for each queue; none from an older hub."""
    assistance: str | None
    """Id of this kiosk's open request for a guide."""
    assistance_by: str | None
    """Number of the counter that answered this kiosk's newest request."""
    summons: list[KioskSummons] = []
    """Those that were made here, the oldest first; none from an older hub."""


class CallView(Shape):
    """One call on the board, in the order in which they were made."""

    call: str
    number: str
    counter: str
    direction: Words | None
    again: int
    at: datetime
    outcome: Literal["pending", "spoken", "failed"]
    live: bool
    """Still called: the visitor is expected."""
    also: list[str] = []
    """Other numbers that the same visitor may hold."""


class BoardView(Shape):
    seq: int
    at: datetime
    hall: HallHead
    calls: list[CallView]
    """The newest 12, oldest first, and every pending one."""
    queues: list[QueueFigures]

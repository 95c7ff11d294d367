"""The state of one hall on one service day: the fold of its events, immutable.

It holds the service day only; earlier days are in the journal. `apply` (hall/fold.py) makes the next state.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal, TypeAlias

from immutables import Map
from msgspec import Struct, field

from hall.bands import Bands
from hall.definition import Counter, Definition, Item, Queue
from hall.guides import GuideStage
from hall.learned import NOTHING, Learned
from hall.tickets import LIVE, QueueKey, Ticket
from hall.told import Told

WaitingList: TypeAlias = tuple[tuple[QueueKey, str], ...]
"""(key, ticket id) of who waits, sorted: the head is called first."""

Place: TypeAlias = tuple[Literal["queue", "counter"], str]
"""Where somebody waits: in a queue, or for one counter alone."""

NEVER = datetime(1, 1, 1, tzinfo=UTC)


class CounterState(Struct, frozen=True):
    id: str
    clerk: str | None = None
    paused: bool = False
    ticket: str | None = None
    """The ticket called or served there."""


class Call(Struct, frozen=True):
    """One announcement to be made: a call or a recall."""

    id: str
    ticket: str
    number: str
    counter: str
    queue: str
    again: int
    at: datetime
    outcome: Literal["pending", "spoken", "failed"] = "pending"


class Assistance(Struct, frozen=True):
    """A visitor at `place` asked for a guide; `counter` answered, `guide` goes there."""

    id: str
    place: str
    at: datetime
    counter: str | None = None
    guide: str | None = None
    """Login of who was sent or has taken it on."""
    stage: GuideStage = GuideStage.ASKED

    @property
    def waits(self) -> bool:
        """Nobody has said yet that somebody comes."""
        return self.counter is None and self.stage in (GuideStage.ASKED, GuideStage.ASSIGNED)


class Unrated(Struct, frozen=True):
    """A finished service that its visitor may still rate."""

    ticket: str
    item: str
    at: datetime


OFFICES = frozenset({"lead", "centre"})
"""Whose consent a refusal after closing needs: the counter's lead, and the centre."""


class Refusing(Struct, frozen=True):
    """Somebody can't serve a visitor after closing, and asks two for their consent."""

    ticket: str
    reason: str
    remedy: str
    """What the visitor is offered instead."""
    by: str
    at: datetime
    consents: Map[str, str] = field(default_factory=Map)
    """Office → who."""


class HallState(Struct, frozen=True):
    definition: Definition | None = None
    day: date | None = None
    """The service day that the tickets belong to, in the hall's zone."""
    seq: int = 0
    """Number of the last event folded."""
    at: datetime = NEVER
    """Time of the last event: a hall's clock never runs backwards."""
    items: Map[str, Item] = field(default_factory=Map)
    opened_at: datetime | None = None
    """When the hall was made."""
    queues: Map[str, Queue] = field(default_factory=Map)
    desks: Map[str, Counter] = field(default_factory=Map)
    """What each counter is; `counters` is what goes on there."""
    counters: Map[str, CounterState] = field(default_factory=Map)
    tickets: Map[str, Ticket] = field(default_factory=Map)
    waiting: Map[str, WaitingList] = field(default_factory=Map)
    """Queue id → (key, ticket id) of who waits in it, in order: the head is the first."""
    sent: Map[str, WaitingList] = field(default_factory=Map)
    """Counter id → who waits for that counter alone, in order. They are not in `waiting`."""
    agreed: Map[Place, WaitingList] = field(default_factory=Map)
    """Of those in `waiting` and `sent`, who has an agreed time to come or come: in the order of these times."""
    ordinals: Map[str, int] = field(default_factory=Map)
    """Letter → the last number that the hub itself gave today."""
    bands: Bands = ()
    """Numbers lent to kiosks, of this day and of others that still matter."""
    alone: Map[tuple[date, str, int], str] = field(default_factory=Map)
    """(day, letter, number) → ticket that a kiosk issued alone and told of, for the days of `bands`."""
    live: Map[tuple[str, str], str] = field(default_factory=Map)
    """(visitor, queue) → live ticket: one per person and queue, the queues of its later items included."""
    returns: Map[str, datetime] = field(default_factory=Map)
    """Parked ticket → when it comes back by itself."""
    calls: Map[str, Call] = field(default_factory=Map)
    call_order: tuple[str, ...] = ()
    """Ids of today's newest calls, oldest first; the board shows the last of them."""
    assistance: Map[str, Assistance] = field(default_factory=Map)
    told: Map[str, Told] = field(default_factory=Map)
    """Ticket → what was told of its wait, until it is called."""
    learned: Learned = NOTHING
    """What the hall knows of its own waits: the one thing that goes over into the next day."""
    extended: Map[str, str] = field(default_factory=Map)
    """Ticket → who opened its service after closing: "clerk" or "visitor"."""
    refusing: Map[str, Refusing] = field(default_factory=Map)
    """Ticket → the refusal that waits for consents."""
    unrated: Map[str, Unrated] = field(default_factory=Map)
    """Counter → what it finished last, until that is rated or the next visitor is there."""


def claims(state: HallState, ticket: Ticket) -> frozenset[tuple[str, str]]:
    """(visitor, queue) of each queue where it is its visitor's one live ticket; see `HallState.live`."""
    visitor = ticket.visitor
    if visitor is None or ticket.state not in LIVE:
        return frozenset()
    return frozenset((visitor, queue) for queue in queues_of(state, ticket))


def queues_of(state: HallState, ticket: Ticket) -> tuple[str, ...]:
    """Where it is, where it goes back to, and where its later items will take it."""
    later = (state.items[item].queue for item in ticket.items[ticket.item_index + 1 :])
    back = (each.queue for each in ticket.lent)
    return (ticket.queue, *back, *(queue for queue in later if queue is not None))

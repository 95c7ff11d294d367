"""A ticket's life in one table. Tests and docs/ticket-states.md are made from it.

History is in the journal, never in a state's name; recall and transfer are acts, not states.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct, field

from hall.refusals import WRONG_STATE, Facts, Refusal


class TicketState(StrEnum):
    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    SERVED = "served"
    PARKED = "parked"
    NO_SHOW = "no_show"
    WITHDRAWN = "withdrawn"


class Act(StrEnum):
    CALL = "call"
    RECALL = "recall"
    CONFIRM = "confirm"
    FINISH = "finish"
    NEXT_ITEM = "next_item"
    """Finish of an item that was not the visit's last: the ticket goes on to the next item's queue."""
    NO_SHOW = "no_show"
    RECYCLE = "recycle"
    PARK = "park"
    RETURN = "return"
    """The visitor of a parked ticket is back, or its time is over."""
    COME_BACK = "come_back"
    """Finish at a counter to which the ticket was lent: it goes back to the one that sent it on."""
    TRANSFER = "transfer"
    RELEASE = "release"
    """Its clerk is gone without signing out: the visitor is the first to be called again."""
    WITHDRAW = "withdraw"


S = TicketState

TRANSITIONS: dict[tuple[TicketState, Act], TicketState] = {
    (S.WAITING, Act.CALL): S.CALLED,
    (S.WAITING, Act.TRANSFER): S.WAITING,
    (S.WAITING, Act.WITHDRAW): S.WITHDRAWN,
    (S.CALLED, Act.RECALL): S.CALLED,
    (S.CALLED, Act.CONFIRM): S.SERVING,
    (S.CALLED, Act.NO_SHOW): S.NO_SHOW,
    (S.CALLED, Act.PARK): S.PARKED,
    (S.CALLED, Act.TRANSFER): S.WAITING,
    (S.CALLED, Act.RELEASE): S.WAITING,
    (S.CALLED, Act.WITHDRAW): S.WITHDRAWN,
    (S.SERVING, Act.FINISH): S.SERVED,
    (S.SERVING, Act.NEXT_ITEM): S.WAITING,
    (S.SERVING, Act.COME_BACK): S.WAITING,
    (S.SERVING, Act.PARK): S.PARKED,
    (S.SERVING, Act.TRANSFER): S.WAITING,
    (S.SERVING, Act.RELEASE): S.WAITING,
    (S.PARKED, Act.CALL): S.CALLED,
    (S.PARKED, Act.RETURN): S.WAITING,
    (S.PARKED, Act.WITHDRAW): S.WITHDRAWN,
    (S.NO_SHOW, Act.RECYCLE): S.WAITING,
}
"""(state, act) -> next state. What is not here is refused with `wrong_state`."""


def next_state(ticket: Ticket, act: Act) -> TicketState | Refusal:
    """The state that `act` brings the ticket to, or why not. The only reader of the table."""
    state = TRANSITIONS.get((ticket.state, act))
    return state if state is not None else wrong_state(ticket, act)


def wrong_state(ticket: Ticket, act: str) -> Refusal:
    """The refusal of an act that the ticket's state does not know."""
    facts: Facts = {"ticket": ticket.id, "number": ticket.number, "state": str(ticket.state), "act": str(act)}
    return Refusal(WRONG_STATE, facts)


LIVE = frozenset({S.WAITING, S.CALLED, S.SERVING, S.PARKED})


class PriorityClass(StrEnum):
    GREEN = "green"
    APPOINTMENT = "appointment"
    """Checked in for an agreed time; until then it waits like a walk-in."""
    WALK_IN = "walk_in"


RANK = {PriorityClass.GREEN: 0, PriorityClass.APPOINTMENT: 1, PriorityClass.WALK_IN: 1}
"""The first part of a ticket's key: who has the same waits in one row."""


class Grounds(StrEnum):
    """Why a ticket has the green channel; kept with the ticket so that a grant can be explained."""

    NONE = "none"
    AGE = "age"
    """Birth date on the ID card: at or over the hall's green_age."""
    DISABILITY = "disability"
    PREGNANCY = "pregnancy"
    SERVICE = "service"
    """On active service or a veteran, and others the law gives precedence for it."""
    URGENT = "urgent"
    """Must be somewhere else soon; only with a reason."""
    STAFF = "staff"
    """Confirmed by a clerk or guide without saying more: moves with difficulty."""


class PrintState(StrEnum):
    """A paper ticket's own life: printing → printed or failed; the same number may be printed again."""

    NONE = "none"
    """Issued without paper: shown on the screen."""
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    """The printer fell silent: the paper may have come out or not."""


class ParkKind(StrEnum):
    """What a parked ticket waits for, and where it may come back."""

    FETCH = "fetch"
    """The visitor fetches something: back at any counter that serves the queue, with no new queueing."""
    SAME = "same"
    """Back at the counter that parked it."""
    OUTSIDE = "outside"
    """Waits for a step elsewhere: back by its time or by a clerk, not by the visitor alone."""


class Park(Struct, frozen=True):
    """How a ticket is set aside. It stays with the ticket after its return, until that is called."""

    kind: ParkKind
    since: datetime
    counter: str
    """Its own: the one that parked it."""
    until: datetime | None = None
    """When it comes back by itself; None: when the visitor or a clerk says so."""


class Lent(Struct, frozen=True):
    """The counter that sent a ticket on and has it back when the other one is done; and its queue then."""

    counter: str
    queue: str


QueueKey: TypeAlias = tuple[float | int, ...]
"""Where a waiting ticket stands: (rank, placed at, ordinal …). Smaller is earlier."""


class Ticket(Struct, frozen=True):
    """One visit's ticket. A visit of several items goes from queue to queue with the same `number`."""

    id: str
    number: str
    series: str
    ordinal: int
    day: date
    items: tuple[str, ...]
    item_index: int
    queue: str
    state: TicketState
    priority: PriorityClass
    grounds: Grounds
    visitor: str | None
    """Random id of the person in the sealed store; None when taken without a document."""
    origin: str
    """The kiosk or counter that issued it; of a guide, the login."""
    on_behalf: bool
    """Taken by staff for a visitor who moves with difficulty (proxy-ticket)."""
    issued_at: datetime
    print: PrintState = PrintState.NONE
    key: QueueKey = ()
    counter: str | None = None
    """Where it was called, is served, or (waiting) where alone it may be called."""
    clerk: str | None = None
    call: str | None = None
    """Id of its newest call."""
    recalls: int = 0
    recycled: int = 0
    called_at: datetime | None = None
    confirmed_at: datetime | None = None
    finished_at: datetime | None = None
    why: str = ""
    """Why it was called (TicketCalled.why); a recall leaves it. Waiting, back with who had lent it: why it will be."""
    since: datetime | None = None
    """When it came into its present state."""
    arrived_at: datetime | None = None
    """When the hub heard of a ticket that a kiosk had issued alone; None: the hub issued it."""
    merged_into: str | None = None
    """The ticket that has its place: the same person took two."""
    also: tuple[str, ...] = ()
    """Other numbers of the same person that lead here."""
    park: Park | None = None
    """Set aside; or, while it waits, back from that and not called yet."""
    lent: tuple[Lent, ...] = ()
    """Who has it back, the last first to go to."""
    appointment: str | None = None
    """Id of the appointment for which it was checked in."""
    agreed_at: datetime | None = None
    """The time agreed there (UTC): from then on it is next at every counter that serves its queue."""
    granted_by: str = ""
    """Which of the staff gave it the green channel; empty where the document did."""
    grant_reason: str = ""
    """Their reason, in words that name nobody."""
    guide: str | None = None
    """Login of the guide who goes with the visitor, and is told when it is called (green-companion)."""
    why_facts: Mapping[str, str | int] = field(default_factory=dict)
    """What `why` rests on (TicketCalled.why_facts)."""

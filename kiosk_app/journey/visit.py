"""What the journey knows: the visit (forgotten at its end), the world around the kiosk, and a move's result.

A person's data live in `Visit.holder` and the wish sent with it; the end of a visit makes a new one.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk_app.journey.claim import Claim
from kiosk_app.journey.effects import Effect, Noted
from kiosk_app.journey.steps import OVERLAYS, Step

if TYPE_CHECKING:
    from hub.wire import (
        AppointmentView,
        Catalog,
        Document,
        GreenFigures,
        ItemView,
        KioskSummons,
        KioskView,
        Language,
        QueueFigures,
        SlotsView,
        TicketView,
    )

Purpose: TypeAlias = Literal["ticket", "guide", "book"]
"""To queue, only to read what to bring, or to agree on a time for another day."""

GuideCall: TypeAlias = Literal["none", "asked", "pending", "answered", "summoned", "coming"]
"""How it stands with the guide this visitor asked for: sent, known to the hub, answered by a counter; or, outside
opening hours, told to who is on duty, one of whom is coming."""

Told: TypeAlias = Literal["asked", "told", "failed"]
"""Whether those who are needed know of it."""

Incident: TypeAlias = Told | Literal["coming"]
"""The same, and one of them is on the way."""

Lookup: TypeAlias = Literal["", "asked", "found", "unknown", "over", "away", "returning", "back", "not_back", "changed"]
"""How it stands with the code that was scanned; then with its holder's wish to wait again."""

Arrival: TypeAlias = Literal[
    "", "early", "late", "called_off", "given_up", "undecided", "unknown", "over", "done", "away", "noted"
]
"""What came of checking in, where no ticket came of it: the reason, or that the hub could not be asked."""

MAX_ITEMS = 3
"""Items in one visit that fit a page without scrolling in large print; the hall itself takes more."""


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the kiosk shows itself to this person; back to the default when the visit ends."""

    language: Language = "zh"
    large: bool = False
    contrast: bool = False
    low: bool = False
    """Everything within a wheelchair user's reach."""
    aloud: bool = False
    private: bool = False
    """Headphones are in: only this person hears it."""

    def turned(self, what: Literal["large", "contrast", "low", "aloud"]) -> Comfort:
        """With one of the switches the other way round."""
        match what:
            case "large":
                return replace(self, large=not self.large)
            case "contrast":
                return replace(self, contrast=not self.contrast)
            case "low":
                return replace(self, low=not self.low)
            case "aloud":
                return replace(self, aloud=not self.aloud)


@dataclass(frozen=True, slots=True, repr=False, weakref_slot=True)
class Holder:
    """Whose card lay on the reader. `masked` is all that a page may show of the name."""

    document: Document
    masked: str
    age: int | None
    expired: bool

    def __repr__(self) -> str:
        return "Holder(***)"


Slip: TypeAlias = Literal["", "printed", "failed", "unknown"]


@dataclass(frozen=True, slots=True)
class Visit:
    """One person's session. `Visit()` is nobody's."""

    purpose: Purpose = "ticket"
    holder: Holder | None = None
    card_asked: bool = False
    """The person was asked for a card, with or without success."""
    offered: bool = False
    problem: str = ""
    """Why the last card was not read: devices' stable code."""
    group: str = ""
    """Department or topic whose items are listed."""
    initials: str = ""
    looking_at: str = ""
    """Item of the pages ELSEWHERE and GUIDE."""
    items: tuple[str, ...] = ()
    command: str = ""
    """Id of the command whose answer is awaited; kept for a retry until it is answered."""
    command_key: tuple[object, ...] = ()
    """What that command asked for: another wish is another id."""
    lookup: Lookup = ""
    lookup_id: str = ""
    """The question about a scanned code whose answer is awaited."""
    booking_number: str = ""
    phone_tail: str = ""
    claim: Claim | None = None
    """What named the appointment the last time."""
    arrival: Arrival = ""
    booked_item: str = ""
    agreed_at: datetime | None = None
    opens_at: datetime | None = None
    """When check-in begins."""
    slots: SlotsView | None = None
    """When the item to be booked can be."""
    day: str = ""
    starts_at: datetime | None = None
    phone: str = ""
    made: AppointmentView | None = None
    """What was just agreed."""
    noted: Noted | None = None
    """The check-in that the hub is still to hear of."""
    ticket: TicketView | None = None
    on_paper: bool = False
    job: str = ""
    """The newest print of this ticket, or of what was agreed."""
    slip: Slip = ""
    """What became of the paper with what was agreed."""
    instead: tuple[str, ...] = ()
    """Items for which they want a number now, and not the appointment that they have for later."""
    waiting_ticket: str = ""
    waiting_number: str = ""
    refusal: str = ""
    guide: GuideCall = "none"
    incident: Incident | None = None
    aids: tuple[tuple[str, Told], ...] = ()
    """What was asked to be brought."""


@dataclass(frozen=True, slots=True)
class World:
    """Around the kiosk, whoever stands in front of it."""

    online: bool = False
    refused: bool = False
    """The hub does not know this kiosk's token: only staff can help."""
    view: KioskView | None = None
    catalog: Catalog | None = None
    paper: bool = False
    """The printer could print now."""
    reader: bool = False
    social_reader: bool = False
    scanner: bool = False
    """Codes can be held to it."""
    card_present: bool = False
    headphones: bool = False
    near: bool = True
    """Somebody may be in front of it; False only where a sensor says so."""
    can_alone: bool = False
    """The kiosk has numbers in hand for a time without the hub."""
    open_alone: bool = False
    """The hall is open by the hours that came with them."""
    opens_alone: datetime | None = None
    untold: tuple[str, ...] = ()
    """Numbers given out alone that the hub can't take in: nobody will call them."""

    @property
    def alone(self) -> bool:
        """The hub is gone and the kiosk carries on."""
        return self.can_alone and not self.online and not self.refused

    @property
    def ready(self) -> bool:
        """Tickets can be taken: the hub is there, or numbers in its place; what the hall offers is known."""
        return (self.online or self.alone) and self.view is not None and self.catalog is not None

    def summoned(self, task: Literal["guidance", "incident"]) -> KioskSummons | None:
        """Whether somebody is awaited here, whoever called."""
        found = self.view.summons if self.view is not None else ()
        return next((each for each in found if each.task == task), None)

    @property
    def social_cards(self) -> bool:
        """This hall takes social-security cards."""
        return self.view is not None and self.view.social_card

    @property
    def open(self) -> bool:
        if self.alone:
            return self.open_alone
        return self.view is not None and self.view.hall.open

    @property
    def opens_at(self) -> datetime | None:
        """When a closed hall opens, if that is known."""
        if self.alone:
            return self.opens_alone
        return self.view.hall.changes_at if self.view is not None else None

    def item(self, key: str) -> ItemView | None:
        items = self.catalog.items if self.catalog else []
        return next((item for item in items if item.id == key), None)

    def queue_of(self, key: str) -> QueueFigures | None:
        """Figures of the queue that handles the item `key`."""
        item = self.item(key)
        queues = self.view.queues if self.view else []
        return next((queue for queue in queues if item and queue.id == item.queue), None)

    def green_of(self, queue: QueueFigures) -> GreenFigures | None:
        """The same for the green channel, which is called before all others."""
        known = self.view.green if self.view else []
        return next((each for each in known if each.queue == queue.id), None)


@dataclass(frozen=True, slots=True)
class Journey:
    step: Step = Step.AWAY
    trail: tuple[Step, ...] = ()
    """Where Back and the end of an overlay lead, newest last."""
    visit: Visit = field(default_factory=Visit)
    comfort: Comfort = field(default_factory=Comfort)
    default: Comfort = field(default_factory=Comfort)
    world: World = field(default_factory=World)

    @property
    def resting(self) -> Comfort:
        """How it shows itself to whoever comes next; while headphones are in it speaks into them."""
        plugged = self.world.headphones
        return replace(self.default, aloud=True, private=True) if plugged else self.default

    @property
    def green(self) -> bool:
        """The card's age alone gives the green channel (green-channel)."""
        holder, view = self.visit.holder, self.world.view
        return bool(holder and view and holder.age is not None and holder.age >= view.green_age)

    @property
    def patience(self) -> float:
        """How many times longer than usual the kiosk waits: listening and reading large print take time."""
        return 2.0 if self.comfort.aloud or self.comfort.large else 1.0

    @property
    def untouched(self) -> bool:
        return self.visit == Visit() and self.comfort == self.resting

    @property
    def beneath(self) -> Step:
        """The step that the visitor is really at: below any overlay."""
        return next((step for step in reversed((*self.trail, self.step)) if step not in OVERLAYS), self.step)


@dataclass(frozen=True, slots=True)
class Move:
    """What an event led to."""

    journey: Journey
    effects: tuple[Effect, ...] = ()

    def also(self, *effects: Effect) -> Move:
        return replace(self, effects=(*self.effects, *effects))

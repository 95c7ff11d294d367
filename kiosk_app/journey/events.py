"""What can happen at a kiosk: the visitor's touches, the devices' news, the hub's answers, the clock.

An event that leads to a command carries its id, made by the shell; the journey has no random source.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal, TypeAlias

from kiosk_app.journey.effects import Task
from kiosk_app.journey.visit import Holder

if TYPE_CHECKING:
    from hub.wire import AppointmentView, Catalog, KioskView, Language, SlotsView, TicketView

# -- the visitor --


@dataclass(frozen=True, slots=True)
class StartWithCard:
    pass


@dataclass(frozen=True, slots=True)
class StartWithoutCard:
    pass


@dataclass(frozen=True, slots=True)
class LookOnly:
    """Only what to bring and where to go; no ticket."""


@dataclass(frozen=True, slots=True)
class TryAgain:
    """The card once more."""


@dataclass(frozen=True, slots=True)
class AcceptOffer:
    """Large print and reading aloud, please."""


@dataclass(frozen=True, slots=True)
class DeclineOffer:
    pass


@dataclass(frozen=True, slots=True)
class FindBy:
    way: Literal["departments", "topics", "search"]


@dataclass(frozen=True, slots=True)
class ChooseGroup:
    """A department or a topic."""

    key: str


@dataclass(frozen=True, slots=True)
class TypeInitials:
    """All that stands in the search field now: pinyin initials."""

    text: str


@dataclass(frozen=True, slots=True)
class ChooseItem:
    key: str


@dataclass(frozen=True, slots=True)
class AddAnother:
    pass


@dataclass(frozen=True, slots=True)
class RemoveItem:
    position: int


@dataclass(frozen=True, slots=True)
class Take:
    """Take the ticket. `id` is used unless this very wish was sent before and not answered."""

    id: str


@dataclass(frozen=True, slots=True)
class OpenAppointment:
    """To the page that asks how the visitor shows that there is one."""


@dataclass(frozen=True, slots=True)
class EnterNumber:
    """By the appointment's number."""


@dataclass(frozen=True, slots=True)
class TypeNumber:
    """All that stands in the field now."""

    text: str


@dataclass(frozen=True, slots=True)
class NumberTyped:
    """It is complete: on to the phone's last digits."""


@dataclass(frozen=True, slots=True, repr=False)
class TypeTail:
    """All that stands in the field now."""

    text: str


@dataclass(frozen=True, slots=True)
class CheckIn:
    """By what was typed; from the page of what came of it: once more."""

    id: str


@dataclass(frozen=True, slots=True)
class WalkIn:
    """A ticket without the appointment, for the same item where it is known."""

    id: str


@dataclass(frozen=True, slots=True)
class LookAtItem:
    """What to bring for the appointment."""


@dataclass(frozen=True, slots=True)
class OpenBooking:
    """To agree on a time for another day."""


@dataclass(frozen=True, slots=True)
class ChooseDay:
    day: str
    """ISO date."""


@dataclass(frozen=True, slots=True)
class ChooseTime:
    starts_at: datetime


@dataclass(frozen=True, slots=True, repr=False)
class TypePhone:
    """All that stands in the field now."""

    text: str


@dataclass(frozen=True, slots=True)
class Book:
    """This time, please."""

    id: str


@dataclass(frozen=True, slots=True)
class AskReprint:
    id: str


@dataclass(frozen=True, slots=True)
class ComeBack:
    """The holder of the scanned ticket is back and wants to be called; `late`: wants to be served after closing."""

    id: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class ShowOnScreen:
    pass


@dataclass(frozen=True, slots=True)
class CameOut:
    """The visitor has the paper after all."""


@dataclass(frozen=True, slots=True)
class Back:
    pass


@dataclass(frozen=True, slots=True)
class StartOver:
    pass


@dataclass(frozen=True, slots=True)
class Done:
    pass


@dataclass(frozen=True, slots=True)
class MoreTime:
    pass


@dataclass(frozen=True, slots=True)
class AskGuide:
    id: str


@dataclass(frozen=True, slots=True)
class AskAid:
    """A wheelchair, reading glasses …: to be brought here."""

    id: str
    aid: str


@dataclass(frozen=True, slots=True)
class OpenIncident:
    """To the page that asks whether it is meant."""


@dataclass(frozen=True, slots=True)
class CallIncident:
    """It is meant."""

    id: str


@dataclass(frozen=True, slots=True)
class SetLanguage:
    language: Language


@dataclass(frozen=True, slots=True)
class Switch:
    """One touch on the footer bar."""

    what: Literal["large", "contrast", "low", "aloud"]


# -- devices --


@dataclass(frozen=True, slots=True)
class CardRead:
    holder: Holder
    id: str
    """Of the command that it may lead to."""
    social: bool = False
    """A social-security card, which not every hall takes."""


@dataclass(frozen=True, slots=True)
class CardRejected:
    reason: str


@dataclass(frozen=True, slots=True)
class CardRemoved:
    pass


@dataclass(frozen=True, slots=True, repr=False)
class CodeScanned:
    """A code was held to the scanner or the camera. `ticket`: the code of a ticket in it, `appointment`: that of an
    appointment, else empty; `id` names the question or command that it leads to."""

    ticket: str
    id: str
    appointment: str = ""

    def __repr__(self) -> str:
        return f"CodeScanned({self.id})"


@dataclass(frozen=True, slots=True)
class Headphones:
    """They were plugged in or pulled out."""

    plugged: bool


@dataclass(frozen=True, slots=True)
class Near:
    """The proximity sensor sees somebody, or nobody any more."""

    somebody: bool


@dataclass(frozen=True, slots=True)
class ReaderSeen:
    usable: bool


@dataclass(frozen=True, slots=True)
class SocialReaderSeen:
    """The reader of social-security cards."""

    usable: bool


@dataclass(frozen=True, slots=True)
class ScannerSeen:
    """`usable`: a scanner or a camera can read codes now."""

    usable: bool


@dataclass(frozen=True, slots=True)
class PrinterSeen:
    usable: bool
    """Paper, cover, knife and line are well; False is known before anybody presses."""


@dataclass(frozen=True, slots=True)
class PrintEnded:
    """`job` is the id that the print was started with: see effects.Print."""

    job: str
    outcome: Literal["printed", "failed", "unknown"]
    reason: str = ""


# -- the hub --


@dataclass(frozen=True, slots=True)
class HubSeen:
    state: Literal["connecting", "online", "away", "refused"]


@dataclass(frozen=True, slots=True)
class AloneSeen:
    """Whether the kiosk could issue without the hub, and whether the hall is open by what it knows itself."""

    can: bool
    open: bool
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class ViewSeen:
    view: KioskView


@dataclass(frozen=True, slots=True)
class CatalogSeen:
    catalog: Catalog


@dataclass(frozen=True, slots=True)
class UntoldSeen:
    """Numbers that this kiosk gave out alone and that the hub can't take in."""

    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ticketed:
    """The answer to `id`: an issue or a reprint."""

    id: str
    ticket: TicketView


@dataclass(frozen=True, slots=True)
class Refused:
    id: str
    code: str
    ticket: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class NotCheckedIn:
    """The hub's no to a check-in. `starts_at`, `opens_at`: the agreed time and when check-in begins, where known."""

    id: str
    code: str
    state: str = ""
    item: str = ""
    starts_at: datetime | None = None
    opens_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Noted:
    """The hub is gone: the kiosk has written down that the visitor was there."""

    id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SlotsSeen:
    """When the item may be booked; None: nobody could be asked."""

    item: str
    slots: SlotsView | None


@dataclass(frozen=True, slots=True)
class Booked:
    """The answer to `id`: it is agreed, or asked for."""

    id: str
    appointment: AppointmentView


@dataclass(frozen=True, slots=True)
class NotBooked:
    id: str
    code: str


@dataclass(frozen=True, slots=True)
class Unreached:
    id: str


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question about a scanned code, or to its holder's wish to be called."""

    id: str
    ticket: TicketView


@dataclass(frozen=True, slots=True)
class NotFound:
    """`why`: unknown (no ticket's code), over (of another day), away (nobody could be asked), changed (what was
    wished makes no sense any more)."""

    id: str
    why: Literal["unknown", "over", "away", "changed"]


@dataclass(frozen=True, slots=True)
class GuideFailed:
    """The request for a guide did not arrive."""


@dataclass(frozen=True, slots=True)
class Summoned:
    """Whether those on duty were told."""

    task: Task
    told: bool


@dataclass(frozen=True, slots=True)
class AidAsked:
    """Whether the service desk was told."""

    aid: str
    told: bool


# -- the clock --


@dataclass(frozen=True, slots=True)
class Idle:
    """Nothing was touched for `steps.dwell_seconds`."""


Event: TypeAlias = (
    StartWithCard
    | StartWithoutCard
    | LookOnly
    | TryAgain
    | AcceptOffer
    | DeclineOffer
    | FindBy
    | ChooseGroup
    | TypeInitials
    | ChooseItem
    | AddAnother
    | RemoveItem
    | Take
    | OpenAppointment
    | EnterNumber
    | TypeNumber
    | NumberTyped
    | TypeTail
    | CheckIn
    | WalkIn
    | LookAtItem
    | OpenBooking
    | ChooseDay
    | ChooseTime
    | TypePhone
    | Book
    | AskReprint
    | ComeBack
    | ShowOnScreen
    | CameOut
    | Back
    | StartOver
    | Done
    | MoreTime
    | AskGuide
    | AskAid
    | OpenIncident
    | CallIncident
    | SetLanguage
    | Switch
    | CardRead
    | CardRejected
    | CardRemoved
    | CodeScanned
    | Headphones
    | Near
    | ReaderSeen
    | SocialReaderSeen
    | ScannerSeen
    | PrinterSeen
    | PrintEnded
    | HubSeen
    | AloneSeen
    | ViewSeen
    | CatalogSeen
    | UntoldSeen
    | Ticketed
    | Refused
    | NotCheckedIn
    | Noted
    | SlotsSeen
    | Booked
    | NotBooked
    | Unreached
    | Found
    | NotFound
    | GuideFailed
    | Summoned
    | AidAsked
    | Idle
)

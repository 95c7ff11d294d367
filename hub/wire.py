"""Everything that travels between the programs, and the only place where its JSON shapes are written.

    POST /v1/commands    CommandRequest -> Answer | Problem (409 refusal, 401, 403, 413, 422, 426, 503, 507)
    POST /v1/sign-in     SignInRequest -> SignInAnswer: a clerk signs in at the counter of the device token
    POST /v1/password    PasswordRequest -> PasswordAnswer: one who is signed in changes their own password
    POST /v1/staff/sign-in   SignInRequest -> StaffSignInAnswer, no token: guides, technicians, managers
    POST /v1/staff/sign-out  StaffSignOutAnswer: the token that asks ends
    GET  /v1/messages    MessagesView: what was told to who asks, newest first; a manager sees everybody's
    GET  /v1/fleet       FleetView: all equipment with its figures, for guides, technicians, managers; has an ETag
    GET  /v1/catalog     Catalog: departments, topics, items; read again when a view's `catalog` changes
    GET  /v1/view        the audience's view now (KioskView | CounterView | BoardView)
    GET  /v1/events      server-sent events; id = seq; Last-Event-ID resumes
    POST /v1/portal/appointments  PortalRequest -> PortalAnswer: from a municipal portal
    GET  /v1/health      Health, no token
    GET  /v1/slots       SlotsView: when an item may be booked; ?item=…&from=2026-03-02&days=7
    GET  /v1/appointments    AppointmentsView: to staff ?day=2026-03-02 or ?waiting=requests|appeals; to a kiosk
                         ?number=…&phone_tail=…
    GET  /v1/appointments/{code}  AppointmentView: the one whose code was scanned; 404 not_found, 410 code_over
    GET  /v1/tickets/{code}  TicketView: the ticket whose code was scanned; 404 not_found, 410 code_over
    GET  /v1/badges/{code}   BadgeView: the technician whose badge was scanned; 404 not_found, 410 code_over
    GET  /c/{code}       the page behind the QR code on a ticket
    GET  /c/{code}/events    server-sent events for that page's script alone: now, at, over
    POST /c/{code}/withdraw  its holder can't come; a form of that page
    POST /c/{code}/return    its holder is back after a missed call; a form of that page

Every request but health and /c carries `Tingxu-Wire: 1` and, but for /v1/staff/sign-in, `Authorization: Bearer TOKEN`.
The stream sends
    event: hello    Hello                    first, always
    event: view     the audience's view      at once, after changes (at most one per 100 ms) and every 60 s, id = seq
    event: <kind>   an event with the fields of that audience only (see PUBLIC_EVENTS), id = seq
and a comment line `: ping` every 5 s; a client that hears nothing for 12 s drops the line and comes back.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, JsonValue

from hall import refusals as refusals  # the codes of a Problem with HTTP 409, for the apps
from hall.age import full_years  # a kiosk alone counts years as the hall does

WIRE_VERSION = 1
WIRE_HEADER = "Tingxu-Wire"
PING_SECONDS = 5.0
SILENCE_SECONDS = 12.0
VIEW_INTERVAL_SECONDS = 0.1
VIEW_FRESH_SECONDS = 60.0
"""A view comes at least this often though nothing happens: waiting times change by the clock alone."""
MAX_BODY_BYTES = 64 * 1024
SHORTEST_PASSWORD = 8


class Audience(StrEnum):
    """Who a token speaks for; decides routes, commands, events and fields."""

    KIOSK = "kiosk"
    COUNTER = "counter"
    BOARD = "board"
    CLERK = "clerk"
    """A person signed in at a counter; sees what the counter sees."""
    GUIDE = "guide"
    """People signed in at the hub's pages: who helps visitors, …"""
    TECHNICIAN = "technician"
    """… who keeps the equipment, …"""
    MANAGER = "manager"
    """… who answers for the hall."""
    PORTAL = "portal"
    """Another site, of the municipality, at which appointments are booked."""


class Shape(BaseModel):
    # Built at its first use: a screen shows its first page before it needs any of them.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def build_shapes() -> None:
    """Build all shapes now, as a program must whose threads use them at once."""
    for shape in Shape.__subclasses__():
        shape.model_rebuild()


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Language = Literal["zh", "en"]
ParkWord = Literal["fetch", "same", "outside"]
MachineKey = Annotated[str, Field(pattern=r"^(kiosk|counter|board):[A-Za-z0-9_-]{1,40}$")]
"""kiosk:k1, counter:3, board:b1."""
MadeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:/-]{1,160}$")]
"""Of something that a command made."""


class Words(Shape):
    zh: str
    en: str


Reason: TypeAlias = Annotated[str, Field(max_length=80, pattern=r"^[^0-9]*([0-9]{1,5}[^0-9]+)*[0-9]{0,5}$")]
"""A sentence by staff that stays in the journal: no number in it is as long as a telephone's or a document's."""
GroundsWord: TypeAlias = Literal["none", "age", "disability", "pregnancy", "service", "urgent", "staff"]
"""Why a ticket has the green channel."""


# -- commands --------------------------------------------------------------------------------------------


class Document(Shape):
    """An identity document as a kiosk read it. The hub turns it into a visitor id; it is kept sealed only."""

    kind: Literal["resident", "hmt", "foreigner"]
    number: Annotated[str, Field(pattern=r"^[A-Z0-9]{6,20}$")]
    name: Annotated[str, Field(min_length=1, max_length=60)]
    birth: date | None = None

    def age_on(self, day: date) -> int | None:
        """Full years by the hall's own rule; None where the birthday is not known."""
        return None if self.birth is None else full_years(self.birth, day)


class IssueCommand(Shape):
    """From a kiosk, or from a counter on a visitor's behalf. Answer: `ticket`."""

    kind: Literal["issue"] = "issue"
    items: Annotated[list[Id], Field(min_length=1, max_length=8)]
    document: Document | None = None
    on_behalf: bool = False
    """Staff only: they take the number for a visitor who moves with difficulty."""
    green: bool = False
    """Staff only: they confirm the green channel without saying why."""
    grounds: Literal["age", "disability", "pregnancy", "service", "urgent", "staff"] | None = None
    """Staff only: the same, and why."""
    reason: Reason = ""
    """Staff only: in their words, which name nobody; needed for "urgent"."""
    paper: bool = True


class LeaseBandCommand(Shape):
    """Numbers of the service day `day`, today's or tomorrow's, for when the hub is gone. Answer: `band`."""

    kind: Literal["lease_band"] = "lease_band"
    day: date


class IssuedAloneCommand(Shape):
    """A ticket that the kiosk issued out of its band while the hub was gone; told under the command id
    `alone-<ticket>`, oldest first. Answer: `ticket`."""

    kind: Literal["issued_alone"] = "issued_alone"
    ticket: Id
    day: date
    series: Annotated[str, Field(pattern=r"^[A-Z]$")]
    ordinal: Annotated[int, Field(ge=1, le=99_999)]
    items: Annotated[list[Id], Field(min_length=1, max_length=8)]
    document: Document | None = None
    paper: bool = True
    occurred_at: AwareDatetime
    """When it was issued: the kiosk's clock, corrected by what it last learnt of the hall's time."""
    instead_of: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")] | None = None
    """The command id under which the same ticket was asked for before, if that was never answered."""


class ReprintCommand(Shape):
    """Answer: `ticket`, for printing the same number again."""

    kind: Literal["reprint"] = "reprint"
    ticket: Id


class ReportPrintCommand(Shape):
    kind: Literal["report_print"] = "report_print"
    ticket: Id
    outcome: Literal["printed", "failed", "unknown"]
    reason: Annotated[str, Field(max_length=80)] = ""


class SignOutCommand(Shape):
    kind: Literal["sign_out"] = "sign_out"


class VacateCounterCommand(Shape):
    """From a manager: sign the clerk out who is gone; a visitor there is the first to be called elsewhere."""

    kind: Literal["vacate_counter"] = "vacate_counter"
    counter: Id


class ExtendServiceCommand(Shape):
    """From a kiosk, a guide or a clerk: this visitor is to be served after closing. From an hour before closing on."""

    kind: Literal["extend_service"] = "extend_service"
    ticket: Id


class ProposeRefusalCommand(Shape):
    """From a clerk, after closing: a visitor can't be served. Only with reason and remedy, and two consents."""

    kind: Literal["propose_refusal"] = "propose_refusal"
    ticket: Id
    reason: Reason
    remedy: Reason


class ConsentRefusalCommand(Shape):
    """One for each office, from a manager or, as lead, from the clerk who leads a counter of that queue: the third and
    last person ends the visitor's ticket."""

    kind: Literal["consent_refusal"] = "consent_refusal"
    ticket: Id
    office: Literal["lead", "centre"]


class DropRefusalCommand(Shape):
    """The visitor is served after all."""

    kind: Literal["drop_refusal"] = "drop_refusal"
    ticket: Id


QueueId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]


class ChangeCounterCommand(Shape):
    """From a manager, while the hall runs; None: as it is. Refused with wrong_definition where no hall's file could say
    it, with queue_left where people wait whom no counter with a clerk would call any more."""

    kind: Literal["change_counter"] = "change_counter"
    counter: Id
    queues: Annotated[list[QueueId], Field(max_length=26)] | None = None
    weights: dict[QueueId, Annotated[float, Field(ge=0, le=1000)]] | None = None
    reserved_for: Literal["green", "appointment", "walk_in", ""] | None = None
    """"": for nobody in particular."""
    reserved_only: bool | None = None
    lead: Annotated[str, Field(pattern=r"^([a-z0-9._-]{1,32})?$")] | None = None
    """Login of the clerk who consents for it to a refusal after closing; "": nobody."""
    even_so: bool = False
    """Although people wait in a queue that would be left."""


class ChangePolicyCommand(Shape):
    """From a manager; None: as it is. For what comes: a class once granted stays."""

    kind: Literal["change_policy"] = "change_policy"
    green_age: int | None = None
    social_card: bool | None = None
    recall_limit: int | None = None
    no_show_seconds: int | None = None
    no_show_recalls: int | None = None
    recycle_places: int | None = None
    recycle_limit: int | None = None
    max_wait_minutes: int | None = None
    max_wait_lead_minutes: int | None = None
    agreed_tolerance_minutes: int | None = None
    green_rate: float | None = None
    """How much faster than a walk-in's the green channel's priority grows."""
    pick: bool | None = None


class ChangeCalendarCommand(Shape):
    """From a manager: all closed days, all notices; None: as they are."""

    kind: Literal["change_calendar"] = "change_calendar"
    closed_days: Annotated[list[date], Field(max_length=400)] | None = None
    notices: Annotated[list[Words], Field(max_length=10)] | None = None


class PauseCommand(Shape):
    kind: Literal["pause"] = "pause"


class ResumeCommand(Shape):
    kind: Literal["resume"] = "resume"


class CallNextCommand(Shape):
    kind: Literal["call_next"] = "call_next"


class PickCommand(Shape):
    """Call a given waiting ticket out of turn; only where CounterView.may_pick."""

    kind: Literal["pick"] = "pick"
    ticket: Id
    reason: Reason


class CallParkedCommand(Shape):
    kind: Literal["call_parked"] = "call_parked"
    ticket: Id


class RecallCommand(Shape):
    kind: Literal["recall"] = "recall"


class ConfirmCommand(Shape):
    kind: Literal["confirm"] = "confirm"


class FinishCommand(Shape):
    kind: Literal["finish"] = "finish"


class NoShowCommand(Shape):
    kind: Literal["no_show"] = "no_show"


class RecycleCommand(Shape):
    """From a counter; from a kiosk, for the ticket whose code was scanned there. Answer to a kiosk: `ticket`."""

    kind: Literal["recycle"] = "recycle"
    ticket: Id


class ParkCommand(Shape):
    """fetch: back at any counter that serves the queue; same: at this one; outside: a step elsewhere comes first,
    and a clerk or the time says when. `minutes`: after which it comes back by itself."""

    kind: Literal["park"] = "park"
    park: ParkWord = "fetch"
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None


class ReturnTicketCommand(Shape):
    """A parked visitor is back, and waits before all who were not called yet. Answer to a kiosk: `ticket`."""

    kind: Literal["return_ticket"] = "return_ticket"
    ticket: Id


class TransferCommand(Shape):
    kind: Literal["transfer"] = "transfer"
    to_queue: Id | None = None
    to_counter: Id | None = None
    come_back: bool = False
    """When they are done there, the visitor comes back to this counter."""


class WithdrawCommand(Shape):
    kind: Literal["withdraw"] = "withdraw"
    ticket: Id


class ReportAnnouncementCommand(Shape):
    """From a board's announcer: what became of a call."""

    kind: Literal["report_announcement"] = "report_announcement"
    call: Id
    outcome: Literal["spoken", "failed"]
    reason: Annotated[str, Field(max_length=80)] = ""


class AskAssistanceCommand(Shape):
    kind: Literal["ask_assistance"] = "ask_assistance"


class DeviceReading(Shape):
    """How one device is, in the words of CEN XFS4IoT; None: it has no such thing."""

    kind: Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,40}$")]
    link: Annotated[str, Field(pattern=r"^[A-Za-z]{1,20}$")]
    media: Annotated[str, Field(pattern=r"^[A-Za-z]{1,20}$")] | None = None
    paper: Annotated[str, Field(pattern=r"^[A-Za-z]{1,20}$")] | None = None
    action: Literal["clear", "maintenance", "suspend"] | None = None
    detail: Annotated[str, Field(max_length=200)] = ""
    """A code of the driver's, perhaps with a technical fact behind a colon; never about a person."""


class ReportDevicesCommand(Shape):
    """How all devices of this machine are: at each start and whenever one changes."""

    kind: Literal["report_devices"] = "report_devices"
    devices: Annotated[dict[Annotated[str, Field(pattern=r"^[a-z0-9_-]{1,40}$")], DeviceReading], Field(max_length=40)]


class SummonCommand(Shape):
    """Somebody at the machine asks for guidance or reports an incident: those on duty are told."""

    kind: Literal["summon"] = "summon"
    task: Literal["guidance", "incident"]


class AskAidCommand(Shape):
    """A wheelchair, reading glasses … to be brought to this machine."""

    kind: Literal["ask_aid"] = "ask_aid"
    aid: Id


class OpenOrderCommand(Shape):
    """A work order that a person finds needed."""

    kind: Literal["open_order"] = "open_order"
    way: Literal["daily", "professional"]
    machine: MachineKey
    device: Annotated[str, Field(max_length=40)] = ""
    about: Annotated[str, Field(min_length=1, max_length=500)]


class AssignOrderCommand(Shape):
    kind: Literal["assign_order"] = "assign_order"
    order: MadeId
    staff: Annotated[str, Field(min_length=1, max_length=64)]


class NoteOrderCommand(Shape):
    kind: Literal["note_order"] = "note_order"
    order: MadeId
    note: Annotated[str, Field(max_length=500)] = ""
    parts: Annotated[list[Annotated[str, Field(min_length=1, max_length=80)]], Field(max_length=20)] = []


class FinishOrderCommand(Shape):
    """Done: in words, for whoever comes next."""

    kind: Literal["finish_order"] = "finish_order"
    order: MadeId
    note: Annotated[str, Field(min_length=1, max_length=500)]
    parts: Annotated[list[Annotated[str, Field(min_length=1, max_length=80)]], Field(max_length=20)] = []


class TakeSummonsCommand(Shape):
    kind: Literal["take_summons"] = "take_summons"
    summons: MadeId


class CloseSummonsCommand(Shape):
    kind: Literal["close_summons"] = "close_summons"
    summons: MadeId


class LendAidCommand(Shape):
    """`loan`: one that was asked for; None: handed over at the desk."""

    kind: Literal["lend_aid"] = "lend_aid"
    aid: Id
    loan: MadeId | None = None


class EndLoanCommand(Shape):
    kind: Literal["end_loan"] = "end_loan"
    loan: MadeId


class LogRoundCommand(Shape):
    """A machine was cleaned or inspected by one who is there: they have scanned the code that is stuck to it.
    404 not_found, 410 code_over."""

    kind: Literal["log_round"] = "log_round"
    code: Annotated[str, Field(min_length=1, max_length=200)]
    task: Literal["cleaning", "inspection"]
    fine: bool = True
    note: Annotated[str, Field(max_length=500)] = ""


class ReadMessageCommand(Shape):
    """One of their own; read before, nothing changes."""

    kind: Literal["read_message"] = "read_message"
    message: MadeId


class SendAgainCommand(Shape):
    """A message to a visitor that could not be sent, once more; refused with unknown_message where it is none."""

    kind: Literal["send_again"] = "send_again"
    message: MadeId


class SetMessageTextCommand(Shape):
    """What visitors are told from now on, with its fields in braces. Refused with unknown_template, or with wrong_text,
    whose facts are `why` (empty, too_long, braces, unknown_field, control) and `field`."""

    kind: Literal["set_message_text"] = "set_message_text"
    template: Id
    language: Language
    text: Annotated[str, Field(max_length=2000)]


class AnswerAssistanceCommand(Shape):
    kind: Literal["answer_assistance"] = "answer_assistance"
    request: Id


class GuideAssistanceCommand(Shape):
    """A guide says how far they are with a request; a manager assigns it to the guide of that login."""

    kind: Literal["guide_assistance"] = "guide_assistance"
    request: Id
    stage: Literal["assigned", "accepted", "arrived", "done"]
    guide: Annotated[str, Field(pattern=r"^[a-z0-9._-]{1,32}$")] | None = None


class AccompanyCommand(Shape):
    """The guide who asks goes with the visitor of that number, and is told when it is called; or no longer."""

    kind: Literal["accompany"] = "accompany"
    number: Annotated[str, Field(pattern=r"^[A-Z][0-9]{3,4}$")]
    leave: bool = False


class RateServiceCommand(Shape):
    """From a counter's own device, for the visitor who was served there last: 5 very satisfied … 1 very
    dissatisfied. Refused with nothing_to_rate when it comes late or twice."""

    kind: Literal["rate_service"] = "rate_service"
    level: Annotated[int, Field(ge=1, le=5)]


PhoneTail = Annotated[str, Field(pattern=r"^[0-9]{4}$")]
SpokenNumber = Annotated[str, Field(pattern=r"^[A-Za-z0-9]{6}$")]
PersonalWords = Annotated[str, Field(max_length=500)]
AppointmentCode = Annotated[str, Field(max_length=200)]
"""What the QR code of an appointment holds."""
BookingSide = Literal["visitor", "hall"]


class BookCommand(Shape):
    """Agree on a time; where several departments have a part in the item, ask for it. Answer: `appointment`.

    Refused with slot_full, slot_over …, whose fact `offers` names the next free times.
    """

    kind: Literal["book"] = "book"
    item: Id
    starts_at: AwareDatetime
    """A slot's, as /v1/slots names it."""
    name: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{1,60}$")]
    phone: Annotated[str, Field(pattern=r"^\+?[0-9]{6,15}$")]
    number: Annotated[str, Field(pattern=r"^[A-Z0-9]{6,20}$")] | None = None
    """Of the identity document; some items need it."""
    language: Language = "zh"
    channel: Literal["desk", "phone"] = "desk"
    """From a clerk: how the visitor asked for it."""


class PortalAppointment(Shape):
    """What a municipal portal has booked for somebody; `id` is the portal's own, told again it changes nothing."""

    id: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{1,100}$")]
    item: Id
    starts_at: AwareDatetime
    name: Annotated[str, Field(pattern=r"^[^\x00-\x1f\x7f]{1,60}$")]
    phone: Annotated[str, Field(pattern=r"^\+?[0-9]{6,15}$")]
    number: Annotated[str, Field(pattern=r"^[A-Z0-9]{6,20}$")] | None = None
    """Of the identity document."""
    language: Language = "zh"


class PortalRequest(Shape):
    """Each is looked at by itself: one that is wrong keeps no other from being taken. Their fields are those of
    PortalAppointment; a time without an offset is the hall's, an item may be named instead of its id."""

    appointments: Annotated[list[dict[str, JsonValue]], Field(min_length=1, max_length=100)]


class PortalResult(Shape):
    """What became of one, in the order of the request."""

    line: int
    """Which, from 1."""
    outcome: Literal["booked", "known", "refused"]
    """known: it was taken before, and is as it was told then or as it became here."""
    field: str = ""
    reason: str = ""
    """missing, wrong_form, too_long, unknown_item, no_such_time, encoding, unreadable, changed (its id was taken with
    another item or time), or why a booking is refused, as for the command `book`."""
    offers: list[str] = []
    """Other times that are free."""
    number: str = ""
    """What the visitor says in the hall."""
    code_url: str = ""
    """The appointment's page, and what its QR code holds."""


class PortalAnswer(Shape):
    results: list[PortalResult]


class MoveAppointmentCommand(Shape):
    """To another slot, of the one that staff name by its id or code, all others by its code.

    Staff say whose wish it is: the hall's needs a reason and eight hours, or a manager's `override` on record.
    Answer: `appointment`, with a new code."""

    kind: Literal["move_appointment"] = "move_appointment"
    appointment: MadeId | None = None
    code: AppointmentCode | None = None
    starts_at: AwareDatetime
    by: BookingSide = "hall"
    """From a kiosk or a phone it is always the visitor's."""
    reason: PersonalWords = ""
    override: PersonalWords = ""


class CancelAppointmentCommand(Shape):
    """As for moving. Answer: `appointment`."""

    kind: Literal["cancel_appointment"] = "cancel_appointment"
    appointment: MadeId | None = None
    code: AppointmentCode | None = None
    by: BookingSide = "hall"
    reason: PersonalWords = ""
    override: PersonalWords = ""


class AppealAppointmentCommand(Shape):
    """That a no-show be not counted. Answer: `appointment`."""

    kind: Literal["appeal_appointment"] = "appeal_appointment"
    appointment: MadeId | None = None
    code: AppointmentCode | None = None
    words: Annotated[str, Field(min_length=1, max_length=500)]


class CheckInCommand(Shape):
    """The visitor is here: by code, by ID card, by the spoken number and the phone's last digits, or, from staff, by
    the appointment's id; exactly one of them. Answer: `ticket`, `appointment`.

    Refused with too_early (opens_at), too_late (a walk-in ticket may be offered), …"""

    kind: Literal["check_in"] = "check_in"
    code: AppointmentCode | None = None
    document: Document | None = None
    number: SpokenNumber | None = None
    phone_tail: PhoneTail | None = None
    appointment: MadeId | None = None
    occurred_at: AwareDatetime | None = None
    """From a kiosk that was alone: when it was. What came in time counts, though it is told later."""
    paper: bool = True


class DecideAppointmentCommand(Shape):
    """Of a request: the business section's manager first, then the leader in charge. A no has its reason in
    `words`. Answer: `appointment`."""

    kind: Literal["decide_appointment"] = "decide_appointment"
    appointment: MadeId
    approve: bool
    words: PersonalWords = ""


class DecideAppealCommand(Shape):
    """Answer: `appointment`."""

    kind: Literal["decide_appeal"] = "decide_appeal"
    appointment: MadeId
    grant: bool
    words: PersonalWords = ""


BookingCommand: TypeAlias = (
    BookCommand | MoveAppointmentCommand | CancelAppointmentCommand | AppealAppointmentCommand | CheckInCommand
    | DecideAppointmentCommand | DecideAppealCommand
)  # fmt: skip

AnyCommand: TypeAlias = Annotated[
    IssueCommand | LeaseBandCommand | IssuedAloneCommand | ReprintCommand | ReportPrintCommand | SignOutCommand
    | PauseCommand | ResumeCommand | CallNextCommand | PickCommand | CallParkedCommand | RecallCommand | ConfirmCommand
    | FinishCommand | NoShowCommand | RecycleCommand | ParkCommand | ReturnTicketCommand | TransferCommand
    | WithdrawCommand | VacateCounterCommand | ChangeCounterCommand | ChangePolicyCommand | ChangeCalendarCommand
    | ExtendServiceCommand | ProposeRefusalCommand | ConsentRefusalCommand | DropRefusalCommand
    | ReportAnnouncementCommand | AskAssistanceCommand | AnswerAssistanceCommand | GuideAssistanceCommand
    | AccompanyCommand | RateServiceCommand
    | ReportDevicesCommand | SummonCommand | AskAidCommand | OpenOrderCommand | AssignOrderCommand | NoteOrderCommand
    | FinishOrderCommand | TakeSummonsCommand | CloseSummonsCommand | LendAidCommand | EndLoanCommand
    | LogRoundCommand | ReadMessageCommand | BookCommand | MoveAppointmentCommand | CancelAppointmentCommand
    | AppealAppointmentCommand | CheckInCommand | DecideAppointmentCommand | DecideAppealCommand
    | SendAgainCommand | SetMessageTextCommand,
    Field(discriminator="kind"),
]

PROGRAMS = frozenset({Audience.KIOSK, Audience.COUNTER, Audience.BOARD, Audience.CLERK})
"""Who has a screen of its own, with a view and a stream."""
STAFF = frozenset({Audience.GUIDE, Audience.TECHNICIAN, Audience.MANAGER})
"""People who sign in at the hub's pages."""
AT_COUNTERS = frozenset({Audience.CLERK, Audience.GUIDE, Audience.MANAGER})
"""Of all that one of the staff may be: who may sit at a counter. A technician may be a supplier's."""
BOOKING = frozenset({Audience.KIOSK, Audience.CLERK, Audience.GUIDE, Audience.MANAGER})
"""Who books for visitors, or lets them book."""

ROUTES: dict[str, frozenset[Audience] | None] = {
    "POST /v1/commands": frozenset(Audience) - {Audience.PORTAL},
    "POST /v1/sign-in": frozenset({Audience.COUNTER}),
    "POST /v1/password": STAFF | {Audience.CLERK},
    "POST /v1/staff/sign-in": None,
    "POST /v1/staff/sign-out": STAFF,
    "GET /v1/fleet": STAFF,
    "GET /v1/messages": STAFF,
    "GET /v1/catalog": frozenset({Audience.KIOSK, Audience.COUNTER, Audience.CLERK}),
    "GET /v1/view": PROGRAMS,
    "GET /v1/events": PROGRAMS,
    "GET /v1/tickets/{code}": frozenset({Audience.KIOSK}),
    "GET /v1/badges/{code}": frozenset({Audience.KIOSK}),
    "GET /v1/slots": BOOKING,
    "GET /v1/appointments": BOOKING,
    "GET /v1/appointments/{code}": BOOKING,
    "POST /v1/portal/appointments": frozenset({Audience.PORTAL}),
    "GET /v1/health": None,
    "GET /c/{code}": None,
    "GET /c/{code}/events": None,
    "POST /c/{code}/withdraw": None,
    "POST /c/{code}/return": None,
}
"""Who may ask what; None: anybody, without a token. A role that is not named is answered 403.

What of it stands at the door for visitors' phones is in `hub.server.app.PUBLIC`."""

BOOKS = frozenset({"book", "move_appointment", "cancel_appointment", "appeal_appointment", "check_in"})
"""What may be asked of an appointment wherever one may be made."""

COMMANDS_OF: dict[Audience, frozenset[str]] = {
    Audience.KIOSK: frozenset({
        "issue", "lease_band", "issued_alone", "reprint", "report_print", "ask_assistance", "report_devices", "summon",
        "ask_aid", "recycle", "return_ticket", "extend_service",
    }) | BOOKS,
    Audience.BOARD: frozenset({"report_announcement", "report_devices"}),
    Audience.COUNTER: frozenset({"rate_service", "report_devices"}),
    Audience.CLERK: frozenset({
        "issue", "reprint", "report_print", "sign_out", "pause", "resume", "call_next", "pick", "call_parked",
        "recall", "confirm", "finish", "no_show", "recycle", "park", "return_ticket", "transfer", "withdraw",
        "extend_service", "propose_refusal", "consent_refusal", "drop_refusal",
        "answer_assistance",
    }) | BOOKS,
    Audience.GUIDE: frozenset({
        "issue", "guide_assistance", "accompany", "take_summons", "close_summons", "lend_aid", "end_loan", "log_round",
        "read_message", "extend_service",
    }) | BOOKS,
    Audience.TECHNICIAN: frozenset({
        "take_summons", "close_summons", "log_round", "open_order", "assign_order", "note_order", "finish_order",
        "read_message",
    }),
    Audience.MANAGER: frozenset({
        "take_summons", "close_summons", "lend_aid", "end_loan", "log_round", "open_order", "assign_order",
        "note_order", "finish_order", "read_message", "vacate_counter", "guide_assistance", "consent_refusal",
        "drop_refusal", "change_counter", "change_policy", "change_calendar", "send_again", "set_message_text",
    }) | BOOKS | {"decide_appointment", "decide_appeal"},
    Audience.PORTAL: frozenset(),
}
"""The least each role needs; all else is answered 403. A counter's own device token signs clerks in, tells how visitors
rated and how its devices are."""


class CommandRequest(Shape):
    """`id` is made by the client, once per act: a repeat gets the first answer, refusals included; the same
    id with another body is refused with `id_reused`."""

    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    command: AnyCommand


class SignInRequest(Shape):
    id: Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{8,64}$")]
    login: Annotated[str, Field(pattern=r"^[a-z0-9._-]{1,32}$")]
    password: Annotated[str, Field(min_length=1, max_length=128)]


class PasswordRequest(Shape):
    """A repeat that finds the password changed already is answered as the first."""

    old: Annotated[str, Field(min_length=1, max_length=128)]
    new: Annotated[str, Field(min_length=SHORTEST_PASSWORD, max_length=128)]


# -- answers ---------------------------------------------------------------------------------------------


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


class Answer(Shape):
    """A command was carried out. `seq`: the journal's number after it."""

    seq: int
    ticket: TicketView | None = None
    band: BandView | None = None
    appointment: AppointmentView | None = None
    request: str | None = None
    """Id of the assistance request, for ask_assistance."""
    view: CounterView | None = None
    """To a clerk: everything the screen needs, so that no second request follows."""


class SignInAnswer(Shape):
    token: str
    """Use it as Bearer for this clerk's commands; it ends with sign_out."""
    clerk: str
    clerk_name: str
    view: CounterView


class StaffSignInAnswer(Shape):
    token: str
    """Use it as Bearer; it ends after 12 hours, with /v1/staff/sign-out, a new password or another role."""
    login: str
    name: str
    role: Literal["guide", "technician", "manager"]


class StaffSignOutAnswer(Shape):
    """Who asks again because this got lost is answered `unauthorised`, and is out all the same."""

    login: str


class BadgeView(Shape):
    """Who may open the technician's pages of the kiosk that asks."""

    login: str


class PasswordAnswer(Shape):
    """It is changed: who asked stays signed in here, and is out wherever else the old one had let anybody in."""

    clerk: str


class Problem(Shape):
    """Any answer that is not a success. `code` is a refusal of the hall (hall.refusals, HTTP 409) or one of:
    unauthorised (401), not_allowed (403), not_found (404), code_over (410),
    too_large (413), invalid (422), id_reused (409),
    wrong_wire_version (426), wrong_password (401), try_later (429), storage_full (507), storage_away (503),
    keys_behind (503), busy (503), internal (500). The fact `seconds` of try_later says when a sign-in will be looked at
    again.
    After storage_away nobody knows whether the command was carried out: send it again with the same id.
    After keys_behind it was not; send it again, to another hub if there is one."""

    code: str
    facts: dict[str, str | int | list[str]] = {}


class Health(Shape):
    ok: bool
    wire: int
    hall: str
    seq: int
    version: str


# -- stream ----------------------------------------------------------------------------------------------


class Hello(Shape):
    wire: int
    hall: str
    audience: Audience
    subject: str
    """Which kiosk, counter or board the token names."""
    seq: int
    at: datetime


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


View: TypeAlias = KioskView | CounterView | BoardView

PUBLIC_EVENTS: dict[Audience, dict[str, tuple[str, ...]]] = {
    Audience.BOARD: {
        "ticket.called": ("number", "counter", "call", "again"),
        "announcement.reported": ("call", "outcome"),
    },
    Audience.KIOSK: {
        "ticket.print_reported": ("ticket", "outcome"),
        "assistance.answered": ("request", "counter"),
    },
    Audience.COUNTER: {
        "ticket.called": ("ticket", "number", "counter", "call", "again", "why"),
        "ticket.print_reported": ("ticket", "outcome"),
        "announcement.reported": ("call", "outcome", "reason"),
        "assistance.asked": ("request", "place"),
        "assistance.answered": ("request", "counter"),
    },
}
"""Audience → kind → the fields it may see. Other kinds are not sent. A clerk sees what the counter sees."""


# -- upkeep: what the hub's pages and their API show ------------------------------------------------------


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
    state: Literal["waiting", "sending", "sent", "read", "dead"]
    """sent: it was shown to them."""
    ended_at: datetime | None
    """When it was read."""


class MessagesView(Shape):
    at: datetime
    messages: list[MessageRow]
    """The newest 200, newest first."""

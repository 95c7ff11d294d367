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
    GET  /v1/health      Health, no token
    GET  /v1/tickets/{code}  TicketView: the ticket whose code was scanned; 404 not_found, 410 code_over
    GET  /v1/badges/{code}   BadgeView: the technician whose badge was scanned; 404 not_found, 410 code_over
    GET  /c/{code}       the page behind the QR code on a ticket

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

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

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


class Shape(BaseModel):
    # Built at its first use: a screen shows its first page before it needs any of them.
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True, defer_build=True)


def build_shapes() -> None:
    """Build all shapes now, as a program must whose threads use them at once."""
    for shape in Shape.__subclasses__():
        shape.model_rebuild()


Id = Annotated[str, Field(pattern=r"^[A-Za-z0-9_-]{1,64}$")]
Language = Literal["zh", "en"]
MachineKey = Annotated[str, Field(pattern=r"^(kiosk|counter|board):[A-Za-z0-9_-]{1,40}$")]
"""kiosk:k1, counter:3, board:b1."""
MadeId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.:/-]{1,160}$")]
"""Of something that a command made."""


class Words(Shape):
    zh: str
    en: str


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
    """Counter only: staff take the number for a visitor who moves with difficulty."""
    green: bool = False
    """Counter only: staff confirm the green channel."""
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


class PauseCommand(Shape):
    kind: Literal["pause"] = "pause"


class ResumeCommand(Shape):
    kind: Literal["resume"] = "resume"


class CallNextCommand(Shape):
    kind: Literal["call_next"] = "call_next"


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
    kind: Literal["recycle"] = "recycle"
    ticket: Id


class ParkCommand(Shape):
    kind: Literal["park"] = "park"


class TransferCommand(Shape):
    kind: Literal["transfer"] = "transfer"
    to_queue: Id | None = None
    to_counter: Id | None = None


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
    """A machine was cleaned or inspected by one who is there."""

    kind: Literal["log_round"] = "log_round"
    machine: MachineKey
    task: Literal["cleaning", "inspection"]
    fine: bool = True
    note: Annotated[str, Field(max_length=500)] = ""


class ReadMessageCommand(Shape):
    """One of their own; read before, nothing changes."""

    kind: Literal["read_message"] = "read_message"
    message: MadeId


class AnswerAssistanceCommand(Shape):
    kind: Literal["answer_assistance"] = "answer_assistance"
    request: Id


class RateServiceCommand(Shape):
    """From a counter's own device, for the visitor who was served there last: 5 very satisfied … 1 very
    dissatisfied. Refused with nothing_to_rate when it comes late or twice."""

    kind: Literal["rate_service"] = "rate_service"
    level: Annotated[int, Field(ge=1, le=5)]


AnyCommand: TypeAlias = Annotated[
    IssueCommand | LeaseBandCommand | IssuedAloneCommand | ReprintCommand | ReportPrintCommand | SignOutCommand
    | PauseCommand | ResumeCommand | CallNextCommand | CallParkedCommand | RecallCommand | ConfirmCommand
    | FinishCommand | NoShowCommand | RecycleCommand | ParkCommand | TransferCommand | WithdrawCommand
    | ReportAnnouncementCommand | AskAssistanceCommand | AnswerAssistanceCommand | RateServiceCommand
    | ReportDevicesCommand | SummonCommand | AskAidCommand | OpenOrderCommand | AssignOrderCommand | NoteOrderCommand
    | FinishOrderCommand | TakeSummonsCommand | CloseSummonsCommand | LendAidCommand | EndLoanCommand
    | LogRoundCommand | ReadMessageCommand,
    Field(discriminator="kind"),
]

PROGRAMS = frozenset({Audience.KIOSK, Audience.COUNTER, Audience.BOARD, Audience.CLERK})
"""Who has a screen of its own, with a view and a stream."""
STAFF = frozenset({Audience.GUIDE, Audience.TECHNICIAN, Audience.MANAGER})
"""People who sign in at the hub's pages."""
AT_COUNTERS = frozenset({Audience.CLERK, Audience.GUIDE, Audience.MANAGER})
"""Of all that one of the staff may be: who may sit at a counter. A technician may be a supplier's."""

ROUTES: dict[str, frozenset[Audience] | None] = {
    "POST /v1/commands": frozenset(Audience),
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
    "GET /v1/health": None,
    "GET /c/{code}": None,
}
"""Who may ask what; None: anybody, without a token. A role that is not named is answered 403.

What of it stands at the door for visitors' phones is in `hub.server.app.PUBLIC`."""

COMMANDS_OF: dict[Audience, frozenset[str]] = {
    Audience.KIOSK: frozenset({
        "issue", "lease_band", "issued_alone", "reprint", "report_print", "ask_assistance", "report_devices", "summon",
        "ask_aid",
    }),
    Audience.BOARD: frozenset({"report_announcement", "report_devices"}),
    Audience.COUNTER: frozenset({"rate_service", "report_devices"}),
    Audience.CLERK: frozenset({
        "issue", "reprint", "report_print", "sign_out", "pause", "resume", "call_next", "call_parked",
        "recall", "confirm", "finish", "no_show", "recycle", "park", "transfer", "withdraw",
        "answer_assistance",
    }),
    Audience.GUIDE: frozenset({
        "take_summons", "close_summons", "lend_aid", "end_loan", "log_round", "read_message",
    }),
    Audience.TECHNICIAN: frozenset({
        "take_summons", "close_summons", "log_round", "open_order", "assign_order", "note_order", "finish_order",
        "read_message",
    }),
    Audience.MANAGER: frozenset({
        "take_summons", "close_summons", "lend_aid", "end_loan", "log_round", "open_order", "assign_order",
        "note_order", "finish_order", "read_message",
    }),
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
    grounds: Literal["none", "age", "staff"]
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


class Answer(Shape):
    """A command was carried out. `seq`: the journal's number after it."""

    seq: int
    ticket: TicketView | None = None
    band: BandView | None = None
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
    keys_behind (503), internal (500). The fact `seconds` of try_later says when a sign-in will be looked at again.
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
    arrived_at: datetime | None = None
    """When the hub heard of it, if a kiosk had issued it alone."""
    also: list[str] = []
    """Other numbers that the same visitor may hold."""


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
    grounds: Literal["none", "age", "staff"]
    on_behalf: bool
    why: str
    """Why this one was next (TicketCalled.why)."""
    issued_at: datetime
    called_at: datetime
    confirmed_at: datetime | None
    recalls: int
    recalls_left: int
    announcement: Literal["pending", "spoken", "failed"]
    arrived_at: datetime | None = None
    """When the hub heard of it, if a kiosk had issued it alone."""
    also: list[str] = []
    """Other numbers that the same visitor may hold."""


class ParkedRow(Shape):
    ticket: str
    number: str
    item_name: Words
    counter: str
    since: datetime


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
    """Who would be next and why, before the call: same words as CurrentTicket.why; None when nobody waits."""
    next_number: str | None
    waiting: list[WaitingRow]
    """The first 50 this counter may call, in the order of calling."""
    waiting_total: int
    parked: list[ParkedRow]
    no_shows: list[NoShowRow]
    queues: list[QueueFigures]
    """All queues, for transfer; those this counter serves are in `serves`."""
    serves: list[str]
    counters: list[CounterNamed]
    assistance: list[AssistanceRow]
    """Open requests for a guide, for consultation counters; empty elsewhere."""


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
    state: Literal["waiting", "sent", "read", "dead"]
    """sent: it was shown to them."""
    ended_at: datetime | None
    """When it was read."""


class MessagesView(Shape):
    at: datetime
    messages: list[MessageRow]
    """The newest 200, newest first."""

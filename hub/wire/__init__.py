"""Everything that travels between the programs, and the only place where its JSON shapes are written.

All names are imported from here; the modules beside say what belongs together.

    POST /v1/commands    CommandRequest -> Answer | Problem (409 refusal, 401, 403, 413, 422, 426, 503, 507)
    POST /v1/sign-in     SignInRequest -> SignInAnswer: a clerk signs in at the counter of the device token
    POST /v1/password    PasswordRequest -> PasswordAnswer: one who is signed in changes their own password
    POST /v1/staff/sign-in   SignInRequest -> StaffSignInAnswer, no token: guides, technicians, managers
    POST /v1/staff/sign-out  StaffSignOutAnswer: the token that asks ends
    GET  /v1/messages    MessagesView: what was told to who asks, newest first; a manager sees everybody's
    GET  /v1/fleet       FleetView: all equipment with its figures, for guides, technicians, managers; has an ETag
    GET  /v1/waits       WaitsView: how true it was what people were told of their wait, for managers
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

from hall import refusals  # the codes of a Problem with HTTP 409, for the apps
from hall.age import full_years  # a kiosk alone counts years as the hall does
from hub.wire.alone import IssuedAloneCommand, LeaseBandCommand
from hub.wire.answers import (
    Answer,
    BadgeView,
    Health,
    PasswordAnswer,
    Problem,
    SignInAnswer,
    StaffSignInAnswer,
    StaffSignOutAnswer,
)
from hub.wire.appointments import (
    AppointmentsQuery,
    AppointmentsView,
    AppointmentView,
    SlotDay,
    SlotsQuery,
    SlotsView,
    SlotView,
)
from hub.wire.booking import (
    AppealAppointmentCommand,
    AppointmentCode,
    BookCommand,
    BookingCommand,
    BookingSide,
    CancelAppointmentCommand,
    CheckInCommand,
    DecideAppealCommand,
    DecideAppointmentCommand,
    MoveAppointmentCommand,
    PersonalWords,
    PhoneTail,
    PortalAnswer,
    PortalAppointment,
    PortalRequest,
    PortalResult,
    ReportSlipCommand,
    SpokenNumber,
)
from hub.wire.calling import (
    CallNextCommand,
    CallParkedCommand,
    ConfirmCommand,
    FinishCommand,
    NoShowCommand,
    ParkCommand,
    PauseCommand,
    PickCommand,
    RecallCommand,
    RecycleCommand,
    ResumeCommand,
    ReturnTicketCommand,
    SignOutCommand,
    TransferCommand,
    WithdrawCommand,
)
from hub.wire.commands import AnyCommand, CommandRequest, PasswordRequest, SignInRequest
from hub.wire.counter_views import (
    AssistanceRow,
    CounterNamed,
    CounterView,
    CurrentTicket,
    NoShowRow,
    ParkedRow,
    RefusingRow,
    WaitingRow,
)
from hub.wire.equipment import (
    AidRow,
    DeviceRow,
    FaultRow,
    FleetView,
    Fraction,
    LoanRow,
    MachineRow,
    MessageRow,
    MessagesView,
    OrderRow,
    Share,
    SummonsRow,
)
from hub.wire.hall_views import (
    BoardView,
    CallView,
    Catalog,
    GreenFigures,
    HallHead,
    ItemView,
    KioskSummons,
    KioskView,
    Named,
    QueueFigures,
)
from hub.wire.helping import (
    AccompanyCommand,
    AnswerAssistanceCommand,
    AskAssistanceCommand,
    GrantGreenCommand,
    GuideAssistanceCommand,
    RateServiceCommand,
    ReportAnnouncementCommand,
)
from hub.wire.issuing import (
    Document,
    IssueCommand,
    ReportPrintCommand,
    ReprintCommand,
)
from hub.wire.messages import ReadMessageCommand, SendAgainCommand, SetMessageTextCommand
from hub.wire.roles import AT_COUNTERS, BOOKING, BOOKS, COMMANDS_OF, PROGRAMS, ROUTES, STAFF
from hub.wire.running import (
    ChangeCalendarCommand,
    ChangeCounterCommand,
    ChangePolicyCommand,
    ConsentRefusalCommand,
    DropRefusalCommand,
    ExtendServiceCommand,
    ProposeRefusalCommand,
    QueueId,
    VacateCounterCommand,
)
from hub.wire.shape import (
    MAX_BODY_BYTES,
    PING_SECONDS,
    SHORTEST_PASSWORD,
    SILENCE_SECONDS,
    VIEW_FRESH_SECONDS,
    VIEW_INTERVAL_SECONDS,
    WIRE_HEADER,
    WIRE_VERSION,
    Audience,
    GroundsWord,
    Id,
    Language,
    MachineKey,
    MadeId,
    ParkWord,
    Reason,
    Shape,
    Words,
    build_shapes,
)
from hub.wire.stream import PUBLIC_EVENTS, Hello, View
from hub.wire.tickets import BandNumber, BandQueue, BandView, Span, TicketView
from hub.wire.upkeep import (
    AskAidCommand,
    AssignOrderCommand,
    CloseSummonsCommand,
    DeviceReading,
    EndLoanCommand,
    FinishOrderCommand,
    LendAidCommand,
    LogRoundCommand,
    NoteOrderCommand,
    OpenOrderCommand,
    ReportDevicesCommand,
    SummonCommand,
    TakeSummonsCommand,
)
from hub.wire.waits import Minutes, WaitCell, WaitClass, WaitDay, WaitScore, WaitsView

"""What is done about appointments, by visitors, staff and a municipal portal."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import AwareDatetime, Field, JsonValue

from hub.wire.issuing import Document
from hub.wire.shape import Id, Language, MadeId, Shape

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


class ReportSlipCommand(Shape):
    """What became of the paper that a kiosk prints with what was agreed there. Answer: `appointment`."""

    kind: Literal["report_slip"] = "report_slip"
    appointment: MadeId
    outcome: Literal["printed", "failed", "unknown"]
    reason: Annotated[str, Field(max_length=80)] = ""


BookingCommand: TypeAlias = (
    BookCommand | MoveAppointmentCommand | CancelAppointmentCommand | AppealAppointmentCommand | CheckInCommand
    | DecideAppointmentCommand | DecideAppealCommand | ReportSlipCommand
)  # fmt: skip

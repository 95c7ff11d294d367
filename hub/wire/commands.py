"""Every command, and the requests that carry one."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from hub.wire.alone import IssuedAloneCommand, LeaseBandCommand
from hub.wire.booking import (
    AppealAppointmentCommand,
    BookCommand,
    CancelAppointmentCommand,
    CheckInCommand,
    DecideAppealCommand,
    DecideAppointmentCommand,
    MoveAppointmentCommand,
    ReportSlipCommand,
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
from hub.wire.helping import (
    AccompanyCommand,
    AnswerAssistanceCommand,
    AskAssistanceCommand,
    GrantGreenCommand,
    GuideAssistanceCommand,
    RateServiceCommand,
    ReportAnnouncementCommand,
)
from hub.wire.issuing import IssueCommand, ReportPrintCommand, ReprintCommand
from hub.wire.messages import ReadMessageCommand, SendAgainCommand, SetMessageTextCommand
from hub.wire.running import (
    ChangeCalendarCommand,
    ChangeCounterCommand,
    ChangePolicyCommand,
    ConsentRefusalCommand,
    DropRefusalCommand,
    ExtendServiceCommand,
    ProposeRefusalCommand,
    VacateCounterCommand,
)
from hub.wire.shape import SHORTEST_PASSWORD, Shape
from hub.wire.upkeep import (
    AskAidCommand,
    AssignOrderCommand,
    CloseSummonsCommand,
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

AnyCommand: TypeAlias = Annotated[
    IssueCommand | LeaseBandCommand | IssuedAloneCommand | ReprintCommand | ReportPrintCommand | SignOutCommand
    | PauseCommand | ResumeCommand | CallNextCommand | PickCommand | CallParkedCommand | RecallCommand | ConfirmCommand
    | FinishCommand | NoShowCommand | RecycleCommand | ParkCommand | ReturnTicketCommand | TransferCommand
    | WithdrawCommand | VacateCounterCommand | ChangeCounterCommand | ChangePolicyCommand | ChangeCalendarCommand
    | ExtendServiceCommand | ProposeRefusalCommand | ConsentRefusalCommand | DropRefusalCommand
    | ReportAnnouncementCommand | AskAssistanceCommand | AnswerAssistanceCommand | GuideAssistanceCommand
    | AccompanyCommand | GrantGreenCommand | RateServiceCommand
    | ReportDevicesCommand | SummonCommand | AskAidCommand | OpenOrderCommand | AssignOrderCommand | NoteOrderCommand
    | FinishOrderCommand | TakeSummonsCommand | CloseSummonsCommand | LendAidCommand | EndLoanCommand
    | LogRoundCommand | ReadMessageCommand | BookCommand | MoveAppointmentCommand | CancelAppointmentCommand
    | AppealAppointmentCommand | CheckInCommand | DecideAppointmentCommand | DecideAppealCommand
    | ReportSlipCommand
    | SendAgainCommand | SetMessageTextCommand,
    Field(discriminator="kind"),
]


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

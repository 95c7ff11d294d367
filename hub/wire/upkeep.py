"""What is told and done about devices, work orders, summonses, aids and rounds."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from hub.wire.shape import Id, MachineKey, MadeId, Shape


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

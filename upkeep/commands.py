"""What may be asked of a hall's upkeep. An `Order` is a command with its id and who gives it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from upkeep.records import Reading, Way
from upkeep.register import Register


@dataclass(frozen=True, slots=True)
class Enter:
    """Let the hall have this register; what is known of machines that stay is kept."""

    register: Register


@dataclass(frozen=True, slots=True)
class ReportDevices:
    """A machine tells how all its devices are, when one changes; also a sign of life."""

    machine: str
    readings: Mapping[str, Reading]
    """By the device's name on the machine."""


@dataclass(frozen=True, slots=True)
class TellSilence:
    """Nothing was heard of a machine since then."""

    machine: str
    since: datetime


@dataclass(frozen=True, slots=True)
class SendForFault:
    """What was to come back by itself has not: somebody goes there."""

    fault: str


@dataclass(frozen=True, slots=True)
class OpenOrder:
    """A person finds something to be done."""

    way: Way
    machine: str
    device: str
    about: str


@dataclass(frozen=True, slots=True)
class AssignOrder:
    order: str
    staff: str


@dataclass(frozen=True, slots=True)
class NoteOrder:
    """What was seen or tried, and parts used, before it is done."""

    order: str
    note: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FinishOrder:
    order: str
    note: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summon:
    """A person at a machine asks for guidance or reports an incident."""

    machine: str
    task: Literal["guidance", "incident"]


@dataclass(frozen=True, slots=True)
class TakeSummons:
    """Somebody goes there."""

    summons: str
    staff: str


@dataclass(frozen=True, slots=True)
class CloseSummons:
    summons: str


@dataclass(frozen=True, slots=True)
class AskAid:
    """One touch at a machine: somebody wants a wheelchair or glasses brought."""

    aid: str
    place: str


@dataclass(frozen=True, slots=True)
class LendAid:
    """`loan`: one asked for; None: handed over at the desk without asking."""

    aid: str
    loan: str | None = None


@dataclass(frozen=True, slots=True)
class EndLoan:
    """It came back, or, where it was only asked for, is wanted no longer."""

    loan: str


@dataclass(frozen=True, slots=True)
class LogRound:
    """Somebody who scanned the code at the machine cleaned or inspected it."""

    machine: str
    task: Literal["cleaning", "inspection"]
    fine: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class LogSwitching:
    """A turn of the power schedule was done at `done_at`, or missed."""

    machine: str
    way: Literal["on", "off"]
    due: datetime
    done_at: datetime | None


Command: TypeAlias = (
    Enter | ReportDevices | TellSilence | SendForFault | OpenOrder | AssignOrder | NoteOrder | FinishOrder | Summon
    | TakeSummons | CloseSummons | AskAid | LendAid | EndLoan | LogRound | LogSwitching
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Order:
    id: str
    """Of the command; what it makes has an id made of this one."""
    actor: str
    command: Command
    told: tuple[str, ...] = field(default=())
    """Logins of those who are on duty for what is asked; see `upkeep.duty`."""

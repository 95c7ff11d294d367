"""What has happened to a hall's equipment. The journal keeps these for ever: a new version adds fields."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Literal, TypeAlias, get_args

from upkeep.records import Reading, Way
from upkeep.register import Register


@dataclass(frozen=True, slots=True)
class RegisterEntered:
    kind: ClassVar[str] = "upkeep.register_entered"
    version: ClassVar[int] = 1
    register: Register


@dataclass(frozen=True, slots=True)
class DeviceChanged:
    kind: ClassVar[str] = "upkeep.device_changed"
    version: ClassVar[int] = 1
    machine: str
    device: str
    reading: Reading


@dataclass(frozen=True, slots=True)
class DeviceRemoved:
    """The machine no longer has it."""

    kind: ClassVar[str] = "upkeep.device_removed"
    version: ClassVar[int] = 1
    machine: str
    device: str


@dataclass(frozen=True, slots=True)
class MachineSilent:
    kind: ClassVar[str] = "upkeep.machine_silent"
    version: ClassVar[int] = 1
    machine: str
    since: datetime


@dataclass(frozen=True, slots=True)
class MachineHere:
    """For the first time, or again after a silence."""

    kind: ClassVar[str] = "upkeep.machine_here"
    version: ClassVar[int] = 1
    machine: str


@dataclass(frozen=True, slots=True)
class FaultOpened:
    kind: ClassVar[str] = "upkeep.fault_opened"
    version: ClassVar[int] = 1
    fault: str
    machine: str
    device: str
    detail: str
    action: str | None
    department: str


@dataclass(frozen=True, slots=True)
class FaultClosed:
    kind: ClassVar[str] = "upkeep.fault_closed"
    version: ClassVar[int] = 1
    fault: str


@dataclass(frozen=True, slots=True)
class OrderOpened:
    kind: ClassVar[str] = "upkeep.order_opened"
    version: ClassVar[int] = 1
    order: str
    way: Way
    machine: str
    device: str
    about: str
    fault: str | None
    department: str
    by: str


@dataclass(frozen=True, slots=True)
class OrderAssigned:
    kind: ClassVar[str] = "upkeep.order_assigned"
    version: ClassVar[int] = 1
    order: str
    staff: str


@dataclass(frozen=True, slots=True)
class OrderNoted:
    kind: ClassVar[str] = "upkeep.order_noted"
    version: ClassVar[int] = 1
    order: str
    note: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderDone:
    kind: ClassVar[str] = "upkeep.order_done"
    version: ClassVar[int] = 1
    order: str
    note: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummonsMade:
    kind: ClassVar[str] = "upkeep.summons_made"
    version: ClassVar[int] = 1
    summons: str
    machine: str
    task: Literal["guidance", "incident"]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SummonsTaken:
    kind: ClassVar[str] = "upkeep.summons_taken"
    version: ClassVar[int] = 1
    summons: str
    staff: str


@dataclass(frozen=True, slots=True)
class SummonsClosed:
    kind: ClassVar[str] = "upkeep.summons_closed"
    version: ClassVar[int] = 1
    summons: str


@dataclass(frozen=True, slots=True)
class AidAsked:
    kind: ClassVar[str] = "upkeep.aid_asked"
    version: ClassVar[int] = 1
    loan: str
    aid: str
    place: str


@dataclass(frozen=True, slots=True)
class AidLent:
    kind: ClassVar[str] = "upkeep.aid_lent"
    version: ClassVar[int] = 1
    loan: str
    aid: str


@dataclass(frozen=True, slots=True)
class LoanEnded:
    """`returned`: it was lent and is back; else it was only asked for."""

    kind: ClassVar[str] = "upkeep.loan_ended"
    version: ClassVar[int] = 1
    loan: str
    returned: bool


@dataclass(frozen=True, slots=True)
class RoundLogged:
    kind: ClassVar[str] = "upkeep.round_logged"
    version: ClassVar[int] = 1
    round: str
    machine: str
    task: Literal["cleaning", "inspection"]
    by: str
    fine: bool
    note: str


@dataclass(frozen=True, slots=True)
class SwitchingLogged:
    kind: ClassVar[str] = "upkeep.switching_logged"
    version: ClassVar[int] = 1
    machine: str
    way: Literal["on", "off"]
    due: datetime
    done_at: datetime | None


Event: TypeAlias = (
    RegisterEntered | DeviceChanged | DeviceRemoved | MachineSilent | MachineHere | FaultOpened | FaultClosed
    | OrderOpened | OrderAssigned | OrderNoted | OrderDone | SummonsMade | SummonsTaken | SummonsClosed | AidAsked
    | AidLent | LoanEnded | RoundLogged | SwitchingLogged
)  # fmt: skip

EVENT_KINDS: dict[str, type[Event]] = {each.kind: each for each in get_args(Event)}

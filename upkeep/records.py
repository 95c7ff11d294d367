"""What is known of a hall's equipment: the fold of its events, immutable. What is over stays in the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal

from immutables import Map

from upkeep.register import Aid, Machine, Register

EMPTY = Register()
Way = Literal["daily", "professional"]
"""The two kinds of work order: by the hall's device keepers, by a supplier (self-service-4)."""
WAYS: dict[str, Way] = {"clear": "daily", "maintenance": "professional"}
"""Who acts on a fault at once; what recovers by itself asks for nobody yet."""


@dataclass(frozen=True, slots=True)
class Reading:
    """How one device is, in the words of CEN XFS4IoT; None: it has no such thing."""

    kind: str
    link: str
    media: str | None = None
    paper: str | None = None
    action: str | None = None
    """Who must act: clear, maintenance, suspend; None: nobody."""
    detail: str = ""
    """A code of the driver's, never of a person."""

    @property
    def works(self) -> bool:
        """Can a visitor be served with it? The measure of availability."""
        return self.link in ("online", "deviceBusy") and self.paper not in ("out", "jammed") and self.media != "jammed"


@dataclass(frozen=True, slots=True)
class DeviceState:
    machine: str
    name: str
    reading: Reading
    since: datetime
    """Since when it is so."""

    @property
    def key(self) -> str:
        return f"{self.machine}/{self.name}"


class FaultState(StrEnum):
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Fault:
    """Something broken, from the moment it was told until it works again."""

    id: str
    machine: str
    device: str
    """"" : the machine itself, which has fallen silent."""
    detail: str
    action: str | None
    department: str
    opened_at: datetime
    state: FaultState = FaultState.OPEN
    closed_at: datetime | None = None


class OrderState(StrEnum):
    OPEN = "open"
    ASSIGNED = "assigned"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class WorkOrder:
    id: str
    way: Way
    machine: str
    device: str
    about: str
    """A fault's code, or what a person wrote."""
    fault: str | None
    department: str
    opened_at: datetime
    opened_by: str
    state: OrderState = OrderState.OPEN
    assignee: str | None = None
    notes: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Summons:
    """A person at a machine asked for guidance or reported an incident (self-service-3)."""

    id: str
    machine: str
    task: Literal["guidance", "incident"]
    at: datetime
    to: tuple[str, ...]
    """Logins of those who were told."""
    taken_by: str | None = None
    closed_at: datetime | None = None


class LoanState(StrEnum):
    ASKED = "asked"
    LENT = "lent"
    RETURNED = "returned"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Loan:
    """One aid, asked for at a machine or at the desk, lent and returned on record (care-aids). Of whom is not kept."""

    id: str
    aid: str
    place: str
    at: datetime
    state: LoanState = LoanState.ASKED
    lent_at: datetime | None = None
    ended_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """A machine was cleaned or inspected by somebody who scanned its code there."""

    id: str
    machine: str
    task: Literal["cleaning", "inspection"]
    at: datetime
    by: str
    fine: bool
    """Of an inspection: whether it was in order."""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Switching:
    """One turn of a machine's power schedule (self-service-6)."""

    machine: str
    way: Literal["on", "off"]
    due: datetime
    done_at: datetime | None
    """None: missed."""


@dataclass(frozen=True, slots=True)
class Upkeep:
    register: Register = EMPTY
    machines: Map[str, Machine] = field(default_factory=Map)
    aids: Map[str, Aid] = field(default_factory=Map)
    devices: Map[str, DeviceState] = field(default_factory=Map)
    presence: Map[str, datetime | None] = field(default_factory=Map)
    """Every machine that was ever heard of → since when it is silent; None: it is there."""
    faults: Map[str, Fault] = field(default_factory=Map)
    """The open ones, by id."""
    orders: Map[str, WorkOrder] = field(default_factory=Map)
    """Those not done."""
    summons: Map[str, Summons] = field(default_factory=Map)
    """Those not closed."""
    loans: Map[str, Loan] = field(default_factory=Map)
    """Asked for or lent."""
    rounds: Map[str, Round] = field(default_factory=Map)
    """machine/task → the newest."""
    switched: Map[str, Switching] = field(default_factory=Map)
    """machine → the newest turn of its schedule."""

    def fault_of(self, machine: str, device: str) -> Fault | None:
        """The open fault of that device."""
        return next((each for each in self.faults.values() if (each.machine, each.device) == (machine, device)), None)

    def order_of(self, fault: str) -> WorkOrder | None:
        """The unfinished work order for that fault."""
        return next((each for each in self.orders.values() if each.fault == fault), None)

    def silent(self, machine: str) -> bool:
        """Whether it was there and is not."""
        return self.presence.get(machine) is not None

    def lent(self, aid: str) -> int:
        """How many of an aid are with visitors."""
        return sum(each.aid == aid and each.state is LoanState.LENT for each in self.loans.values())

    def department_of(self, machine: str) -> str:
        """Who owns it; "" where the register does not know it."""
        known = self.machines.get(machine)
        return "" if known is None else known.department

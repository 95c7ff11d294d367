"""An upkeep to test: commands in, events out, the state folded along, as the hub does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from hall.definition import Words
from hall.refusals import Refusal
from upkeep.commands import Command, Enter, Order, ReportDevices
from upkeep.decide import decide
from upkeep.events import Event
from upkeep.fold import apply
from upkeep.records import Reading, Upkeep
from upkeep.register import Aid, Duty, Machine, Power, Register

NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
"""A Monday, noon in Shanghai."""
ZONE = "Asia/Shanghai"
K1, K2, COUNTER = "kiosk:k1", "kiosk:k2", "counter:3"
READY = Reading("printer", "online", "notPresent", "full")
OUT = Reading("printer", "online", "notPresent", "out", "clear", "paper-out")
BROKEN = Reading("idcard", "hardwareError", "unknown", None, "maintenance", "sam-self-test-failed")
RECOVERING = Reading("printer", "offline", "unknown", "unknown", "suspend", "port-lost")


def words(text: str) -> Words:
    return Words(zh=text, en=text)


DAYTIME = Power(on=time(8), off=time(18))
REGISTER = Register(
    machines=(
        Machine(kind="kiosk", id="k1", name=words("一号机"), department="centre"),
        Machine(kind="kiosk", id="k2", name=words("二号机"), department="police", power=DAYTIME),
        Machine(kind="counter", id="3", name=words("3号窗口"), department="police"),
    ),
    aids=(Aid(id="wheelchair", name=words("轮椅"), count=2), Aid(id="glasses", name=words("老花镜"), count=1)),
    duties=(
        Duty(task="daily", staff="keeper"),
        Duty(task="daily", staff="police-keeper", department="police"),
        Duty(task="professional", staff="supplier"),
        Duty(task="incident", staff="keeper"),
        Duty.model_validate({"task": "guidance", "staff": "day", "from": time(8), "to": time(18)}),
        Duty.model_validate({"task": "guidance", "staff": "night", "from": time(18), "to": time(8)}),
    ),
)


@dataclass
class Keeping:
    """Asked like a function."""

    now: datetime = NOON
    upkeep: Upkeep = field(default_factory=Upkeep)
    happened: list[Event] = field(default_factory=list)
    asked: int = 0

    def ask(self, command: Command, told: tuple[str, ...] = (), actor: str = "technician:li") -> list[Event] | Refusal:
        """What follows from it, folded; or why not."""
        self.asked += 1
        decided = decide(self.upkeep, Order(f"c{self.asked}", actor, command, told), self.now)
        if isinstance(decided, Refusal):
            return decided
        for event in decided:
            self.upkeep = apply(self.upkeep, event, self.now)
        self.happened += decided
        return list(decided)

    def must(self, command: Command, told: tuple[str, ...] = ()) -> list[Event]:
        """The events of a command that is carried out."""
        decided = self.ask(command, told)
        assert not isinstance(decided, Refusal), decided
        return decided

    def refused(self, command: Command) -> str:
        """The code with which it is refused."""
        decided = self.ask(command)
        assert isinstance(decided, Refusal), decided
        return decided.code

    def report(self, machine: str = K1, **readings: Reading) -> list[Event]:
        """A machine tells of all its devices."""
        return self.must(ReportDevices(machine, readings))

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


def keeping() -> Keeping:
    """With the register above."""
    house = Keeping()
    house.must(Enter(REGISTER))
    return house

"""A small hall to give orders to: the pure core with a clock in the test's hand."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from hall.commands import (
    CallNext,
    Command,
    Confirm,
    Finish,
    Issue,
    MarkNoShow,
    OpenHall,
    Order,
    Park,
    SignIn,
    Withdraw,
)
from hall.decide import decide
from hall.definition import Definition
from hall.definition_file import read
from hall.events import Event, TicketCalled
from hall.fold import apply_all
from hall.refusals import Refusal
from hall.state import HallState
from hall.tickets import Ticket, TicketState

E = TypeVar("E", bound=Event)
MONDAY = datetime(2026, 3, 2, 10, 0, tzinfo=ZoneInfo("Asia/Shanghai")).astimezone(UTC)
"""A Monday morning on which the small hall is open."""


@cache
def small() -> Definition:
    """The small hall of these tests."""
    return read(Path(__file__).with_name("small.toml"))


def changed(definition: Definition, **fields: Any) -> Definition:
    """The definition with some of its fields replaced."""
    return definition.model_copy(update=fields)


def with_policy(**rules: Any) -> Definition:
    """The small hall with some of its policy changed."""
    return changed(small(), policy=small().policy.model_copy(update=rules))


@dataclass
class Hall:
    """A hall that is asked, and changes by what it decides. Ids are counted, the clock is set by hand."""

    definition: Definition = field(default_factory=small)
    now: datetime = MONDAY
    state: HallState = field(default_factory=HallState)
    log: list[Event] = field(default_factory=list)
    orders: int = 0

    def __post_init__(self) -> None:
        self.must(OpenHall(self.definition))

    def ask(self, command: Command, actor: str = "hub") -> tuple[Event, ...] | Refusal:
        """What the hall says; its state follows."""
        self.orders += 1
        said = decide(self.state, Order(f"order-{self.orders}", actor, command), self.now)
        if not isinstance(said, Refusal):
            self.state = apply_all(self.state, said, self.now)
            self.log.extend(said)
        return said

    def must(self, command: Command, actor: str = "hub") -> tuple[Event, ...]:
        """The events of a command that the hall carries out."""
        said = self.ask(command, actor)
        assert not isinstance(said, Refusal), said
        return said

    def refused(self, command: Command, actor: str = "hub") -> Refusal:
        """The refusal of a command; nothing has changed."""
        before = self.state
        said = self.ask(command, actor)
        assert isinstance(said, Refusal), said
        assert self.state is before
        return said

    def wait(self, **span: float) -> Hall:
        """Let time go by, in the words of timedelta."""
        self.now += timedelta(**span)
        return self

    def ticket(self, ticket_id: str) -> Ticket:
        return self.state.tickets[ticket_id]

    def issue(self, *items: str, visitor: str | None = None, birth: date | None = None, **more: Any) -> str:
        """Take a ticket a second after whatever came before; its id."""
        self.wait(seconds=1)
        ticket_id = f"t{self.orders}"
        self.must(Issue(ticket_id, items or ("card",), "k1", visitor, birth, **more))
        return ticket_id

    def green(self, *items: str) -> str:
        """A ticket of the green channel."""
        return self.issue(*items, staff_grounds=True)

    def staff(self, *counters: str) -> Hall:
        """A clerk at each of the counters."""
        for counter in counters:
            self.must(SignIn(counter, f"clerk-{counter}"))
        return self

    def call(self, counter: str) -> TicketCalled:
        """Call next there."""
        (event,) = self.must(CallNext(counter))
        assert isinstance(event, TicketCalled)
        return event

    def drive(self, state: TicketState, counter: str = "2") -> str:
        """A ticket brought to a state by real orders at a staffed counter."""
        ticket_id = self.issue("card")
        for command in PATHS[state](counter, ticket_id):
            self.must(command)
        assert self.ticket(ticket_id).state is state
        return ticket_id


PATHS: dict[TicketState, Any] = {
    TicketState.WAITING: lambda counter, ticket: (),
    TicketState.CALLED: lambda counter, ticket: (CallNext(counter),),
    TicketState.SERVING: lambda counter, ticket: (CallNext(counter), Confirm(counter)),
    TicketState.SERVED: lambda counter, ticket: (CallNext(counter), Confirm(counter), Finish(counter)),
    TicketState.PARKED: lambda counter, ticket: (CallNext(counter), Park(counter)),
    TicketState.NO_SHOW: lambda counter, ticket: (CallNext(counter), MarkNoShow(counter)),
    TicketState.WITHDRAWN: lambda counter, ticket: (Withdraw(ticket),),
}
"""How a ticket comes to each state, when nobody else waits."""

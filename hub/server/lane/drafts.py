"""What the lane carries out inside its transaction: a command of the queue, or one of upkeep.

Those of appointments are in `hub.server.appointments.drafts`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeAlias

from sqlalchemy import Connection

import hall.commands
import upkeep.commands
from appointments.plan import NOTHING, Plan
from appointments.records import Appointment
from hall.decide import decide
from hall.events import ClerkSignedOut, TicketCalled
from hall.events import Event as QueueEvent
from hall.holding import LOOK_AHEAD, Expected
from hall.refusals import Refusal
from hall.state import HallState
from hub.server.sending.alarming import give
from hub.server.sending.commands import SendAgain, SetText
from hub.store import access, appointment_rows, heard, journal, messages, rows, upkeep_rows
from hub.store.access import Bearer
from hub.store.event_text import Event
from hub.store.folding import after_event
from hub.store.journal import Entry
from hub.store.messages import Message
from hub.wire import Audience
from upkeep.alarms import alarms
from upkeep.decide import decide as decide_upkeep
from upkeep.duty import on_duty
from upkeep.refusals import UNKNOWN_MESSAGE


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """One of the staff has read what they were told."""

    message: str
    login: str


@dataclass(frozen=True, slots=True)
class Told:
    """The appointment that a command was about, as it is answered; None: the command was about none."""

    appointment: Appointment | None = None
    plan: Plan = NOTHING
    ticket: str | None = None
    """The one that was issued at check-in."""


Command: TypeAlias = hall.commands.Command | upkeep.commands.Command | ReadMessage | SendAgain | SetText | Told
Keep: TypeAlias = Callable[[Connection, datetime], None]
"""Writes what is beside the events, in their transaction."""


@dataclass(slots=True)
class Turn:
    """Where a draft is carried out; `state` and `entries` go on with each event written."""

    tx: Connection
    hall: str
    state: HallState
    id: str
    actor: str
    now: datetime
    entries: list[Entry]

    def write(self, event: Event, occurred_at: datetime) -> None:
        """Put the event into the journal and the state behind it."""
        self.state = after_event(self.state, event, self.now)
        self.entries.append(Entry(self.state.seq, self.now, occurred_at, self.actor, event))
        journal.append(self.tx, self.hall, self.entries[-1])


class Draft(Protocol):
    """A command ready to be decided."""

    @property
    def command(self) -> Command: ...

    def carry_out(self, turn: Turn) -> Refusal | None:
        """Decide it and write what follows; or nothing, and why not."""
        ...


@dataclass(frozen=True, slots=True)
class QueueDraft:
    """A command of the queue, and what else is written if the hall accepts it."""

    command: hall.commands.Command
    keep: Keep | None = None
    occurred_at: datetime | None = None
    """When it happened, in the word of who did it alone; None: now."""

    def carry_out(self, turn: Turn) -> Refusal | None:
        order = hall.commands.Order(turn.id, turn.actor, self.command)
        decided = decide(turn.state, order, turn.now, _expected(turn, self.command))
        if isinstance(decided, Refusal):
            return decided
        if self.keep is not None:
            self.keep(turn.tx, turn.now)
        write_queue(turn, decided, self.occurred_at or turn.now)
        return None


def _expected(turn: Turn, command: hall.commands.Command) -> tuple[Expected, ...]:
    """Who is booked for soon and not here yet, for a call in a hall that minds them."""
    definition = turn.state.definition
    if not isinstance(command, hall.commands.CallNext) or definition is None or not definition.policy.hold_minutes:
        return ()
    booked = appointment_rows.to_come(turn.tx, turn.hall, turn.now, turn.now + LOOK_AHEAD)
    return tuple(Expected(each.item, each.starts_at) for each in booked)


def write_queue(turn: Turn, decided: Iterable[QueueEvent], occurred_at: datetime) -> None:
    """Write the queue's events with their rows; a guide is told of a call, a clerk who signs out is out."""
    for event in decided:
        before = turn.state
        turn.write(event, occurred_at)
        rows.project(turn.tx, turn.hall, before, event, turn.state)
        if isinstance(event, TicketCalled):
            _tell_guide(turn, event)
        if isinstance(event, ClerkSignedOut):
            bearer = Bearer(Audience.CLERK, f"{event.clerk}@{event.counter}")
            access.revoke(turn.tx, turn.hall, bearer, turn.now)


@dataclass(frozen=True, slots=True)
class UpkeepDraft:
    """A command of upkeep; whom its events concern is told in the same transaction."""

    command: upkeep.commands.Command

    def carry_out(self, turn: Turn) -> Refusal | None:
        known = upkeep_rows.load(turn.tx, turn.hall)
        order = upkeep.commands.Order(turn.id, turn.actor, self.command, self._told(turn, known))
        decided = decide_upkeep(known, order, turn.now)
        if isinstance(decided, Refusal):
            return decided
        if isinstance(self.command, upkeep.commands.ReportDevices):
            heard.note(turn.tx, turn.hall, [self.command.machine], turn.now)
        for event in decided:
            turn.write(event, turn.now)
            known = upkeep_rows.project(turn.tx, turn.hall, known, event, turn.now)
            self._tell(turn, known, event)
        return None

    def _told(self, turn: Turn, known: upkeep.records.Upkeep) -> tuple[str, ...]:
        if not isinstance(self.command, upkeep.commands.Summon):
            return ()
        return on_duty(known, self.command.task, self.command.machine, turn.now, _zone(turn))

    def _tell(self, turn: Turn, known: upkeep.records.Upkeep, event: upkeep.events.Event) -> None:
        for number, alarm in enumerate(alarms(event, known, turn.now, _zone(turn))):
            give(turn.tx, turn.hall, alarm, f"{turn.state.seq}.{number}", turn.now)


@dataclass(frozen=True, slots=True)
class ReadDraft:
    """No event follows from it: the message's own row says all."""

    command: ReadMessage

    def carry_out(self, turn: Turn) -> Refusal | None:
        asked = self.command
        if messages.read(turn.tx, turn.hall, asked.message, asked.login, turn.now):
            return None
        return Refusal(UNKNOWN_MESSAGE, {"message": asked.message})


def _tell_guide(turn: Turn, event: TicketCalled) -> None:
    """The guide who is with the visitor learns of the call (green-companion)."""
    guide = turn.state.tickets[event.ticket].guide
    if guide is not None:
        facts = {"number": event.number, "counter": event.counter}
        message = Message(f"call.{event.call}", "staff", guide, "ticket.called", facts, turn.now)
        messages.put(turn.tx, turn.hall, message)


def _zone(turn: Turn) -> str:
    return "UTC" if turn.state.definition is None else turn.state.definition.zone

"""An appointment goes with its ticket: served, given back, called in vain, back again. Nobody is told anything.

Its ticket is the one that it was checked in with, and any other into which that one was merged since.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from appointments import commands
from appointments.decide import decide
from appointments.events import AppointmentCheckedIn
from hall.events import TicketFinished, TicketNoShow, TicketRecycled, TicketWithdrawn
from hall.refusals import Refusal
from hall.state import HallState
from hall.tickets import Ticket, TicketState
from hub.server.appointments.ledger import loaded
from hub.server.lane.drafts import Turn
from hub.store import appointment_rows

OfTicket: TypeAlias = (
    commands.Serve | commands.GiveBack | commands.MissCall | commands.ComeBack | commands.LeaveUnserved
)
"""What follows for an appointment from what becomes of its ticket."""
TicketEvent: TypeAlias = TicketFinished | TicketWithdrawn | TicketNoShow | TicketRecycled
_OF_WITHDRAWN: dict[str, type[OfTicket]] = {
    "visitor": commands.GiveBack, "clerk": commands.GiveBack, "day_ended": commands.LeaveUnserved,
    "refused": commands.LeaveUnserved,
}  # fmt: skip
"""By why the ticket was withdrawn; a merged one lives on under another number."""


def settle(turn: Turn, before: HallState) -> None:
    """What becomes of appointments by what was written in this turn."""
    for entry in tuple(turn.entries):
        if isinstance(entry.event, AppointmentCheckedIn):
            _served_already(turn, entry.event)
        elif isinstance(entry.event, TicketEvent):
            _follow(turn, before, entry.event)


def _served_already(turn: Turn, event: AppointmentCheckedIn) -> None:
    ticket = turn.state.tickets.get(event.ticket or "")
    if ticket is not None and ticket.state is TicketState.SERVED:
        _end(turn, commands.Serve(event.appointment))


def _follow(turn: Turn, before: HallState, event: TicketEvent) -> None:
    made, ticket = _of_event(event), before.tickets.get(event.ticket) or turn.state.tickets.get(event.ticket)
    if made is None or ticket is None:
        return
    only = _item_done(event, ticket)
    for appointment in dict.fromkeys(_appointments(turn, before, ticket)):
        _end(turn, made(appointment), only)


def _of_event(event: TicketEvent) -> type[OfTicket] | None:
    match event:
        case TicketFinished(back=False):
            return commands.Serve
        case TicketWithdrawn():
            return _OF_WITHDRAWN.get(event.reason)
        case TicketNoShow():
            return commands.MissCall
        case TicketRecycled():
            return commands.ComeBack
    return None


def _item_done(event: TicketEvent, ticket: Ticket) -> str | None:
    """The item that alone is done while the visit goes on; None: all of the visit is meant."""
    goes_on = isinstance(event, TicketFinished) and event.next_queue is not None
    return ticket.items[ticket.item_index] if goes_on else None


def _appointments(turn: Turn, before: HallState, ticket: Ticket) -> Iterator[str]:
    """Those that the ticket and all that were merged into it stand for."""
    numbers = {each.id: each for each in _with_merged(before, ticket)}
    yield from (each.appointment for each in numbers.values() if each.appointment is not None)
    if ticket.visitor is not None:
        theirs = appointment_rows.of_visitor(turn.tx, turn.hall, ticket.visitor)
        yield from (each.id for each in theirs if each.ticket in numbers)


def _with_merged(state: HallState, ticket: Ticket) -> Iterator[Ticket]:
    yield ticket
    for each in state.tickets.values() if ticket.also else ():
        if each.merged_into == ticket.id:
            yield from _with_merged(state, each)


def _end(turn: Turn, command: OfTicket, only: str | None = None) -> None:
    """Nothing where its state does not know that any more."""
    book, definition = loaded(turn, command), turn.state.definition
    known = book.appointments.get(command.appointment)
    if definition is None or known is None or only not in (None, known.item):
        return
    decided = decide(book, definition, commands.Order(turn.id, turn.actor, command), turn.now)
    for event in () if isinstance(decided, Refusal) else decided:
        turn.write(event, turn.now)
        book = appointment_rows.project(turn.tx, turn.hall, book, event, turn.now)

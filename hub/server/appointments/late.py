"""The thirty minutes are over: given up, unless the person has been in the hall with a number for just that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from appointments import commands
from appointments.records import Appointment
from appointments.rules import LATE
from hall.state import HallState
from hall.tickets import LIVE, Ticket, TicketState
from hub.server.lane.drafts import Turn
from hub.store import appointment_rows

HERE = LIVE | {TicketState.SERVED}


def expiring(command: commands.Expire) -> Callable[[Turn], commands.Command]:
    """What the passing of time asks: to expire, or to check in who took a number before without the appointment."""
    def make(turn: Turn) -> commands.Command:
        known = appointment_rows.one(turn.tx, turn.hall, command.appointment)
        ticket = None if known is None else held_for(turn.state, known)
        if known is None or ticket is None:
            return command
        early = appointment_rows.plan_of(turn.tx, turn.hall).early
        return commands.CheckIn(known.id, ticket.id, _came(ticket, known, early))

    return make


def held_for(state: HallState, known: Appointment) -> Ticket | None:
    """The number with which its visitor waits for the item, or was served, taken before it was too late."""
    for each in state.tickets.values():
        theirs = each.visitor is not None and each.visitor == known.visitor and known.item in each.items
        if theirs and each.state in HERE and each.issued_at <= known.starts_at + LATE:
            return each
    return None


def _came(ticket: Ticket, known: Appointment, early: timedelta) -> datetime:
    return max(ticket.issued_at, known.starts_at - early)

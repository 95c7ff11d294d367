"""What guides say becomes of the state."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.events import AssistanceGuided, TicketAccompanied
from hall.state import HallState


def guided(state: HallState, event: AssistanceGuided, at: datetime) -> HallState:
    """A guide was sent, comes, is there, or is done."""
    request = replace(state.assistance[event.request], guide=event.guide, stage=event.stage)
    return replace(state, assistance=state.assistance.set(request.id, request))


def accompanied(state: HallState, event: TicketAccompanied, at: datetime) -> HallState:
    """A guide goes with the ticket's visitor, or no longer."""
    ticket = replace(state.tickets[event.ticket], guide=event.guide)
    return replace(state, tickets=state.tickets.set(ticket.id, ticket))

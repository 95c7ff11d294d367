"""A ticket's code held to the machine: how it stands with that ticket, and letting it wait again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kiosk_app.journey import events
from kiosk_app.journey.effects import ComeBack, ComingBack, LookUp
from kiosk_app.journey.motion import forward, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.taking import with_command
from kiosk_app.journey.visit import Journey, Move

if TYPE_CHECKING:
    from hub.wire import TicketView


def code_scanned(journey: Journey, event: events.CodeScanned) -> Move:
    """Its page comes at once, the answer when it is there. Another code takes the first one's place."""
    state = "asked" if event.ticket else "unknown"
    asked = with_visit(journey, lookup=state, lookup_id=event.id, ticket=None, on_paper=False)
    moved = Move(asked) if journey.step is Step.FOUND else forward(asked, Step.FOUND)
    return moved.also(LookUp(event.id, event.ticket)) if event.ticket else moved


def found(journey: Journey, event: events.Found) -> Move:
    """How it stands; after the holder's wish to wait again, how it stands since."""
    if not _awaited(journey, event.id):
        return Move(journey)
    state = "back" if journey.visit.lookup == "returning" else "found"
    known = with_visit(journey, lookup=state, lookup_id="", ticket=event.ticket, command="", command_key=())
    return Move(known)


def not_found(journey: Journey, event: events.NotFound) -> Move:
    """Why not. Without an answer to the wish it may be asked again, under the same id."""
    if not _awaited(journey, event.id):
        return Move(journey)
    if journey.visit.lookup != "returning":
        return Move(with_visit(journey, lookup=event.why, lookup_id=""))
    if event.why == "away":
        return Move(with_visit(journey, lookup="not_back", lookup_id=""))
    return Move(with_visit(journey, lookup="changed", lookup_id="", ticket=None, command="", command_key=()))


def come_back(journey: Journey, event: events.ComeBack) -> Move:
    """The holder of a parked or missed ticket wants to be called, where the hall lets them say so here."""
    ticket = journey.visit.ticket
    way = _way(ticket, event.late)
    if ticket is None or way is None or journey.visit.lookup not in ("found", "not_back", "back"):
        return Move(journey)
    asked, command = with_command(journey, ("come_back", way, ticket.id), event.id)
    waits = with_visit(asked, lookup="returning", lookup_id=command)
    return Move(waits, (ComeBack(command, ticket.id, way),))


def _way(ticket: TicketView | None, late: bool) -> ComingBack | None:
    """What the wish is, where the hall allows it now."""
    if ticket is None:
        return None
    if late:
        return "extend_service" if ticket.may_extend else None
    return ticket.may[0] if ticket.may else None


def _awaited(journey: Journey, id: str) -> bool:
    """Whether the visitor still waits for this answer."""
    waiting = journey.visit.lookup in ("asked", "returning")
    return waiting and journey.visit.lookup_id == id and journey.beneath is Step.FOUND

"""A ticket's code held to the machine: how it stands with that ticket."""

from __future__ import annotations

from kiosk_app.journey import events
from kiosk_app.journey.effects import LookUp
from kiosk_app.journey.motion import forward, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import Journey, Move


def code_scanned(journey: Journey, event: events.CodeScanned) -> Move:
    """Its page comes at once, the answer when it is there. Another code takes the first one's place."""
    state = "asked" if event.ticket else "unknown"
    asked = with_visit(journey, lookup=state, lookup_id=event.id, ticket=None, on_paper=False)
    moved = Move(asked) if journey.step is Step.FOUND else forward(asked, Step.FOUND)
    return moved.also(LookUp(event.id, event.ticket)) if event.ticket else moved


def found(journey: Journey, event: events.Found) -> Move:
    if not _awaited(journey, event.id):
        return Move(journey)
    return Move(with_visit(journey, lookup="found", lookup_id="", ticket=event.ticket))


def not_found(journey: Journey, event: events.NotFound) -> Move:
    return Move(with_visit(journey, lookup=event.why, lookup_id="")) if _awaited(journey, event.id) else Move(journey)


def _awaited(journey: Journey, id: str) -> bool:
    """Whether the visitor still waits for this answer."""
    return journey.visit.lookup == "asked" and journey.visit.lookup_id == id and journey.beneath is Step.FOUND

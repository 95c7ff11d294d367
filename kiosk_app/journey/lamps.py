"""Which lamp guides where: by the card reader, by the ticket's mouth, over the machine for the guide. Pure."""

from __future__ import annotations

from typing import Literal, TypeAlias

from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import Journey

Shine: TypeAlias = Literal["off", "slow", "medium", "quick", "continuous"]
_WAITS_FOR_CARD = frozenset({Step.CARD, Step.CARD_PROBLEM, Step.APPOINTMENT})
LAMPS = ("card", "ticket", "guide")


def lamps(journey: Journey) -> dict[str, Shine]:
    """Every lamp, also those that are off. A machine may lack any of them."""
    return {"card": _card(journey), "ticket": _ticket(journey), "guide": _guide(journey)}


def _card(journey: Journey) -> Shine:
    """Quick where a card is waited for or left behind, slow where one may be laid down."""
    world, step = journey.world, journey.beneath
    if not world.reader:
        return "off"
    if step in _WAITS_FOR_CARD or (world.card_present and step in (Step.TICKET, Step.THANKS)):
        return "medium"
    return "slow" if step is Step.WELCOME and world.near else "off"


def _ticket(journey: Journey) -> Shine:
    """While the paper comes out and until the visitor goes on."""
    if journey.beneath is Step.PRINTING:
        return "quick"
    return "medium" if journey.beneath is Step.TICKET and journey.visit.on_paper else "off"


def _guide(journey: Journey) -> Shine:
    """Seen across the hall until somebody answers."""
    view = journey.world.view
    return "slow" if view is not None and view.assistance is not None else "off"

"""From the welcome page to the question what the visit is about: with the ID card or without."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.journey import events
from kiosk_app.journey.motion import forward, instead, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import Journey, Move

NO_READER = "no-reader"
"""Our own word beside devices' reasons: the reader itself does not work."""
SOCIAL_NOT_TAKEN = "social-not-taken"
"""A social-security card, in a hall that wants the identity card."""


def start_with_card(journey: Journey, event: events.Event) -> Move:
    asked = with_visit(journey, card_asked=True)
    if not journey.world.reader:
        return forward(with_visit(asked, problem=NO_READER), Step.CARD_PROBLEM)
    return forward(asked, Step.CARD)


def start_without_card(journey: Journey, event: events.Event) -> Move:
    """Also the way out of a card that cannot be read. A time can be agreed on with a card alone."""
    purpose = "ticket" if journey.visit.purpose == "book" else journey.visit.purpose
    return forward(with_visit(journey, card_asked=True, problem="", purpose=purpose), Step.WAYS)


def look_only(journey: Journey, event: events.Event) -> Move:
    return forward(with_visit(journey, purpose="guide"), Step.WAYS)


def try_again(journey: Journey, event: events.Event) -> Move:
    return instead(with_visit(journey, problem=""), Step.CARD)


def card_read(journey: Journey, event: events.CardRead) -> Move:
    """The card is known: on, by way of the offer of large print for those whose age says so."""
    if not taken(journey, event):
        return card_rejected(card_there(journey), events.CardRejected(SOCIAL_NOT_TAKEN))
    known = with_visit(card_there(journey), holder=event.holder, card_asked=True, problem="")
    comfort = journey.comfort
    if known.green and not (comfort.large and comfort.aloud) and not journey.visit.offered:
        return forward(with_visit(known, offered=True), Step.OFFER)
    return forward(known, Step.WAYS)


def card_read_on_the_way(journey: Journey, event: events.CardRead) -> Move:
    """A card laid down while looking for an item counts; a second one never replaces the first."""
    there = card_there(journey)
    if journey.visit.holder is not None or journey.visit.purpose == "guide" or not taken(journey, event):
        return Move(there)
    return Move(with_visit(there, holder=event.holder, card_asked=True))


def card_read_elsewhere(journey: Journey, event: events.CardRead) -> Move:
    """Too late or too early to be of use: remembered only as something not to be left behind."""
    return Move(card_there(journey))


def card_rejected(journey: Journey, event: events.CardRejected) -> Move:
    """From the welcome page, too: whoever lays a card down wants to be served."""
    why = with_visit(journey, problem=event.reason, card_asked=True)
    return forward(why, Step.CARD_PROBLEM) if journey.step is not Step.CARD_PROBLEM else Move(why)


def card_removed(journey: Journey, event: events.Event) -> Move:
    return Move(replace(journey, world=replace(journey.world, card_present=False)))


def accept_offer(journey: Journey, event: events.Event) -> Move:
    eased = replace(journey, comfort=replace(journey.comfort, large=True, aloud=True))
    return instead(eased, Step.WAYS)


def decline_offer(journey: Journey, event: events.Event) -> Move:
    return instead(journey, Step.WAYS)


def taken(journey: Journey, event: events.CardRead) -> bool:
    """Whether this hall takes cards of that kind."""
    return journey.world.social_cards or not event.social


def card_there(journey: Journey) -> Journey:
    """A card lies on the reader."""
    return replace(journey, world=replace(journey.world, card_present=True))

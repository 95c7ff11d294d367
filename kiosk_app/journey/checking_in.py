"""Checking in for an appointment: by its code, by the card it was booked with, by its number and the phone's end.

What comes of it is a ticket like any other, or a page that says why not and what else can be done.
"""

from __future__ import annotations

from kiosk_app.journey import arriving, events
from kiosk_app.journey.claim import NUMBER_LENGTH, SIGNS, TAIL_LENGTH, Claim
from kiosk_app.journey.effects import CheckIn, Noted
from kiosk_app.journey.looking_up import code_scanned
from kiosk_app.journey.motion import forward, instead, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.taking import take, with_command
from kiosk_app.journey.visit import Arrival, Journey, Move

REASONS: dict[str, Arrival] = {
    "too_early": "early",
    "too_late": "late",
    "not_confirmed": "undecided",
    "unknown_appointment": "unknown",
    "appointment_code_over": "over",
    "already_checked_in": "done",
}
"""The hub's reasons that have a page of their own; an appointment in a wrong state is told by that state."""
STATES: dict[str, Arrival] = {"cancelled_by_visitor": "given_up", "cancelled_by_hall": "called_off"}


def open_appointment(journey: Journey, event: events.Event) -> Move:
    """Also the way out of a code or number that names none."""
    fresh = with_visit(journey, booking_number="", phone_tail="", arrival="", purpose="ticket")
    return instead(fresh, Step.APPOINTMENT) if journey.step is Step.ARRIVAL else forward(fresh, Step.APPOINTMENT)


def enter_number(journey: Journey, event: events.Event) -> Move:
    return forward(journey, Step.BOOKING_NUMBER)


def type_number(journey: Journey, event: events.TypeNumber) -> Move:
    """What can be part of a number, in capitals."""
    kept = "".join(sign for sign in event.text.upper() if sign in SIGNS)
    return Move(with_visit(journey, booking_number=kept[:NUMBER_LENGTH]))


def number_typed(journey: Journey, event: events.Event) -> Move:
    complete = len(journey.visit.booking_number) == NUMBER_LENGTH
    return forward(with_visit(journey, phone_tail=""), Step.PHONE_TAIL) if complete else Move(journey)


def type_tail(journey: Journey, event: events.TypeTail) -> Move:
    kept = "".join(sign for sign in event.text if sign in "0123456789")
    return Move(with_visit(journey, phone_tail=kept[:TAIL_LENGTH]))


def by_number(journey: Journey, event: events.CheckIn) -> Move:
    number, tail = journey.visit.booking_number, journey.visit.phone_tail
    if len(number) != NUMBER_LENGTH or len(tail) != TAIL_LENGTH:
        return Move(journey)
    return _ask(journey, Claim(number=number, tail=tail), event.id)


def by_code(journey: Journey, event: events.CodeScanned) -> Move:
    """A code at the scanner: an appointment's checks in at once, a ticket's is looked up."""
    if not event.appointment:
        return code_scanned(journey, event)
    return _ask(journey, Claim(code=event.appointment), event.id)


def by_card(journey: Journey, event: events.CardRead) -> Move:
    """The newest card counts; its holder is known should a ticket be taken without the appointment."""
    there = arriving.card_there(journey)
    if not arriving.taken(journey, event):
        return card_rejected(there, events.CardRejected(arriving.SOCIAL_NOT_TAKEN))
    known = with_visit(there, holder=event.holder, card_asked=True, problem="")
    return _ask(known, Claim(document=event.holder.document), event.id)


def by_known_card(journey: Journey, event: events.CheckIn) -> Move:
    """Who laid the card down as every visitor does, and says now that there is an appointment."""
    holder = journey.visit.holder
    if holder is None or journey.visit.items or not journey.world.online:
        return Move(journey)
    return _ask(journey, Claim(document=holder.document), event.id)


def card_rejected(journey: Journey, event: events.CardRejected) -> Move:
    """The page stays: there are other ways."""
    return Move(with_visit(journey, problem=event.reason))


def again(journey: Journey, event: events.CheckIn) -> Move:
    """The same once more: unanswered under its old id; noted while the hub was gone as of then."""
    claim = journey.visit.claim
    if claim is None or journey.visit.arrival not in ("away", "noted"):
        return Move(journey)
    return _ask(journey, claim, event.id)


def _ask(journey: Journey, claim: Claim, id: str) -> Move:
    paper, noted = journey.world.paper, journey.visit.noted
    asked, command = with_command(journey, ("check_in", claim, paper), id)
    asked = with_visit(asked, claim=claim, arrival="", ticket=None, on_paper=False, lookup="", lookup_id="")
    at = noted.at if noted is not None and noted.claim == claim else None
    moved = instead(asked, Step.CHECKING_IN) if journey.step in _PASSED else forward(asked, Step.CHECKING_IN)
    return moved.also(CheckIn(command, claim, paper, at))


_PASSED = frozenset({Step.ARRIVAL, Step.FOUND, Step.CONFIRM})
"""Nobody wants Back to lead there."""


def not_checked_in(journey: Journey, event: events.NotCheckedIn) -> Move:
    """Why there is no ticket, and what the page can tell of the appointment."""
    if event.id != journey.visit.command or journey.beneath not in (Step.CHECKING_IN, Step.ISSUING):
        return Move(journey)
    known = with_visit(
        journey, command="", command_key=(), arrival=STATES.get(event.state) or REASONS.get(event.code, "unknown"),
        booked_item=event.item, agreed_at=event.starts_at, opens_at=event.opens_at, noted=None,
    )  # fmt: skip
    return instead(known, Step.ARRIVAL)


def noted(journey: Journey, event: events.Noted) -> Move:
    """The hub is gone. The minute counts; a ticket is to be had meanwhile."""
    claim = journey.visit.claim
    if event.id != journey.visit.command or journey.beneath is not Step.CHECKING_IN or claim is None:
        return Move(journey)
    before = journey.visit.noted
    kept = before if before is not None and before.claim == claim else Noted(event.id, claim, event.at)
    return instead(with_visit(journey, command="", command_key=(), arrival="noted", noted=kept), Step.ARRIVAL)


def walk_in(journey: Journey, event: events.WalkIn) -> Move:
    """One touch: the ticket itself where the item is known, else the question what the visit is about."""
    if journey.visit.arrival == "early" and journey.visit.items:
        return take(with_visit(journey, instead=journey.visit.items), events.Take(event.id))
    item = journey.world.item(journey.visit.booked_item)
    if item is None or item.handled != "counter" or not journey.world.open:
        return forward(with_visit(journey, card_asked=True, items=()), Step.WAYS)
    return take(with_visit(journey, items=(item.id,)), events.Take(event.id))


def take_or_check_in(journey: Journey, event: events.Take) -> Move:
    """The ticket that is confirmed. Where a check-in was noted and the hub is back meanwhile, that one's."""
    noted_before = journey.visit.noted
    if noted_before is None or not journey.world.online:
        return take(journey, event)
    return _ask(journey, noted_before.claim, event.id)


def look_at_item(journey: Journey, event: events.Event) -> Move:
    item = journey.world.item(journey.visit.booked_item)
    return Move(journey) if item is None else forward(with_visit(journey, looking_at=item.id), Step.GUIDE)

"""Agreeing on a time at the kiosk: by whose card, for what, on which day, at what time, and which phone to tell."""

from __future__ import annotations

from kiosk_app.journey import events
from kiosk_app.journey.effects import SLIP, AskSlots, Book, PrintBooking, job_name
from kiosk_app.journey.motion import forward, instead, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.taking import with_command
from kiosk_app.journey.visit import Journey, Move

SHORTEST_PHONE, LONGEST_PHONE = 8, 11
"""Digits; the shorter ones are those of Hong Kong and Macau."""
GONE = frozenset({"slot_full", "slot_over", "no_slot", "slot_too_soon", "slot_too_far"})
"""Refusals after which another time is offered."""


def open_booking(journey: Journey, event: events.Event) -> Move:
    """The name comes from the card; who has laid it down already goes on."""
    wanted = with_visit(journey, purpose="book", items=(), problem="", card_asked=True)
    return forward(wanted, Step.CARD if journey.visit.holder is None else Step.WAYS)


def choose_bookable(journey: Journey, item: str) -> Move:
    """For this; when that can be, the hub says."""
    known = with_visit(journey, booked_item=item, slots=None, day="", starts_at=None, refusal="")
    return forward(known, Step.BOOK_DAY).also(AskSlots(item))


def slots_seen(journey: Journey, event: events.SlotsSeen) -> Move:
    """When it can be; None: nobody could be asked."""
    if event.item != journey.visit.booked_item or journey.visit.purpose != "book":
        return Move(journey)
    if event.slots is None and journey.beneath is Step.BOOK_DAY:
        return instead(with_visit(journey, refusal="booking_away"), Step.REFUSED)
    return Move(with_visit(journey, slots=event.slots))


def choose_day(journey: Journey, event: events.ChooseDay) -> Move:
    return forward(with_visit(journey, day=event.day), Step.BOOK_TIME)


def choose_time(journey: Journey, event: events.ChooseTime) -> Move:
    return forward(with_visit(journey, starts_at=event.starts_at), Step.BOOK_PHONE)


def type_phone(journey: Journey, event: events.TypePhone) -> Move:
    kept = "".join(sign for sign in event.text if sign in "0123456789")
    return Move(with_visit(journey, phone=kept[:LONGEST_PHONE]))


def book(journey: Journey, event: events.Book) -> Move:
    """Ask the hub for it. Pressed again without an answer, it is the same wish."""
    visit = journey.visit
    if visit.starts_at is None or visit.holder is None or len(visit.phone) < SHORTEST_PHONE:
        return Move(journey)
    asked, command = with_command(journey, ("book", visit.booked_item, visit.starts_at, visit.phone), event.id)
    wish = Book(
        command, visit.booked_item, visit.starts_at, visit.holder.document, visit.phone, journey.comfort.language
    )
    return forward(asked, Step.CHECKING_IN).also(wish)


def booked(journey: Journey, event: events.Booked) -> Move:
    """Agreed, or asked for; on paper where there is some."""
    if event.id != journey.visit.command or journey.beneath is not Step.CHECKING_IN:
        return Move(journey)
    job = job_name(f"{SLIP}{event.appointment.id}", event.id) if journey.world.paper else ""
    known = with_visit(
        journey, command="", command_key=(), made=event.appointment, on_paper=journey.world.paper, job=job, slip=""
    )  # fmt: skip
    moved = instead(known, Step.BOOKED, trail=())
    return moved.also(PrintBooking(job, event.appointment, journey.comfort.language)) if job else moved


def not_booked(journey: Journey, event: events.NotBooked) -> Move:
    """Somebody else was quicker: the days once more, as they are now. Else why not."""
    if event.id != journey.visit.command or journey.beneath is not Step.CHECKING_IN:
        return Move(journey)
    known = with_visit(journey, command="", command_key=(), refusal=event.code)
    if event.code not in GONE:
        return instead(known, Step.REFUSED)
    trail = known.trail[: known.trail.index(Step.BOOK_DAY)] if Step.BOOK_DAY in known.trail else ()
    again = with_visit(known, slots=None, day="", starts_at=None)
    return instead(again, Step.BOOK_DAY, trail=trail).also(AskSlots(known.visit.booked_item))

"""From the question to the item: by department, by what it is about, by search; then what to bring."""

from __future__ import annotations

from kiosk_app.journey import events
from kiosk_app.journey.booking import choose_bookable
from kiosk_app.journey.motion import back, forward, instead, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import MAX_ITEMS, Journey, Move

MAX_INITIALS = 12
_WAYS = {"departments": Step.DEPARTMENTS, "topics": Step.TOPICS, "search": Step.SEARCH}


def find_by(journey: Journey, event: events.FindBy) -> Move:
    return forward(with_visit(journey, group="", initials=""), _WAYS[event.way])


def choose_group(journey: Journey, event: events.ChooseGroup) -> Move:
    return forward(with_visit(journey, group=event.key), Step.ITEMS)


def type_initials(journey: Journey, event: events.TypeInitials) -> Move:
    return Move(with_visit(journey, initials=event.text.lower()[:MAX_INITIALS]))


def choose_item(journey: Journey, event: events.ChooseItem) -> Move:
    """An item that a counter here handles joins the visit; for others a page says where to go (window-2)."""
    item = journey.world.item(event.key)
    if item is None:
        return Move(journey)
    if journey.visit.purpose == "book":
        return choose_bookable(journey, item.id) if item.bookable and journey.visit.holder else Move(journey)
    if item.handled != "counter":
        return forward(with_visit(journey, looking_at=item.id), Step.ELSEWHERE)
    if journey.visit.purpose == "guide":
        return forward(with_visit(journey, looking_at=item.id), Step.GUIDE)
    items = journey.visit.items
    if item.id in items or len(items) >= MAX_ITEMS:
        return back_to_confirm(journey)
    return forward(with_visit(journey, items=(*items, item.id)), Step.CONFIRM)


def take_what_was_read(journey: Journey, event: events.Event) -> Move:
    """From the guide on to a ticket for that item, in opening hours."""
    item = journey.world.item(journey.visit.looking_at)
    if item is None or item.handled != "counter" or not journey.world.open:
        return Move(journey)
    asked = with_visit(journey, purpose="ticket", items=(item.id,))
    return forward(asked, Step.CONFIRM)


def add_another(journey: Journey, event: events.Event) -> Move:
    if len(journey.visit.items) >= MAX_ITEMS:
        return Move(journey)
    return forward(with_visit(journey, group="", initials=""), Step.WAYS)


def remove_item(journey: Journey, event: events.RemoveItem) -> Move:
    kept = tuple(item for at, item in enumerate(journey.visit.items) if at != event.position)
    changed = with_visit(journey, items=kept)
    return Move(changed) if kept else instead(changed, Step.WAYS, trail=())


def back_from_confirm(journey: Journey, event: events.Event) -> Move:
    """Back takes the newest item away again: it was not meant."""
    return back(with_visit(journey, items=journey.visit.items[:-1]))


def back_from_ways(journey: Journey, event: events.Event) -> Move:
    return back_to_confirm(journey) if journey.visit.items else back(with_visit(journey, purpose="ticket"))


def back_to_confirm(journey: Journey) -> Move:
    """To the list of items already chosen, as it was."""
    trail = journey.trail
    upto = trail.index(Step.CONFIRM) if Step.CONFIRM in trail else len(trail)
    return instead(journey, Step.CONFIRM, trail=trail[:upto])

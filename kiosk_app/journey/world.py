"""News of the world around the kiosk: hub, hall, printer and reader come and go under the visitor's hands."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.journey import events
from kiosk_app.journey.motion import back, home, settle, with_visit
from kiosk_app.journey.needing import follow_summons
from kiosk_app.journey.steps import HOMES, Step
from kiosk_app.journey.visit import Journey, Move


def hub_seen(journey: Journey, event: events.HubSeen) -> Move:
    world = replace(journey.world, online=event.state == "online", refused=event.state == "refused")
    return _adjust(replace(journey, world=world))


def alone_seen(journey: Journey, event: events.AloneSeen) -> Move:
    own = replace(journey.world, can_alone=event.can, open_alone=event.open, opens_alone=event.opens_at)
    return _adjust(replace(journey, world=own))


def view_seen(journey: Journey, event: events.ViewSeen) -> Move:
    seen = replace(journey, world=replace(journey.world, view=event.view))
    return _adjust(follow_summons(_follow_guide(seen)))


def _follow_guide(journey: Journey) -> Journey:
    """What became of this visitor's request for a guide. An older request's answer is not theirs."""
    view, guide = journey.world.view, journey.visit.guide
    if view is None or guide in ("none", "answered", "summoned", "coming"):
        return journey
    if view.assistance is not None:
        return with_visit(journey, guide="pending")
    return with_visit(journey, guide="answered") if guide == "pending" else journey


def catalog_seen(journey: Journey, event: events.CatalogSeen) -> Move:
    return _adjust(replace(journey, world=replace(journey.world, catalog=event.catalog)))


def untold_seen(journey: Journey, event: events.UntoldSeen) -> Move:
    return Move(replace(journey, world=replace(journey.world, untold=event.numbers)))


def printer_seen(journey: Journey, event: events.PrinterSeen) -> Move:
    return Move(replace(journey, world=replace(journey.world, paper=event.usable)))


def reader_seen(journey: Journey, event: events.ReaderSeen) -> Move:
    world = replace(journey.world, reader=event.usable)
    if not event.usable:
        world = replace(world, card_present=False)
    return Move(replace(journey, world=world))


def social_reader_seen(journey: Journey, event: events.SocialReaderSeen) -> Move:
    return Move(replace(journey, world=replace(journey.world, social_reader=event.usable)))


def scanner_seen(journey: Journey, event: events.ScannerSeen) -> Move:
    return Move(replace(journey, world=replace(journey.world, scanner=event.usable)))


def _adjust(journey: Journey) -> Move:
    """Show what makes sense now: away over a step that needs the hub, back when it is there."""
    if journey.step is Step.AWAY and journey.world.ready:
        journey = back(journey).journey
    journey = _right_home(journey)
    return Move(settle(journey))


def _right_home(journey: Journey) -> Journey:
    """The page that a visit begins with follows the opening hours, also below an overlay."""
    if journey.world.view is None:
        return journey
    right = home(journey)
    trail = tuple(right if step in HOMES else step for step in journey.trail)
    step = right if journey.step in HOMES else journey.step
    return replace(journey, step=step, trail=trail)

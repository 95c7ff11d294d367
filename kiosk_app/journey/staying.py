"""Asking for a guide, needing more time, leaving: the overlays and the ways home."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.journey import events
from kiosk_app.journey.effects import AskForGuide, Summon
from kiosk_app.journey.motion import back, finish, forward, instead, start_over, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import Journey, Move


def ask_guide(journey: Journey, event: events.AskGuide) -> Move:
    """A guide is asked for once; touching again shows how it stands. Outside opening hours no counter hears it."""
    view = journey.world.view
    pending = view is not None and view.assistance is not None
    summons = None if journey.world.open else journey.world.summoned("guidance")
    known_already = pending or summons is not None or journey.visit.guide in ("asked", "summoned")
    sends = journey.world.online and view is not None and not known_already
    known = with_visit(journey, guide="pending") if pending else journey
    known = with_visit(known, guide="coming" if summons.taken else "summoned") if summons is not None else known
    known = with_visit(known, guide="asked") if sends else known
    moved = Move(known) if journey.step is Step.HELP else forward(known, Step.HELP)
    if not sends:
        return moved
    return moved.also(AskForGuide(event.id) if journey.world.open else Summon(event.id, "guidance"))


def guide_failed(journey: Journey, event: events.Event) -> Move:
    """The hub said no, or nothing: the page says where people are instead."""
    return Move(with_visit(journey, guide="none")) if journey.visit.guide == "asked" else Move(journey)


def ask_guide_over(journey: Journey, event: events.AskGuide) -> Move:
    """From another overlay: the page of the guide takes its place."""
    under = replace(journey, step=journey.trail[-1], trail=journey.trail[:-1]) if journey.trail else journey
    return ask_guide(under, event)


def return_back(journey: Journey, event: events.Event) -> Move:
    return back(journey)


def restart(journey: Journey, event: events.Event) -> Move:
    return start_over(journey)


def done(journey: Journey, event: events.Event) -> Move:
    return finish(journey)


def thank(journey: Journey, event: events.Event) -> Move:
    return instead(journey, Step.THANKS, trail=())


def warn(journey: Journey, event: events.Event) -> Move:
    """Nobody touched anything: ask before forgetting."""
    return forward(journey, Step.STILL_THERE)


def idle_at_ticket(journey: Journey, event: events.Event) -> Move:
    """Whoever has the paper has gone; a number on the screen may still be needed."""
    return thank(journey, event) if journey.visit.on_paper else warn(journey, event)


def idle_at_home(journey: Journey, event: events.Event) -> Move:
    """Nobody went on from here: the next one finds the kiosk as it should be."""
    return finish(journey)


def idle_while_away(journey: Journey, event: events.Event) -> Move:
    return finish(journey) if journey.beneath in (Step.WELCOME, Step.CLOSED) else warn(journey, event)


def set_language(journey: Journey, event: events.SetLanguage) -> Move:
    return Move(replace(journey, comfort=replace(journey.comfort, language=event.language)))


def switch(journey: Journey, event: events.Switch) -> Move:
    comfort = journey.comfort.turned(event.what)
    return Move(replace(journey, comfort=comfort))

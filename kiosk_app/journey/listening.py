"""Headphones in and out: speech for one person alone, and the end of it."""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.journey import events
from kiosk_app.journey.motion import back, finish, forward
from kiosk_app.journey.steps import HOMES, MACHINE, Step
from kiosk_app.journey.visit import Journey, Move

_ENDS_BY_ITSELF = MACHINE | {Step.STILL_THERE, Step.TICKET, Step.THANKS}


def headphones(journey: Journey, event: events.Headphones) -> Move:
    """Plugged in, the kiosk speaks; pulled out, it is silent at once and asks whether anybody is still there, so
    that nothing of this person stays for the next."""
    known = replace(journey, world=replace(journey.world, headphones=event.plugged))
    comfort = replace(journey.comfort, aloud=event.plugged, private=event.plugged)
    known = replace(known, comfort=comfort)
    if event.plugged:
        return back(known) if journey.step is Step.STILL_THERE else Move(known)
    if known.beneath in HOMES:
        return finish(known)
    return Move(known) if known.step in _ENDS_BY_ITSELF else forward(known, Step.STILL_THERE)


def near(journey: Journey, event: events.Near) -> Move:
    return Move(replace(journey, world=replace(journey.world, near=event.somebody)))

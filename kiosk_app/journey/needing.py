"""Needing somebody, or something brought: those on duty are told, and the page says whether they know."""

from __future__ import annotations

from kiosk_app.journey import events
from kiosk_app.journey.effects import AskForAid, Summon
from kiosk_app.journey.motion import forward, with_visit
from kiosk_app.journey.steps import Step
from kiosk_app.journey.visit import Journey, Move, Told


def ask_aid(journey: Journey, event: events.AskAid) -> Move:
    """One touch; once it is on its way another changes nothing."""
    asked = dict(journey.visit.aids)
    if asked.get(event.aid) in ("asked", "told") or not journey.world.online:
        return Move(journey)
    return Move(_with_aid(journey, event.aid, "asked")).also(AskForAid(event.id, event.aid))


def aid_asked(journey: Journey, event: events.AidAsked) -> Move:
    """The answer; of a visit that is over, nobody's."""
    awaited = dict(journey.visit.aids).get(event.aid) == "asked"
    return Move(_with_aid(journey, event.aid, "told" if event.told else "failed")) if awaited else Move(journey)


def open_incident(journey: Journey, event: events.OpenIncident) -> Move:
    return forward(journey, Step.INCIDENT)


def call_incident(journey: Journey, event: events.CallIncident) -> Move:
    """Those on duty are told at once, and once."""
    if journey.visit.incident in ("asked", "told", "coming"):
        return Move(journey)
    return Move(with_visit(journey, incident="asked")).also(Summon(event.id, "incident"))


def summoned(journey: Journey, event: events.Summoned) -> Move:
    """Whether they know: of an incident, or outside opening hours of who needs a guide."""
    if event.task == "incident" and journey.visit.incident == "asked":
        return Move(follow_summons(with_visit(journey, incident="told" if event.told else "failed")))
    if event.task == "guidance" and journey.visit.guide == "asked":
        return Move(follow_summons(with_visit(journey, guide="summoned" if event.told else "none")))
    return Move(journey)


def follow_summons(journey: Journey) -> Journey:
    """Whether one of those who know of it is on the way; also after they were here."""
    guide, incident = (journey.world.summoned(task) for task in ("guidance", "incident"))
    if journey.visit.guide == "summoned" and guide is not None and guide.taken:
        journey = with_visit(journey, guide="coming")
    if journey.visit.incident == "told" and incident is not None and incident.taken:
        journey = with_visit(journey, incident="coming")
    return journey


def _with_aid(journey: Journey, aid: str, told: Told) -> Journey:
    return with_visit(journey, aids=tuple({**dict(journey.visit.aids), aid: told}.items()))

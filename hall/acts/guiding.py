"""Visitors ask for a guide; consultation counters send one, and guides say how far they are (window-5-guides)."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, staffed
from hall.commands import Accompany, AnswerAssistance, AskAssistance, GuideAssistance
from hall.definition import CounterKind
from hall.events import AssistanceAnswered, AssistanceAsked, AssistanceGuided, TicketAccompanied
from hall.guides import FOLLOWS, GuideStage
from hall.refusals import (
    ALREADY_ANSWERED,
    ALREADY_ASKED,
    GUIDE_THERE,
    UNKNOWN_REQUEST,
    UNKNOWN_TICKET,
    WRONG_KIND,
    WRONG_STATE,
    Refusal,
)
from hall.tickets import LIVE, wrong_state


def ask_assistance(ask: Ask, command: AskAssistance) -> Decision:
    """A request from one place, which has no other that is still open."""
    for request in ask.state.assistance.values():
        if request.id == command.request or (request.place == command.place and request.waits):
            return Refusal(ALREADY_ASKED, {"request": request.id})
    return (AssistanceAsked(command.request, command.place),)


def answer_assistance(ask: Ask, command: AnswerAssistance) -> Decision:
    """A consultation counter sends a guide."""
    counter = staffed(ask, command.counter)
    if isinstance(counter, Refusal):
        return counter
    kind = ask.state.desks[counter.id].kind
    if kind is not CounterKind.CONSULTATION:
        return Refusal(WRONG_KIND, {"counter": counter.id, "kind": str(kind)})
    request = ask.state.assistance.get(command.request)
    if request is None:
        return Refusal(UNKNOWN_REQUEST, {"request": command.request})
    if request.counter is not None:
        return Refusal(ALREADY_ANSWERED, {"counter": request.counter})
    return (AssistanceAnswered(request.id, counter.id),)


def guide_assistance(ask: Ask, command: GuideAssistance) -> Decision:
    """Somebody is sent; or who was sent, or takes it on, says how far they are."""
    request = ask.state.assistance.get(command.request)
    if request is None:
        return Refusal(UNKNOWN_REQUEST, {"request": command.request})
    if command.stage not in FOLLOWS[request.stage]:
        return Refusal(WRONG_STATE, {"request": request.id, "state": str(request.stage), "act": str(command.stage)})
    taken = request.stage in (GuideStage.ACCEPTED, GuideStage.ARRIVED)
    if taken and command.stage is not GuideStage.ASSIGNED and request.guide != command.guide:
        return Refusal(GUIDE_THERE, {"guide": request.guide or ""})
    return (AssistanceGuided(request.id, command.guide, command.stage),)


def accompany(ask: Ask, command: Accompany) -> Decision:
    """A guide goes with a visitor who is still to be served; another one's visitor is left to them."""
    ticket = next((each for each in ask.state.tickets.values() if each.number == command.number), None)
    if ticket is None:
        return Refusal(UNKNOWN_TICKET, {"number": command.number})
    if ticket.state not in LIVE and not command.leave:
        return wrong_state(ticket, "accompany")
    if ticket.guide not in (None, command.guide):
        return Refusal(GUIDE_THERE, {"guide": ticket.guide or "", "number": ticket.number})
    return (TicketAccompanied(ticket.id, None if command.leave else command.guide),)

"""Visitors ask for a guide; consultation counters send one (window-5-guides)."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, staffed
from hall.commands import AnswerAssistance, AskAssistance
from hall.definition import CounterKind
from hall.events import AssistanceAnswered, AssistanceAsked
from hall.refusals import ALREADY_ANSWERED, ALREADY_ASKED, UNKNOWN_REQUEST, WRONG_KIND, Refusal


def ask_assistance(ask: Ask, command: AskAssistance) -> Decision:
    """A request from one place, which has no other that is still open."""
    for request in ask.state.assistance.values():
        if request.id == command.request or (request.place == command.place and request.counter is None):
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

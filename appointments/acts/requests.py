"""What several departments have a part in: the business section, then the leader in charge, each in their time."""

from __future__ import annotations

from datetime import timedelta

from appointments.acts.ask import Ask, Decision, found, iso
from appointments.commands import DecideRequest, Lapse, TellOverdue
from appointments.events import RequestApproved, RequestLapsed, RequestOverdue, RequestRefused
from appointments.plan import Plan
from appointments.records import Appointment, Stage
from appointments.refusals import NOT_YOURS, REASON_NEEDED, REQUEST_LAPSED
from appointments.rules import NOTICE
from appointments.states import Act, AppointmentState
from hall.refusals import Refusal


def decide_request(ask: Ask, command: DecideRequest) -> Decision:
    """The section's yes hands it on, the leader's confirms it; either's no ends it, with a reason (appointment-3)."""
    known = found(ask, command.appointment, Act.REFUSE)
    if isinstance(known, Refusal):
        return known
    if is_lapsed(ask, known):
        return Refusal(REQUEST_LAPSED, {"starts_at": iso(known.starts_at)})
    if not may_decide(ask.book.plan, known.stage, command.login):
        return Refusal(NOT_YOURS, {"stage": str(known.stage)})
    if command.approve:
        return (_approved(ask, known),)
    if not command.words.strip():
        return Refusal(REASON_NEEDED)
    return (RequestRefused(known.id, known.stage or "section", ask.actor, command.words.strip()),)


def _approved(ask: Ask, known: Appointment) -> RequestApproved:
    if known.stage == "leader":
        return RequestApproved(known.id, "leader", ask.actor)
    due = ask.now + timedelta(hours=ask.book.plan.leader_hours)
    return RequestApproved(known.id, "section", ask.actor, "leader", due)


def may_decide(plan: Plan, stage: Stage | None, login: str) -> bool:
    """Whether it waits for that login; where the plan names nobody, for any manager."""
    named = plan.leader if stage == "leader" else plan.section
    return not named or login in named


def is_lapsed(ask: Ask, known: Appointment) -> bool:
    """The hall's notice to the visitor could not be kept any more."""
    return ask.now > known.starts_at - NOTICE


def tell_overdue(ask: Ask, command: TellOverdue) -> Decision:
    """On record once for each who is late."""
    known = ask.book.appointments.get(command.appointment)
    if known is None or known.state is not AppointmentState.REQUESTED or known.stage is None or known.overdue:
        return ()
    late = known.stage_due is not None and ask.now > known.stage_due
    return (RequestOverdue(known.id, known.stage),) if late else ()


def lapse(ask: Ask, command: Lapse) -> Decision:
    """Nobody decided in time: the visitor is told while there is still notice."""
    known = ask.book.appointments.get(command.appointment)
    if known is None or known.state is not AppointmentState.REQUESTED or not is_lapsed(ask, known):
        return ()
    return (RequestLapsed(known.id),)

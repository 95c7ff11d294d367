"""A visitor asks that a no-show be not counted, once; somebody of the hall decides."""

from __future__ import annotations

from appointments.acts.ask import Ask, Decision
from appointments.commands import DecideAppeal, MakeAppeal
from appointments.events import AppealDecided, AppealMade
from appointments.refusals import NO_APPEAL, REASON_NEEDED, UNKNOWN_APPOINTMENT
from hall.refusals import Refusal


def make_appeal(ask: Ask, command: MakeAppeal) -> Decision:
    """With the visitor's own words."""
    known = ask.book.appointments.get(command.appointment)
    if known is None:
        return Refusal(UNKNOWN_APPOINTMENT)
    if not known.is_counted or known.appeal:
        return Refusal(NO_APPEAL)
    if not command.words.strip():
        return Refusal(REASON_NEEDED)
    return (AppealMade(known.id, command.words.strip()),)


def decide_appeal(ask: Ask, command: DecideAppeal) -> Decision:
    """Granted, it counts no longer; refused, the reason is on record."""
    known = ask.book.appointments.get(command.appointment)
    if known is None:
        return Refusal(UNKNOWN_APPOINTMENT)
    if known.appeal != "made":
        return Refusal(NO_APPEAL)
    if not command.grant and not command.words.strip():
        return Refusal(REASON_NEEDED)
    return (AppealDecided(known.id, command.grant, ask.actor, command.words.strip()),)

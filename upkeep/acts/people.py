"""What people at a machine ask for: somebody to come (self-service-3), an aid (care-aids)."""

from __future__ import annotations

from hall.refusals import Refusal
from upkeep.acts.ask import Ask, Decision
from upkeep.commands import AskAid, CloseSummons, EndLoan, LendAid, Summon, TakeSummons
from upkeep.events import AidAsked, AidLent, LoanEnded, SummonsClosed, SummonsMade, SummonsTaken
from upkeep.records import LoanState
from upkeep.refusals import (
    AIDS_ALL_LENT,
    ALREADY_SUMMONED,
    SUMMONS_TAKEN,
    UNKNOWN_AID,
    UNKNOWN_LOAN,
    UNKNOWN_SUMMONS,
)


def summon(ask: Ask, command: Summon) -> Decision:
    """Tell those on duty; a second touch while somebody is asked for already changes nothing."""
    for each in ask.upkeep.summons.values():
        if (each.machine, each.task) == (command.machine, command.task):
            return Refusal(ALREADY_SUMMONED, {"summons": each.id})
    return (SummonsMade(ask.made(), command.machine, command.task, ask.told),)


def take(ask: Ask, command: TakeSummons) -> Decision:
    """One goes there; a second is told that somebody does."""
    found = ask.upkeep.summons.get(command.summons)
    if found is None:
        return Refusal(UNKNOWN_SUMMONS, {"summons": command.summons})
    if found.taken_by is not None:
        return Refusal(SUMMONS_TAKEN, {"staff": found.taken_by})
    return (SummonsTaken(command.summons, command.staff),)


def close(ask: Ask, command: CloseSummons) -> Decision:
    """The person was helped."""
    if command.summons not in ask.upkeep.summons:
        return Refusal(UNKNOWN_SUMMONS, {"summons": command.summons})
    return (SummonsClosed(command.summons),)


def ask_aid(ask: Ask, command: AskAid) -> Decision:
    """Asked for also when all are lent: the desk then says when one is back."""
    if command.aid not in ask.upkeep.aids:
        return Refusal(UNKNOWN_AID, {"aid": command.aid})
    return (AidAsked(ask.made(), command.aid, command.place),)


def lend(ask: Ask, command: LendAid) -> Decision:
    """Hand one over, never more than there are."""
    aid = ask.upkeep.aids.get(command.aid)
    if aid is None:
        return Refusal(UNKNOWN_AID, {"aid": command.aid})
    if ask.upkeep.lent(aid.id) >= aid.count:
        return Refusal(AIDS_ALL_LENT, {"aid": aid.id, "count": aid.count})
    asked = None if command.loan is None else ask.upkeep.loans.get(command.loan)
    if command.loan is not None and (asked is None or asked.aid != aid.id or asked.state is not LoanState.ASKED):
        return Refusal(UNKNOWN_LOAN, {"loan": command.loan})
    return (AidLent(command.loan or ask.made(), aid.id),)


def end_loan(ask: Ask, command: EndLoan) -> Decision:
    """It is back, or not wanted any more."""
    loan = ask.upkeep.loans.get(command.loan)
    if loan is None:
        return Refusal(UNKNOWN_LOAN, {"loan": command.loan})
    return (LoanEnded(loan.id, loan.state is LoanState.LENT),)

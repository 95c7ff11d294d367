"""Cleaning, inspection and the power schedule, on record (self-service-5, self-service-6)."""

from __future__ import annotations

from hall.refusals import Refusal
from upkeep.acts.ask import Ask, Decision
from upkeep.commands import LogRound, LogSwitching
from upkeep.events import OrderOpened, RoundLogged, SwitchingLogged
from upkeep.refusals import ALREADY_LOGGED, EMPTY_TEXT, UNKNOWN_MACHINE


def log_round(ask: Ask, command: LogRound) -> Decision:
    """An inspection that finds fault opens a work order for the hall's keepers."""
    if command.machine not in ask.upkeep.machines:
        return Refusal(UNKNOWN_MACHINE, {"machine": command.machine})
    note = command.note.strip()
    if not command.fine and not note:
        return Refusal(EMPTY_TEXT)
    logged = RoundLogged(ask.made(), command.machine, command.task, ask.actor, command.fine, note)
    if command.fine:
        return (logged,)
    department = ask.upkeep.department_of(command.machine)
    return logged, OrderOpened(ask.made("order"), "daily", command.machine, "", note, None, department, ask.actor)


def log_switching(ask: Ask, command: LogSwitching) -> Decision:
    """Each turn of a schedule once, done or missed."""
    if command.machine not in ask.upkeep.machines:
        return Refusal(UNKNOWN_MACHINE, {"machine": command.machine})
    newest = ask.upkeep.switched.get(command.machine)
    if newest is not None and newest.due >= command.due:
        return Refusal(ALREADY_LOGGED, {"machine": command.machine})
    return (SwitchingLogged(command.machine, command.way, command.due, command.done_at),)

"""Work orders that people open, take on and finish (self-service-4, self-service-7)."""

from __future__ import annotations

from hall.refusals import Refusal
from upkeep.acts.ask import Ask, Decision
from upkeep.commands import AssignOrder, FinishOrder, NoteOrder, OpenOrder
from upkeep.events import OrderAssigned, OrderDone, OrderNoted, OrderOpened
from upkeep.refusals import EMPTY_TEXT, UNKNOWN_MACHINE, UNKNOWN_ORDER


def open_order(ask: Ask, command: OpenOrder) -> Decision:
    """It goes to the machine's owning department."""
    if command.machine not in ask.upkeep.machines:
        return Refusal(UNKNOWN_MACHINE, {"machine": command.machine})
    if not command.about.strip():
        return Refusal(EMPTY_TEXT)
    department = ask.upkeep.department_of(command.machine)
    opened = OrderOpened(
        ask.made(), command.way, command.machine, command.device, command.about.strip(), None, department, ask.actor
    )
    return (opened,)


def assign(ask: Ask, command: AssignOrder) -> Decision:
    """Also to another, as long as it is not done."""
    if command.order not in ask.upkeep.orders:
        return Refusal(UNKNOWN_ORDER, {"order": command.order})
    return (OrderAssigned(command.order, command.staff),)


def note(ask: Ask, command: NoteOrder) -> Decision:
    """Something to be remembered on the way."""
    if command.order not in ask.upkeep.orders:
        return Refusal(UNKNOWN_ORDER, {"order": command.order})
    if not command.note.strip() and not command.parts:
        return Refusal(EMPTY_TEXT)
    return (OrderNoted(command.order, command.note.strip(), command.parts),)


def finish(ask: Ask, command: FinishOrder) -> Decision:
    """Done, in words: whoever comes next reads what it was."""
    if command.order not in ask.upkeep.orders:
        return Refusal(UNKNOWN_ORDER, {"order": command.order})
    if not command.note.strip():
        return Refusal(EMPTY_TEXT)
    return (OrderDone(command.order, command.note.strip(), command.parts),)

"""What upkeep says to an order: events, or a refusal. Nothing here acts; `upkeep.fold.apply` does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeAlias

from upkeep import commands
from upkeep.acts import devices, orders, people, rounds
from upkeep.acts.ask import Ask, Decision
from upkeep.commands import Command, Order
from upkeep.events import RegisterEntered
from upkeep.records import Upkeep

Act: TypeAlias = Callable[[Ask, Any], Decision]

ACTS: Final[dict[type[Command], Act]] = {
    commands.Enter: lambda ask, command: (
        () if ask.upkeep.register == command.register else (RegisterEntered(command.register),)
    ),
    commands.ReportDevices: devices.report_devices,
    commands.TellSilence: devices.tell_silence,
    commands.SendForFault: devices.send_for_fault,
    commands.OpenOrder: orders.open_order,
    commands.AssignOrder: orders.assign,
    commands.NoteOrder: orders.note,
    commands.FinishOrder: orders.finish,
    commands.Summon: people.summon,
    commands.TakeSummons: people.take,
    commands.CloseSummons: people.close,
    commands.AskAid: people.ask_aid,
    commands.LendAid: people.lend,
    commands.EndLoan: people.end_loan,
    commands.LogRound: rounds.log_round,
    commands.LogSwitching: rounds.log_switching,
}


def decide(upkeep: Upkeep, order: Order, now: datetime) -> Decision:
    """The events that follow from `order` at `now` (UTC), none where nothing changes; or why not."""
    ask = Ask(upkeep, order.id, order.actor, now, order.told)
    return ACTS[type(order.command)](ask, order.command)

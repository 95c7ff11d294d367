"""What is said to an order: events, or a refusal. Nothing here acts; `appointments.fold.apply` does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeAlias

from appointments import commands
from appointments.acts import appeals, arriving, booking, changing, leaving, requests
from appointments.acts.ask import Ask, Decision
from appointments.commands import Command, Order
from appointments.events import PlanEntered
from appointments.records import Book
from hall.definition import Definition

Act: TypeAlias = Callable[[Ask, Any], Decision]

ACTS: Final[dict[type[Command], Act]] = {
    commands.EnterPlan: lambda ask, command: (
        () if ask.book.plan == command.plan else (PlanEntered(command.plan),)
    ),
    commands.Book: booking.book,
    commands.Move: changing.move,
    commands.Cancel: changing.cancel,
    commands.CheckIn: arriving.check_in,
    commands.Expire: arriving.expire,
    commands.Serve: arriving.serve,
    commands.GiveBack: arriving.give_back,
    commands.MissCall: leaving.miss_call,
    commands.ComeBack: leaving.come_back,
    commands.LeaveUnserved: leaving.leave_unserved,
    commands.DecideRequest: requests.decide_request,
    commands.TellOverdue: requests.tell_overdue,
    commands.Lapse: requests.lapse,
    commands.MakeAppeal: appeals.make_appeal,
    commands.DecideAppeal: appeals.decide_appeal,
    commands.ReportSlip: booking.report_slip,
}


def decide(book: Book, definition: Definition, order: Order, now: datetime) -> Decision:
    """The events that follow from `order` at `now` (UTC), none where nothing changes; or why not.

    Rules of time are decided from `now`, whether or not a timer has fired.
    """
    return ACTS[type(order.command)](Ask(book, definition, order.actor, now), order.command)

"""What the hall says to an order: events, or a refusal. Nothing here acts; `hall.fold.apply` does."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from hall import commands
from hall.acts import (
    alone,
    announcing,
    calling,
    counters,
    days,
    extending,
    granting,
    guiding,
    issuing,
    parking,
    rating,
    reconfiguring,
    returning,
    serving,
)
from hall.acts.ask import Ask, Decision
from hall.commands import Command, EndDay, OpenHall, Order
from hall.events import Event, HallOpened
from hall.fold import apply_all
from hall.holding import Expected
from hall.refusals import HALL_EXISTS, NO_HALL, Refusal
from hall.state import HallState

Act: TypeAlias = Callable[[Ask, Any], Decision]

ACTS: Final[dict[type[Command], Act]] = {
    commands.Issue: issuing.issue,
    commands.LeaseBand: alone.lease_band,
    commands.IssueAlone: alone.issue_alone,
    commands.ReportPrint: issuing.report_print,
    commands.Reprint: issuing.reprint,
    commands.SignIn: counters.sign_in,
    commands.SignOut: counters.sign_out,
    commands.Vacate: counters.vacate,
    commands.Pause: counters.pause,
    commands.Resume: counters.resume,
    commands.CallNext: calling.call_next,
    commands.CallPicked: calling.call_picked,
    commands.CallParked: calling.call_parked,
    commands.Recall: calling.recall,
    commands.Confirm: serving.confirm,
    commands.Finish: serving.finish,
    commands.MarkNoShow: serving.no_show,
    commands.LapseCall: serving.lapse_call,
    commands.Park: parking.park,
    commands.ReturnTicket: parking.return_ticket,
    commands.EndPark: parking.end_park,
    commands.Transfer: serving.transfer,
    commands.Recycle: returning.recycle,
    commands.Withdraw: returning.withdraw,
    commands.ReportAnnouncement: announcing.report_announcement,
    commands.AskAssistance: guiding.ask_assistance,
    commands.AnswerAssistance: guiding.answer_assistance,
    commands.GuideAssistance: guiding.guide_assistance,
    commands.Accompany: guiding.accompany,
    commands.GrantGreen: granting.grant_green,
    commands.RateService: rating.rate_service,
    commands.ExtendService: extending.extend_service,
    commands.ProposeRefusal: extending.propose_refusal,
    commands.ConsentRefusal: extending.consent_refusal,
    commands.DropRefusal: extending.drop_refusal,
    commands.ChangeCounter: reconfiguring.change_counter,
    commands.ChangePolicy: reconfiguring.change_policy,
    commands.ChangeCalendar: reconfiguring.change_calendar,
    commands.EndDay: days.end_day,
}


def decide(
    state: HallState, order: Order, now: datetime, expected: tuple[Expected, ...] = ()
) -> tuple[Event, ...] | Refusal:
    """The events that follow from `order` at `now` (UTC), never empty, or why not. `expected`: who is booked for the
    next time and not here yet, for a call in a hall that minds them.

    An order that comes on a later service day first ends the old one: those events stand first. A clock that
    went back is not followed: the hall's time is never before its last event.
    """
    if isinstance(order.command, OpenHall):
        opened = (HallOpened(order.command.definition),)
        return opened if state.definition is None else Refusal(HALL_EXISTS, {"hall": state.definition.id})
    if state.definition is None:
        return Refusal(NO_HALL)
    ask = Ask(state, state.definition, order.id, order.actor, max(now, state.at), expected)
    ended = () if isinstance(order.command, EndDay) else _ended_before(ask)
    return _then(ended, _act(ask, ended, order.command))


def _ended_before(ask: Ask) -> tuple[Event, ...]:
    """What ends a service day that is over though nobody has ended it yet."""
    day = ask.state.day
    return days.closing(ask, day) if day is not None and days.day_is_over(ask) else ()


def _act(ask: Ask, ended: tuple[Event, ...], command: Command) -> Decision:
    if ended:
        ask = replace(ask, state=apply_all(ask.state, ended, ask.now))
    return ACTS[type(command)](ask, command)


def _then(first: tuple[Event, ...], second: Decision) -> Decision:
    return second if isinstance(second, Refusal) else first + second

"""From a command on the wire to the hall's own: who asks decides where and for whom it is done."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import datetime
from typing import Any, TypeAlias

from sqlalchemy import Connection

from hall import commands as hall
from hall.guides import GuideStage
from hall.tickets import Grounds, ParkKind, PrintState
from hub import wire
from hub.server.failures import not_allowed
from hub.server.lane import changes
from hub.server.lane.drafts import Draft, QueueDraft, ReadDraft, ReadMessage, UpkeepDraft
from hub.server.lane.visitors import Visitors
from hub.server.sending.commands import SendAgain, SendAgainDraft, SetText, SetTextDraft
from hub.store.access import Bearer
from hub.wire import Audience
from upkeep import commands as upkeep
from upkeep.records import Reading

Drafter: TypeAlias = Callable[[Connection], Draft]
Keep: TypeAlias = Callable[[Connection, datetime], None]

_MAKERS: dict[type[wire.Shape], Callable[[Any, Bearer], hall.Command]] = {
    wire.LeaseBandCommand: lambda asked, who: hall.LeaseBand(who.subject, asked.day),
    wire.ReprintCommand: lambda asked, _: hall.Reprint(asked.ticket),
    wire.ReportPrintCommand: lambda asked, _: hall.ReportPrint(
        asked.ticket, PrintState(asked.outcome), asked.reason  # type: ignore[arg-type]
    ),
    wire.SignOutCommand: lambda _, who: hall.SignOut(who.counter),
    wire.VacateCounterCommand: lambda asked, _: hall.Vacate(asked.counter, "manager"),
    wire.ExtendServiceCommand: lambda asked, _: hall.ExtendService(asked.ticket),
    wire.ProposeRefusalCommand: lambda asked, _: hall.ProposeRefusal(asked.ticket, asked.reason, asked.remedy),
    wire.ConsentRefusalCommand: lambda asked, _: hall.ConsentRefusal(asked.ticket, asked.office),
    wire.DropRefusalCommand: lambda asked, _: hall.DropRefusal(asked.ticket),
    wire.ChangeCounterCommand: lambda asked, _: hall.ChangeCounter(
        asked.counter, changes.of_counter(asked), asked.even_so
    ),
    wire.ChangePolicyCommand: lambda asked, _: hall.ChangePolicy(changes.of_policy(asked)),
    wire.ChangeCalendarCommand: lambda asked, _: changes.of_calendar(asked),
    wire.PauseCommand: lambda _, who: hall.Pause(who.counter),
    wire.ResumeCommand: lambda _, who: hall.Resume(who.counter),
    wire.CallNextCommand: lambda _, who: hall.CallNext(who.counter),
    wire.PickCommand: lambda asked, who: hall.CallPicked(who.counter, asked.ticket, asked.reason),
    wire.CallParkedCommand: lambda asked, who: hall.CallParked(who.counter, asked.ticket),
    wire.RecallCommand: lambda _, who: hall.Recall(who.counter),
    wire.ConfirmCommand: lambda _, who: hall.Confirm(who.counter),
    wire.FinishCommand: lambda _, who: hall.Finish(who.counter),
    wire.NoShowCommand: lambda _, who: hall.MarkNoShow(who.counter),
    wire.RecycleCommand: lambda asked, _: hall.Recycle(asked.ticket),
    wire.ParkCommand: lambda asked, who: hall.Park(who.counter, ParkKind(asked.park), asked.minutes),
    wire.ReturnTicketCommand: lambda asked, _: hall.ReturnTicket(asked.ticket),
    wire.TransferCommand: lambda asked, who: hall.Transfer(
        who.counter, asked.to_queue, asked.to_counter, asked.come_back
    ),
    wire.WithdrawCommand: lambda asked, _: hall.Withdraw(asked.ticket),
    wire.ReportAnnouncementCommand: lambda asked, _: hall.ReportAnnouncement(
        asked.call, asked.outcome, asked.reason
    ),
    wire.AskAssistanceCommand: lambda _, who: hall.AskAssistance(secrets.token_urlsafe(8), who.subject),
    wire.AnswerAssistanceCommand: lambda asked, who: hall.AnswerAssistance(asked.request, who.counter),
    wire.GuideAssistanceCommand: lambda asked, who: hall.GuideAssistance(
        asked.request, _guide(asked, who), GuideStage(asked.stage)
    ),
    wire.AccompanyCommand: lambda asked, who: hall.Accompany(asked.number, who.login, asked.leave),
    wire.GrantGreenCommand: lambda asked, _: hall.GrantGreen(asked.number, Grounds(asked.grounds), asked.reason),
    wire.RateServiceCommand: lambda asked, who: hall.RateService(who.counter, asked.level),
}

_UPKEEP_MAKERS: dict[type[wire.Shape], Callable[[Any, Bearer], upkeep.Command]] = {
    wire.ReportDevicesCommand: lambda asked, who: upkeep.ReportDevices(
        who.machine, {name: Reading(**dict(told)) for name, told in asked.devices.items()}
    ),
    wire.SummonCommand: lambda asked, who: upkeep.Summon(who.machine, asked.task),
    wire.AskAidCommand: lambda asked, who: upkeep.AskAid(asked.aid, who.machine),
    wire.OpenOrderCommand: lambda asked, _: upkeep.OpenOrder(asked.way, asked.machine, asked.device, asked.about),
    wire.AssignOrderCommand: lambda asked, _: upkeep.AssignOrder(asked.order, asked.staff),
    wire.NoteOrderCommand: lambda asked, _: upkeep.NoteOrder(asked.order, asked.note, tuple(asked.parts)),
    wire.FinishOrderCommand: lambda asked, _: upkeep.FinishOrder(asked.order, asked.note, tuple(asked.parts)),
    wire.TakeSummonsCommand: lambda asked, who: upkeep.TakeSummons(asked.summons, who.subject),
    wire.CloseSummonsCommand: lambda asked, _: upkeep.CloseSummons(asked.summons),
    wire.LendAidCommand: lambda asked, _: upkeep.LendAid(asked.aid, asked.loan),
    wire.EndLoanCommand: lambda asked, _: upkeep.EndLoan(asked.loan),
}


def drafter(asked: wire.AnyCommand, bearer: Bearer, visitors: Visitors) -> Drafter:
    """What the lane calls to get the hall's command. Raises Failure for what this role may not ask."""
    if isinstance(asked, wire.IssueCommand):
        return _issue(asked, bearer, visitors)
    if isinstance(asked, wire.ReadMessageCommand):
        return lambda _tx: ReadDraft(ReadMessage(asked.message, bearer.login))
    if isinstance(asked, wire.SendAgainCommand):
        return lambda _tx: SendAgainDraft(SendAgain(asked.message))
    if isinstance(asked, wire.SetMessageTextCommand):
        return lambda _tx: SetTextDraft(SetText(asked.template, asked.language, asked.text, bearer.login))
    draft = _draft(asked, bearer)
    return lambda _tx: draft


def _draft(asked: wire.AnyCommand, bearer: Bearer) -> Draft:
    maker = _UPKEEP_MAKERS.get(type(asked))
    return QueueDraft(_MAKERS[type(asked)](asked, bearer)) if maker is None else UpkeepDraft(maker(asked, bearer))


def _issue(asked: wire.IssueCommand, bearer: Bearer, visitors: Visitors) -> Drafter:
    by_staff = bearer.role in (Audience.CLERK, Audience.GUIDE)
    if not by_staff and (asked.green or asked.on_behalf or asked.grounds or asked.reason):
        raise not_allowed(fields=["green", "on_behalf", "grounds", "reason"])

    def draft(tx: Connection) -> Draft:
        visitor, keep = known_visitor(tx, asked.document, visitors)
        return QueueDraft(
            hall.Issue(
                ticket=secrets.token_urlsafe(16),
                items=tuple(asked.items),
                origin=bearer.counter or bearer.subject,
                visitor=visitor,
                birth=None if asked.document is None else asked.document.birth,
                staff_grounds=asked.green,
                on_behalf=asked.on_behalf,
                paper=asked.paper,
                guide=bearer.login if bearer.role is Audience.GUIDE else None,
                grounds=Grounds(asked.grounds or Grounds.NONE),
                reason=asked.reason,
            ),
            keep,
        )

    return draft


def _guide(asked: wire.GuideAssistanceCommand, bearer: Bearer) -> str:
    """A guide speaks for themself; a manager names whom they send."""
    return asked.guide or bearer.login if bearer.role is Audience.MANAGER else bearer.login


def known_visitor(
    tx: Connection, document: wire.Document | None, visitors: Visitors
) -> tuple[str | None, Keep | None]:
    """The visitor's id, and what is to be noted of their visit once there is one."""
    if document is None:
        return None, None
    known = visitors.known(tx, document)
    if known is not None:
        return known, visitors.noter(known)
    new = visitors.seal(document)
    return new.id, visitors.keeper(new)


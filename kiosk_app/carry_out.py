"""Does what the journey wants done: commands to the hub, tickets to the printer, reports to the outbox."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from hub.wire import Answer, AskAssistanceCommand, IssueCommand, Problem, ReprintCommand, TicketView
from kiosk_app.journey import effects, events
from kiosk_app.journey.taking import NO_PAPER
from kiosk_app.outbox import Outbox
from kiosk_app.reporter import Line, Reporter
from kiosk_app.ticket_paper import ticket_bytes
from ui_common.posting import Unreachable

ISSUE_GIVE_UP_SECONDS = 15.0
"""Before the journey's own limit, so that the answer "not reached" comes first."""


class Printer(Protocol):
    def print_job(self, job_id: str, data: bytes) -> None: ...


class CarryOut:
    """`happen` takes the events that come of it; `zone` tells the hall's time zone."""

    def __init__(
        self,
        line: Line,
        printer: Printer | None,
        outbox: Outbox,
        happen: Callable[[events.Event], None],
        zone: Callable[[], str],
        *,
        dots: int = 576,
        forget: Callable[[], None] = lambda: None,
    ) -> None:
        self._line, self._printer, self._outbox = line, printer, outbox
        self._happen, self._zone, self._dots, self._forget = happen, zone, dots, forget
        self.reporter = Reporter(outbox, line)

    def __call__(self, effect: effects.Effect) -> None:
        match effect:
            case effects.Issue(id, items, document, paper):
                command = IssueCommand(items=list(items), document=document, paper=paper)
                self._line.send(command, self._to(id), id=id, give_up_after=ISSUE_GIVE_UP_SECONDS)
            case effects.Reprint(id, ticket):
                reprint = ReprintCommand(ticket=ticket)
                self._line.send(reprint, self._to(id), id=id, give_up_after=ISSUE_GIVE_UP_SECONDS)
            case effects.AskForGuide(id):
                self._line.send(AskAssistanceCommand(), self._guide_answered, id=id)
            case effects.Print():
                self._print(effect)
            case effects.ReportPrint(ticket, outcome, reason, job):
                self._outbox.end(job, ticket, outcome, reason)
                self.reporter.push()
            case effects.Forget():
                self._forget()

    def _print(self, wish: effects.Print) -> None:
        if self._printer is None:
            self._happen(events.PrintEnded(wish.job, "failed", NO_PAPER))
            return
        data = ticket_bytes(
            wish.ticket, language=wish.language, zone=self._zone(), dots=self._dots, again=wish.again
        )
        self._outbox.begin(wish.job, wish.ticket.id)
        self._printer.print_job(wish.job, data)

    def _to(self, id: str) -> Callable[[Answer | Problem | Unreachable], None]:
        return lambda answer: self._happen(answered(id, answer))

    def _guide_answered(self, answer: Answer | Problem | Unreachable) -> None:
        if not isinstance(answer, Answer):
            self._happen(events.GuideFailed())


def answered(id: str, answer: Answer | Problem | Unreachable) -> events.Event:
    """The event that an answer to an issue or a reprint is."""
    match answer:
        case Answer(ticket=TicketView() as ticket):
            return events.Ticketed(id, ticket)
        case Problem(code=code, facts=facts):
            return events.Refused(id, code, str(facts.get("ticket", "")), str(facts.get("number", "")))
    return events.Unreached(id)

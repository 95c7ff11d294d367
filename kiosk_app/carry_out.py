"""Does what the journey wants done: commands to the hub, tickets to the printer, reports to the outbox."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Final, Protocol

import structlog

from hub.wire import (
    Answer,
    AskAidCommand,
    AskAssistanceCommand,
    ExtendServiceCommand,
    IssueCommand,
    Problem,
    RecycleCommand,
    ReprintCommand,
    ReturnTicketCommand,
    SummonCommand,
    TicketView,
)
from kiosk_app.alone_desk import AloneDesk
from kiosk_app.journey import effects, events
from kiosk_app.journey.checking_in import REASONS
from kiosk_app.journey.taking import NO_PAPER
from kiosk_app.line import AskingLine
from kiosk_app.noted import check_in_command
from kiosk_app.outbox import Outbox
from kiosk_app.reporter import Reporter
from kiosk_app.ticket_paper import ticket_bytes
from ui_common.posting import Unreachable

ISSUE_GIVE_UP_SECONDS = 15.0
"""Before the journey's own limit, so that the answer "not reached" comes first."""
LOOK_UP_GIVE_UP_SECONDS = 8.0
"""How long a visitor who scanned a ticket is kept waiting."""
NOT_NOW = frozenset({"storage_full", "storage_away", "keys_behind"})
"""The hub is there and can't write: as good as gone."""
ALREADY_SUMMONED = "already_summoned"
"""Upkeep's code for it."""
TOO_EARLY = "too_early"
"""Of a number: the visitor is booked for that, later today."""
PATIENCE_SECONDS = 3.0
"""How long the hub is waited for where the kiosk could do it alone."""


WAYS: Final[dict[effects.ComingBack, type[ReturnTicketCommand | RecycleCommand | ExtendServiceCommand]]] = {
    "return_ticket": ReturnTicketCommand,
    "recycle": RecycleCommand,
    "extend_service": ExtendServiceCommand,
}

_log = structlog.get_logger("kiosk.carry_out")


class Printer(Protocol):
    def print_job(self, job_id: str, data: bytes) -> None: ...


class CarryOut:
    """`desk` issues while the hub is gone. `happen` takes what comes of it; `zone` tells the hall's time zone."""

    def __init__(
        self,
        line: AskingLine,
        printer: Printer | None,
        outbox: Outbox,
        desk: AloneDesk,
        happen: Callable[[events.Event], None],
        zone: Callable[[], str],
        *,
        today: Callable[[], date | None] = lambda: None,
        dots: int = 576,
        forget: Callable[[], None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._line, self._printer, self._outbox, self._desk = line, printer, outbox, desk
        self._away, self._asked = True, ""
        self._happen, self._zone, self._dots, self._forget = happen, zone, dots, forget
        self._today = today
        self._untold: tuple[str, ...] = ()
        self.reporter = Reporter(outbox, line, today, self.look_aside, clock)

    def away(self, away: bool) -> None:
        """The hub is gone: what can be done alone is done at once."""
        self._away = away

    def look_aside(self, new: bool = False) -> None:
        """Show which numbers the hub can't take in, when that has changed. `new`: call staff to this kiosk."""
        untold = self._outbox.untold(self._today())
        if untold != self._untold:
            self._untold = untold
            self._happen(events.UntoldSeen(untold))
        if new:
            self._line.send(AskAssistanceCommand(), _guide_called)

    def __call__(self, effect: effects.Effect) -> None:
        match effect:
            case effects.Issue():
                self._issue(effect)
            case effects.CheckIn():
                self._check_in(effect)
            case effects.Reprint():
                self._reprint(effect)
            case effects.LookUp():
                self._look_up(effect)
            case effects.ComeBack():
                self._come_back(effect)
            case effects.AskForGuide(id):
                self._line.send(AskAssistanceCommand(), self._guide_answered, id=id)
            case effects.Summon(id, task):
                self._line.send(SummonCommand(task=task), partial(self._summoned, task), id=id)
            case effects.AskForAid(id, aid):
                self._line.send(AskAidCommand(aid=aid), partial(self._aid_asked, aid), id=id)
            case effects.Print():
                self._print(effect)
            case effects.ReportPrint(ticket, outcome, reason, job):
                self._outbox.end(job, ticket, outcome, reason)
                self.reporter.push()
            case effects.Forget():
                self._forget()

    def _issue(self, wish: effects.Issue) -> None:
        can = self._desk.standing().can
        if self._away and can:
            self._happen(self._desk.issue(wish, wish.id if self._asked == wish.id else None))
            return
        self._asked = wish.id
        command = IssueCommand(
            items=list(wish.items), document=wish.document, paper=wish.paper, instead_of_appointment=wish.instead
        )
        patience = PATIENCE_SECONDS if can else ISSUE_GIVE_UP_SECONDS
        self._line.send(command, lambda answer: self._issued(wish, answer), id=wish.id, give_up_after=patience)

    def _issued(self, wish: effects.Issue, answer: Answer | Problem | Unreachable) -> None:
        """Without a ticket from the hub the kiosk issues alone and says so, lest the hub make two of one press."""
        if _unwritten(answer) and self._desk.standing().can:
            self._happen(self._desk.issue(wish, wish.id))
        else:
            early = isinstance(answer, Problem) and answer.code == TOO_EARLY
            self._happen(checked_in(wish.id, answer) if early else answered(wish.id, answer))

    def _check_in(self, wish: effects.CheckIn) -> None:
        if self._away:
            self._note(wish)
            return
        patience = PATIENCE_SECONDS if self._desk.standing().can else ISSUE_GIVE_UP_SECONDS
        command = check_in_command(wish.claim, wish.paper, wish.at)
        self._line.send(command, lambda answer: self._checked_in(wish, answer), id=wish.id, give_up_after=patience)

    def _checked_in(self, wish: effects.CheckIn, answer: Answer | Problem | Unreachable) -> None:
        if _unwritten(answer):
            self._note(wish)
        else:
            self._happen(checked_in(wish.id, answer))

    def _note(self, wish: effects.CheckIn) -> None:
        """The minute counts, whenever the hub hears of it."""
        at = wish.at or self._desk.now()
        if wish.at is None:
            self._outbox.noted.note(wish.id, wish.claim, at)
        self._happen(events.Noted(wish.id, at))

    def _reprint(self, wish: effects.Reprint) -> None:
        local = self._desk.reprint(wish)
        if self._away or isinstance(local, events.Ticketed):
            self._happen(local)
            return
        reprint = ReprintCommand(ticket=wish.ticket)
        self._line.send(
            reprint, lambda answer: self._happen(answered(wish.id, answer)), id=wish.id,
            give_up_after=ISSUE_GIVE_UP_SECONDS,
        )  # fmt: skip

    def _look_up(self, wish: effects.LookUp) -> None:
        local = self._desk.found(wish.code)
        if local is not None:
            self._happen(events.Found(wish.id, local))
        elif self._away:
            self._happen(events.NotFound(wish.id, "away"))
        else:
            self._line.look_up(
                wish.code,
                lambda answer: self._happen(looked_up(wish.id, answer)),
                give_up_after=LOOK_UP_GIVE_UP_SECONDS,
            )

    def _come_back(self, wish: effects.ComeBack) -> None:
        """Only the hub can take it in; with the hub gone the visitor is told at once."""
        if self._away:
            self._happen(events.NotFound(wish.id, "away"))
            return
        self._line.send(
            WAYS[wish.way](ticket=wish.ticket), lambda answer: self._happen(came_back(wish.id, answer)), id=wish.id,
            give_up_after=ISSUE_GIVE_UP_SECONDS,
        )  # fmt: skip

    def _print(self, wish: effects.Print) -> None:
        if self._printer is None:
            self._happen(events.PrintEnded(wish.job, "failed", NO_PAPER))
            return
        data = ticket_bytes(
            wish.ticket, language=wish.language, zone=self._zone(), dots=self._dots, again=wish.again,
            noted_at=wish.noted_at,
        )  # fmt: skip
        self._outbox.begin(wish.job, wish.ticket.id)
        self._printer.print_job(wish.job, data)

    def _guide_answered(self, answer: Answer | Problem | Unreachable) -> None:
        if not isinstance(answer, Answer):
            self._happen(events.GuideFailed())

    def _summoned(self, task: effects.Task, answer: Answer | Problem | Unreachable) -> None:
        """Who was asked for before and is on the way is as good as asked for now."""
        on_the_way = isinstance(answer, Problem) and answer.code == ALREADY_SUMMONED
        self._happen(events.Summoned(task, on_the_way or isinstance(answer, Answer)))

    def _aid_asked(self, aid: str, answer: Answer | Problem | Unreachable) -> None:
        self._happen(events.AidAsked(aid, isinstance(answer, Answer)))


def _unwritten(answer: Answer | Problem | Unreachable) -> bool:
    """The hub did not carry it out, as far as anybody knows."""
    return isinstance(answer, Unreachable) or (isinstance(answer, Problem) and answer.code in NOT_NOW)


def _guide_called(answer: Answer | Problem | Unreachable) -> None:
    if not isinstance(answer, Answer):
        _log.error("nobody_called", why="numbers were set aside, and no guide could be asked to come")


def looked_up(id: str, answer: TicketView | Problem | Unreachable) -> events.Event:
    """The event that an answer about a scanned code is."""
    match answer:
        case TicketView():
            return events.Found(id, answer)
        case Problem(code="not_found"):
            return events.NotFound(id, "unknown")
        case Problem(code="code_over"):
            return events.NotFound(id, "over")
    return events.NotFound(id, "away")


def came_back(id: str, answer: Answer | Problem | Unreachable) -> events.Event:
    """The event that an answer to the wish to wait again is."""
    match answer:
        case Answer(ticket=TicketView() as ticket):
            return events.Found(id, ticket)
        case Problem(code=code) if code not in NOT_NOW:
            return events.NotFound(id, "changed")
    return events.NotFound(id, "away")


def checked_in(id: str, answer: Answer | Problem | Unreachable) -> events.Event:
    """The event that an answer to a check-in is: a ticket, one that there is already, or why not."""
    if not isinstance(answer, Problem) or (answer.code not in REASONS and "state" not in answer.facts):
        return answered(id, answer)
    facts = answer.facts
    if facts.get("number"):
        return answered(id, answer)
    starts_at, opens_at = (_moment(facts.get(name)) for name in ("starts_at", "opens_at"))
    return events.NotCheckedIn(
        id, answer.code, str(facts.get("state", "")), str(facts.get("item", "")), starts_at, opens_at
    )


def _moment(fact: object) -> datetime | None:
    return datetime.fromisoformat(fact) if isinstance(fact, str) else None


def answered(id: str, answer: Answer | Problem | Unreachable) -> events.Event:
    """The event that an answer to an issue or a reprint is."""
    match answer:
        case Answer(ticket=TicketView() as ticket):
            return events.Ticketed(id, ticket)
        case Problem(code=code, facts=facts):
            return events.Refused(id, code, str(facts.get("ticket", "")), str(facts.get("number", "")))
    return events.Unreached(id)

"""From the press to the paper in the hand: issue and print as one act that is followed to its end.

Every print that was begun is reported, whoever stands at the kiosk when it ends; a ticket whose visitor left
before the answer came is reported as not printed, so that staff see it.
"""

from __future__ import annotations

from dataclasses import replace

from kiosk_app.journey import events
from kiosk_app.journey.effects import Issue, Print, ReportPrint, Reprint, job_name, ticket_of
from kiosk_app.journey.motion import instead, settle, start_over, with_visit
from kiosk_app.journey.steps import OVERLAYS, Step
from kiosk_app.journey.visit import Journey, Move

ALREADY_WAITING = "already_waiting"
ALREADY_CHECKED_IN = "already_checked_in"
LEFT = "visitor-left"
NO_PAPER = "paper-out"
_HAS_ONE = frozenset({ALREADY_WAITING, ALREADY_CHECKED_IN})
_AWAITING = frozenset({Step.ISSUING, Step.CHECKING_IN, Step.CONFIRM})
_AFTER_PRINT = {"printed": Step.TICKET, "failed": Step.PRINT_FAILED, "unknown": Step.PRINT_DOUBTFUL}


def take(journey: Journey, event: events.Take) -> Move:
    """Send the wish. Sent before without answer, it goes with its old id: the hub gives its first answer."""
    visit, paper = journey.visit, journey.world.paper
    document = visit.holder.document if visit.holder else None
    gives_up = bool(visit.items) and visit.instead == visit.items
    wish = ("issue", visit.items, document, gives_up, paper)
    asked, command = with_command(journey, wish, event.id)
    moved = instead(asked, Step.ISSUING)
    return moved.also(Issue(command, visit.items, document, paper, visit.noted, gives_up))


def ask_reprint(journey: Journey, event: events.AskReprint) -> Move:
    """The same number once more, on paper if there is any, else on the screen."""
    ticket = journey.visit.ticket.id if journey.visit.ticket else journey.visit.waiting_ticket
    wish = ("reprint", ticket)
    asked, command = with_command(journey, wish, event.id)
    return instead(asked, Step.ISSUING).also(Reprint(command, ticket))


def with_command(journey: Journey, wish: tuple[object, ...], new_id: str) -> tuple[Journey, str]:
    """The journey with the id under which the wish is asked: the one it was asked under before, else the new one."""
    command = journey.visit.command if journey.visit.command_key == wish else new_id
    return with_visit(journey, command=command, command_key=wish), command


def ticketed(journey: Journey, event: events.Ticketed) -> Move:
    """The number is there: print it, or show it where there is no paper."""
    visit, again = journey.visit, journey.visit.command_key[:1] == ("reprint",)
    if event.id != visit.command or journey.beneath not in _AWAITING:
        return _nobody_there(journey, event)
    known = with_visit(journey, ticket=event.ticket, command="", command_key=())
    wanted = again or bool(visit.command_key[-1:] == (True,))
    if not wanted:
        return _show(known)
    if not journey.world.paper:
        return _show(known).also(ReportPrint(event.ticket.id, "failed", NO_PAPER))
    job = job_name(event.ticket.id, event.id)
    printing = instead(with_visit(known, job=job), Step.PRINTING, trail=())
    noted_at = visit.noted.at if visit.noted and event.ticket.alone else None
    return printing.also(Print(job, event.ticket, journey.comfort.language, again, noted_at))


def _nobody_there(journey: Journey, event: events.Ticketed) -> Move:
    """The visitor left before the answer came. Nothing is printed for the next one to find."""
    return Move(journey, (ReportPrint(event.ticket.id, "failed", LEFT),))


def _show(journey: Journey) -> Move:
    return instead(with_visit(journey, on_paper=False), Step.TICKET, trail=())


def refused(journey: Journey, event: events.Refused) -> Move:
    visit = journey.visit
    if event.id != visit.command:
        return Move(journey)
    known = with_visit(journey, command="", command_key=(), refusal=event.code)
    if event.code in _HAS_ONE and event.number:
        known = with_visit(known, waiting_ticket=event.ticket, waiting_number=event.number)
        return instead(known, Step.ALREADY, trail=())
    return instead(known, Step.REFUSED)


def unreached(journey: Journey, event: events.Unreached | events.Idle) -> Move:
    """No answer. The id is kept: pressing again asks for the same ticket, never a second one."""
    if isinstance(event, events.Unreached) and event.id != journey.visit.command:
        return Move(journey)
    if journey.beneath is Step.CHECKING_IN and journey.visit.purpose == "book":
        return instead(with_visit(journey, refusal="booking_away"), Step.REFUSED)
    if journey.beneath is Step.CHECKING_IN:
        return instead(with_visit(journey, arrival="away"), Step.ARRIVAL)
    if journey.beneath is not Step.ISSUING:
        return Move(journey)
    if journey.visit.ticket is not None:
        return _show(journey)
    below = Step.ALREADY if journey.visit.waiting_ticket else Step.CONFIRM
    return _away_over(journey, below)


def _away_over(journey: Journey, below: Step) -> Move:
    moved = instead(journey, below).journey
    if moved.step in OVERLAYS:
        return Move(moved)
    return Move(replace(moved, step=Step.AWAY, trail=(*moved.trail, moved.step)))


def print_ended(journey: Journey, event: events.PrintEnded) -> Move:
    report = ReportPrint(ticket_of(event.job), event.outcome, event.reason, event.job)
    if event.job == journey.visit.job and journey.beneath is Step.BOOKED:
        return Move(with_visit(journey, on_paper=event.outcome == "printed", slip=event.outcome), (report,))
    if event.job != journey.visit.job or journey.beneath not in (Step.PRINTING, Step.PRINT_DOUBTFUL):
        return Move(journey, (report,))
    step = _AFTER_PRINT[event.outcome]
    known = with_visit(journey, on_paper=event.outcome == "printed")
    return instead(known, step).also(report)


def print_overdue(journey: Journey, event: events.Event) -> Move:
    return instead(journey, Step.PRINT_DOUBTFUL)


def show_on_screen(journey: Journey, event: events.Event) -> Move:
    return _show(journey)


def came_out(journey: Journey, event: events.Event) -> Move:
    return instead(with_visit(journey, on_paper=True), Step.TICKET)


def back_from_refused(journey: Journey, event: events.Event) -> Move:
    """To the list of items, to choose another way; home where there is none."""
    if not journey.visit.items:
        return start_over(journey)
    return Move(settle(replace(journey, step=Step.CONFIRM)))

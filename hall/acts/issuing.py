"""Taking a ticket and having it on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from hall.acts.ask import Ask, Decision, taken_by, ticket_of
from hall.acts.merging import rivals_of, takes_over
from hall.age import full_years
from hall.bands import next_own
from hall.commands import Issue, IssueAlone, ReportPrint, Reprint
from hall.definition import Definition, Item
from hall.events import PrintReported, TicketAccompanied, TicketIssued
from hall.keys import key_at_issue
from hall.numbers import number_of
from hall.opening import is_open, next_opening, service_day
from hall.refusals import CLOSED, NOT_AT_COUNTER, REASON_NEEDED, TICKET_EXISTS, UNKNOWN_ITEM, Refusal
from hall.tickets import LIVE, Grounds, PrintState, PriorityClass, wrong_state

REPORTABLE: Final = frozenset({PrintState.PRINTING, PrintState.UNKNOWN})
"""Where a report on the paper is expected: in printing, or when somebody looked after a silent printer."""


def issue(ask: Ask, command: Issue) -> Decision:
    """A ticket for the first item's queue, unless the hall is closed or the person has one there.

    Closing time ends this alone: who waits is called and served to the end (extended-hours). A time that was agreed
    is kept also where the visitor comes after it, or on a day that is worked for appointments alone (appointment-1).
    """
    if command.ticket in ask.state.tickets:
        return Refusal(TICKET_EXISTS, {"ticket": command.ticket})
    if command.appointment is None and not is_open(ask.definition, ask.now):
        return _closed(ask)
    if command.grounds is Grounds.URGENT and not command.reason.strip():
        return Refusal(REASON_NEEDED, {"grounds": str(command.grounds)})
    queues = queues_of(ask, command.items)
    if isinstance(queues, Refusal):
        return queues
    made = _granted(ask, command, _issued(ask, command, queues[0]))
    taken = taken_by(ask, command.visitor, queues)
    if taken is not None and command.appointment is not None:
        return _instead(ask, made) or taken
    return taken or (made, *_with_guide(command))


def _instead(ask: Ask, made: TicketIssued) -> Decision:
    """Who has waited as a walk-in checks in: one place, by the time agreed; both numbers lead there. Nothing where
    the other ticket is called already."""
    rivals = rivals_of(ask.state, made)
    booked = any(each.appointment is not None for each in rivals.tickets)
    return takes_over(made, rivals, ask.now) if rivals.give_way and not booked else ()


def _with_guide(command: Issue) -> tuple[TicketAccompanied, ...]:
    """Who takes a number for a visitor goes with them (green-companion)."""
    return () if command.guide is None else (TicketAccompanied(command.ticket, command.guide),)


def _granted(ask: Ask, command: Issue, made: TicketIssued) -> TicketIssued:
    """With who gave the green channel and why, where it was a person and not the document (green-channel)."""
    by_staff = made.grounds is Grounds.STAFF or made.grounds is command.grounds
    if made.grounds is Grounds.NONE or not by_staff:
        return made
    return replace(made, granted_by=ask.actor, grant_reason=command.reason.strip())


def _closed(ask: Ask) -> Refusal:
    opens = next_opening(ask.definition, ask.now)
    return Refusal(CLOSED, {} if opens is None else {"opens_at": opens.isoformat()})


def queues_of(ask: Ask, items: tuple[str, ...]) -> tuple[str, ...] | Refusal:
    """The queues of a visit's items, in order; every item must be handled at a counter here."""
    if not items:
        return Refusal(UNKNOWN_ITEM, {"item": ""})
    queues: list[str] = []
    for item_id in items:
        queue = _queue_of(ask.state.items.get(item_id), item_id)
        if isinstance(queue, Refusal):
            return queue
        queues.append(queue)
    return tuple(queues)


def _queue_of(item: Item | None, item_id: str) -> str | Refusal:
    if item is None:
        return Refusal(UNKNOWN_ITEM, {"item": item_id})
    if item.handled != "counter" or item.queue is None:
        return Refusal(NOT_AT_COUNTER, {"item": item_id, "handled": item.handled})
    return item.queue


def _issued(ask: Ask, command: Issue, queue: str) -> TicketIssued:
    day = ask.state.day or service_day(ask.definition, ask.now)
    series = ask.state.queues[queue].letter
    ordinal = next_own(ask.state.bands, day, ask.state.ordinals.get(series, 0))
    return issued(ask.definition, command, queue, day=day, series=series, ordinal=ordinal, at=ask.now)


def issued(
    definition: Definition, command: Issue | IssueAlone, queue: str, *,
    day: date, series: str, ordinal: int, at: datetime, issued_at: datetime | None = None,
) -> TicketIssued:
    """The event that makes the ticket; `at` decides its place, `issued_at` is for one issued alone."""
    grounds = _grounds(definition, command, day)
    priority = _priority(command, grounds)
    return TicketIssued(
        ticket=command.ticket, number=number_of(series, ordinal), series=series, ordinal=ordinal, day=day,
        items=command.items, queue=queue, priority=priority, grounds=grounds, visitor=command.visitor,
        origin=command.origin, on_behalf=command.on_behalf,
        print=PrintState.PRINTING if command.paper else PrintState.NONE,
        key=key_at_issue(priority, at, ordinal), issued_at=issued_at,
        appointment=command.appointment, agreed_at=command.agreed_at,
    )  # fmt: skip


def _priority(command: Issue | IssueAlone, grounds: Grounds) -> PriorityClass:
    """Of two rights the green channel names the class; a time agreed holds beside it."""
    if grounds is not Grounds.NONE:
        return PriorityClass.GREEN
    return PriorityClass.WALK_IN if command.agreed_at is None else PriorityClass.APPOINTMENT


def _grounds(definition: Definition, command: Issue | IssueAlone, day: date) -> Grounds:
    """Why the ticket has the green channel: the age on the document, else staff's word (green-channel)."""
    if command.birth is not None and full_years(command.birth, day) >= definition.policy.green_age:
        return Grounds.AGE
    if command.grounds is not Grounds.NONE:
        return command.grounds
    return Grounds.STAFF if command.staff_grounds else Grounds.NONE


def report_print(ask: Ask, command: ReportPrint) -> Decision:
    """What became of the paper."""
    ticket = ticket_of(ask, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.print not in REPORTABLE:
        return wrong_state(ticket, "report_print")
    return (PrintReported(ticket.id, PrintState(command.outcome), command.reason),)


def reprint(ask: Ask, command: Reprint) -> Decision:
    """The same number on paper once more, as long as the ticket is live."""
    ticket = ticket_of(ask, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state not in LIVE:
        return wrong_state(ticket, "reprint")
    return (PrintReported(ticket.id, PrintState.PRINTING, ""),)

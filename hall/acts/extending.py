"""Service after closing time (extended-hours): opened by either side, and refused only by two who answer for it.

Who has a ticket is served after closing without anybody's asking. Opening the extension puts on record who wanted it;
refusing it needs a reason, a remedy and the consent of two persons, and is nobody's who is being served.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from hall.acts.ask import Ask, Decision, ready, ticket_of
from hall.commands import ConsentRefusal, DropRefusal, ExtendService, ProposeRefusal
from hall.events import (
    RefusalConsented,
    RefusalDropped,
    RefusalProposed,
    ServiceExtended,
    ServiceRefused,
    TicketWithdrawn,
)
from hall.extended import may_consent, speaks_for
from hall.opening import BEFORE_CLOSING, is_open, near_closing, next_change
from hall.refusals import (
    ALREADY_EXTENDED,
    ALREADY_PROPOSED,
    HALL_OPEN,
    NOT_LEAD,
    NOT_PROPOSED,
    REASON_NEEDED,
    REMEDY_NEEDED,
    SAME_PERSON,
    Facts,
    Refusal,
)
from hall.state import OFFICES
from hall.tickets import LIVE, Act, Ticket, wrong_state

REFUSED: Final = "refused"


def extend_service(ask: Ask, command: ExtendService) -> Decision:
    """The visitor will be served after closing: a clerk offers it, or the visitor asks for it."""
    ticket = ticket_of(ask, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.state not in LIVE:
        return wrong_state(ticket, "extend_service")
    if ticket.id in ask.state.extended:
        return Refusal(ALREADY_EXTENDED, _named(ticket))
    if not near_closing(ask.definition, ask.now):
        return _open(ask, ticket, BEFORE_CLOSING)
    return (ServiceExtended(ticket.id, "clerk" if ask.actor.startswith("clerk:") else "visitor"),)


def propose_refusal(ask: Ask, command: ProposeRefusal) -> Decision:
    """A clerk can't go on: why, and what the visitor is offered instead. Nothing happens to the ticket yet."""
    ticket = ready(ask, command.ticket, Act.WITHDRAW)
    if isinstance(ticket, Refusal):
        return ticket
    if is_open(ask.definition, ask.now):
        return _open(ask, ticket, timedelta())
    if ticket.id in ask.state.refusing:
        return Refusal(ALREADY_PROPOSED, _named(ticket))
    reason, remedy = command.reason.strip(), command.remedy.strip()
    if not reason or not remedy:
        return Refusal(REMEDY_NEEDED if reason else REASON_NEEDED, _named(ticket))
    return (RefusalProposed(ticket.id, reason, remedy, person_of(ask.actor)),)


def consent_refusal(ask: Ask, command: ConsentRefusal) -> Decision:
    """One of the two consents; with both of them the visitor's ticket ends."""
    ticket = ready(ask, command.ticket, Act.WITHDRAW)
    if isinstance(ticket, Refusal):
        return ticket
    asked, person = ask.state.refusing.get(ticket.id), person_of(ask.actor)
    if asked is None:
        return Refusal(NOT_PROPOSED, _named(ticket))
    if not speaks_for(ask.state, ticket, command.office, person, manages=ask.actor.startswith("manager:")):
        return Refusal(NOT_LEAD, _named(ticket))
    if not may_consent(asked, command.office, person):
        return Refusal(SAME_PERSON, {**_named(ticket), "office": command.office})
    consented = RefusalConsented(ticket.id, command.office, person)
    consents = {**asked.consents, command.office: person}
    if set(consents) != OFFICES:
        return (consented,)
    refused = ServiceRefused(ticket.id, asked.reason, asked.remedy, consents["lead"], consents["centre"])
    return (consented, refused, TicketWithdrawn(ticket.id, REFUSED))


def drop_refusal(ask: Ask, command: DropRefusal) -> Decision:
    """The visitor is served after all."""
    ticket = ticket_of(ask, command.ticket)
    if isinstance(ticket, Refusal):
        return ticket
    if ticket.id not in ask.state.refusing:
        return Refusal(NOT_PROPOSED, _named(ticket))
    return (RefusalDropped(ticket.id, person_of(ask.actor)),)


def person_of(actor: str) -> str:
    """The login in "clerk:wang@3" or "manager:li": one person is one, at whichever counter."""
    return actor.partition(":")[2].partition("@")[0]


def _named(ticket: Ticket) -> Facts:
    return {"ticket": ticket.id, "number": ticket.number}


def _open(ask: Ask, ticket: Ticket, before: timedelta) -> Refusal:
    closes = next_change(ask.definition, ask.now)
    facts = _named(ticket)
    return Refusal(HALL_OPEN, facts if closes is None else {**facts, "from": (closes - before).isoformat()})

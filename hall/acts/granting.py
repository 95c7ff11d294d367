"""The green channel for one who took a number without it: what staff see counts as a document does (green-channel)."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision
from hall.commands import GrantGreen
from hall.events import TicketGranted
from hall.keys import RETURNED, key_at_issue
from hall.refusals import ALREADY_GREEN, REASON_NEEDED, UNKNOWN_TICKET, Refusal
from hall.tickets import LIVE, Grounds, PriorityClass, QueueKey, Ticket, wrong_state


def grant_green(ask: Ask, command: GrantGreen) -> Decision:
    """From now on, with the time of issue as it was; kept with who gave it and why."""
    ticket = next((each for each in ask.state.tickets.values() if each.number == command.number), None)
    if ticket is None:
        return Refusal(UNKNOWN_TICKET, {"number": command.number})
    if ticket.state not in LIVE:
        return wrong_state(ticket, "grant_green")
    if ticket.priority is PriorityClass.GREEN:
        return Refusal(ALREADY_GREEN, {"ticket": ticket.id, "number": ticket.number})
    if command.grounds is Grounds.URGENT and not command.reason.strip():
        return Refusal(REASON_NEEDED, {"grounds": str(command.grounds)})
    return (TicketGranted(ticket.id, command.grounds, ask.actor, command.reason.strip(), _key(ticket)),)


def _key(ticket: Ticket) -> QueueKey:
    """By class and time of issue; who is back from a park, or missed the call, keeps the place given for that."""
    if ticket.recycled or ticket.key[0] == RETURNED:
        return ticket.key
    return key_at_issue(PriorityClass.GREEN, ticket.issued_at, ticket.ordinal)

"""A visitor who missed the call is back, or a visitor goes without being served."""

from __future__ import annotations

from hall.acts.ask import Ask, Decision, ready, taken_by
from hall.commands import Recycle, Withdraw
from hall.events import TicketRecycled, TicketWithdrawn
from hall.policy import key_when_back
from hall.refusals import RECYCLE_LIMIT, Facts, Refusal
from hall.state import queues_of
from hall.tickets import Act


def recycle(ask: Ask, command: Recycle) -> Decision:
    """The ticket waits again behind a few of those who wait now, as often as the hall's policy allows."""
    ticket = ready(ask, command.ticket, Act.RECYCLE)
    if isinstance(ticket, Refusal):
        return ticket
    policy = ask.definition.policy
    if ticket.recycled >= policy.recycle_limit:
        facts: Facts = {"ticket": ticket.id, "number": ticket.number, "limit": policy.recycle_limit}
        return Refusal(RECYCLE_LIMIT, facts)
    key = key_when_back(ask.state, ticket, policy.recycle_places, ask.now)
    return taken_by(ask, ticket.visitor, queues_of(ask.state, ticket)) or (TicketRecycled(ticket.id, key),)


def withdraw(ask: Ask, command: Withdraw) -> Decision:
    """The visitor goes, before being served."""
    ticket = ready(ask, command.ticket, Act.WITHDRAW)
    if isinstance(ticket, Refusal):
        return ticket
    return (TicketWithdrawn(ticket.id, "clerk" if ask.actor.startswith("clerk:") else "visitor"),)

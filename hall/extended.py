"""Whether service after closing may be opened for a ticket now, and who may consent to its refusal (extended-hours)."""

from __future__ import annotations

from datetime import datetime

from hall.opening import near_closing
from hall.refusals import Refusal
from hall.state import HallState, Refusing
from hall.tickets import LIVE, Act, Ticket, next_state


def may_extend(state: HallState, ticket: Ticket, now: datetime) -> bool:
    """True for a live ticket from an hour before closing on, once."""
    if state.definition is None or ticket.state not in LIVE or ticket.id in state.extended:
        return False
    return near_closing(state.definition, now)


def leads_of(state: HallState, ticket: Ticket) -> frozenset[str]:
    """Logins of the leads of counters that serve the ticket's queue."""
    return frozenset(each.lead for each in state.desks.values() if each.lead and ticket.queue in each.queues)


def speaks_for(state: HallState, ticket: Ticket, office: str, person: str, *, manages: bool) -> bool:
    """Whether that person answers for the office: for the centre who manages; as lead one of the ticket's leads, and
    who manages only where no lead is named."""
    if office == "centre":
        return manages
    leads = leads_of(state, ticket)
    return person in leads or (manages and not leads)


def may_consent(asked: Refusing, office: str, person: str) -> bool:
    """Whether that office has not consented yet, and the person has no other part in it."""
    return office not in asked.consents and person not in {asked.by, *asked.consents.values()}


def asked_now(state: HallState) -> list[Refusing]:
    """Refusals that wait for consents, the oldest first; not of those who are served by now, or gone."""
    asked = [
        each for each in state.refusing.values()
        if not isinstance(next_state(state.tickets[each.ticket], Act.WITHDRAW), Refusal)
    ]  # fmt: skip
    return sorted(asked, key=lambda each: (each.at, state.tickets[each.ticket].number))

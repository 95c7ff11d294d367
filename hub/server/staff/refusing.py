"""Refusals of service after closing that wait for consents, as a manager sees them (extended-hours)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.extended import asked_now, leads_of, may_consent, speaks_for
from hall.state import OFFICES, HallState, Refusing
from hub.server.views.head import words
from hub.wire import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One visitor whom somebody can't serve."""

    number: str
    item: Words
    refusing: Refusing
    leads: tuple[str, ...]
    """Logins of who may consent as lead; where none is named, any manager may."""
    offices: frozenset[str]
    """For which the manager who looks may consent."""


def asked_of(state: HallState, manager: str) -> list[Asked]:
    """The oldest first, as that manager may consent."""
    found = []
    for refusing in asked_now(state):
        ticket = state.tickets[refusing.ticket]
        item = state.items[ticket.items[ticket.item_index]]
        offices = frozenset(
            office for office in OFFICES
            if speaks_for(state, ticket, office, manager, manages=True) and may_consent(refusing, office, manager)
        )  # fmt: skip
        leads = tuple(sorted(leads_of(state, ticket)))
        found.append(Asked(ticket.number, words(item.name), refusing, leads, offices))
    return found

"""Refusals of service after closing that wait for consents, as a manager sees them (extended-hours)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.extended import asked_now, may_consent
from hall.state import HallState, Refusing
from hub.server.views.head import words
from hub.wire import Words


@dataclass(frozen=True, slots=True)
class Asked:
    """One visitor whom somebody can't serve."""

    number: str
    item: Words
    refusing: Refusing

    def waits_for(self, office: str, person: str) -> bool:
        """Whether this person may consent for the office."""
        return may_consent(self.refusing, office, person)


def asked_of(state: HallState) -> list[Asked]:
    """The oldest first."""
    found = []
    for refusing in asked_now(state):
        ticket = state.tickets[refusing.ticket]
        item = state.items[ticket.items[ticket.item_index]]
        found.append(Asked(ticket.number, words(item.name), refusing))
    return found

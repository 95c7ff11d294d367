"""Refusals of service after closing that wait for consents, as a manager sees them (extended-hours)."""

from __future__ import annotations

from dataclasses import dataclass

from hall.refusals import Refusal
from hall.state import HallState, Refusing
from hall.tickets import Act, next_state
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
        involved = {self.refusing.by, *self.refusing.consents.values()}
        return office not in self.refusing.consents and person not in involved


def asked_of(state: HallState) -> list[Asked]:
    """The oldest first; not those who are served by now, or gone."""
    found = []
    for refusing in state.refusing.values():
        ticket = state.tickets[refusing.ticket]
        if not isinstance(next_state(ticket, Act.WITHDRAW), Refusal):
            item = state.items[ticket.items[ticket.item_index]]
            found.append(Asked(ticket.number, words(item.name), refusing))
    return sorted(found, key=lambda each: (each.refusing.at, each.number))

"""Tickets put aside (parked, or past their call), followed event by event: a day has thousands of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hall.events import DayEnded
from hall.state import HallState
from hall.tickets import Ticket, TicketState
from hub.store.journal import Entry

PUT_ASIDE = frozenset({TicketState.PARKED, TicketState.NO_SHOW})


class Standing:
    """Which tickets are put aside in the state last followed."""

    def __init__(self) -> None:
        self._ids: set[str] = set()

    def follow(self, state: HallState, entries: Sequence[Entry]) -> None:
        """Take note of what `entries` did, which led to `state`; without any, look at the whole state."""
        if not entries or any(isinstance(each.event, DayEnded) for each in entries):
            self._ids.clear()
            self._note(state, state.tickets)
        else:
            self._note(state, (getattr(each.event, "ticket", "") for each in entries))

    def those(self, state: HallState, what: TicketState) -> list[Ticket]:
        """The tickets in that state, longest ago first."""
        found = [ticket for each in self._ids if (ticket := state.tickets[each]).state is what]
        return sorted(found, key=lambda each: (each.since or each.issued_at, each.id))

    def _note(self, state: HallState, ids: Iterable[str]) -> None:
        for each in ids:
            ticket = state.tickets.get(each)
            if ticket is not None and ticket.state in PUT_ASIDE:
                self._ids.add(each)
            else:
                self._ids.discard(each)

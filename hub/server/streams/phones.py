"""The phones that look at a ticket: each is shown its own when that has changed, and told the time now and then.

Event loop only. Hundreds of them must not keep a kiosk waiting: what a call concerns is shown at once, all else in
rounds that let others in between, at most one in two seconds; what has not changed is not made again.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable
from datetime import datetime

import structlog

from hall.state import HallState
from hall.tickets import Ticket
from hub.keys import Keys
from hub.server.phone.render import clock_part, live_part
from hub.server.phone.shown import Shown, shown
from hub.server.phone.taste import Taste
from hub.server.streams.line import Line
from hub.server.streams.public import frame
from hub.server.views.head import head_of

ROUND_SECONDS = 2.0
AT_ONCE = 4
"""Tickets of a round that are looked at before others are let in."""
MOST_OF_A_TICKET = 5
"""The oldest line makes way: a phone that came back may have left a dead one behind, and a family may look on."""
MOST = 2000
COME_BACK_MS = (1500, 4500)
"""After a break phones come back spread over this time, not all at once."""

log = structlog.get_logger("hub.phones")


class Phone(Line):
    """One open page."""

    def __init__(self, ticket: str, taste: Taste) -> None:
        super().__init__("phone")
        self.ticket = ticket
        self.taste = taste
        self.seen: Shown | None = None
        self.over = False
        """It was told that there is nothing more to be seen."""


class Phones:
    def __init__(
        self, state: Callable[[], HallState], keys: Callable[[], Keys], public_url: str, now: Callable[[], datetime]
    ) -> None:
        self._state = state
        self._keys = keys
        self._public_url = public_url
        self._now = now
        self._of: dict[str, list[Phone]] = {}
        """By ticket, the oldest first."""
        self._count = 0
        self._changed = asyncio.Event()
        self._urgent: set[str] = set()
        self._next_round = 0.0

    def __len__(self) -> int:
        return self._count

    @property
    def full(self) -> bool:
        return self._count >= MOST

    def join(self, phone: Phone) -> None:
        """From now on it is shown its ticket; first as it is now."""
        phone.send(b"retry: %d\n\n" % random.randint(*COME_BACK_MS))
        others = self._of.setdefault(phone.ticket, [])
        for each in others[: len(others) + 1 - MOST_OF_A_TICKET]:
            each.close()
        others.append(phone)
        self._count += 1
        self._tell_time(phone)
        self._show(phone.ticket)

    def leave(self, phone: Phone) -> None:
        others = self._of.get(phone.ticket, [])
        if phone in others:
            others.remove(phone)
            self._count -= 1
            if not others:
                del self._of[phone.ticket]

    def changed(self, tickets: Iterable[str] = ()) -> None:
        """The hall has changed: these tickets are shown at once, all others in the next round."""
        self._urgent.update(each for each in tickets if each in self._of)
        self._changed.set()

    async def go_round(self) -> None:
        """Show each phone what has changed for it, for ever."""
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._round()
            except Exception as error:  # the task's outermost frame: the phones outlive a bug
                log.error("round_broke", exc_info=error)

    def tell_time(self) -> None:
        """A sign of life with the hall's clock; lines on which nothing more comes are ended."""
        for phone in [each for group in self._of.values() for each in group]:
            if phone.over:
                phone.close()
            else:
                self._tell_time(phone)

    def end_all(self) -> None:
        """The phones come back, here or to another hub."""
        for group in self._of.values():
            for phone in group:
                phone.close()

    # -- one ticket --

    async def _round(self) -> None:
        while self._urgent:
            self._show(self._urgent.pop())
        loop = asyncio.get_running_loop()
        if loop.time() < self._next_round:
            loop.call_at(self._next_round, self._changed.set)
            return
        for number, ticket in enumerate(list(self._of)):
            self._show(ticket)
            if number % AT_ONCE == AT_ONCE - 1:
                await asyncio.sleep(0)
        self._next_round = loop.time() + ROUND_SECONDS

    def _show(self, ticket_id: str) -> None:
        phones = self._of.get(ticket_id)
        if not phones:
            return
        state = self._state()
        ticket = current(state, ticket_id)
        seen = None if ticket is None else shown(state, ticket, self._keys(), self._public_url, self._now())
        for phone in phones:
            if seen is None:
                self._end(phone)
            elif seen != phone.seen:
                self._send(phone, seen, state)

    def _send(self, phone: Phone, seen: Shown, state: HallState) -> None:
        assert state.definition is not None
        phone.seen, phone.over, now = seen, not seen.moving, self._now()
        part = live_part(seen, head_of(state.definition, now), phone.taste, now)
        phone.send_view(frame("now", part, state.seq))

    def _end(self, phone: Phone) -> None:
        if not phone.over:
            phone.over = True
            phone.send(frame("over", b"{}"))

    def _tell_time(self, phone: Phone) -> None:
        definition, now = self._state().definition, self._now()
        if definition is not None:
            phone.send(frame("at", clock_part(head_of(definition, now), now)))


def current(state: HallState, ticket_id: str) -> Ticket | None:
    """The ticket, or the one it was merged into; None when its day is over."""
    ticket = state.tickets.get(ticket_id)
    if ticket is not None and ticket.merged_into is not None:
        return state.tickets.get(ticket.merged_into)
    return ticket

"""Issues tickets while the hub is gone: the pure decision of kiosk_app.alone with the ledger and the hall's time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from hub.wire import BandView, Catalog, KioskView, TicketView
from kiosk_app import alone
from kiosk_app.alone import Standing
from kiosk_app.hall_time import HallTime
from kiosk_app.journey import effects, events
from kiosk_app.ledger import Ledger
from kiosk_app.scanned import ticket_id

ALREADY_WAITING = "already_waiting"
NEEDS_HUB = "needs_hub"
"""Only the hub could do it, and it is gone."""
Shape = TypeVar("Shape", bound=BaseModel)
GREEN_AGE = 60
"""Until a hub was ever heard."""


class AloneDesk:
    def __init__(self, ledger: Ledger, time: HallTime) -> None:
        self._ledger, self._time = ledger, time
        self._bands: list[BandView] = ledger.bands()
        self._catalog = _kept(ledger, "catalog", Catalog.model_validate_json)
        self._view = _kept(ledger, "view", KioskView.model_validate_json)

    # -- what it learns while the hub is there --

    def bands_changed(self) -> None:
        """The hub has lent numbers."""
        self._bands = self._ledger.bands()

    def saw_catalog(self, catalog: Catalog) -> None:
        if self._catalog is None or catalog.version != self._catalog.version:
            self._ledger.keep("catalog", catalog.model_dump_json())
        self._catalog = catalog

    def saw_view(self, view: KioskView) -> None:
        """Kept for a start without a hub, when the hall itself has changed; its figures would be too old anyway."""
        if self._view is None or (view.hall, view.green_age) != (self._view.hall, self._view.green_age):
            self._ledger.keep("view", view.model_dump_json())
        self._view = view

    def known(self) -> tuple[Catalog, KioskView] | None:
        """What the hub said last, maybe before this program was started."""
        return None if self._catalog is None or self._view is None else (self._catalog, self._view)

    def standing(self) -> Standing:
        """How the kiosk could do alone now."""
        return alone.standing(self._bands, self._time.now()) if self.known() else Standing()

    # -- what it does --

    def issue(self, wish: effects.Issue, instead_of: str | None) -> events.Event:
        """A ticket out of the band, or why not. `instead_of`: the id under which the hub was asked in vain."""
        if self._catalog is None:
            return events.Refused(wish.id, alone.NO_BAND)
        now = self._time.note()
        drawn = alone.draw(self._bands, self._ledger.used(), self._catalog, wish.items, now)
        if isinstance(drawn, str):
            return events.Refused(wish.id, drawn)
        queues = [each.queue for each in self._catalog.items if each.id in wish.items and each.queue is not None]
        mine = self._ledger.of_holder(wish.document, queues) if wish.document is not None else None
        if mine is not None:
            return events.Refused(wish.id, ALREADY_WAITING, mine.id, mine.number)
        green_age = self._view.green_age if self._view is not None else GREEN_AGE
        ticket = alone.ticket_of(drawn, self._catalog, wish.items, wish.document, green_age, now)
        asked_before = instead_of or (wish.arrival.id if wish.arrival else None)
        self._ledger.give(
            drawn, ticket, queues, wish.document, paper=wish.paper, instead_of=asked_before, arrival=wish.arrival
        )
        return events.Ticketed(wish.id, ticket)

    def now(self) -> datetime:
        """The hall's time, from now on the earliest that it can be."""
        return self._time.note()

    def found(self, code: str) -> TicketView | None:
        """The ticket of this code, where this kiosk gave it out and the hub has not heard of it yet."""
        ticket = self._ledger.ticket(ticket_id(code))
        return ticket if ticket is not None and ticket.code_url.endswith(f"/{code}") else None

    def reprint(self, wish: effects.Reprint) -> events.Event:
        """The same number again, where this kiosk gave it out and the hub has not heard of it yet."""
        ticket = self._ledger.ticket(wish.ticket)
        return events.Refused(wish.id, NEEDS_HUB) if ticket is None else events.Ticketed(wish.id, ticket)


def _kept(ledger: Ledger, name: str, read: Callable[[str], Shape]) -> Shape | None:
    body = ledger.kept(name)
    try:
        return None if body is None else read(body)
    except ValidationError:
        return None  # an older release kept it: the hub will say it anew

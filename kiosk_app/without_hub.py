"""Watches over the kiosk's readiness to do without the hub: bands, the hall's time, what was last known of the hall."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime

from hub.wire import Catalog, Hello, KioskView
from kiosk_app.alone import Standing
from kiosk_app.alone_desk import AloneDesk
from kiosk_app.band_keeper import BandKeeper
from kiosk_app.hall_time import HallTime
from kiosk_app.journey import events
from kiosk_app.ledger import Ledger
from kiosk_app.line import Line

GRACE_SECONDS = 3.0
"""How long a kiosk that was just started waits for the hub before it goes by what it knew."""
NOTE_SECONDS = 60
"""How often the time is noted, for a start after a power cut."""


class WithoutHub:
    """`look` is to be called every second. `happen` takes the events that come of it."""

    def __init__(
        self, ledger: Ledger, line: Line, wall: Callable[[], datetime], happen: Callable[[events.Event], None]
    ) -> None:
        self._happen = happen
        self.time = HallTime(wall, time.monotonic, ledger)
        self.desk = AloneDesk(ledger, self.time)
        self._bands = BandKeeper(ledger, line, self._bands_changed)
        self._state, self._since, self._looks = "connecting", time.monotonic(), 0
        self._seen, self._told = Standing(), False

    @property
    def today(self) -> date | None:
        """The hub's service day, once it is known."""
        known = self.desk.known()
        return None if known is None else known[1].hall.day

    @property
    def gone(self) -> bool:
        """Whether the hub is not there now."""
        return self._state != "online"

    def greeted(self, hello: object) -> None:
        if isinstance(hello, Hello):
            self.time.learn(hello.at)

    def hub_state(self, state: str) -> None:
        self._state = state

    def saw_view(self, view: KioskView) -> None:
        self._told = True
        self.desk.saw_view(view)
        if not self.gone:
            self._bands.look(view.hall.day)

    def saw_catalog(self, catalog: Catalog) -> None:
        self.desk.saw_catalog(catalog)
        self.look()

    def look(self) -> None:
        """How it stands now; told to the journey when it has changed."""
        self._looks += 1
        if self._looks % NOTE_SECONDS == 0:
            self.time.note()
        if not self._told and self.gone and time.monotonic() - self._since > GRACE_SECONDS:
            self._say_what_was_known()
        standing = self.desk.standing()
        if standing != self._seen:
            self._seen = standing
            self._happen(events.AloneSeen(standing.can, standing.open, standing.opens_at))

    def _say_what_was_known(self) -> None:
        """A start without a hub: the hall as it was when last heard of."""
        known = self.desk.known()
        if known is not None and self.desk.standing().can:
            self._told = True
            self._happen(events.CatalogSeen(known[0]))
            self._happen(events.ViewSeen(known[1]))

    def _bands_changed(self) -> None:
        self.desk.bands_changed()
        self.look()

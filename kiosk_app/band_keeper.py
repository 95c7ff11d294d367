"""Sees to it that the kiosk has numbers in hand for today and tomorrow, while the hub is there to lend them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import uuid4

import structlog

from hub.wire import Answer, LeaseBandCommand, Problem
from kiosk_app.alone import left
from kiosk_app.ledger import Ledger
from kiosk_app.line import Line
from ui_common.posting import Unreachable

ENOUGH = 20
"""Numbers that must be left in every queue; with fewer another band is asked for."""

_log = structlog.get_logger("kiosk.bands")


class BandKeeper:
    """`changed` is called when a new band is in the ledger."""

    def __init__(self, ledger: Ledger, line: Line, changed: Callable[[], None]) -> None:
        self._ledger, self._line, self._changed = ledger, line, changed
        self._under_way = False
        self._refused: set[date] = set()

    def look(self, today: date) -> None:
        """Ask for what is missing. `today`: the hall's service day, as the hub says."""
        if self._under_way:
            return
        bands, used = self._ledger.bands(), self._ledger.used()
        for day, wanted in ((today, ENOUGH), (today + timedelta(days=1), 1)):
            if left(bands, used, day) < wanted and day not in self._refused:
                self._ask(today, day)
                return

    def _ask(self, today: date, day: date) -> None:
        self._under_way = True
        # A new id for each asking: a band whose answer was lost is nobody's, and that costs only numbers.
        self._line.send(LeaseBandCommand(day=day), lambda answer: self._answered(today, day, answer), id=uuid4().hex)

    def _answered(self, today: date, day: date, answer: Answer | Problem | Unreachable) -> None:
        self._under_way = False
        if isinstance(answer, Problem):
            self._refused.add(day)
            _log.warning("no band", day=day.isoformat(), code=answer.code)
        if isinstance(answer, Answer) and answer.band is not None:
            self._ledger.keep_band(answer.band)
            self._changed()
            self.look(today)

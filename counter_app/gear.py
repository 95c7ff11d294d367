"""The equipment at the counter: bar, call pad and rating pad follow the desk, and none of them ever stops it.

Each is there only where the settings name it. What is not plugged in, or breaks, is its driver's matter, which comes
back to it by itself; the clerk works on meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import structlog
from PySide6.QtCore import QObject, Slot

from counter_app.gear_texts import PAD_KEYS, bar_text, pad_number
from counter_app.keys import Key
from counter_app.settings import CounterSettings
from devices.drivers.events import status_in
from devices.drivers.led_bar import LedBar
from devices.drivers.pads import CallPad, PadPressed, Rated, RatingPad
from devices.drivers.supervisor import Supervisor
from hub.wire import Answer, CounterView, Problem, RateServiceCommand
from ui_common.bridge import Bridge
from ui_common.device_reports import DeviceReports
from ui_common.posting import Unreachable

log = structlog.get_logger(__name__)


class Hub(Protocol):
    """What the gear needs of the link."""

    def send(
        self, command: RateServiceCommand, answered: Callable[[Answer | Problem | Unreachable], None]
    ) -> object: ...


class Gear(QObject):
    """`pressed` gets the terminal's key that a key of the pad stands for."""

    def __init__(
        self, settings: CounterSettings, hub: Hub, pressed: Callable[[Key], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._hub, self._pressed = hub, pressed
        self._news = {word: Bridge(self) for word in ("led-bar", "call-pad", "rating-pad")}
        for bridge in self._news.values():
            bridge.arrived.connect(self._happened)
        bar, pad, rating = settings.bar, settings.pad, settings.rating
        self._words = (bar.idle, bar.paused) if bar else ("", "")
        told = self._news
        self._bar = LedBar(bar.url, told["led-bar"], bar.profile, address=bar.address) if bar else None
        self._pad = CallPad(pad.url, told["call-pad"], pad.profile, address=pad.address) if pad else None
        self._rating = (
            RatingPad(rating.url, told["rating-pad"], rating.profile, address=rating.address) if rating else None
        )
        self._shown: tuple[str, int | None, int] | None = None

    @property
    def drivers(self) -> dict[str, Supervisor]:
        """What the settings name, by the word of its kind."""
        named = {"led-bar": self._bar, "call-pad": self._pad, "rating-pad": self._rating}
        return {word: driver for word, driver in named.items() if driver is not None}

    def report_to(self, reports: DeviceReports) -> None:
        """Let it follow how each of them is."""
        for word in self.drivers:
            reports.follow(word, self._news[word], status_in)

    def start(self) -> None:
        for driver in self.drivers.values():
            driver.start()

    def stop(self) -> None:
        for driver in self.drivers.values():
            driver.stop()

    @Slot(object)
    def see(self, view: CounterView) -> None:
        """Show what the hall says of this counter; told only when it changes."""
        shown = (bar_text(view, *self._words), pad_number(view), view.waiting_total)
        if shown == self._shown:
            return
        self._shown = shown
        text, number, waiting = shown
        if self._bar is not None:
            self._bar.show(text)
        if self._pad is not None:
            self._pad.show_waiting(waiting)
            if number is not None:
                self._pad.show(number)

    @Slot(object)
    def _happened(self, event: object) -> None:
        if isinstance(event, PadPressed) and event.key in PAD_KEYS:
            self._pressed(PAD_KEYS[event.key])
        elif isinstance(event, Rated):
            self._hub.send(RateServiceCommand(level=event.level), self._rated)

    def _rated(self, answer: Answer | Problem | Unreachable) -> None:
        """The clerk is not told: nobody shall feel watched. A key pressed for fun is refused, and that is all."""
        if isinstance(answer, Unreachable):
            log.warning("rating_not_told")

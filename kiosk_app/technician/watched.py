"""A device under a technician's eyes: its driver, its wire, the tests made of it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from devices.checks import Check
from devices.drivers.events import DeviceEvent
from devices.drivers.supervisor import Supervisor
from devices.kind import Kind, Trial
from devices.wire_tap import WireLog
from ui_common.bridge import Bridge


class WatchedDevice(QObject):
    """`news` brings the driver's events to the screen's thread."""

    changed = Signal()
    """A test or trial began or ended."""

    def __init__(
        self, kind: Kind, driver: Supervisor, news: Bridge, steady: Callable[[], float] = time.monotonic
    ) -> None:
        super().__init__()
        self.kind, self.driver = kind, driver
        self.checks: tuple[Check, ...] = ()
        self.testing = False
        self.trial: Trial | None = None
        self.wire: WireLog | None = None
        self._steady, self._until = steady, 0.0
        self._answers = Bridge(self)
        self._answers.arrived.connect(self._tested)
        news.arrived.connect(self._heard)

    def watch(self, on: bool) -> None:
        """Listen to its wire, or no more; what was heard and found is forgotten with it."""
        self.wire = WireLog(self.kind.veil()) if on else None
        self.driver.tap = self.wire
        self.trial, self.checks, self.testing = None, (), False

    def test(self) -> None:
        """Its self-test, on its own thread."""
        self.testing, self.trial, self.checks = True, None, ()
        self.driver.ask_self_test(self._answers)
        self.changed.emit()

    def try_out(self, word: str, choice: str) -> None:
        """One of its trials."""
        self.checks, self.testing = (), False
        self.trial = trial = self.kind.trials[word]
        self._until = self._steady() + trial.seconds
        at_once = trial.begin(self.driver, choice)
        if at_once is not None:
            self._end(at_once)
        self.changed.emit()

    def look(self) -> None:
        """To be called now and then: a trial that nothing came of ends."""
        if self.trial is not None and self._steady() >= self._until:
            self._end(Check("link", None, "nothing-seen"))
            self.changed.emit()

    @Slot(object)
    def _tested(self, checks: object) -> None:
        if self.testing and isinstance(checks, tuple):
            self.testing, self.checks = False, checks
            self.changed.emit()

    @Slot(object)
    def _heard(self, event: object) -> None:
        if self.trial is None or not isinstance(event, DeviceEvent):
            return
        check = self.trial.ends(event)
        if check is not None:
            self._end(check)
            self.changed.emit()

    def _end(self, check: Check) -> None:
        self.trial, self.checks = None, (check,)

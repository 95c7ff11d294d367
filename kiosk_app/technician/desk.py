"""What stands behind the technician's pages: the gate, the devices, the machine, as rows for a page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, tzinfo

from devices.words import Language
from kiosk_app.technician import machine, shown
from kiosk_app.technician.badge import CheckBadge
from kiosk_app.technician.gate import Gate
from kiosk_app.technician.restarts import Restarts
from kiosk_app.technician.shown import Row
from kiosk_app.technician.watched import WatchedDevice


class Desk:
    """One device at a time is chosen and watched. `standing` tells how the kiosk stands with the hub."""

    def __init__(
        self,
        gate: Gate,
        restarts: Restarts,
        standing: Callable[[], machine.Standing],
        devices: Sequence[WatchedDevice],
        check_badge: CheckBadge | None = None,
    ) -> None:
        self.gate, self.restarts, self.devices = gate, restarts, devices
        self._standing = standing
        self.check_badge = check_badge
        self.zone: tzinfo = UTC
        self.chosen: WatchedDevice | None = None

    def choose(self, at: int | None) -> None:
        """Watch this device, or none."""
        if self.chosen is not None:
            self.chosen.watch(False)
        self.chosen = None if at is None else self.devices[at]
        if self.chosen is not None:
            self.chosen.watch(True)

    def look(self) -> None:
        """To be called now and then."""
        if self.chosen is not None:
            self.chosen.look()

    def listed(self, language: Language) -> list[Row]:
        return [shown.in_list(each, key, language) for key, each in enumerate(self.devices)]

    def device(self, language: Language) -> Row:
        return shown.whole(self.chosen, language) if self.chosen is not None else {}

    def errors(self, language: Language) -> list[Row]:
        return shown.errors(self.chosen, self.zone, language) if self.chosen is not None else []

    def trials(self, language: Language) -> list[Row]:
        return shown.trials(self.chosen, language) if self.chosen is not None else []

    def found(self, language: Language) -> list[Row]:
        return shown.found(self.chosen, language) if self.chosen is not None else []

    def wire(self) -> list[Row]:
        return shown.wire(self.chosen, self.zone) if self.chosen is not None else []

    @property
    def reads_badges(self) -> bool:
        """Whether a badge can be held to something."""
        return self.check_badge is not None and any("scan" in each.driver.capabilities for each in self.devices)

    @property
    def busy(self) -> bool:
        """A test or trial is under way."""
        return self.chosen is not None and (self.chosen.testing or self.chosen.trial is not None)

    def ask(self, language: Language) -> str:
        """What the technician must do for the trial under way."""
        trial = self.chosen.trial if self.chosen is not None else None
        return trial.ask.in_(language) if trial is not None and trial.ask is not None else ""

    def machine(self, language: Language) -> list[Row]:
        return machine.rows(self._standing(), language)

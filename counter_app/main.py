"""Start the counter terminal: settings, link to the hub, view-models, window."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from counter_app.clerk import Clerk
from counter_app.settings import CounterSettings
from counter_app.terminal import Terminal
from ui_common.device_reports import DeviceReports
from ui_common.hub_link import HubLink
from ui_common.stage import Stage
from ui_common.window import run_program

if TYPE_CHECKING:
    from counter_app.gear import Gear

MAIN_QML: Final = Path(__file__).resolve().parent / "qml" / "Main.qml"
SIZE: Final = (1366, 900)
TICK_MS: Final = 1000


def main(settings: Path, fullscreen: bool = False) -> int:
    """Run the terminal of the counter that `settings` names until it is closed; the exit code.

    Raises SettingsError when the file can't be used.
    """
    chosen = CounterSettings.load(settings)
    program = Program(chosen)
    return run_program(
        "tingxu-counter",
        MAIN_QML,
        program.view_models,
        panel="counter",
        size=SIZE,
        language=chosen.language,
        fullscreen=fullscreen,
        on_start=program.start,
        on_stop=program.stop,
    )


class Program:
    """What lives as long as the window: the link, the view-model, the clock's tick."""

    def __init__(self, settings: CounterSettings) -> None:
        self._settings = settings

    def view_models(self, stage: Stage) -> Mapping[str, object]:
        """Make the view-models, once Qt is there."""
        stage.theme.setProperty("dark", self._settings.dark)
        stage.theme.setProperty("largePrint", self._settings.large_print)
        self._link = HubLink(self._settings.hub)
        self.clerk = Clerk(self._link)
        self.terminal = Terminal(self.clerk, self._settings.language)
        self._gear = self._equipment()
        self._reports = self._reported()
        self._language = stage.language
        self._timer = QTimer(self.terminal)
        self._timer.setInterval(TICK_MS)
        self._connect()
        return {"terminal": self.terminal}

    def start(self) -> None:
        """The window is there: come to the hub."""
        self._link.start()
        if self._gear is not None:
            self._gear.start()
        self._timer.start()

    def stop(self) -> None:
        """Before the window goes: no callback comes after."""
        self._timer.stop()
        self._reports.stop()
        if self._gear is not None:
            self._gear.stop()
        self._link.stop()

    def _equipment(self) -> Gear | None:
        """Bar and pads, where there are any: their drivers need not be loaded elsewhere."""
        if not (self._settings.bar or self._settings.pad or self._settings.rating):
            return None
        from counter_app.gear import Gear

        gear = Gear(self._settings, self._link, self.terminal.hot_key)
        self.clerk.seen.connect(gear.see)
        return gear

    def _reported(self) -> DeviceReports:
        """How bar and pads are, for those who keep them; none at all is a report too."""
        drivers = self._gear.drivers if self._gear is not None else ()
        reports = DeviceReports(self._link, {word: word for word in drivers})
        if self._gear is not None:
            self._gear.report_to(reports)
        return reports

    def _connect(self) -> None:
        self._link.viewArrived.connect(self.clerk.take_view)
        self._link.catalogArrived.connect(self.clerk.take_catalog)
        self._link.stateChanged.connect(self.clerk.take_link)
        self._link.stateChanged.connect(self._reports.hub_state)
        self._timer.timeout.connect(lambda: self.terminal.tick(self._link.age_seconds))
        self._language.changed.connect(lambda: self.terminal.set_language(self._language.property("current")))

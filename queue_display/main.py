"""The call board as a program."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from hub.wire import BoardView, Hello
from queue_display.announcer import Announcer
from queue_display.early import with_call
from queue_display.hall_time import HallTime
from queue_display.screen import BoardScreen
from queue_display.settings import BoardSettings
from ui_common.device_reports import DeviceReports
from ui_common.hub_link import HubLink
from ui_common.settings import SettingsError
from ui_common.stage import Stage
from ui_common.voice.voice import Voice
from ui_common.window import run_program

if TYPE_CHECKING:
    from queue_display.hearing import Hearing

QML = Path(__file__).with_name("qml") / "Main.qml"
SIZE = (1920, 1080)
SOUND = "sound"
"""The kind of the speaker among devices, and its name on a board."""


class Program:
    """One board: the link, the screen it fills and, where enabled, the voice."""

    def __init__(self, settings: BoardSettings) -> None:
        self._settings = settings
        self._time = HallTime()
        self._view: BoardView | None = None
        self._link: HubLink
        self._reports: DeviceReports
        self._screen: BoardScreen
        self._voice: Voice | None = None
        self._announcer: Announcer | None = None
        self._hearing: Hearing | None = None

    def properties(self, stage: Stage) -> Mapping[str, object]:
        """Make the parts, now that the application is there."""
        stage.theme.setProperty("highContrast", self._settings.high_contrast)
        stage.theme.setProperty("reducedMotion", self._settings.reduced_motion)
        self._link = HubLink(self._settings.hub)
        self._screen = BoardScreen(self._time.now, lambda: self._link.age_seconds)
        self._link.greeted.connect(self._greeted)
        self._link.viewArrived.connect(self._arrived)
        self._link.eventArrived.connect(self._happened)
        self._link.stateChanged.connect(self._screen.link)
        if self._settings.voice.enabled:
            self._give_voice()
        self._report()
        return {"board": self._screen}

    def start(self) -> None:
        self._screen.start()
        if self._hearing is not None:
            self._hearing.start()
        self._link.start()

    def stop(self) -> None:
        self._reports.stop()
        self._link.stop()
        if self._hearing is not None:
            self._hearing.stop()
        if self._voice is not None:
            self._voice.close()

    def _give_voice(self) -> None:
        voice = self._settings.voice
        self._voice = Voice(voice.sink, volume=voice.volume, rate=voice.rate)
        self._announcer = Announcer(self._voice, self._link, voice)
        self._announcer.speaking.connect(self._screen.speak)
        if voice.looked_at:
            # Only here: a board that is silent by its settings needs no driver.
            from queue_display.hearing import Hearing

            self._hearing = Hearing(voice.looked_at, self._voice.unheard)

    def _report(self) -> None:
        """Tell those who keep it how the speaker is; a board that is silent by its settings has none."""
        self._reports = DeviceReports(self._link, {} if self._hearing is None else {SOUND: SOUND})
        if self._hearing is not None:
            self._reports.follow(SOUND, self._hearing.news, self._hearing.reported)
        self._link.stateChanged.connect(self._reports.hub_state)

    def _greeted(self, hello: Hello) -> None:
        self._time.told(hello.at)

    def _arrived(self, view: BoardView) -> None:
        self._time.at_least(view.at)
        self._show(view)

    def _happened(self, kind: str, fields: dict[str, object]) -> None:
        now = self._time.now()
        if kind == "ticket.called" and self._view is not None and now is not None:
            self._show(with_call(self._view, fields, now))

    def _show(self, view: BoardView) -> None:
        self._view = view
        self._screen.see(view)
        if self._announcer is not None:
            self._announcer.see(view, self._time.now)


def main(settings: Path, fullscreen: bool = False) -> int:
    """Run the board until its window is closed; the exit code, 2 for settings that cannot be used."""
    try:
        program = Program(loaded := BoardSettings.load(settings))
    except SettingsError as wrong:
        print(wrong, file=sys.stderr)
        return 2
    return run_program(
        "tingxu-board", QML, program.properties, panel="board", size=SIZE, language=loaded.language,
        fullscreen=fullscreen, on_start=program.start, on_stop=program.stop)

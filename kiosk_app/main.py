"""Starts the kiosk: first its window, then what stands behind it."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot

from kiosk_app.clock import utc_now
from kiosk_app.hands import Hands
from kiosk_app.journey import Comfort
from kiosk_app.outbox_file import held_outbox
from kiosk_app.qr_code import provide_codes
from kiosk_app.seal_key import check_key
from kiosk_app.session import Session
from kiosk_app.settings import KioskSettings
from kiosk_app.speaker import Speaker, Speech
from kiosk_app.technician.technician import Technician
from ui_common.settings import SettingsError
from ui_common.stage import Stage
from ui_common.window import run_program

if TYPE_CHECKING:
    from hub.wire import Language
    from kiosk_app.outbox import Outbox
    from kiosk_app.works import Works

MAIN_QML = Path(__file__).parent / "qml" / "Main.qml"
SIZE = (1080, 1920)
LONGEST_FIRST_FRAME_MS = 1500
SENTENCE: dict[Language, str] = {
    "zh": "请 A 零零一 号到一号窗口。声音清楚，就是正常。",
    "en": "Ticket A 0 0 1, please go to counter 1. If you hear this clearly, it works.",
}
"""What a technician hears."""


def dress(stage: Stage, comfort: Comfort) -> None:
    """The screen as this visitor wants it."""
    stage.theme.setProperty("largePrint", comfort.large)
    stage.theme.setProperty("highContrast", comfort.contrast)
    stage.theme.setProperty("lowReach", comfort.low)
    stage.language.set(comfort.language)


class Kiosk(QObject):
    """One kiosk: its session on a stage, and its works."""

    def __init__(self, settings: KioskSettings, folder: Path, stage: Stage) -> None:
        super().__init__()
        self._settings, self._folder, self._stage = settings, folder, stage
        provide_codes(stage.engine)
        comfort = Comfort(language=settings.language)
        self.session = Session(comfort, utc_now, idle_seconds=settings.idle_seconds)
        self.speaker = Speaker(self._make_voice)
        self._works: Works | None = None
        self._ended = False
        self.restart_wanted = False
        self.technician = Technician(lambda: self.session.vacant, settings.language)
        self.technician.languageWanted.connect(self._dress_for_technician)
        self.technician.sentenceWanted.connect(self._say_sentence)
        stage.activity.acted.connect(self.technician.touched)
        self.session.comfortWanted.connect(self._dress)
        stage.activity.acted.connect(self.session.touched)

    @property
    def outbox(self) -> Outbox:
        """Only once the first page was drawn."""
        assert self._works is not None
        return self._works.outbox

    @property
    def models(self) -> dict[str, object]:
        """What Main.qml needs."""
        return {"session": self.session, "speaker": self.speaker, "technician": self.technician}

    def start(self) -> None:
        """Open the works when the first page is on the screen, or soon where it is never drawn."""
        if self._stage.window is not None:
            self._stage.window.frameSwapped.connect(self._open, Qt.ConnectionType.QueuedConnection)
        QTimer.singleShot(LONGEST_FIRST_FRAME_MS, self._open)

    @Slot()
    def _open(self) -> None:
        if self._works is not None or self._ended:
            return
        if self._stage.window is not None:
            self._stage.window.frameSwapped.disconnect(self._open)
        # Imported here: the first page does not wait for devices and databases.
        from kiosk_app.works import Works

        hands = Hands(lambda: self._stage.window, self.session, self.speaker)
        self._works = Works(
            self._settings, self._folder, self.session, self.speaker, hands, self.technician, self._restart
        )
        self._works.start()

    def stop(self) -> None:
        self._ended = True
        if self._works is not None:
            self._works.stop()
        self.technician.stop()
        self.session.stop()
        self.speaker.close()

    @Slot(object)
    def _dress(self, comfort: Comfort) -> None:
        dress(self._stage, comfort)
        self.speaker.set_aloud(comfort.aloud, comfort.language, comfort.private)

    @Slot(str)
    def _dress_for_technician(self, language: Language) -> None:
        """The technician's pages are plain; afterwards everything is as the visitor had it."""
        if language:
            self.speaker.forget()
        comfort = self.session.journey.comfort
        dress(self._stage, Comfort(language=language, low=comfort.low) if language else comfort)

    @Slot(str)
    def _say_sentence(self, language: Language) -> None:
        self.speaker.try_out(SENTENCE[language], language)

    def _restart(self) -> None:
        """End this run; `main` begins the next."""
        self.restart_wanted = True
        QCoreApplication.quit()

    def _make_voice(self, private: bool) -> Speech:
        # Imported here: the voice starts processes, and most visitors never ask for it.
        from ui_common.voice.voice import Voice

        voice = self._settings.voice
        return Voice(voice.headphones if private and voice.headphones else voice.sink)


def main(settings: Path, fullscreen: bool = False) -> int:
    """Run the kiosk of this settings file until it is closed; the exit code."""
    folder = settings.resolve().parent
    try:
        read = KioskSettings.load(settings)
        with held_outbox(read.outbox(folder)):
            check_key(read.seal_key(folder))
            code, again = _run(read, folder, fullscreen)
    except SettingsError as unusable:
        print(unusable, file=sys.stderr)
        return 2
    if again:
        os.execv(sys.executable, sys.orig_argv)  # the same command anew, under the same supervisor
    return code


def _run(settings: KioskSettings, folder: Path, fullscreen: bool) -> tuple[int, bool]:
    """The exit code, and whether it is to start afresh."""
    made: list[Kiosk] = []

    def properties(stage: Stage) -> dict[str, object]:
        kiosk = Kiosk(settings, folder, stage)
        made.append(kiosk)
        return kiosk.models

    code = run_program(
        "tingxu-kiosk",
        MAIN_QML,
        properties,
        panel="kiosk",
        size=SIZE,
        language=settings.language,
        fullscreen=fullscreen,
        on_start=lambda: made[0].start(),
        on_stop=lambda: made[0].stop(),
    )
    return code, code == 0 and bool(made) and made[0].restart_wanted

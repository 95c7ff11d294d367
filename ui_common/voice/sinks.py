"""Where a finished sound goes: the sound card through aplay, or a folder. It says beforehand if it can."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TypeAlias

import structlog
from PySide6.QtCore import QElapsedTimer, QObject, QProcess, QTimer, Signal, Slot

log = structlog.get_logger(__name__)

SOUND_CARDS = Path("/proc/asound/cards")
_SOONEST = 0.85
"""A sound that ended after less than this share of its length was not heard."""
_LATEST_SECONDS = 5.0
"""Longer than its length by this much: the player hangs."""


class BadSink(ValueError):
    """The setting names no sink we have."""


def card_present(cards: Path = SOUND_CARDS) -> bool:
    """Whether the kernel has a sound card. A sound server's null device is none: nobody hears it."""
    try:
        return re.search(r"^\s*\d+\s+\[", cards.read_text(), re.MULTILINE) is not None
    except FileNotFoundError:
        return False


class Player(QObject):
    """One aplay process per sound; its exit code and the time it took are both believed only together."""

    done = Signal(str)
    """"" when played, else the reason: "no_device", "cut_short", "player_failed", "player_hung"."""

    def __init__(self, pcm: str | None, *, cards: Path = SOUND_CARDS, parent: QObject | None = None) -> None:
        """`pcm`: an ALSA name the operator vouches for; None: the default one, which needs a sound card."""
        super().__init__(parent)
        self._pcm = pcm
        self._cards = cards
        self._process: QProcess | None = None
        self._seconds = 0.0
        self._clock = QElapsedTimer()
        self._watchdog = QTimer(self)
        self._watchdog.setSingleShot(True)
        self._watchdog.timeout.connect(lambda: self._end("player_hung"))

    def missing(self) -> str:
        """"" when there is something to play on, else "no_player" or "no_device"."""
        if shutil.which("aplay") is None:
            return "no_player"
        return "" if self._pcm is not None or card_present(self._cards) else "no_device"

    def play(self, sound: Path, key: str, seconds: float) -> None:
        """Play to the end; answered by `done`."""
        process = QProcess(self)
        process.setStandardErrorFile(QProcess.nullDevice())
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        self._process, self._seconds = process, seconds
        self._clock.start()
        self._watchdog.start(round(1000 * (seconds + _LATEST_SECONDS)))
        device = [] if self._pcm is None else ["-D", self._pcm]
        process.start("aplay", ["-q", *device, str(sound)])

    def stop(self) -> None:
        """Silence within milliseconds, without `done`."""
        self._watchdog.stop()
        process, self._process = self._process, None
        if process is not None:
            process.finished.disconnect()
            process.errorOccurred.disconnect()
            process.kill()
            process.waitForFinished(1000)
            process.deleteLater()

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        played = self._clock.elapsed() / 1000
        if code or status == QProcess.ExitStatus.CrashExit:
            self._end(self.missing() or "player_failed")
        elif played < _SOONEST * self._seconds:
            log.error("voice.cut_short", played=played, seconds=self._seconds)
            self._end("cut_short")
        else:
            self._end("")

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._end("no_player")

    def _end(self, reason: str) -> None:
        self.stop()
        self.done.emit(reason)


class Folder(QObject):
    """Keeps each sound as KEY.wav instead of playing it."""

    done = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._reason = ""
        self._answer = QTimer(self)
        self._answer.setSingleShot(True)
        self._answer.timeout.connect(lambda: self.done.emit(self._reason))

    def missing(self) -> str:
        return ""

    def play(self, sound: Path, key: str, seconds: float) -> None:
        name = re.sub(r"[^\w.-]", "_", key) + ".wav"
        beside = self._folder / f".{name}"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(sound, beside)
            beside.replace(self._folder / name)
            self._reason = ""
        except OSError as refused:
            log.error("voice.folder", error=type(refused).__name__)
            self._reason = "disk"
        self._answer.start(0)

    def stop(self) -> None:
        self._answer.stop()


Sink: TypeAlias = Player | Folder


def sink_named(setting: str, parent: QObject | None = None) -> Sink:
    """"auto", "alsa:PCM" or "file:DIR". Raises BadSink."""
    kind, _, rest = setting.partition(":")
    if setting == "auto":
        return Player(None, parent=parent)
    if kind == "alsa" and rest:
        return Player(rest, parent=parent)
    if kind == "file" and rest:
        return Folder(Path(rest), parent)
    raise BadSink(f'{setting!r} is no sink: use "auto", "alsa:NAME" or "file:FOLDER"')

"""The public face of the voice: an ordered queue of utterances, never two at once, each with one outcome."""

from __future__ import annotations

import shutil
import tempfile
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import structlog
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from ui_common.voice.engine import PATIENCE_SECONDS, Engine
from ui_common.voice.sinks import Sink, sink_named

log = structlog.get_logger(__name__)

Language = Literal["zh", "en"]
NORMAL_RATE = 150
"""Words a minute of the engine: about 3.5 hanzi a second, easy to follow in a hall."""
_LOOK_MS = 2000
"""How often a sound device that was plugged in or out is noticed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in one language."""

    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class _Utterance:
    lines: tuple[Line, ...]
    key: str
    chime: Path | None


class Voice(QObject):
    """Speaks texts in the order given.

    `finished(key, outcome, reason)` comes once for each key, never from inside `say`: "spoken", "failed"
    or "stopped". Reasons of a failure: "no_device", "no_player", "no_engine", "engine_died", "engine_hung",
    "engine_failed", "silent", "cut_short", "player_failed", "player_hung", "disk", and what `unheard` was told.
    """

    started = Signal(str)
    """key: its sound begins."""
    finished = Signal(str, str, str)
    available_changed = Signal(bool, str)

    def __init__(
        self, sink: str | Sink = "auto", *, volume: float = 1.0, rate: int = NORMAL_RATE,
        patience: float = PATIENCE_SECONDS, parent: QObject | None = None,
    ) -> None:
        """`sink`: "auto" (ALSA default, needs a sound card), "alsa:PCM", "file:DIR". `volume` 0 to 1; `rate`
        words a minute; `patience`: seconds after which a silent worker is replaced. Raises BadSink."""
        super().__init__(parent)
        self.volume = volume
        self.rate = rate
        self._sink = sink_named(sink, self) if isinstance(sink, str) else sink
        self.room = Path(tempfile.mkdtemp(prefix="tingxu-voice-"))
        self._engine = Engine(self.room, patience=patience, parent=self)
        self._engine_missing = False
        self._queue: deque[_Utterance] = deque()
        self._current: _Utterance | None = None
        self._unheard = ""
        self._known = self._sink.missing()
        self._engine.made.connect(self._sound)
        self._engine.failed.connect(self._not_made)
        self._sink.done.connect(self._played)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._next)
        self._look = QTimer(self, interval=_LOOK_MS)
        self._look.timeout.connect(self._notice)
        self._look.start()

    @property
    def available(self) -> bool:
        """Whether speech can be heard: an engine and a sound device are there."""
        return not self.reason

    @property
    def reason(self) -> str:
        """Why it is not available: "", "no_engine", "no_device", "no_player" or what `unheard` was told."""
        return "no_engine" if self._engine_missing else self._sink.missing() or self._unheard

    @property
    def worker_id(self) -> int:
        """Process id of the present speech worker; 0 without one."""
        return self._engine.process_id

    @property
    def making(self) -> bool:
        """Whether the worker is at work on a sound."""
        return self._engine.busy

    def say(self, text: str, language: Language, key: str) -> None:
        """Queue one text."""
        self.announce((Line(text, language),), key)

    def announce(self, lines: Sequence[Line], key: str, *, chime: Path | None = None) -> None:
        """Queue one announcement: a chime, then the lines with a short pause between them, as one sound."""
        self._queue.append(_Utterance(tuple(lines), key, chime))
        self._turn.start()

    @Slot(str)
    def unheard(self, reason: str) -> None:
        """Sound is played and nobody hears it, as someone knows who looks at the mixer: "muted"; "" when they do.
        It is played all the same, and finished as failed."""
        self._unheard = reason
        self._notice()

    def stop(self) -> None:
        """Be silent at once: what sounds and all that waits is finished as "stopped"."""
        self._engine.cancel()
        self._sink.stop()
        waiting = ([self._current] if self._current else []) + list(self._queue)
        self._current = None
        self._queue.clear()
        for utterance in waiting:
            self.finished.emit(utterance.key, "stopped", "")

    def forget(self) -> None:
        """Delete every sound made so far: a visitor has left. Stops what still speaks."""
        self.stop()
        for sound in self.room.glob("*.wav"):
            sound.unlink(missing_ok=True)

    def close(self) -> None:
        """Stop, end the processes, delete the sounds. Call before the program exits."""
        self._look.stop()
        self.stop()
        self._engine.close()
        shutil.rmtree(self.room, ignore_errors=True)

    @Slot()
    def _next(self) -> None:
        if self._current is not None or not self._queue:
            return
        self._current = self._queue.popleft()
        self._notice()
        if missing := self._sink.missing():
            self._finish(missing)
            return
        self._engine.make({
            "lines": [{"text": line.text, "language": line.language} for line in self._current.lines],
            "chime": str(self._current.chime) if self._current.chime else None,
            "volume": min(max(self.volume, 0.0), 1.0), "rate": self.rate, "out": str(self._out),
        })

    @property
    def _out(self) -> Path:
        return self.room / "now.wav"

    @Slot(float)
    def _sound(self, seconds: float) -> None:
        self._engine_missing = False
        if self._current is None:
            return
        self.started.emit(self._current.key)
        self._sink.play(self._out, self._current.key, seconds)

    @Slot(str)
    def _not_made(self, reason: str) -> None:
        self._engine_missing = reason == "no_engine"
        self._notice()
        self._finish(reason)

    @Slot(str)
    def _played(self, reason: str) -> None:
        self._finish(reason or self._unheard)

    def _finish(self, reason: str) -> None:
        finished, self._current = self._current, None
        self._out.unlink(missing_ok=True)
        if finished is not None:
            self._turn.start()
            self.finished.emit(finished.key, "failed" if reason else "spoken", reason)

    @Slot()
    def _notice(self) -> None:
        """Tell once when speech becomes possible or impossible."""
        if self.reason != self._known:
            self._known = self.reason
            log.warning("voice.availability", available=not self._known, reason=self._known)
            self.available_changed.emit(not self._known, self._known)

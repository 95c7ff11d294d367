"""The public face of the voice: an ordered queue of utterances, never two at once, each with one outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Signal

Language = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence in one language."""

    text: str
    language: Language


class Voice(QObject):
    """Speaks texts in the order given.

    `finished(key, outcome, reason)` comes exactly once for each key given: outcome "spoken", "failed" or "stopped".
    It never comes from inside `say`. `reason` of a failure: "no_device", "no_engine", "engine_died", "engine_hung",
    "silent", "cut_short", "player_failed", "player_hung".
    """

    started = Signal(str)
    """key: its sound begins."""
    finished = Signal(str, str, str)
    available_changed = Signal(bool, str)

    def __init__(
        self, sink: str = "auto", *, volume: float = 1.0, rate: int = 165, parent: QObject | None = None
    ) -> None:
        """`sink`: "auto" (ALSA default, needs a sound card), "alsa:PCM" or "file:DIR". `volume` 0 to 1."""
        super().__init__(parent)
        self.volume = volume

    @property
    def available(self) -> bool:
        """Whether speech can be heard: an engine and a sound device are there."""
        raise NotImplementedError

    @property
    def reason(self) -> str:
        """Why it is not available: "", "no_device" or "no_engine"."""
        raise NotImplementedError

    def say(self, text: str, language: Language, key: str) -> None:
        """Queue one text."""
        self.announce((Line(text, language),), key)

    def announce(self, lines: Sequence[Line], key: str, *, chime: Path | None = None) -> None:
        """Queue one announcement: a chime, then the lines with a short pause between them, as one sound."""
        raise NotImplementedError

    def stop(self) -> None:
        """Be silent at once: what sounds and all that waits is finished as "stopped"."""
        raise NotImplementedError

    def forget(self) -> None:
        """Delete every sound made so far: a visitor has left."""
        raise NotImplementedError

    def close(self) -> None:
        """Stop, end the processes, delete the sounds. Call before the program exits."""
        raise NotImplementedError

"""The speech engine behind pyttsx3: one utterance at a time into a file."""

from __future__ import annotations

import sys
from pathlib import Path

import pyttsx3


class Espeak:
    """One in a process: several crash. Raises what pyttsx3 does where the library is not installed."""

    def __init__(self) -> None:
        self._engine = pyttsx3.init("espeak")
        # The library behind the driver, loaded by `init` where it is installed at all.
        self._library = sys.modules["pyttsx3.drivers._espeak"]

    def write(self, given: str, voice: str, rate: int, path: Path) -> None:
        """One utterance per runAndWait: of two, the engine writes only the last. It may return while its
        thread still writes, on a busy machine: wait for that thread."""
        self._engine.setProperty("voice", voice)
        self._engine.setProperty("rate", rate)
        self._engine.save_to_file(given, str(path))
        self._engine.runAndWait()
        self._library.Synchronize()

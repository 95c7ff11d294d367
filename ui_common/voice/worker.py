"""The speech engine's own process: `python -m ui_common.voice.worker CACHE`.

JSON lines on stdin, one answer each on stdout, in order:
    {"id": 7, "lines": [{"text", "language"}], "chime": "a.wav" | null, "volume": 1, "rate": 150, "out": ...}
    {"id": 7, "seconds": 5.2}      the whole sound is in `out`
    {"id": 7, "failed": "silent" | "engine_failed" | "disk", "detail": "..."}
The first line out is {"ready": true} or {"ready": false, "detail": "..."}; after the latter it exits.
A process of its own because the engine crashes with several threads, may hang, and is one per process.
It ends when stdin closes, so it never outlives the program. Texts are kept in memory and never logged.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from array import array
from pathlib import Path
from typing import IO, Any, Protocol

from ui_common.voice import wav
from ui_common.voice.reading import reading_en, reading_zh

VOICES = {"zh": ("sit/cmn-latn-pinyin", reading_zh), "en": ("gmw/en", reading_en)}
CACHED_SOUNDS = 200
"""At most this many lines are kept, some 150 kB each."""
ATTEMPTS = 4
SHORTEST_SYLLABLE = 0.2
"""Seconds at the normal rate."""
NORMAL_RATE = 150
_GAP_AFTER_CHIME, _GAP_BETWEEN_LINES, _LEAD_IN = 0.15, 0.65, 0.05


def shortest(given: str, rate: int) -> float:
    """Seconds that these syllables or words take at least, two thirds of the usual; less was cut off."""
    return len(given.split()) * SHORTEST_SYLLABLE * NORMAL_RATE / rate


class Silent(Exception):
    """The engine gave no sound, or one nobody can hear."""


class Engine(Protocol):
    """What speaks into a file."""

    def write(self, given: str, voice: str, rate: int, path: Path) -> None: ...


class Maker:
    """Makes sounds out of lines, with the engine and the cache."""

    def __init__(self, cache: Path, engine: Engine) -> None:
        self._cache = cache
        self._engine = engine

    def make(self, request: dict[str, Any]) -> float:
        """Write the request's whole sound; returns its seconds."""
        spoken = [self._line(line["text"], line["language"], request["rate"]) for line in request["lines"]]
        whole = wav.louder(wav.joined(spoken, _GAP_BETWEEN_LINES), request["volume"])
        if request["chime"]:
            bell = wav.louder(wav.read(Path(request["chime"])), request["volume"])
            whole = wav.joined((bell, whole), _GAP_AFTER_CHIME)
        whole = wav.joined((wav.pause(_LEAD_IN), whole), 0.0)
        wav.write(Path(request["out"]), whole)
        return wav.seconds(whole)

    def _line(self, text: str, language: str, rate: int) -> array[int]:
        voice, reading = VOICES[language]
        name = hashlib.sha256(f"{voice}\n{rate}\n{text}".encode()).hexdigest()
        kept = self._cache / f"{name}.wav"
        try:
            return wav.read(kept)
        except (FileNotFoundError, wav.NotASound):  # not there yet, or cut off by a fault: made now
            pass
        given = reading(text)
        if not any(character.isalnum() for character in given):
            raise Silent("nothing to say")
        samples = self._made(given, voice, rate)
        wav.write(kept, samples)
        self._prune()
        return samples

    def _made(self, given: str, voice: str, rate: int) -> array[int]:
        """The engine's sound, heard and whole. Once in some hundred times its file is empty: ask again."""
        for _ in range(ATTEMPTS):
            samples = self._synthesised(given, voice, rate)
            if wav.level(samples) >= wav.SILENT_BELOW and wav.seconds(samples) >= shortest(given, rate):
                return samples
        raise Silent(f"level {wav.level(samples):.4f} in {wav.seconds(samples):.2f} s")

    def _synthesised(self, given: str, voice: str, rate: int) -> array[int]:
        """What the engine wrote; half a file is no sound."""
        raw = self._cache / "raw"
        raw.unlink(missing_ok=True)
        self._engine.write(given, voice, rate, raw)
        try:
            return wav.read(raw)
        except (FileNotFoundError, wav.NotASound):
            return array("h")

    def _prune(self) -> None:
        kept = sorted(self._cache.glob("*.wav"), key=lambda path: path.stat().st_mtime)
        for path in kept[:-CACHED_SOUNDS]:
            path.unlink(missing_ok=True)


def answer(maker: Maker, request: dict[str, Any]) -> dict[str, Any]:
    """One request's answer line."""
    try:
        return {"id": request["id"], "seconds": round(maker.make(request), 3)}
    except Silent as silent:
        return {"id": request["id"], "failed": "silent", "detail": str(silent)}
    except (OSError, wav.NotASound) as broken:
        return {"id": request["id"], "failed": "disk", "detail": type(broken).__name__}
    except (RuntimeError, ValueError) as broken:
        # What the engine raises for a voice it does not have, or when it gives up.
        return {"id": request["id"], "failed": "engine_failed", "detail": type(broken).__name__}


def _own_stdout() -> IO[str]:
    """The engine prints on stdout: give it stderr, and keep the real one for the answers."""
    answers = os.fdopen(os.dup(1), "w", buffering=1, encoding="utf-8")
    os.dup2(2, 1)
    return answers


def main(cache: Path) -> int:
    answers = _own_stdout()
    try:
        from ui_common.voice.espeak import Espeak  # where it is missing, that is told

        maker = Maker(cache, Espeak())
    except (RuntimeError, OSError, ImportError) as missing:
        answers.write(json.dumps({"ready": False, "detail": f"{type(missing).__name__}: {missing}"}) + "\n")
        return 3
    answers.write(json.dumps({"ready": True}) + "\n")
    for line in sys.stdin:
        answers.write(json.dumps(answer(maker, json.loads(line))) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(Path(sys.argv[1])))

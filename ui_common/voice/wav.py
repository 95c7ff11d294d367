"""Sounds as 16-bit samples: read, measure, join, write. One format throughout: 22,050 Hz, mono."""

from __future__ import annotations

import math
import os
import sys
import wave
from array import array
from collections.abc import Sequence
from operator import mul
from pathlib import Path

SAMPLE_RATE = 22_050
SILENT_BELOW = 0.01
"""RMS of a full scale of 1. Speech of the engine has 0.1 and more."""


class NotASound(ValueError):
    """The file is no WAV of 22,050 Hz, mono, 16 bit."""


def read(path: Path) -> array[int]:
    """The samples of a file. Raises NotASound, FileNotFoundError."""
    try:
        with wave.open(str(path), "rb") as source:
            shape = source.getframerate(), source.getnchannels(), source.getsampwidth()
            if shape != (SAMPLE_RATE, 1, 2):
                raise NotASound(f"{path}: {shape[0]} Hz, {shape[1]} channels, {shape[2]} bytes")
            samples = array("h", source.readframes(source.getnframes()))
    except (wave.Error, EOFError) as broken:
        raise NotASound(f"{path}: {broken}") from broken
    if sys.byteorder == "big":
        samples.byteswap()
    return samples


def write(path: Path, samples: array[int]) -> None:
    """Written beside its place and renamed: a reader never finds half a sound."""
    ordered = samples
    if sys.byteorder == "big":
        ordered = samples[:]
        ordered.byteswap()
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    with wave.open(str(beside), "wb") as out:
        out.setparams((1, 2, SAMPLE_RATE, 0, "NONE", "not compressed"))
        out.writeframes(ordered.tobytes())
    beside.replace(path)


def seconds(samples: Sequence[int]) -> float:
    return len(samples) / SAMPLE_RATE


def level(samples: array[int]) -> float:
    """Root mean square, 0 to 1."""
    return math.sqrt(sum(map(mul, samples, samples)) / len(samples)) / 32_768 if samples else 0.0


def pause(length: float) -> array[int]:
    """`length` seconds of silence."""
    return array("h", bytes(2 * round(length * SAMPLE_RATE)))


def louder(samples: array[int], factor: float) -> array[int]:
    """`factor` 0 to 1."""
    return samples if factor >= 1 else array("h", (round(sample * factor) for sample in samples))


def joined(parts: Sequence[array[int]], gap: float) -> array[int]:
    """The parts one after another with `gap` seconds between them."""
    whole = array("h")
    for index, part in enumerate(parts):
        if index:
            whole.extend(pause(gap))
        whole.extend(part)
    return whole

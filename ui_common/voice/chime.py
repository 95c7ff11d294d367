"""The chime before a call: two soft bells, G5 then E5, made here: `python -m ui_common.voice.chime`.

A falling third is heard as friendly; the fundamentals lie where hearing fails last with age (below 1 kHz).
"""

from __future__ import annotations

import math
import sys
from array import array
from pathlib import Path

from ui_common.voice.wav import SAMPLE_RATE, write

CHIME = Path(__file__).parents[2] / "resources" / "sounds" / "chime.wav"

_TONES = ((0.0, 783.99), (0.42, 659.26))
"""(begins after seconds, Hz)."""
_PARTIALS = ((1.0, 1.0, 0.55), (2.0, 0.28, 0.30), (3.01, 0.10, 0.16))
"""(multiple of the pitch, strength, seconds until it has fallen to 1/e)."""
_LENGTH, _ATTACK, _PEAK = 1.5, 0.012, 0.45


def render() -> array[int]:
    """The chime's samples, the same each time."""
    raw = [sum(_tone(index / SAMPLE_RATE - begins, pitch) for begins, pitch in _TONES)
           for index in range(int(_LENGTH * SAMPLE_RATE))]
    scale = _PEAK * 32_767 / max(map(abs, raw))
    return array("h", (round(value * scale * _fade(index)) for index, value in enumerate(raw)))


def _tone(t: float, pitch: float) -> float:
    if t < 0:
        return 0.0
    swell = 0.5 - 0.5 * math.cos(math.pi * min(t / _ATTACK, 1.0))
    return swell * sum(strength * math.exp(-t / decay) * math.sin(2 * math.pi * pitch * multiple * t)
                       for multiple, strength, decay in _PARTIALS)


def _fade(index: int) -> float:
    left = _LENGTH - index / SAMPLE_RATE
    return min(1.0, left / 0.15)


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else CHIME, render())

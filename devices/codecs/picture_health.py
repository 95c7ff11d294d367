"""Is the camera's picture a picture? Pure: frames and a clock's readings in, a word out."""

from __future__ import annotations

from typing import Literal, TypeAlias

import numpy as np

from devices.codecs.qr import Frame

Health: TypeAlias = Literal["", "black", "frozen"]
_STEP = 8  # every eighth pixel both ways tells enough
_SPREAD = 6.0  # a covered lens is dark and even; a hall at night has lamps


class PictureHealth:
    """``look`` says ``black`` when nothing was to be seen for a while, ``frozen`` when not one pixel moved: a
    sensor that works is never still, its noise alone changes the lowest bits."""

    def __init__(self, black_level: float, black_seconds: float, frozen_seconds: float) -> None:
        """``black_level``: mean of 0 to 255 up to which a picture is dark."""
        self._level, self._black_after, self._frozen_after = black_level, black_seconds, frozen_seconds
        self._last: bytes | None = None
        self._moved = 0.0
        self._lit = 0.0
        self.light = 0.0

    def look(self, frame: Frame, now: float) -> Health:
        """``now``: seconds of a clock that never goes back."""
        few = frame[::_STEP, ::_STEP]
        seen = few.tobytes()
        first, self._last = self._last is None, self._last
        if first or seen != self._last:
            self._moved = now
        self._last = seen
        self.light = float(few.mean()) if few.size else 0.0
        if first or self.light > self._level or float(np.std(few)) > _SPREAD:
            self._lit = now
        if now - self._lit >= self._black_after:
            return "black"
        return "frozen" if now - self._moved >= self._frozen_after else ""

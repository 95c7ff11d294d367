"""The hidden gesture: hold the left corner, then the right one: of the top, or with low reach of the page's foot."""

from __future__ import annotations

from collections.abc import Callable

BETWEEN_SECONDS = 6.0


class Corners:
    """`steady`: seconds that nobody sets."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self._left_at: float | None = None

    def held(self, corner: str) -> bool:
        """A corner ("left", "right") was held long enough; True when the gesture is whole with it."""
        if corner == "left":
            self._left_at = self._steady()
            return False
        began, self._left_at = self._left_at, None
        return began is not None and self._steady() - began <= BETWEEN_SECONDS

"""How long a service holds a counter."""

from __future__ import annotations

from functools import lru_cache

from immutables import Map

from hall.definition import Item
from hall.learned import measured_minutes
from hall.state import HallState


def service_minutes(state: HallState, queue: str) -> tuple[float, float]:
    """Minutes that one service of the queue holds a counter: over all, and over the newest; the usual before any."""
    return measured_minutes(state.learned, queue) or (usual_minutes(state.items, queue),) * 2


@lru_cache(maxsize=256)
def usual_minutes(items: Map[str, Item], queue: str) -> float:
    """The mean of the usual minutes of the queue's items; of all items, for a queue that has none."""
    own = [item.minutes for item in items.values() if item.queue == queue]
    usual = own or [item.minutes for item in items.values()]
    return sum(usual) / len(usual)

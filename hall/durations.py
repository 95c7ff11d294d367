"""How long a service holds a counter."""

from __future__ import annotations

from functools import lru_cache

from immutables import Map

from hall.definition import Item
from hall.learned import item_minutes, measured_minutes
from hall.state import HallState
from hall.tickets import Ticket


def service_minutes(state: HallState, queue: str) -> tuple[float, float]:
    """Minutes that one service of the queue holds a counter: over all, and over the newest; the usual before any."""
    return measured_minutes(state.learned, queue) or (usual_minutes(state.items, queue),) * 2


def minutes_there(state: HallState, ticket: Ticket) -> tuple[float, float]:
    """The same for one who is at a counter: over all services of the item; over the newest of its queue."""
    mean, newest = service_minutes(state, ticket.queue)
    return item_minutes(state.learned, ticket.items[ticket.item_index]) or mean, newest


@lru_cache(maxsize=256)
def usual_minutes(items: Map[str, Item], queue: str) -> float:
    """The mean of the usual minutes of the queue's items; of all items, for a queue that has none."""
    own = [item.minutes for item in items.values() if item.queue == queue]
    usual = own or [item.minutes for item in items.values()]
    return sum(usual) / len(usual)

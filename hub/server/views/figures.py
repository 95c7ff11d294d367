"""How many wait in each queue and for how long: the figures that all audiences share."""

from __future__ import annotations

from datetime import datetime

from hall.definition import Queue
from hall.estimate import wait_minutes_now
from hall.state import HallState
from hall.tickets import PriorityClass
from hall.waiting import open_counters, waiting_green, waiting_in
from hub.server.views.head import words
from hub.wire import GreenFigures, QueueFigures


def figures_of(state: HallState, now: datetime) -> list[QueueFigures]:
    """All queues, by letter."""
    return [_figures(state, queue, now) for queue in sorted(state.queues.values(), key=lambda each: each.letter)]


def green_figures_of(state: HallState, now: datetime) -> list[GreenFigures]:
    """The same for the green channel."""
    return [
        GreenFigures(
            queue=queue,
            waiting=waiting_green(state, queue),
            wait_minutes=wait_minutes_now(state, queue, now, PriorityClass.GREEN),
        )
        for queue in state.queues
    ]


def _figures(state: HallState, queue: Queue, now: datetime) -> QueueFigures:
    return QueueFigures(
        id=queue.id,
        letter=queue.letter,
        name=words(queue.name),
        kind=queue.kind.value,
        waiting=waiting_in(state, queue.id),
        wait_minutes=wait_minutes_now(state, queue.id, now),
        counters_open=len(open_counters(state, queue.id)),
    )

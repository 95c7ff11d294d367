"""The hall's state after any event of its journal: those of upkeep and of appointments pass by the queue."""

from __future__ import annotations

from datetime import datetime

from hall.fold import apply, pass_by
from hall.state import HallState
from hub.store.event_text import Event, is_of_queue


def after_event(state: HallState, event: Event, at: datetime) -> HallState:
    """The state after `event` at `at` (UTC)."""
    return apply(state, event, at) if is_of_queue(event) else pass_by(state, at)

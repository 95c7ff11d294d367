"""How an event changes a hall: `apply` is the only maker of a next state."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from hall.events import Event
from hall.state import HallState


def apply(state: HallState, event: Event, at: datetime) -> HallState:
    """The state after `event` at `at` (UTC): seq one higher, time never lower."""
    raise NotImplementedError


def apply_all(state: HallState, events: Iterable[Event], at: datetime) -> HallState:
    """The state after several events of one moment."""
    for event in events:
        state = apply(state, event, at)
    return state

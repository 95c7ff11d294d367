"""What clerks' comings and goings make of a counter."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.events import ClerkSignedIn, ClerkSignedOut, CounterPaused, CounterResumed
from hall.state import CounterState, HallState


def signed_in(state: HallState, event: ClerkSignedIn, at: datetime) -> HallState:
    """A clerk is at the counter; signing in again after a restart changes nothing else there."""
    return _set(state, replace(state.counters[event.counter], clerk=event.clerk))


def signed_out(state: HallState, event: ClerkSignedOut, at: datetime) -> HallState:
    """Nobody is at the counter."""
    return _set(state, CounterState(event.counter))


def paused(state: HallState, event: CounterPaused, at: datetime) -> HallState:
    """No call from this counter for a while."""
    return _set(state, replace(state.counters[event.counter], paused=True))


def resumed(state: HallState, event: CounterResumed, at: datetime) -> HallState:
    """It calls again."""
    return _set(state, replace(state.counters[event.counter], paused=False))


def _set(state: HallState, counter: CounterState) -> HallState:
    return replace(state, counters=state.counters.set(counter.id, counter))

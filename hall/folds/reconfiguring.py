"""What a change of the running hall makes of its state: the definition, and the counters' desks. Nobody moves."""

from __future__ import annotations

from datetime import datetime

from msgspec.structs import replace

from hall.definition import Definition
from hall.events import CalendarChanged, CounterChanged, PolicyChanged
from hall.state import HallState


def counter_changed(state: HallState, event: CounterChanged, at: datetime) -> HallState:
    """The counter serves other queues, or weighs them otherwise; who is there or was sent there stays."""
    definition = _of(state)
    counters = tuple(event.desk if each.id == event.counter else each for each in definition.counters)
    changed = definition.model_copy(update={"counters": counters})
    return replace(state, definition=changed, desks=state.desks.set(event.counter, event.desk))


def policy_changed(state: HallState, event: PolicyChanged, at: datetime) -> HallState:
    """The next choice is made by it."""
    return replace(state, definition=_of(state).model_copy(update={"policy": event.policy}))


def calendar_changed(state: HallState, event: CalendarChanged, at: datetime) -> HallState:
    """Other closed days, other notices."""
    update = {"closed_days": event.closed_days, "notices": event.notices}
    return replace(state, definition=_of(state).model_copy(update=update))


def _of(state: HallState) -> Definition:
    assert state.definition is not None
    return state.definition

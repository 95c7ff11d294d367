"""How a hall begins, and how a service day ends."""

from __future__ import annotations

from datetime import datetime, timedelta

from immutables import Map

from hall.events import DayEnded, HallOpened
from hall.opening import service_day
from hall.state import CounterState, HallState


def hall_opened(state: HallState, event: HallOpened, at: datetime) -> HallState:
    """A new hall as its definition says: nobody waits, nobody is signed in."""
    definition = event.definition
    return HallState(
        definition=definition,
        day=service_day(definition, at),
        seq=state.seq,
        at=state.at,
        opened_at=at,
        items=Map({item.id: item for item in definition.items}),
        queues=Map({queue.id: queue for queue in definition.queues}),
        desks=Map({desk.id: desk for desk in definition.counters}),
        counters=Map({desk.id: CounterState(desk.id) for desk in definition.counters}),
        waiting=Map({queue.id: () for queue in definition.queues}),
    )


def day_ended(state: HallState, event: DayEnded, at: datetime) -> HallState:
    """Numbers start again; the day's tickets are in the journal only. The new day is never an earlier one."""
    definition = state.definition
    following = event.day + timedelta(days=1)
    return HallState(
        definition=definition,
        day=following if definition is None else max(following, service_day(definition, at)),
        seq=state.seq,
        at=state.at,
        opened_at=state.opened_at,
        items=state.items,
        queues=state.queues,
        desks=state.desks,
        counters=state.counters,
        waiting=Map(dict.fromkeys(state.queues, ())),
        bands=event.bands,
        learned=Map(event.learned),
        alone=Map({(day, series, ordinal): ticket for day, series, ordinal, ticket in event.told}),
    )

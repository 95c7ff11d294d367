"""What all views of one moment have in common, made once for all of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from hall.definition import Definition
from hall.state import HallState
from hall.tickets import Ticket, TicketState
from hub.server.streams.standing import Standing
from hub.server.streams.summonses import Summonses
from hub.server.views.figures import figures_of
from hub.server.views.head import head_of
from hub.wire import HallHead, QueueFigures


@dataclass(frozen=True, slots=True)
class Shared:
    """A hall at one moment."""

    state: HallState
    definition: Definition
    at: datetime
    catalog: str
    head: HallHead
    queues: list[QueueFigures]
    parked: list[Ticket]
    no_shows: list[Ticket]
    staff: dict[str, str]
    """Login → name."""
    summonses: Summonses


def shared(
    state: HallState, catalog: str, aside: Standing, staff: dict[str, str], summonses: Summonses, now: datetime
) -> Shared:
    """What the views of `state` at `now` share. The hall must have been opened."""
    definition = state.definition
    assert definition is not None
    return Shared(
        state=state,
        definition=definition,
        at=now,
        catalog=catalog,
        head=head_of(definition, now),
        queues=figures_of(state, now),
        parked=aside.those(state, TicketState.PARKED),
        no_shows=aside.those(state, TicketState.NO_SHOW),
        staff=staff,
        summonses=summonses,
    )

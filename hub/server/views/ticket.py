"""A ticket as its holder may see it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from hall.definition import Definition
from hall.estimate import wait_minutes
from hall.extended import may_extend
from hall.opening import end_of
from hall.seats import area_of
from hall.state import HallState
from hall.tickets import ParkKind, PriorityClass, Ticket, TicketState
from hall.waiting import ahead
from hub.codes import TICKET, make_code
from hub.keys import Keys
from hub.server.views.head import words
from hub.wire import TicketView

PAGE_PATH = "/c/"


def ticket_view(
    state: HallState, ticket: Ticket, keys: Keys, public_url: str, now: datetime, *, issued: bool = False
) -> TicketView:
    """The ticket at `now`, with the address of its page, which ends with the service day.

    `issued`: this very moment; the wait is then the one that the hall has told with it.
    """
    definition = state.definition
    assert definition is not None
    item, queue = state.items[ticket.items[ticket.item_index]], state.queues[ticket.queue]
    code = make_code(keys, TICKET, ticket.id, end_of(definition, ticket.day))
    return TicketView(
        id=ticket.id,
        number=ticket.number,
        queue=ticket.queue,
        queue_name=words(queue.name),
        items=list(ticket.items),
        item_index=ticket.item_index,
        item_name=words(item.name),
        item_names=[words(state.items[each].name) for each in ticket.items],
        area=words(area_of(state, ticket)),
        bring=[words(each) for each in item.bring],
        green=ticket.priority is PriorityClass.GREEN,
        grounds=ticket.grounds.value,
        on_behalf=ticket.on_behalf,
        state=ticket.state.value,
        counter=ticket.counter,
        issued_at=ticket.issued_at,
        ahead=ahead(state, ticket.id, now),
        wait_minutes=_told(state, ticket) if issued else wait_minutes(state, ticket.id, now),
        code_url=f"{public_url}{PAGE_PATH}{code}",
        also=list(ticket.also),
        may=_may(definition, ticket),
        back_at=state.returns.get(ticket.id),
        may_extend=may_extend(state, ticket, now),
        extended=ticket.id in state.extended,
        agreed_at=ticket.agreed_at,
    )


def _told(state: HallState, ticket: Ticket) -> tuple[int, int] | None:
    said = state.told.get(ticket.id)
    return None if said is None else said.shown


def _may(definition: Definition, ticket: Ticket) -> list[Literal["return_ticket", "recycle"]]:
    """What a kiosk offers its holder."""
    if ticket.state is TicketState.PARKED and (ticket.park is None or ticket.park.kind is not ParkKind.OUTSIDE):
        return ["return_ticket"]
    missed = ticket.state is TicketState.NO_SHOW and ticket.recycled < definition.policy.recycle_limit
    return ["recycle"] if missed else []

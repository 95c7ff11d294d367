"""The visitor at a counter: called or being served."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from hall.extended import may_extend
from hall.lapse import lapses_at
from hall.state import HallState
from hall.tickets import PriorityClass, Ticket, TicketState
from hub.server.views.head import why_words, words
from hub.wire import CurrentTicket


def current_ticket(state: HallState, ticket: Ticket, staff: Mapping[str, str], now: datetime) -> CurrentTicket:
    """All that the clerk needs about the ticket at the counter at `now`. `staff`: login → name."""
    definition = state.definition
    assert definition is not None
    item = state.items[ticket.items[ticket.item_index]]
    return CurrentTicket(
        ticket=ticket.id,
        number=ticket.number,
        state="called" if ticket.state is TicketState.CALLED else "serving",
        item_name=words(item.name),
        items=[words(state.items[each].name) for each in ticket.items],
        item_index=ticket.item_index,
        bring=[words(each) for each in item.bring],
        decision=item.decision,
        decision_days=item.decision_days,
        responsible=item.responsible,
        green=ticket.priority is PriorityClass.GREEN,
        grounds=ticket.grounds.value,
        on_behalf=ticket.on_behalf,
        why=ticket.why,
        why_words=why_words(ticket.why, ticket.why_facts),
        why_facts=dict(ticket.why_facts),
        issued_at=ticket.issued_at,
        called_at=ticket.called_at or ticket.issued_at,
        confirmed_at=ticket.confirmed_at,
        recalls=ticket.recalls,
        recalls_left=max(0, definition.policy.recall_limit - ticket.recalls),
        announcement=_announcement(state, ticket),
        lapses_at=lapses_at(state, definition.policy, ticket),
        extended=ticket.id in state.extended,
        may_extend=may_extend(state, ticket, now),
        back_to=ticket.lent[-1].counter if ticket.lent else None,
        arrived_at=ticket.arrived_at,
        also=list(ticket.also),
        agreed_at=ticket.agreed_at,
        guide=None if ticket.guide is None else staff.get(ticket.guide, ticket.guide),
    )


def _announcement(state: HallState, ticket: Ticket) -> Literal["pending", "spoken", "failed"]:
    call = state.calls.get(ticket.call or "")
    return "pending" if call is None else call.outcome

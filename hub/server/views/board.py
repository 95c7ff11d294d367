"""What a call board sees: numbers and counters, nothing of who or why."""

from __future__ import annotations

from hall.state import Call
from hall.tickets import TicketState
from hub.server.views.head import words
from hub.server.views.shared import Shared
from hub.wire import BoardView, CallView

NEWEST = 12


def board_view(shared: Shared) -> BoardView:
    """The same for all boards of the hall."""
    return BoardView(
        seq=shared.state.seq,
        at=shared.at,
        hall=shared.head,
        calls=[_call(shared, each) for each in _shown(shared)],
        queues=shared.queues,
    )


def _shown(shared: Shared) -> list[Call]:
    """The newest calls and every one that is still to be spoken, oldest first."""
    order = shared.state.call_order
    calls = [shared.state.calls[each] for each in order]
    older, newest = calls[:-NEWEST], calls[-NEWEST:]
    return [each for each in older if each.outcome == "pending"] + newest


def _call(shared: Shared, call: Call) -> CallView:
    direction = shared.state.desks[call.counter].direction
    ticket = shared.state.tickets.get(call.ticket)
    return CallView(
        call=call.id,
        number=call.number,
        counter=call.counter,
        direction=None if direction is None else words(direction),
        again=call.again,
        at=call.at,
        outcome=call.outcome,
        also=[] if ticket is None else list(ticket.also),
        live=ticket is not None and ticket.state is TicketState.CALLED and ticket.call == call.id,
    )

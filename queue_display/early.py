"""A call shown before the view that holds it comes: its event is a moment earlier."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from hub.wire import BoardView, CallView, Words


def with_call(view: BoardView, fields: Mapping[str, object], now: datetime) -> BoardView:
    """`view` with the call of a `ticket.called` event as the newest; unchanged if it is there already."""
    call = str(fields["call"])
    if any(known.call == call for known in view.calls):
        return view
    counter = str(fields["counter"])
    early = CallView(
        call=call, number=str(fields["number"]), counter=counter, direction=_direction(view, counter),
        again=int(str(fields["again"])), at=now, outcome="pending", live=True)
    earlier = [_over(known) if known.number == early.number else known for known in view.calls]
    return view.model_copy(update={"calls": [*earlier, early]})


def _direction(view: BoardView, counter: str) -> Words | None:
    """As an earlier call to the same counter told; the view that follows has it for certain."""
    return next((call.direction for call in reversed(view.calls) if call.counter == counter), None)


def _over(call: CallView) -> CallView:
    """An earlier call of the same ticket: the recall takes its place."""
    return call.model_copy(update={"live": False})

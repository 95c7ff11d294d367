"""Which state the desk is in, and what the moment refuses beyond the table of keys. Pure."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias

from counter_app.keys import Act, Desk, why_not
from hub.wire import CounterView, refusals

LinkState: TypeAlias = Literal["connecting", "online", "away", "refused"]

BUSY: Final = "busy"
"""An act is on its way to the hub."""
NOBODY_TO_BRING_BACK: Final = "nobody_to_bring_back"
NO_REQUEST: Final = "no_request"
NOT_FOR_BOOKING: Final = "not_for_booking"
"""Appointments are made at consultation (window-5)."""

SECONDARY: Final = (
    Act.RECALL, Act.NO_SHOW, Act.PARK, Act.TRANSFER,
    Act.BEHALF, Act.BACK, Act.PAUSE, Act.SIGN_OUT,
)  # fmt: skip
"""What every counter offers beside the primary act: about the visitor, then about the desk. Each has one place,
whatever the kind of counter, for hands that change counters; consultation sends guides from a list of its own."""


def desk_of(view: CounterView | None, link: LinkState, signed_in: bool) -> Desk:
    """The state of the desk; `signed_in` tells whether this program holds a clerk's token."""
    if link != "online" or view is None:
        return Desk.AWAY
    if not signed_in:
        return Desk.SIGNED_OUT
    if view.current is not None:
        return Desk.CALLED if view.current.state == "called" else Desk.SERVING
    return Desk.PAUSED if view.paused else Desk.IDLE


def refused_now(act: Act, desk: Desk, view: CounterView | None) -> str | None:
    """The code of why `act` makes no sense now, before anyone is asked; None when it may be tried."""
    state = why_not(act, desk)
    if state is not None:
        return str(state)
    if view is None or act not in _CHECKS:
        return None
    return _CHECKS[act](view)


def meant(act: Act, view: CounterView | None) -> Act:
    """Pause or resume, whichever the desk can do: one key for both."""
    if act not in (Act.PAUSE, Act.RESUME) or view is None:
        return act
    return Act.RESUME if view.paused else Act.PAUSE


def open_requests(view: CounterView) -> list[str]:
    """Ids of the requests for a guide that nobody has answered, oldest first."""
    waiting = sorted((row for row in view.assistance if row.counter is None), key=lambda row: row.at)
    return [row.request for row in waiting]


def _call(view: CounterView) -> str | None:
    return None if view.waiting_total else refusals.NOBODY_WAITING


def _recall(view: CounterView) -> str | None:
    spent = view.current is not None and view.current.recalls_left <= 0
    return refusals.RECALL_LIMIT if spent else None


def _behalf(view: CounterView) -> str | None:
    return None if view.hall.open else refusals.CLOSED


def _back(view: CounterView) -> str | None:
    return None if view.parked or view.no_shows else NOBODY_TO_BRING_BACK


def _pick(view: CounterView) -> str | None:
    return _call(view) if view.may_pick else refusals.PICK_NOT_ALLOWED


def _extend(view: CounterView) -> str | None:
    return None if view.current is not None and view.current.may_extend else refusals.HALL_OPEN


def _book(view: CounterView) -> str | None:
    return None if view.kind == "consultation" else NOT_FOR_BOOKING


def _after(view: CounterView) -> str | None:
    return None if view.after_hours else refusals.HALL_OPEN


def _guide(view: CounterView) -> str | None:
    return None if open_requests(view) else NO_REQUEST


_CHECKS = {
    Act.CALL_NEXT: _call,
    Act.RECALL: _recall,
    Act.BEHALF: _behalf,
    Act.BACK: _back,
    Act.PICK: _pick,
    Act.EXTEND: _extend,
    Act.BOOK: _book,
    Act.AGREED: _book,
    Act.AFTER: _after,
    Act.GUIDE: _guide,
}

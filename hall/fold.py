"""How an event changes a hall: `apply` is the only maker of a next state.

Nothing is decided here: an event once written is folded as it stands, whatever today's rules say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, Final, TypeAlias

from msgspec.structs import replace

from hall import events
from hall.events import Event
from hall.folds import bands, calls, counters, days, extending, guides, holds, ratings, reconfiguring, tickets
from hall.state import HallState

Fold: TypeAlias = Callable[[HallState, Any, datetime], HallState]

FOLDS: Final[dict[type[Event], Fold]] = {
    events.HallOpened: days.hall_opened,
    events.TicketIssued: tickets.issued,
    events.TicketJoined: tickets.joined,
    events.BandLeased: bands.leased,
    events.PrintReported: tickets.print_reported,
    events.ClerkSignedIn: counters.signed_in,
    events.ClerkSignedOut: counters.signed_out,
    events.CounterPaused: counters.paused,
    events.CounterResumed: counters.resumed,
    events.TicketCalled: calls.called,
    events.TicketConfirmed: tickets.confirmed,
    events.TicketFinished: tickets.finished,
    events.TicketNoShow: tickets.missed,
    events.TicketRecycled: tickets.recycled,
    events.TicketParked: holds.parked,
    events.TicketReturned: holds.returned,
    events.TicketReleased: holds.released,
    events.TicketTransferred: tickets.transferred,
    events.TicketWithdrawn: tickets.withdrawn,
    events.AnnouncementReported: calls.announcement_reported,
    events.AssistanceAsked: calls.assistance_asked,
    events.AssistanceAnswered: calls.assistance_answered,
    events.AssistanceGuided: guides.guided,
    events.TicketAccompanied: guides.accompanied,
    events.TicketGranted: tickets.granted,
    events.ServiceRated: ratings.rated,
    events.ServiceExtended: extending.extended,
    events.RefusalProposed: extending.proposed,
    events.RefusalConsented: extending.consented,
    events.RefusalDropped: extending.dropped,
    events.ServiceRefused: extending.dropped,
    events.CounterChanged: reconfiguring.counter_changed,
    events.PolicyChanged: reconfiguring.policy_changed,
    events.CalendarChanged: reconfiguring.calendar_changed,
    events.DayEnded: days.day_ended,
}


def apply(state: HallState, event: Event, at: datetime) -> HallState:
    """The state after `event` at `at` (UTC): seq one higher, time never lower."""
    at = max(at, state.at)
    return replace(FOLDS[type(event)](state, event, at), seq=state.seq + 1, at=at)


def pass_by(state: HallState, at: datetime) -> HallState:
    """The state after an event in the hall's journal that is not the queue's."""
    return replace(state, seq=state.seq + 1, at=max(at, state.at))


def apply_all(state: HallState, happened: Iterable[Event], at: datetime) -> HallState:
    """The state after several events of one moment."""
    for event in happened:
        state = apply(state, event, at)
    return state

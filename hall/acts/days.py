"""A service day ends: nobody's ticket is left open, nobody is left signed in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hall import bands
from hall.acts.ask import Ask, Decision
from hall.acts.serving import finished
from hall.commands import EndDay
from hall.events import ClerkSignedOut, DayEnded, Event, TicketWithdrawn
from hall.opening import end_of
from hall.refusals import WRONG_DAY, Refusal
from hall.tickets import LIVE, Ticket, TicketState


def end_day(ask: Ask, command: EndDay) -> Decision:
    """Close the books of the current service day, once it is over."""
    if command.day != ask.state.day or not day_is_over(ask):
        return Refusal(WRONG_DAY, {"day": command.day.isoformat()})
    return closing(ask, command.day)


def day_is_over(ask: Ask) -> bool:
    """Whether the state's service day has ended on the hall's wall clock."""
    return ask.state.day is not None and ask.now >= end_of(ask.definition, ask.state.day)


def closing(ask: Ask, day: date) -> tuple[Event, ...]:
    """What ends the day: tickets first, then clerks, then the books."""
    live = (ticket for ticket in ask.state.tickets.values() if ticket.state in LIVE)
    in_order = sorted(live, key=lambda ticket: (ticket.issued_at, ticket.series, ticket.ordinal))
    tickets = (event for ticket in in_order for event in _last_of(ask, ticket))
    return (*tickets, *_signing_out(ask), _ended(ask, day))


def _ended(ask: Ask, day: date) -> DayEnded:
    """With what the next day must know of the numbers that were lent."""
    still = bands.kept(ask.state.bands, day)
    days = {band.day for band in still}
    told = sorted((*number, ticket) for number, ticket in ask.state.alone.items() if number[0] in days)
    return DayEnded(day, still, tuple(told), dict(ask.state.learned))


def _last_of(ask: Ask, ticket: Ticket) -> Iterator[Event]:
    """Whoever is being served counts as served; what else the visit still wanted is withdrawn."""
    if ticket.state is TicketState.SERVING:
        done = finished(ask, ticket)
        yield done
        if done.next_queue is None:
            return
    yield TicketWithdrawn(ticket.id, "day_ended")


def _signing_out(ask: Ask) -> Iterator[Event]:
    for counter in sorted(ask.state.counters.values(), key=lambda counter: int(counter.id)):
        if counter.clerk is not None:
            yield ClerkSignedOut(counter.id, counter.clerk)

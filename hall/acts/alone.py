"""What a kiosk does while the hub is gone: numbers lent to it in advance, and what it gave out of them.

A ticket issued alone is on paper already: it is taken in as it is, whatever the hall would say by now. Only what
no honest kiosk can send is refused. A person who took a second ticket somewhere keeps one place, the earlier:
see `_merged`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from hall.acts.ask import Ask, Decision
from hall.acts.issuing import issued, queues_of
from hall.bands import MOST_A_DAY, Band, band_of, count, free_run
from hall.commands import IssueAlone, LeaseBand
from hall.events import BandLeased, Event, TicketIssued, TicketJoined, TicketWithdrawn
from hall.keys import key_at_issue
from hall.opening import end_of
from hall.refusals import BAND_LIMIT, NOT_LEASED, NUMBER_TAKEN, TICKET_EXISTS, WRONG_DAY, Refusal
from hall.tickets import LIVE, Grounds, PriorityClass, Ticket, TicketState

MERGED = "merged"
DAY_ENDED = "day_ended"


def lease_band(ask: Ask, command: LeaseBand) -> Decision:
    """Numbers of today or tomorrow for one kiosk, which nobody else will give out."""
    today = ask.state.day
    if today is None or command.day not in (today, today + timedelta(days=1)):
        return Refusal(WRONG_DAY, {"day": command.day.isoformat()})
    if count(ask.state.bands, command.kiosk, command.day) >= MOST_A_DAY:
        return Refusal(BAND_LIMIT, {"kiosk": command.kiosk, "limit": MOST_A_DAY})
    given = ask.state.ordinals.values() if command.day == today else ()
    first, last = free_run(ask.state.bands, command.day, given)
    return (BandLeased(command.kiosk, command.day, first, last),)


def issue_alone(ask: Ask, command: IssueAlone) -> Decision:
    """Take in a ticket that a kiosk gave out alone: at its own time, under its own number, none lost."""
    band = _band(ask, command)
    if isinstance(band, Refusal):
        return band
    queues = queues_of(ask, command.items)
    if isinstance(queues, Refusal):
        return queues
    at = issued_when(command.occurred_at, band, ask)
    born = _born(ask, command, queues[0], at)
    if command.day != ask.state.day:
        return (replace(born, ended=DAY_ENDED),)
    return _merged(ask, born, command.instead_of)


def _band(ask: Ask, command: IssueAlone) -> Band | Refusal:
    """The band out of which the number was given, where number and ticket are still free."""
    if ask.state.day is None or command.day > ask.state.day:
        return Refusal(WRONG_DAY, {"day": command.day.isoformat()})
    band = band_of(ask.state.bands, command.kiosk, command.day, command.ordinal)
    letters = {queue.letter for queue in ask.state.queues.values()}
    if band is None or command.series not in letters:
        return Refusal(NOT_LEASED, {"series": command.series, "ordinal": command.ordinal})
    if (command.day, command.series, command.ordinal) in ask.state.alone:
        return Refusal(NUMBER_TAKEN, {"series": command.series, "ordinal": command.ordinal})
    if command.ticket in ask.state.tickets:
        return Refusal(TICKET_EXISTS, {"ticket": command.ticket})
    return band


def issued_when(told: datetime, band: Band, ask: Ask) -> datetime:
    """When it was issued: the kiosk's word, within what can be true.

    Not in the future, not before the kiosk had the number, not after the end of the number's service day.
    """
    latest = min(ask.now, end_of(ask.definition, band.day) - timedelta(microseconds=1))
    return max(min(told, latest), min(band.leased_at, latest))


def _born(ask: Ask, command: IssueAlone, queue: str, at: datetime) -> TicketIssued:
    return issued(
        ask.definition, command, queue, day=command.day, series=command.series, ordinal=command.ordinal, at=at,
        issued_at=at,
    )  # fmt: skip


# -- two tickets of one person -----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Rivals:
    """Live tickets that claim what the new one claims, the earliest first."""

    tickets: tuple[Ticket, ...]

    @property
    def give_way(self) -> bool:
        return all(each.state is TicketState.WAITING and untouched(each) for each in self.tickets)


def untouched(ticket: Ticket) -> bool:
    """Nothing has happened to it since it was issued."""
    return ticket.counter is None and ticket.item_index == 0 and ticket.since == (ticket.arrived_at or ticket.issued_at)


def _merged(ask: Ask, born: TicketIssued, instead_of: str | None) -> tuple[Event, ...]:
    """One place for one person. The ticket that was issued first keeps its place and its number; the other is
    withdrawn as merged into it, and what it asked for beside is added to the visit. Only a ticket that has
    already been called, sent on or set aside keeps its place before one issued earlier. `instead_of` is on no
    paper and gives way whenever it can.
    """
    rivals = _rivals(ask, born, instead_of)
    if not rivals.tickets:
        return (born,)
    earliest = rivals.tickets[0]
    if rivals.give_way and (_before(born, earliest) or earliest.id == instead_of):
        return _takes_over(ask, born, rivals)
    keeper = earliest if rivals.give_way else next(
        each for each in rivals.tickets if each.state is not TicketState.WAITING or not untouched(each)
    )  # fmt: skip
    joined = TicketJoined(keeper.id, born.number, _items(ask, keeper, born))
    return (replace(born, ended=MERGED, into=keeper.id), joined)


def _before(born: TicketIssued, other: Ticket) -> bool:
    assert born.issued_at is not None
    return (born.issued_at, born.ordinal) < (other.issued_at, other.ordinal)


def _rivals(ask: Ask, born: TicketIssued, instead_of: str | None) -> _Rivals:
    """`instead_of`: what the hub issued for the very same press, when its answer was lost."""
    queues = (ask.state.items[item].queue or "" for item in born.items)
    claimed = {ask.state.live.get((born.visitor or "", queue), "") for queue in queues}
    found = (ask.state.tickets.get(each) for each in claimed)
    rivals = {each.id: each for each in found if each is not None}
    same = ask.state.tickets.get(instead_of or "")
    if same is not None and same.state in LIVE and _same_press(same, born):
        rivals[same.id] = same
    return _Rivals(tuple(sorted(rivals.values(), key=lambda each: (each.issued_at, each.series, each.ordinal))))


def _same_press(other: Ticket, born: TicketIssued) -> bool:
    return (other.origin, other.visitor, other.items[: len(born.items)]) == (born.origin, born.visitor, born.items)


def _takes_over(ask: Ask, born: TicketIssued, rivals: _Rivals) -> tuple[Event, ...]:
    """The new one was first: the others give way, and it takes on what they have."""
    items, also = born.items, tuple(number for each in rivals.tickets for number in (each.number, *each.also))
    for each in rivals.tickets:
        items = _union(items, each.items)
    better = next((each for each in rivals.tickets if each.priority is PriorityClass.GREEN), None)
    if better is not None and born.grounds is Grounds.NONE:
        key = key_at_issue(better.priority, _at(born), born.ordinal)
        born = replace(born, priority=better.priority, grounds=better.grounds, key=key)
    born = _with_appointment(born, rivals)
    return (*_giving_way(rivals, born.ticket), replace(born, items=items, also=also))


def _with_appointment(born: TicketIssued, rivals: _Rivals) -> TicketIssued:
    """A time that was agreed stays agreed, on the ticket that is on paper."""
    booked = next((each for each in rivals.tickets if each.appointment is not None), None)
    if booked is None or born.appointment is not None:
        return born
    priority = PriorityClass.APPOINTMENT if born.priority is PriorityClass.WALK_IN else born.priority
    key = key_at_issue(priority, _at(born), born.ordinal)
    return replace(born, appointment=booked.appointment, agreed_at=booked.agreed_at, priority=priority, key=key)


def _giving_way(rivals: _Rivals, into: str) -> Iterator[Event]:
    for each in rivals.tickets:
        yield TicketWithdrawn(each.id, MERGED, into)


def _items(ask: Ask, keeper: Ticket, born: TicketIssued) -> tuple[str, ...]:
    """The visit with what the other asked for beside; not what a third ticket of the person stands for."""
    def free(item: str) -> bool:
        claim = (keeper.visitor or "", ask.state.items[item].queue or "")
        return ask.state.live.get(claim, keeper.id) == keeper.id

    return _union(keeper.items, tuple(item for item in born.items if free(item)))


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return first + tuple(item for item in second if item not in first)


def _at(born: TicketIssued) -> datetime:
    assert born.issued_at is not None
    return born.issued_at

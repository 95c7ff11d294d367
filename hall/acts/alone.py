"""What a kiosk does while the hub is gone: numbers lent to it in advance, and what it gave out of them.

A ticket issued alone is on paper already: it is taken in as it is, whatever the hall would say by now. Only what
no honest kiosk can send is refused. A person who took a second ticket somewhere keeps one place, the earlier:
see `_merged`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hall.acts.ask import Ask, Decision
from hall.acts.issuing import issued, queues_of
from hall.acts.merging import MERGED, Rivals, rivals_of, takes_over, union, untouched
from hall.bands import MOST_A_DAY, Band, band_of, count, free_run
from hall.commands import IssueAlone, LeaseBand
from hall.events import BandLeased, Event, TicketIssued, TicketJoined
from hall.opening import end_of
from hall.refusals import BAND_LIMIT, NOT_LEASED, NUMBER_TAKEN, TICKET_EXISTS, WRONG_DAY, Refusal
from hall.tickets import LIVE, Ticket, TicketState

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
        return takes_over(born, rivals, _at(born))
    keeper = earliest if rivals.give_way else next(
        each for each in rivals.tickets if each.state is not TicketState.WAITING or not untouched(each)
    )  # fmt: skip
    joined = TicketJoined(keeper.id, born.number, _items(ask, keeper, born))
    return (replace(born, ended=MERGED, into=keeper.id), joined)


def _before(born: TicketIssued, other: Ticket) -> bool:
    assert born.issued_at is not None
    return (born.issued_at, born.ordinal) < (other.issued_at, other.ordinal)


def _rivals(ask: Ask, born: TicketIssued, instead_of: str | None) -> Rivals:
    """`instead_of`: what the hub issued for the very same press, when its answer was lost."""
    same = ask.state.tickets.get(instead_of or "")
    if same is not None and (same.state not in LIVE or not _same_press(same, born)):
        same = None
    return rivals_of(ask.state, born, same)


def _same_press(other: Ticket, born: TicketIssued) -> bool:
    return (other.origin, other.visitor, other.items[: len(born.items)]) == (born.origin, born.visitor, born.items)


def _items(ask: Ask, keeper: Ticket, born: TicketIssued) -> tuple[str, ...]:
    """The visit with what the other asked for beside; not what a third ticket of the person stands for."""
    def free(item: str) -> bool:
        claim = (keeper.visitor or "", ask.state.items[item].queue or "")
        return ask.state.live.get(claim, keeper.id) == keeper.id

    return union(keeper.items, tuple(item for item in born.items if free(item)))


def _at(born: TicketIssued) -> datetime:
    assert born.issued_at is not None
    return born.issued_at

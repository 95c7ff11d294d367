"""What a guide sees: requests for help, the visitors they are with, who waits in the rest area. Numbers, no names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hall.extended import may_extend
from hall.guides import GuideStage
from hall.seats import area_of
from hall.state import Assistance, HallState
from hall.tickets import LIVE, PriorityClass, Ticket, TicketState
from hall.waiting import ahead
from hub.server.views.head import words
from hub.wire import Words

OPEN = frozenset({GuideStage.ASKED, GuideStage.ASSIGNED, GuideStage.ACCEPTED, GuideStage.ARRIVED})


@dataclass(frozen=True, slots=True)
class Companion:
    """One ticket as a guide needs it."""

    ticket: str
    number: str
    item: Words
    area: Words
    state: str
    counter: str | None
    direction: Words | None
    ahead: int | None
    since: datetime
    green: bool
    guide: str | None
    call: str | None
    """Id of its newest call while it is called: what makes the page ring once."""
    may_extend: bool
    """Whether service after closing may be opened for it now."""
    extended: bool


@dataclass(frozen=True, slots=True)
class GuideView:
    requests: list[Assistance]
    """Those not done yet, the oldest first."""
    mine: list[Companion]
    rest: list[Companion]
    """Numbers that staff took for visitors, who are seated apart (proxy-ticket)."""
    alone: list[Companion]
    """Of the green channel, waiting, with no guide yet (green-companion)."""


def guide_view(state: HallState, login: str, now: datetime) -> GuideView:
    """What the guide of that login sees at `now`."""
    live = [each for each in state.tickets.values() if each.state in LIVE]
    return GuideView(
        requests=sorted((each for each in state.assistance.values() if each.stage in OPEN), key=lambda each: each.at),
        mine=_rows(state, (each for each in live if each.guide == login), now),
        rest=_rows(state, (each for each in live if each.on_behalf), now),
        alone=_rows(state, (each for each in live if _alone(each)), now),
    )


def waiting_requests(state: HallState) -> int:
    """Requests to which nobody has said yes."""
    return sum(each.waits for each in state.assistance.values())


def _alone(ticket: Ticket) -> bool:
    return ticket.state is TicketState.WAITING and ticket.priority is PriorityClass.GREEN and ticket.guide is None


def _rows(state: HallState, tickets: Iterable[Ticket], now: datetime) -> list[Companion]:
    rows = [_row(state, each, now) for each in tickets]
    return sorted(rows, key=lambda row: (row.call is None, row.ahead is None, row.ahead or 0, row.since))


def _row(state: HallState, ticket: Ticket, now: datetime) -> Companion:
    called = ticket.state is TicketState.CALLED
    desk = state.desks.get(ticket.counter or "")
    return Companion(
        ticket=ticket.id,
        number=ticket.number,
        item=words(state.items[ticket.items[ticket.item_index]].name),
        area=words(area_of(state, ticket)),
        state=ticket.state.value,
        counter=ticket.counter,
        direction=None if desk is None or desk.direction is None else words(desk.direction),
        ahead=ahead(state, ticket.id, now),
        since=ticket.since or ticket.issued_at,
        green=ticket.priority is PriorityClass.GREEN,
        guide=ticket.guide,
        call=ticket.call if called else None,
        may_extend=may_extend(state, ticket, now),
        extended=ticket.id in state.extended,
    )

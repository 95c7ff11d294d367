"""The page behind the QR code on a ticket, live, and what its holder does there.

    GET  /c/{code}           the page
    GET  /c/{code}/events    what has changed, as server-sent events for the page's script
    POST /c/{code}/withdraw  "I can't come"
    POST /c/{code}/return    "I'm back", after a missed call or from where the counter had sent them

Whoever has the code holds the ticket: it is in no cookie, so that no other site can act with it; a form that says it
comes from another site is refused all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hall import commands as hall
from hall.tickets import Ticket, TicketState
from hub.codes import ForgedCode
from hub.server.failures import Failure, busy, code_over, not_found, storage_away
from hub.server.hub import Hub
from hub.server.lane.drafts import QueueDraft
from hub.server.phone.render import headers, sorry_page, ticket_page
from hub.server.phone.shown import shown
from hub.server.phone.taste import Taste, keep_taste, taste_of
from hub.server.requests import SUBJECT, hub_of
from hub.server.routes.commands import given_of
from hub.server.routes.tickets import ticket_of
from hub.server.staff.forms import form_of
from hub.server.staff.session import check_same_site
from hub.server.streams.event_stream import EventStream, last_seen
from hub.server.streams.phones import Phone
from hub.server.views.head import head_of

ACTOR = "visitor:phone"
"""In the journal: whoever holds the ticket's code."""


async def get_page(request: Request) -> Response:
    """The ticket's page; a kind word where the code is forged (404) or its day is over (410)."""
    hub, taste = hub_of(request), taste_of(request)
    try:
        response = _page(hub, _held(request), taste, request.query_params.get("told", ""))
    except Failure as failure:
        response = _sorry(hub, failure, taste)
    keep_taste(request, response, taste)
    return response


async def get_page_events(request: Request) -> Response:
    """The ticket as it is, again whenever that changes, and the time. 404, 410: as the page; 503: come back."""
    hub = hub_of(request)
    if hub.lane.away:
        raise storage_away()
    if hub.phones.full:
        raise busy()
    last = last_seen(request)
    if last is not None and last > hub.state.seq:
        await hub.caught_up()  # the phone comes from another hub, which was ahead of us
    phone = Phone(_held(request).id, taste_of(request))
    hub.phones.join(phone)
    return EventStream(phone, partial(hub.phones.leave, phone))


async def post_withdraw(request: Request) -> Response:
    """Give the ticket up, and back to its page."""
    return await _act(request, "withdraw", lambda ticket: hall.Withdraw(ticket.id))


async def post_return(request: Request) -> Response:
    """Wait again, as far as the hall allows, and back to the page."""
    return await _act(request, "return", _return)


def _return(ticket: Ticket) -> hall.Command:
    return (hall.ReturnTicket if ticket.state is TicketState.PARKED else hall.Recycle)(ticket.id)


async def _act(request: Request, act: str, command: Callable[[Ticket], hall.Command]) -> Response:
    hub, taste = hub_of(request), taste_of(request)
    try:
        check_same_site(request)
        ticket = _held(request)
        refused = await _carried_out(request, hub, f"{act} {ticket.id}", QueueDraft(command(ticket)))
    except Failure as failure:
        return _sorry(hub, failure, taste)
    place = f"/c/{request.path_params['code']}{'?told=late' if refused else ''}"
    return RedirectResponse(place, 303, headers=headers())


async def _carried_out(request: Request, hub: Hub, what: str, draft: QueueDraft) -> bool:
    """Whether the hall refused it. Raises Failure where it can't be asked."""
    told = (await form_of(request)).get("id", "")
    request.scope[SUBJECT] = ACTOR
    outcome = await hub.carry_out_for(_command_id(told), ACTOR, what.encode(), lambda _tx: draft)
    return given_of(outcome).refused


def _command_id(told: str) -> str:
    """As the page made it. Raises Failure for what no page of ours has."""
    if len(told) != 32 or not told.isascii() or not told.isalnum():
        raise Failure(422, "invalid", where=["id"])
    return told


def _held(request: Request) -> Ticket:
    """The ticket of the code. Raises Failure: not_found, code_over."""
    hub = hub_of(request)
    if hub.state.definition is None:
        raise not_found()
    try:
        ticket = ticket_of(hub, request.path_params["code"], hub.now())
    except ForgedCode:
        raise not_found() from None
    if ticket is None:
        raise code_over()
    return ticket


def _page(hub: Hub, ticket: Ticket, taste: Taste, told: str) -> Response:
    definition, now = hub.state.definition, hub.now()
    assert definition is not None
    if hub.lane.away:
        now, told = hub.state.at, "away"
    seen = shown(hub.state, ticket, hub.keys(), hub.public_url, now)
    return HTMLResponse(ticket_page(seen, head_of(definition, now), now, taste, told), headers=headers())


def _sorry(hub: Hub, failure: Failure, taste: Taste) -> Response:
    """Raises the failure where not even the hall's name is known."""
    definition, now = hub.state.definition, hub.now()
    if definition is None:
        raise failure
    what = {404: "unknown", 410: "gone"}.get(failure.status, "storage" if failure.status >= 500 else "stale")
    return HTMLResponse(sorry_page(what, head_of(definition, now), now, taste), failure.status, headers=headers())

"""GET /v1/tickets/{code}: the ticket whose code was scanned at a kiosk."""

from __future__ import annotations

from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from hall.tickets import Ticket
from hub.codes import TICKET, ExpiredCode, ForgedCode, check_code
from hub.server.failures import code_over, json_response, not_found
from hub.server.hub import Hub
from hub.server.requests import bearer_of, hub_of
from hub.server.streams.phones import current
from hub.server.views.ticket import ticket_view


async def get_ticket(request: Request) -> Response:
    """The ticket as its holder may see it. 404: no code of this hall; 410: its day is over."""
    bearer_of(request)
    hub, now = hub_of(request), hub_of(request).now()
    if hub.state.definition is None:
        raise not_found()
    try:
        ticket = ticket_of(hub, request.path_params["code"], now)
    except ForgedCode:
        raise not_found() from None
    if ticket is None:
        raise code_over()
    view = ticket_view(hub.state, ticket, hub.keys(), hub.public_url, now)
    return json_response(view.model_dump_json().encode())


def ticket_of(hub: Hub, code: str, now: datetime) -> Ticket | None:
    """The ticket that the code stands for, or the one it was merged into; None when its day is over. Raises
    ForgedCode."""
    try:
        return current(hub.state, check_code(hub.keys(), TICKET, code, now))
    except ExpiredCode:
        return None

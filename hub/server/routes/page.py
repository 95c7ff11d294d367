"""GET /c/{code}: the page behind the QR code on a ticket."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hub.codes import ForgedCode
from hub.server.failures import not_found
from hub.server.page.render import sorry_page, ticket_page
from hub.server.page.texts import language_of
from hub.server.requests import hub_of
from hub.server.routes.tickets import ticket_of
from hub.server.views.head import head_of
from hub.server.views.ticket import ticket_view

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
}


async def get_page(request: Request) -> Response:
    """The ticket's page; a kind word where the code is forged (404) or its day is over (410)."""
    hub, now = hub_of(request), hub_of(request).now()
    definition = hub.state.definition
    if definition is None:
        raise not_found()
    head = head_of(definition, now)
    language = language_of(request.query_params.get("lang"), request.headers.get("accept-language", ""))
    try:
        ticket = ticket_of(hub, request.path_params["code"], now)
    except ForgedCode:
        return HTMLResponse(sorry_page("unknown", head, language), 404, headers=_HEADERS)
    if ticket is None:
        return HTMLResponse(sorry_page("gone", head, language), 410, headers=_HEADERS)
    view = ticket_view(hub.state, ticket, hub.keys(), hub.public_url, now)
    return HTMLResponse(ticket_page(view, head, now, language), headers=_HEADERS)

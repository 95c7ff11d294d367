"""The hub as a web application.

Starlette alone: bodies are validated by hub.wire and described by hub.server.openapi, so that a framework's own
handling of each request would be paid for and not used.
"""

from __future__ import annotations

from time import monotonic

from sqlalchemy.exc import DBAPIError
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hub.server.access_log import AccessLog
from hub.server.booking.allowance import guard
from hub.server.booking.routes import booking_routes
from hub.server.failures import Failure, internal, keys_behind, not_found, storage_away, storage_full
from hub.server.hub import Hub
from hub.server.openapi import described
from hub.server.routed import Endpoint, routed
from hub.server.routes.appointments import get_appointment, get_appointments, get_slots
from hub.server.routes.badges import get_badge
from hub.server.routes.commands import post_command
from hub.server.routes.events import get_events
from hub.server.routes.fleet import get_fleet
from hub.server.routes.messages import get_messages
from hub.server.routes.page import get_page, get_page_events, post_return, post_withdraw
from hub.server.routes.password import post_password
from hub.server.routes.portal import post_portal
from hub.server.routes.reading import get_catalog, get_health, get_view
from hub.server.routes.sign_in import post_sign_in
from hub.server.routes.staff import post_staff_sign_in, post_staff_sign_out
from hub.server.routes.tickets import get_ticket
from hub.server.routes.waits import get_waits
from hub.server.staff.routes import page_routes
from hub.store.key_checks import OtherKeys
from hub.store.losses import is_away, is_full

ENDPOINTS: dict[str, Endpoint] = {
    "POST /v1/commands": post_command,
    "POST /v1/sign-in": post_sign_in,
    "POST /v1/password": post_password,
    "POST /v1/staff/sign-in": post_staff_sign_in,
    "POST /v1/staff/sign-out": post_staff_sign_out,
    "GET /v1/fleet": get_fleet,
    "GET /v1/messages": get_messages,
    "GET /v1/waits": get_waits,
    "GET /v1/catalog": get_catalog,
    "GET /v1/view": get_view,
    "GET /v1/events": get_events,
    "GET /v1/slots": get_slots,
    "GET /v1/appointments": get_appointments,
    "GET /v1/appointments/{code}": get_appointment,
    "GET /v1/tickets/{code}": get_ticket,
    "GET /v1/badges/{code}": get_badge,
    "POST /v1/portal/appointments": post_portal,
    "GET /v1/health": get_health,
    "GET /c/{code}": get_page,
    "GET /c/{code}/events": get_page_events,
    "POST /c/{code}/withdraw": post_withdraw,
    "POST /c/{code}/return": post_return,
}
"""The routes of hub.wire.ROUTES, which says who may ask them."""
PUBLIC = (
    "GET /v1/health", "GET /c/{code}", "GET /c/{code}/events", "POST /c/{code}/withdraw", "POST /c/{code}/return",
)
"""What visitors' phones need. Not all that needs no token: nobody signs in from the street."""


def make_app(hub: Hub) -> Starlette:
    """The application of a hub that is started and stopped by who serves it."""
    routes = [routed(each, ENDPOINTS[each]) for each in ENDPOINTS]
    document = Route("/openapi.json", lambda _request: JSONResponse(described(routes)))
    return _made(hub, [*routes, document, *page_routes(), *booking_routes()])


def make_public_app(hub: Hub) -> Starlette:
    """For visitors' phones."""
    return _made(hub, [*(routed(each, ENDPOINTS[each]) for each in PUBLIC), *booking_routes()])


def _made(hub: Hub, routes: list[Route]) -> Starlette:
    app = Starlette(
        routes=routes,
        middleware=[Middleware(AccessLog)],
        exception_handlers={
            Failure: _failed, DBAPIError: _storage, OtherKeys: _other_keys, HTTPException: _no_such_route,
            Exception: _broke,
        },
    )
    app.state.hub = hub
    app.state.guard = guard(monotonic)
    return app


def _failed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Failure)
    return error.response()


def _storage(request: Request, error: Exception) -> Response:
    """A reader found the database away or its disk full; else it is a bug."""
    assert isinstance(error, DBAPIError)
    if is_away(error):
        request.app.state.hub.lane.found_away(error)
        return storage_away().response()
    if is_full(error):
        return storage_full().response()
    raise error


def _other_keys(_request: Request, _error: Exception) -> Response:
    """Nothing was written: another hub has newer keys."""
    return keys_behind().response()


def _no_such_route(_request: Request, _error: Exception) -> Response:
    return not_found().response()


def _broke(_request: Request, _error: Exception) -> Response:
    """A bug: the server logs it with its trace, the client learns that it was one."""
    return internal().response()

"""Where the booking pages are, at the programs' door and at that of visitors' phones."""

from __future__ import annotations

from functools import wraps

from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from hub.codes import ExpiredCode, ForgedCode
from hub.server.booking import making, mine
from hub.server.booking.asking import desk_of, secured
from hub.server.booking.pages import sorry_page
from hub.server.failures import Failure
from hub.server.phone.taste import keep_taste, taste_of
from hub.server.requests import hub_of
from hub.server.routed import Endpoint, routed
from hub.store.losses import is_away, is_passing

PAGES: dict[str, Endpoint] = {
    "GET /book": making.get_items,
    "POST /book/find": mine.post_find,
    "GET /book/at/{item}": making.get_item,
    "POST /book/at/{item}": making.post_book,
    "GET /book/{code}": mine.get_mine,
    "GET /book/{code}/calendar.ics": mine.get_calendar,
    "GET /book/{code}/move": mine.get_move,
    "POST /book/{code}/move": mine.post_move,
    "POST /book/{code}/cancel": mine.post_cancel,
    "POST /book/{code}/appeal": mine.post_appeal,
}
_SORRY = {403: "stale", 404: "unknown", 409: "reused", 410: "gone", 413: "large", 422: "stale"}


def booking_routes() -> list[Route]:
    """Of all these pages."""
    return [routed(name, _kindly(endpoint), described=False) for name, endpoint in PAGES.items()]


def _kindly(endpoint: Endpoint) -> Endpoint:
    """The endpoint, for people: whatever goes wrong is said on a page."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            response = await endpoint(request)
        except ForgedCode:
            response = _sorry(request, 404)
        except ExpiredCode:
            response = _sorry(request, 410)
        except Failure as failure:
            response = _sorry(request, failure.status)
        except DBAPIError as error:
            if not is_passing(error):
                raise
            if is_away(error):
                hub_of(request).lane.found_away(error)
            response = _sorry(request, 503)
        keep_taste(request, response, taste_of(request))
        return response

    return answer


def _sorry(request: Request, status: int) -> Response:
    return secured(HTMLResponse(sorry_page(desk_of(request), _SORRY.get(status, "storage")), status))

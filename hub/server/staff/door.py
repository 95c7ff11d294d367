"""How every page answers who is not signed in, and failures: with a page."""

from __future__ import annotations

from functools import wraps
from urllib.parse import quote

from sqlalchemy.exc import DBAPIError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from hub.server.failures import Failure
from hub.server.requests import hub_of
from hub.server.routed import Endpoint
from hub.server.staff.render import HEADERS, sorry
from hub.server.staff.session import NotSignedIn
from hub.store.losses import is_away, is_passing

SIGN_IN = "/staff/sign-in"


def paged(endpoint: Endpoint) -> Endpoint:
    """The endpoint, for people."""

    @wraps(endpoint)
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except NotSignedIn:
            return see_other(f"{SIGN_IN}?next={quote(_next(request), safe='/')}")
        except Failure as failure:
            code = "storage" if failure.status in (503, 507) else failure.problem.code
            return sorry(request, code, failure.status, **failure.problem.facts)
        except DBAPIError as error:
            if not is_passing(error):
                raise
            if is_away(error):
                hub_of(request).lane.found_away(error)
            return sorry(request, "storage", 503)

    return answer


def see_other(place: str) -> Response:
    """Go there, with GET."""
    return RedirectResponse(place, 303, headers=HEADERS)


def _next(request: Request) -> str:
    return request.url.path if request.method == "GET" else "/staff"

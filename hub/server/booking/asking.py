"""What all booking pages do: read the hall, ask it for something, say what became of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from hub.server.appointments import bookings
from hub.server.appointments.bookings import ByPhone
from hub.server.booking import words
from hub.server.booking.allowance import Allowance, address_of
from hub.server.booking.pages import Desk
from hub.server.failures import Failure, not_found, storage_away
from hub.server.phone.render import headers
from hub.server.phone.taste import taste_of
from hub.server.requests import SUBJECT, hub_of
from hub.server.routes.commands import given_of
from hub.server.staff.forms import form_of
from hub.server.staff.session import check_same_site
from hub.server.views.head import head_of
from hub.wire import Answer, Problem, SlotsView

ASKER = "visitor:web"
LONGEST_FORM = 1024 * 1024
"""Bytes: whoever pasted a book into the field for the name is told so beside it; a character may take nine."""


def desk_of(request: Request, told: str = "", *, wrong: bool = False) -> Desk:
    """For who asks. Raises Failure in a hall that is not there yet."""
    hub = hub_of(request)
    if hub.state.definition is None:
        raise storage_away()
    now = hub.now()
    taste = taste_of(request)
    return Desk(taste, head_of(hub.state.definition, now), now, told, wrong)


async def posted(request: Request) -> Mapping[str, str]:
    """The fields of a form of ours. Raises Failure for another site's, a too large one, or no text."""
    check_same_site(request)
    request.scope[SUBJECT] = ASKER
    return await form_of(request, LONGEST_FORM)


async def asked(request: Request, command_id: str, command: ByPhone) -> Answer | Problem:
    """What the hall says. Raises Failure where it can't be asked."""
    given = given_of(await bookings.ask(hub_of(request), command_id, command))
    return (Problem if given.refused else Answer).model_validate_json(given.answer)


async def slots_of(request: Request, item: str, first: date | None = None, days: int = 1) -> SlotsView:
    """Raises Failure for an item that can't be booked."""
    found = await bookings.slots(hub_of(request), item, first, days)
    if found is None:
        raise not_found()
    return found


def wait_of(request: Request) -> float:
    """0, or the seconds that this address is to wait before it may ask for something again."""
    allowance: Allowance = request.app.state.allowance
    return allowance.take(address_of(request))


def refused(desk: Desk, problem: Problem) -> str:
    """Why not, in words."""
    return desk.say.t(*words.REFUSED.get(problem.code, words.OTHERWISE))


def offers_of(problem: Problem) -> list[datetime]:
    """Other times that were offered."""
    offers = problem.facts.get("offers", [])
    return [datetime.fromisoformat(each) for each in offers] if isinstance(offers, list) else []


def shown(html: str, status: int = 200) -> Response:
    return secured(HTMLResponse(html, status))


def see_other(place: str) -> Response:
    """Go there, with GET: the back button and a reload send nothing again."""
    return secured(RedirectResponse(place, 303))


def secured(response: Response) -> Response:
    response.headers.update(headers())
    return response


def day_of(text: str, otherwise: date) -> date:
    """A day in the address. Raises Failure for what is none."""
    try:
        day = date.fromisoformat(text) if text else otherwise
    except ValueError:
        raise Failure(404, "not_found") from None
    return max(otherwise, min(day, date(9000, 1, 1)))

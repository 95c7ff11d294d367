"""The manager's page of a ticket's full story."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hall.opening import service_day
from hub.server.failures import not_allowed
from hub.server.keeping.story import NoSuchTicket, Story, story
from hub.server.requests import hub_of
from hub.server.staff.looking import Look, look_of, see
from hub.server.staff.render import page
from hub.wire import Audience


async def get_story(request: Request) -> Response:
    """By number and day, or by the ticket's id; the empty form where nothing is asked."""
    look = look_of(request)
    if look.session.bearer.role is not Audience.MANAGER:
        raise not_allowed(role=look.session.bearer.role.value)
    asked, day = request.query_params.get("ticket", "").strip()[:64], _day(look)
    seen, found = await see(look, lambda tx, _: _found(tx, look, asked, day))
    return page(
        request, "story.html", seen.reader(look.session), look.now, wanted=asked, day=day, found=found,
    )  # fmt: skip


def _found(tx: Connection, look: Look, asked: str, day: date) -> Story | None:
    if not asked:
        return None
    try:
        return story(tx, hub_of(look.request).hall, look.definition, asked, day)
    except NoSuchTicket:
        return None


def _day(look: Look) -> date:
    """As asked; today where nothing or no date was."""
    try:
        return date.fromisoformat(look.request.query_params.get("day", ""))
    except ValueError:
        return service_day(look.definition, look.now)

"""The guide's pages, for a phone or tablet: requests, companions, a number on behalf; and the rest area's board."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import not_allowed
from hub.server.requests import hub_of
from hub.server.staff.looking import Look, look_of, see
from hub.server.staff.render import page
from hub.server.views.guiding import guide_view
from hub.server.views.head import words
from hub.wire import Audience, Words

GUIDES = frozenset({Audience.GUIDE, Audience.MANAGER})


async def get_guide(request: Request) -> Response:
    """Who asks for a guide, whom the reader is with, who waits alone."""
    look = _look(request)
    if look.unchanged is not None:
        return look.unchanged
    seen, _ = await see(look, lambda _tx, _seen: None)
    state, login = hub_of(request).state, look.session.bearer.login
    return page(
        request, "guide.html", seen.reader(look.session), look.now, tag=look.tag, me=login,
        guiding=guide_view(state, login, look.now), items=_items(look),
        guides=[each for each in seen.staff.values() if each.role is Audience.GUIDE],
    )  # fmt: skip


async def get_rest(request: Request) -> Response:
    """The rest area's own board: numbers that staff took for visitors, the called ones large."""
    look = _look(request)
    if look.unchanged is not None:
        return look.unchanged
    seen, _ = await see(look, lambda _tx, _seen: None)
    rest = guide_view(hub_of(request).state, look.session.bearer.login, look.now).rest
    return page(
        request, "rest.html", seen.reader(look.session), look.now, tag=look.tag,
        called=[each for each in rest if each.call is not None],
        waiting=[each for each in rest if each.state == "waiting"],
    )  # fmt: skip


def _look(request: Request) -> Look:
    """Raises Failure for a role that guides nobody."""
    look = look_of(request)
    if look.session.bearer.role not in GUIDES:
        raise not_allowed(role=look.session.bearer.role.value)
    return look


def _items(look: Look) -> list[tuple[str, Words]]:
    """What a number can be taken for, the common ones first."""
    handled = [each for each in look.definition.items if each.handled == "counter"]
    return [(each.id, words(each.name)) for each in sorted(handled, key=lambda each: not each.common)]

"""Signing in and out at the pages."""

from __future__ import annotations

import json

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import Failure, not_found, storage_away
from hub.server.requests import hub_of, parsed
from hub.server.staff import session
from hub.server.staff.door import SIGN_IN, see_other
from hub.server.staff.forms import Form, back_of, form_of
from hub.server.staff.render import Reader, language_for, page
from hub.server.staff.told import SORRY
from hub.wire import SignInRequest


async def get_root(_request: Request) -> Response:
    """To the pages."""
    return see_other("/staff")


async def get_nothing(_request: Request) -> Response:
    """There is no such page."""
    raise not_found()


async def get_sign_in(request: Request) -> Response:
    """The form; who is in already goes on."""
    onward = back_of(request.query_params.get("next", ""))
    try:
        session.session_of(request)
    except session.NotSignedIn:
        return _form(request, onward)
    return see_other(onward)


async def post_sign_in(request: Request) -> Response:
    """Let in who knows the password; say kindly that it was wrong."""
    session.check_same_site(request)
    form, hub = await form_of(request), hub_of(request)
    onward = back_of(form.get("next", ""))
    if hub.lane.away:
        raise storage_away()
    try:
        _member, token = await hub.staff_door.enter(_asked(form))
    except Failure as failure:
        return _again(request, form, onward, failure)
    response = see_other(onward)
    session.keep(response, token)
    return response


async def post_sign_out(request: Request) -> Response:
    """End the session, here and in the hub."""
    hub, mine = hub_of(request), session.session_of(request)
    session.check_form(mine, (await form_of(request)).get("form", ""))
    await hub.staff_door.leave(mine.token)
    hub.tokens.forget()
    response = see_other(SIGN_IN)
    session.forget(response)
    return response


def _asked(form: Form) -> SignInRequest:
    """Raises Failure; what can be no login at all is a wrong one."""
    told = {name: form.get(name, "") for name in ("id", "login", "password")}
    told["login"] = told["login"].strip().lower()
    try:
        return parsed(SignInRequest, json.dumps(told).encode())
    except Failure as failure:
        raise Failure(401, "wrong_password") from failure


def _again(request: Request, form: Form, onward: str, failure: Failure) -> Response:
    code = "no_pages" if failure.problem.code == "not_allowed" else failure.problem.code
    if code not in SORRY:
        raise failure
    zh, en = SORRY[code]
    text = (en if language_for(request) == "en" else zh).format_map(failure.problem.facts)
    return _form(request, onward, failure.status, text, form.get("login", "")[:32])


def _form(request: Request, onward: str, status: int = 200, trouble: str = "", login: str = "") -> Response:
    return page(
        request, "sign_in.html", Reader(), hub_of(request).now(), status=status, onward=onward, trouble=trouble,
        login=login,
    )  # fmt: skip

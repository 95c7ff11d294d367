"""One of the staff who is signed in at the pages changes their own password."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import Failure, storage_away
from hub.server.requests import hub_of
from hub.server.staff import session
from hub.server.staff.door import see_other
from hub.server.staff.forms import Form, form_of
from hub.server.staff.looking import look_of, see
from hub.server.staff.render import language_for, page
from hub.wire import SHORTEST_PASSWORD, PasswordRequest

AFTERWARDS = "/staff?told=password"
_TROUBLE = {
    "wrong_password": ("现在的密码不对，请再试一次。", "The password of now is not right. Please try again."),
    "try_later": ("尝试次数较多，请稍等 {seconds} 秒再试。", "Many tries: please wait {seconds} seconds."),
    "unlike": ("两次输入的新密码不一样。", "The new password was not the same both times."),
    "short": ("新密码至少 {least} 位。", "The new password has at least {least} characters."),
}


async def get_password(request: Request) -> Response:
    """The form."""
    return await _form(request)


async def post_password(request: Request) -> Response:
    """Keep the new one where the old one is right; signed in elsewhere they are out."""
    hub, mine, form = hub_of(request), session.session_of(request), await form_of(request)
    session.check_form(mine, form.get("form", ""))
    if hub.lane.away:
        raise storage_away()
    asked = _asked(form)
    if isinstance(asked, str):
        return await _form(request, 422, asked, least=SHORTEST_PASSWORD)
    try:
        await hub.door_keeper.change(mine.bearer, mine.token, asked, hub.now())
    except Failure as failure:
        if failure.problem.code not in _TROUBLE:
            raise
        return await _form(request, failure.status, failure.problem.code, **failure.problem.facts)
    hub.tokens.forget()
    return see_other(AFTERWARDS)


def _asked(form: Form) -> PasswordRequest | str:
    """What is asked, or what is wrong with it."""
    new = form.get("new", "")
    if new != form.get("again", ""):
        return "unlike"
    if not SHORTEST_PASSWORD <= len(new) <= 128:
        return "short"
    return PasswordRequest(old=form.get("old", "")[:128] or "-", new=new)


async def _form(request: Request, status: int = 200, trouble: str = "", **facts: Any) -> Response:
    look = look_of(request)
    seen, _ = await see(look, lambda _tx, _seen: None)
    zh, en = _TROUBLE.get(trouble, ("", ""))
    text = (en if language_for(request) == "en" else zh).format_map(facts)
    return page(
        request, "password.html", seen.reader(look.session), look.now, status=status, trouble=text,
        least=SHORTEST_PASSWORD,
    )  # fmt: skip

"""One of the staff who is signed in at the pages says on which phone they are told what they answer for."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hub.keys import KeysError
from hub.server.failures import storage_away
from hub.server.hub import Hub
from hub.server.lane.personal import masked_phone
from hub.server.requests import hub_of
from hub.server.sending import colleagues
from hub.server.sending.gateway import OnThePages
from hub.server.sending.phones import is_phone
from hub.server.staff import session
from hub.server.staff.door import see_other
from hub.server.staff.forms import form_of
from hub.server.staff.looking import look_of, see
from hub.server.staff.render import page
from hub.store.database import writing

AFTERWARDS = "/staff/messages?told="


async def get_phone(request: Request) -> Response:
    """The form; of a phone that is kept its last digits."""
    return await _form(request)


async def post_phone(request: Request) -> Response:
    """Keep it, or none any more."""
    hub, mine, form = hub_of(request), session.session_of(request), await form_of(request)
    session.check_form(mine, form.get("form", ""))
    if hub.lane.away:
        raise storage_away()
    drop = form.get("do") == "drop"
    phone = "" if drop else form.get("phone", "").translate({ord(sign): None for sign in " -()"})
    if not drop and not is_phone(phone):
        return await _form(request, wrong=True)
    await asyncio.to_thread(_keep, hub, mine.bearer.login, phone)
    return see_other(f"{AFTERWARDS}{'no_phone' if drop else 'phone'}")


def _keep(hub: Hub, login: str, phone: str) -> None:
    """Raises OtherKeys while another hub has newer keys."""
    with writing(hub.engine, hub.hall) as tx, hub.keys.agreed(tx):
        if phone:
            colleagues.keep_phone(tx, hub.visitors, login, phone)
        else:
            colleagues.drop_phone(tx, hub.hall, login)


def kept_of(hub: Hub, tx: Connection, login: str) -> str:
    """The last digits of the phone that login is told on; "" for none, or while it can't be read."""
    phone = None
    with suppress(InvalidTag, KeysError):  # the check tells of the first, the door of the second
        phone = hub.phone_of(tx, colleagues.contact_of(hub.hall, login))
    return masked_phone(phone) if phone else ""


async def _form(request: Request, *, wrong: bool = False) -> Response:
    hub, look = hub_of(request), look_of(request)
    seen, kept = await see(look, lambda tx, _seen: kept_of(hub, tx, look.session.bearer.login))
    return page(
        request, "phone.html", seen.reader(look.session), look.now, status=422 if wrong else 200, wrong=wrong,
        kept=kept, on_pages=isinstance(hub.gateway, OnThePages),
    )  # fmt: skip

"""POST /v1/sign-in: a clerk signs in at the counter of the device's token and gets a token of their own."""

from __future__ import annotations

import asyncio
import hmac
import time
from base64 import urlsafe_b64encode
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hall.commands import SignIn
from hub.server.failures import json_response, not_allowed, wrong_password
from hub.server.hub import Hub
from hub.server.orders import Drafter
from hub.server.passwords import SlowDown, right_password
from hub.server.requests import bearer_of, body_of, hub_of, parsed
from hub.server.routes.commands import given_of
from hub.server.turn import Draft
from hub.server.viewer import sight_of
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import reading
from hub.wire import Audience, CounterView, SignInAnswer, SignInRequest

_slow = SlowDown()
_checks = ThreadPoolExecutor(max_workers=1, thread_name_prefix="argon2")


async def post_sign_in(request: Request) -> Response:
    """Check the password, sign the clerk in, hand over a token."""
    hub, device = hub_of(request), bearer_of(request)
    if device.role is not Audience.COUNTER:
        raise not_allowed(role=device.role.value)
    asked = parsed(SignInRequest, await body_of(request))
    member = await _checked(hub, asked, device.subject)
    clerk = Bearer(Audience.CLERK, f"{member.login}@{device.subject}")
    token = _token(hub, clerk, asked.id)
    given = given_of(await hub.carry_out(asked.id, clerk, b"sign-in", _drafter(hub.hall, clerk, token)))
    if given.refused:
        return json_response(given.answer, 409)
    return json_response(_answer(hub, clerk, member, token))


async def _checked(hub: Hub, asked: SignInRequest, counter: str) -> Member:
    """The member of staff. Raises Failure for a wrong login or password, which are not told apart."""
    await asyncio.sleep(_slow.wait(asked.login, counter, time.monotonic()))
    with reading(hub.engine) as tx:
        member = access.member(tx, hub.hall, asked.login)
    kept = None if member is None else member.argon2
    loop = asyncio.get_running_loop()
    right = await loop.run_in_executor(_checks, right_password, kept, asked.password)
    if member is None or not right:
        _slow.wrong(asked.login, counter, time.monotonic())
        raise wrong_password()
    _slow.right(asked.login, counter)
    return member


def _token(hub: Hub, clerk: Bearer, command_id: str) -> str:
    """The same for a repeat of the same sign-in, so that a lost answer can be asked for again."""
    key = hub.keys.derive("clerk token", hub.keys.first)
    mac = hmac.digest(key, f"{hub.hall}\0{clerk.subject}\0{command_id}".encode(), sha256)
    return urlsafe_b64encode(mac).decode().rstrip("=")


def _drafter(hall: str, clerk: Bearer, token: str) -> Drafter:
    def keep(tx: Connection, at: datetime) -> None:
        access.add_token(tx, hall, token, clerk, at)

    return lambda _tx: Draft(SignIn(clerk.counter, clerk.login), keep)


def _answer(hub: Hub, clerk: Bearer, member: Member, token: str) -> bytes:
    view = CounterView.model_validate_json(hub.viewer.view(sight_of(clerk), hub.now()))
    answer = SignInAnswer(token=token, clerk=member.login, clerk_name=member.name, view=view)
    return answer.model_dump_json().encode()

"""POST /v1/sign-in: a clerk signs in at the counter of the device's token and gets a token of their own."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from hall.commands import SignIn
from hub.server.access.tokens import made_tokens
from hub.server.failures import json_response, not_allowed
from hub.server.hub import Hub
from hub.server.lane.drafts import QueueDraft
from hub.server.lane.orders import Drafter
from hub.server.requests import bearer_of, body_of, hub_of, parsed
from hub.server.routes.commands import given_of
from hub.server.streams.viewer import sight_of
from hub.store import access
from hub.store.access import Bearer, Member
from hub.wire import AT_COUNTERS, Audience, CounterView, SignInAnswer, SignInRequest


async def post_sign_in(request: Request) -> Response:
    """Check the password, sign the clerk in, hand over a token."""
    hub, device = hub_of(request), bearer_of(request)
    asked = parsed(SignInRequest, await body_of(request))
    member = await hub.door_keeper.check(asked, device.subject)
    if member.role not in AT_COUNTERS:
        raise not_allowed(role=member.role.value)
    clerk = Bearer(Audience.CLERK, f"{member.login}@{device.subject}")
    token = _token(hub, clerk, asked.id)
    given = given_of(await hub.carry_out(asked.id, clerk, b"sign-in", _drafter(hub.hall, clerk, token)))
    if given.refused:
        return json_response(given.answer, 409)
    return json_response(_answer(hub, clerk, member, token))


def _token(hub: Hub, clerk: Bearer, command_id: str) -> str:
    """The same for a repeat of the same sign-in, so that a lost answer can be asked for again."""
    made = made_tokens(hub.keys(), "clerk token", hub.hall, clerk.subject, command_id)
    return next((token for token in made if hub.tokens.bearer(token) is not None), made[0])


def _drafter(hall: str, clerk: Bearer, token: str) -> Drafter:
    def keep(tx: Connection, at: datetime) -> None:
        access.add_token(tx, hall, token, clerk, at)

    return lambda _tx: QueueDraft(SignIn(clerk.counter, clerk.login), keep)


def _answer(hub: Hub, clerk: Bearer, member: Member, token: str) -> bytes:
    view = CounterView.model_validate_json(hub.viewer.view(sight_of(clerk), hub.now()))
    answer = SignInAnswer(token=token, clerk=member.login, clerk_name=member.name, view=view)
    return answer.model_dump_json().encode()

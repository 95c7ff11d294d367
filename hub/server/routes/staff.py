"""POST /v1/staff/sign-in and /v1/staff/sign-out: people who come without a counter."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import json_response, storage_away
from hub.server.requests import bearer_of, body_of, check_wire, hub_of, parsed, token_of
from hub.wire import SignInRequest, StaffSignInAnswer, StaffSignOutAnswer


async def post_staff_sign_in(request: Request) -> Response:
    """Check the password, hand over a token of the person's role."""
    check_wire(request)
    hub = hub_of(request)
    if hub.lane.away:
        raise storage_away()
    member, token = await hub.staff_door.enter(parsed(SignInRequest, await body_of(request)))
    answer = StaffSignInAnswer(token=token, login=member.login, name=member.name, role=member.role.value)  # type: ignore[arg-type]
    return json_response(answer.model_dump_json().encode())


async def post_staff_sign_out(request: Request) -> Response:
    """End the token that asks."""
    hub, bearer = hub_of(request), bearer_of(request)
    await hub.staff_door.leave(token_of(request))
    hub.tokens.forget()
    return json_response(StaffSignOutAnswer(login=bearer.login).model_dump_json().encode())

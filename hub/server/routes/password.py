"""POST /v1/password: one of the staff who is signed in changes their own password."""

from __future__ import annotations

import structlog
from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import json_response
from hub.server.requests import bearer_of, body_of, hub_of, parsed, token_of
from hub.wire import PasswordAnswer, PasswordRequest

log = structlog.get_logger("hub")


async def post_password(request: Request) -> Response:
    """Keep the new password where the old one is right."""
    hub, clerk = hub_of(request), bearer_of(request)
    asked = parsed(PasswordRequest, await body_of(request))
    await hub.door_keeper.change(clerk, token_of(request), asked, hub.now())
    hub.tokens.forget()
    log.info("password changed", counter=clerk.counter)
    return json_response(PasswordAnswer(clerk=clerk.login).model_dump_json().encode())

"""GET /v1/badges/{code}: whose badge was held to a kiosk's scanner."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from hub.codes import ExpiredCode, ForgedCode
from hub.server.access.badges import holder_of
from hub.server.failures import code_over, json_response, not_found
from hub.server.hub import Hub
from hub.server.requests import bearer_of, hub_of
from hub.store.access import Member
from hub.store.database import reading
from hub.wire import BadgeView


async def get_badge(request: Request) -> Response:
    """404: nobody's badge, or theirs no longer; 410: its time is over."""
    bearer_of(request)
    try:
        member = await asyncio.to_thread(_holder, hub_of(request), request.path_params["code"])
    except ForgedCode:
        raise not_found() from None
    except ExpiredCode:
        raise code_over() from None
    return json_response(BadgeView(login=member.login).model_dump_json().encode())


def _holder(hub: Hub, code: str) -> Member:
    with reading(hub.engine) as tx:
        return holder_of(tx, hub.hall, hub.keys(), code, hub.now())

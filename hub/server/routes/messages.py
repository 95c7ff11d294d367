"""GET /v1/messages: what the hub has to tell one of the staff."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import json_response
from hub.server.mailbox import messages_of
from hub.server.requests import bearer_of, hub_of


async def get_messages(request: Request) -> Response:
    """Alarms and calls for help, newest first."""
    hub, bearer = hub_of(request), bearer_of(request)
    view = await asyncio.to_thread(messages_of, hub.engine, hub.hall, bearer, hub.now())
    return json_response(view.model_dump_json().encode())

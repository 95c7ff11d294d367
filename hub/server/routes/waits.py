"""GET /v1/waits: how true it was what people were told of their wait."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import json_response
from hub.server.keeping.waits import waits_of
from hub.server.requests import bearer_of, hub_of
from hub.store.database import reading
from hub.wire import WaitsView


async def get_waits(request: Request) -> Response:
    """By day, by class, by class and hour."""
    bearer_of(request)
    hub = hub_of(request)
    state, now = hub.state, hub.now()

    def read() -> WaitsView:
        with reading(hub.engine) as tx:
            return waits_of(tx, hub.hall, state, now)

    view = await asyncio.to_thread(read)
    return json_response(view.model_dump_json().encode())

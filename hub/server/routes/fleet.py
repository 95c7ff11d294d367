"""GET /v1/fleet: all the equipment, read from the rows, not from the lane."""

from __future__ import annotations

import asyncio
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from hall.definition import Definition
from hub.server.failures import json_response, not_found
from hub.server.hub import Hub
from hub.server.requests import bearer_of, hub_of
from hub.server.views.fleet import fleet_view
from hub.store.database import reading
from hub.wire import FleetView


async def get_fleet(request: Request) -> Response:
    """Every machine with its devices and figures, faults, work orders, summons and aids."""
    bearer_of(request)
    hub, now = hub_of(request), hub_of(request).now()
    definition, seq = hub.state.definition, hub.state.seq
    if definition is None:
        raise not_found()
    tag = f'"{seq}-{now:%Y%m%dT%H%M}"'  # figures and signs of life go on by the clock
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    view = await asyncio.to_thread(_read, hub, definition, seq, now)
    response = json_response(view.model_dump_json().encode())
    response.headers["ETag"] = tag
    return response


def _read(hub: Hub, definition: Definition, seq: int, now: datetime) -> FleetView:
    with reading(hub.engine) as tx:
        return fleet_view(tx, hub.hall, definition, seq, now)

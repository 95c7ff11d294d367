"""POST /v1/portal/appointments: a municipal portal tells what was booked there."""

from __future__ import annotations

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import json_response, not_found, storage_away
from hub.server.hub import Hub
from hub.server.portal.importing import ImportBroken, Importer
from hub.server.portal.reading import Raw
from hub.server.requests import bearer_of, body_of, hub_of, parsed
from hub.wire import PortalAnswer, PortalRequest


async def post_portal(request: Request) -> Response:
    """Book each, once for each id; told again, nothing changes."""
    hub, bearer = hub_of(request), bearer_of(request)
    asked = parsed(PortalRequest, await body_of(request))
    rows = [Raw(line, dict(each)) for line, each in enumerate(asked.appointments, 1)]
    try:
        answer = await asyncio.to_thread(_taken, hub, bearer.actor, rows)
    except ImportBroken:
        raise storage_away() from None
    return json_response(answer.model_dump_json().encode())


def _taken(hub: Hub, actor: str, rows: list[Raw]) -> PortalAnswer:
    """Beside the event loop: the lane answers in its own thread. Raises Failure before the hall is opened."""
    definition = hub.state.definition
    if definition is None:
        raise not_found()
    importer = Importer(hub.engine, hub.hall, hub.lane, hub.bookings, hub.links, hub.replies, actor)
    return PortalAnswer(results=sorted(importer.take(rows, definition), key=lambda each: each.line))

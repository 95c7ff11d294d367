"""GET /v1/catalog, /v1/view and /v1/health."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response

from hub.server.failures import json_response, not_found
from hub.server.hub import Hub
from hub.server.requests import bearer_of, hub_of
from hub.server.streams.viewer import sight_of
from hub.server.version import VERSION
from hub.store.access import Bearer
from hub.wire import WIRE_VERSION, Health


async def get_catalog(request: Request) -> Response:
    """Departments, topics and items."""
    bearer_of(request)
    catalog = hub_of(request).viewer.catalog
    if catalog is None:
        raise not_found()
    return json_response(catalog.model_dump_json().encode())


async def get_view(request: Request) -> Response:
    """What the bearer sees now."""
    bearer = bearer_of(request)
    return json_response(view_of(hub_of(request), bearer))


async def get_health(request: Request) -> Response:
    """Whether the hub works; needs no token and tells nothing else."""
    hub = hub_of(request)
    health = Health(ok=hub.lane.healthy, wire=WIRE_VERSION, hall=hub.hall, seq=hub.state.seq, version=VERSION)
    return json_response(health.model_dump_json().encode(), 200 if health.ok else 503)


def view_of(hub: Hub, bearer: Bearer) -> bytes:
    """The bearer's view. Raises Failure for a counter that the hall does not have."""
    sight = sight_of(bearer)
    if hub.state.definition is None or (bearer.counter_needed and sight.place not in hub.state.desks):
        raise not_found()
    return hub.viewer.view(sight, hub.now())

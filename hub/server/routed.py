"""Routes by their names in tables, such as "GET /v1/view"."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

Endpoint: TypeAlias = Callable[[Request], Awaitable[Response]]


def routed(name: str, endpoint: Endpoint, *, described: bool = True) -> Route:
    """The route of that name, for its method alone. `described`: whether it stands in the OpenAPI document."""
    method, path = name.split(" ")
    route = Route(path, endpoint, include_in_schema=described)
    route.methods = {method}  # no HEAD: it would open a stream of events that is never read
    return route

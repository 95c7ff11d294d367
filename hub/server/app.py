"""The hub as a web application."""

from __future__ import annotations

from fastapi import FastAPI
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from hub.server.access_log import AccessLog
from hub.server.failures import Failure, internal, not_found, storage_away, storage_full
from hub.server.hub import Hub
from hub.server.openapi import described
from hub.server.routes.commands import post_command
from hub.server.routes.events import get_events
from hub.server.routes.page import get_page
from hub.server.routes.reading import get_catalog, get_health, get_view
from hub.server.routes.sign_in import post_sign_in
from hub.server.version import VERSION
from hub.store.losses import is_away, is_full

ROUTES = (
    ("POST", "/v1/commands", post_command),
    ("POST", "/v1/sign-in", post_sign_in),
    ("GET", "/v1/catalog", get_catalog),
    ("GET", "/v1/view", get_view),
    ("GET", "/v1/events", get_events),
    ("GET", "/v1/health", get_health),
    ("GET", "/c/{code}", get_page),
)


def make_app(hub: Hub) -> FastAPI:
    """The application of a hub that is started and stopped by who serves it."""
    app = FastAPI(title="Tingxu hub", version=VERSION, docs_url=None, redoc_url=None)
    app.state.hub = hub
    for method, path, endpoint in ROUTES:
        app.add_api_route(path, endpoint, methods=[method], response_model=None)
    app.add_exception_handler(Failure, _failed)
    app.add_exception_handler(DBAPIError, _storage)
    app.add_exception_handler(HTTPException, _no_such_route)
    app.add_exception_handler(Exception, _broke)
    app.add_middleware(AccessLog)
    app.openapi = lambda: described(app)  # type: ignore[method-assign]
    return app


def _failed(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Failure)
    return error.response()


def _storage(_request: Request, error: Exception) -> Response:
    """A reader found the database away or its disk full; else it is a bug."""
    if is_away(error):
        return storage_away().response()
    if is_full(error):
        return storage_full().response()
    raise error


def _no_such_route(_request: Request, _error: Exception) -> Response:
    return not_found().response()


def _broke(_request: Request, _error: Exception) -> Response:
    """A bug: the server logs it with its trace, the client learns that it was one."""
    return internal().response()

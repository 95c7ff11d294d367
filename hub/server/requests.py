"""Reading a request: the wire's version, the token, the body within its limit."""

from __future__ import annotations

from typing import TypeVar

from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from hub.server.failures import invalid, not_allowed, storage_away, too_large, unauthorised, wrong_wire_version
from hub.server.hub import Hub
from hub.store.access import Bearer
from hub.wire import MAX_BODY_BYTES, ROUTES, STAFF, WIRE_HEADER, WIRE_VERSION

Model = TypeVar("Model", bound=BaseModel)

SUBJECT = "tingxu.subject"
"""Where the log finds who asked."""


def hub_of(request: Request) -> Hub:
    hub: Hub = request.app.state.hub
    return hub


def check_wire(request: Request) -> None:
    """Raises Failure where the client speaks another version of the wire."""
    if request.headers.get(WIRE_HEADER) != str(WIRE_VERSION):
        raise wrong_wire_version()


def token_of(request: Request) -> str:
    """The bearer token. Raises Failure: another wire version, no token, or no database to look it up in."""
    check_wire(request)
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not token:
        raise unauthorised()
    if hub_of(request).lane.away:
        raise storage_away()
    return token


def bearer_of(request: Request) -> Bearer:
    """Who asks. Raises Failure when the token is unknown or was revoked, or speaks for a role not meant here."""
    bearer = hub_of(request).tokens.bearer(token_of(request))
    if bearer is None:
        raise unauthorised()
    allow(request, bearer)
    return bearer


def allow(request: Request, bearer: Bearer) -> None:
    """Note in the log who asks. Raises Failure when hub.wire.ROUTES does not name the role for this route."""
    request.scope[SUBJECT] = f"{bearer.role.value}:{_place(bearer)}"
    if bearer.role not in (ROUTES[f"{request.method} {request.scope['route'].path}"] or ()):
        raise not_allowed(role=bearer.role.value)


def _place(bearer: Bearer) -> str:
    """Of a person where they are, never who they are."""
    return "" if bearer.role in STAFF else bearer.subject.rpartition("@")[2]


async def body_of(request: Request, most: int = MAX_BODY_BYTES) -> bytes:
    """The whole body, at most so many bytes. Raises Failure as soon as it is larger, by its own word or by count."""
    announced = request.headers.get("content-length", "0")
    if announced.isascii() and announced.isdigit() and int(announced) > most:
        raise too_large(most)
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise too_large(most)
        parts.append(part)
    return b"".join(parts)


def parsed(model: type[Model], body: bytes) -> Model:
    """The body as that shape. Raises Failure."""
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        raise invalid(error) from None

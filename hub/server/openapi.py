"""The OpenAPI document: the routes of hub.wire with their shapes, for those who write other clients."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from starlette.routing import Route

from hub import wire
from hub.server.version import VERSION

_PREFIX = "#/components/schemas/"
_BODIES: dict[str, type[BaseModel]] = {
    "/v1/commands": wire.CommandRequest,
    "/v1/sign-in": wire.SignInRequest,
    "/v1/password": wire.PasswordRequest,
    "/v1/staff/sign-in": wire.SignInRequest,
    "/v1/portal/appointments": wire.PortalRequest,
}
_ANSWERS: dict[str, tuple[type[BaseModel], ...]] = {
    "/v1/commands": (wire.Answer,),
    "/v1/sign-in": (wire.SignInAnswer,),
    "/v1/password": (wire.PasswordAnswer,),
    "/v1/staff/sign-in": (wire.StaffSignInAnswer,),
    "/v1/staff/sign-out": (wire.StaffSignOutAnswer,),
    "/v1/fleet": (wire.FleetView,),
    "/v1/messages": (wire.MessagesView,),
    "/v1/waits": (wire.WaitsView,),
    "/v1/catalog": (wire.Catalog,),
    "/v1/view": (wire.KioskView, wire.CounterView, wire.BoardView),
    "/v1/slots": (wire.SlotsView,),
    "/v1/appointments": (wire.AppointmentsView,),
    "/v1/appointments/{code}": (wire.AppointmentView,),
    "/v1/tickets/{code}": (wire.TicketView,),
    "/v1/badges/{code}": (wire.BadgeView,),
    "/v1/portal/appointments": (wire.PortalAnswer,),
    "/v1/health": (wire.Health,),
}
_QUERIES: dict[str, type[wire.Shape]] = {
    "/v1/slots": wire.SlotsQuery,
    "/v1/appointments": wire.AppointmentsQuery,
}
_OPEN = frozenset(route.split(" ")[1] for route, roles in wire.ROUTES.items() if roles is None)
_ANY_VERSION = frozenset({"/v1/health"}) | {path for path in _OPEN if path.startswith("/c/")}
_STREAMS = frozenset({"/v1/events", "/c/{code}/events"})
_FORMS = frozenset({"/c/{code}/withdraw", "/c/{code}/return"})
_FORM = {"application/x-www-form-urlencoded": {"schema": {
    "type": "object", "properties": {"id": {"type": "string"}}, "required": ["id"]}}}
_PAGE = {"description": "The page", "content": {"text/html": {"schema": {"type": "string"}}}}
_AFTER_A_FORM = {
    "303": {"description": "Back to the page"},
    **dict.fromkeys(("403", "404", "410", "413", "422", "503", "507"), _PAGE),
}
_OTHERWISE: dict[str, dict[str, Any]] = {
    "/v1/health": {"503": {"description": "Not well", "content": {"application/json": {
        "schema": {"$ref": f"{_PREFIX}Health"}}}}},
    "/c/{code}": {"404": _PAGE, "410": _PAGE},
    "/c/{code}/withdraw": _AFTER_A_FORM,
    "/c/{code}/return": _AFTER_A_FORM,
    "/v1/fleet": {"304": {"description": "As it was when the ETag was given"}},
}
"""Answers that are no Problem though they are no success."""


def described(routes: Iterable[Route]) -> dict[str, Any]:
    """The document about these routes."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tingxu hub", "version": VERSION, "description": wire.__doc__},
        "paths": {route.path: _path(route) for route in routes},
        "components": {
            "schemas": _schemas(),
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}},
        },
    }


def _path(route: Route) -> dict[str, Any]:
    summary = str(route.endpoint.__doc__)
    return {method.lower(): _operation(route.path, summary) for method in route.methods or ()}


def _operation(path: str, summary: str) -> dict[str, Any]:
    answers = {"200": _answer(path), **_OTHERWISE.get(path, {}), "default": _problem()}
    operation: dict[str, Any] = {"summary": summary, "responses": answers}
    if path in _FORMS:
        del answers["200"]
        operation["requestBody"] = {"required": True, "content": _FORM}
    if path in _BODIES:
        operation["requestBody"] = {"required": True, "content": _json((_BODIES[path],))}
    if path not in _OPEN:
        operation["security"] = [{"token": []}]
    if path not in _ANY_VERSION:
        operation["parameters"] = [_parameter(wire.WIRE_HEADER, "header", {"const": str(wire.WIRE_VERSION)})]
    if path in _STREAMS:
        operation.setdefault("parameters", []).append(_optional("Last-Event-ID"))
    if path == "/v1/fleet":
        operation["parameters"].append(_optional("If-None-Match"))
    if path in _QUERIES:
        operation["parameters"] += _in_query(_QUERIES[path])
    if "/{code}" in path:
        operation.setdefault("parameters", []).append(_parameter("code", "path", {"type": "string"}))
    return operation


def _parameter(name: str, place: str, schema: dict[str, str]) -> dict[str, Any]:
    return {"name": name, "in": place, "required": True, "schema": schema}


def _in_query(shape: type[wire.Shape]) -> list[dict[str, Any]]:
    """Each of its fields, whose forms name no other shape."""
    schema = shape.model_json_schema()
    needed = schema.get("required", ())
    return [
        {"name": name, "in": "query", "required": name in needed, "schema": form}
        for name, form in schema["properties"].items()
    ]


def _optional(name: str) -> dict[str, Any]:
    return {**_parameter(name, "header", {"type": "string"}), "required": False}


def _answer(path: str) -> dict[str, Any]:
    if path in _STREAMS:
        return {"description": "The stream", "content": {"text/event-stream": {"schema": {"type": "string"}}}}
    if path.startswith("/c/"):
        return _PAGE
    return {"description": "Done", "content": _json(_ANSWERS[path])}


def _problem() -> dict[str, Any]:
    return {"description": "Not done, and why", "content": _json((wire.Problem,))}


def _json(models: tuple[type[BaseModel], ...]) -> dict[str, Any]:
    shapes = [{"$ref": f"{_PREFIX}{model.__name__}"} for model in models]
    return {"application/json": {"schema": shapes[0] if len(shapes) == 1 else {"anyOf": shapes}}}


def _schemas() -> dict[str, Any]:
    answers = (each for group in _ANSWERS.values() for each in group)
    models: list[type[BaseModel]] = [*_BODIES.values(), *answers, wire.Problem]
    pairs: list[tuple[type[BaseModel], Literal["validation"]]] = [(each, "validation") for each in models]
    _, document = models_json_schema(pairs, ref_template=_PREFIX + "{model}")
    schemas: dict[str, Any] = document["$defs"]
    return schemas

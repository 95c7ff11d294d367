"""Every answer that is not a success: a Problem with its status, raised where it is found."""

from __future__ import annotations

from pydantic import ValidationError
from starlette.responses import Response

from hub.wire import WIRE_VERSION, Problem

JSON = "application/json"


class Failure(Exception):
    """Ends a request with this problem."""

    def __init__(self, status: int, code: str, **facts: str | int | list[str]) -> None:
        super().__init__(code)
        self.status = status
        self.problem = Problem(code=code, facts=facts)

    def response(self) -> Response:
        return json_response(self.problem.model_dump_json().encode(), self.status)


def json_response(body: bytes, status: int = 200) -> Response:
    """JSON that is already bytes."""
    return Response(body, status, media_type=JSON, headers={"Cache-Control": "no-store"})


def unauthorised() -> Failure:
    return Failure(401, "unauthorised")


def not_allowed(**facts: str | int | list[str]) -> Failure:
    return Failure(403, "not_allowed", **facts)


def not_found() -> Failure:
    return Failure(404, "not_found")


def code_over() -> Failure:
    return Failure(410, "code_over")


def wrong_wire_version() -> Failure:
    return Failure(426, "wrong_wire_version", wire=WIRE_VERSION)


def too_large(limit: int) -> Failure:
    return Failure(413, "too_large", limit=limit)


def id_reused() -> Failure:
    return Failure(409, "id_reused")


def wrong_password() -> Failure:
    return Failure(401, "wrong_password")


def try_later(seconds: int) -> Failure:
    return Failure(429, "try_later", seconds=seconds)


def storage_full() -> Failure:
    return Failure(507, "storage_full")


def storage_away() -> Failure:
    return Failure(503, "storage_away")


def keys_behind() -> Failure:
    return Failure(503, "keys_behind")


def busy() -> Failure:
    """More phones look on than the hub tells at once."""
    return Failure(503, "busy")


def internal() -> Failure:
    return Failure(500, "internal")


def invalid(error: ValidationError) -> Failure:
    """Where the body is wrong and how, never what stood there: it may be somebody's number or password."""
    wrong = error.errors(include_input=False, include_context=False)[:10]
    where = [f"{_place(each['type'], each['loc'])}: {each['type']}" for each in wrong]
    return Failure(422, "invalid", where=where)


def _place(kind: str, where: tuple[int | str, ...]) -> str:
    known = where[:-1] if kind == "extra_forbidden" else where
    return ".".join(str(part) for part in known) or "body"

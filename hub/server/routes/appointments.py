"""GET /v1/slots, /v1/appointments and /v1/appointments/{code}."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from hub.codes import ExpiredCode, ForgedCode
from hub.server.appointments import bookings
from hub.server.failures import Failure, code_over, invalid, json_response, not_found
from hub.server.hub import Hub
from hub.server.requests import bearer_of, hub_of
from hub.wire import STAFF, AppointmentsQuery, AppointmentsView, AppointmentView, Audience, Shape, SlotsQuery

Query = TypeVar("Query", bound=Shape)


async def get_slots(request: Request) -> Response:
    """When an item may be booked. 404: it can't be."""
    bearer_of(request)
    asked = _query(request, SlotsQuery)
    view = await bookings.slots(hub_of(request), asked.item, asked.from_, asked.days)
    if view is None:
        raise not_found()
    return json_response(view.model_dump_json().encode())


async def get_appointments(request: Request) -> Response:
    """A day's, those that wait for a decision, or the one of a spoken number and the phone's last digits."""
    bearer = bearer_of(request)
    hub = hub_of(request)
    asked = _query(request, AppointmentsQuery)
    of_staff = bearer.role in STAFF or bearer.role is Audience.CLERK
    found = await _found(hub, asked, of_staff)
    return json_response(AppointmentsView(at=hub.now(), appointments=found).model_dump_json().encode())


async def _found(hub: Hub, asked: AppointmentsQuery, of_staff: bool) -> list[AppointmentView]:
    if asked.number is not None and asked.phone_tail is not None:
        one = await bookings.by_number(hub, asked.number, asked.phone_tail)
        return [] if one is None else [one]
    if of_staff and asked.waiting == "requests":
        return await bookings.requests(hub)
    if of_staff and asked.waiting == "appeals":
        return await bookings.appeals(hub)
    if of_staff and asked.day is not None:
        return await bookings.of_day(hub, _within(asked.day))
    raise Failure(422, "invalid", where=["number and phone_tail; or, from staff, day or waiting: missing"])


def _within(day: date) -> date:
    """A calendar's outermost days have no midnight after or before them."""
    return max(date(1970, 1, 2), min(day, date(9998, 1, 1)))


async def get_appointment(request: Request) -> Response:
    """The appointment whose code was scanned. 404: no code of this hall; 410: its time is over."""
    bearer_of(request)
    try:
        view = await bookings.by_code(hub_of(request), request.path_params["code"])
    except ForgedCode:
        raise not_found() from None
    except ExpiredCode:
        raise code_over() from None
    if view is None:
        raise not_found()
    return json_response(view.model_dump_json().encode())


def _query(request: Request, shape: type[Query]) -> Query:
    """The query as that shape. Raises Failure."""
    try:
        return shape.model_validate(dict(request.query_params))
    except ValidationError as error:
        raise invalid(error) from None

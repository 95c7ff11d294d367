"""An appointment that there is: looked up, shown, put into the calendar, moved, cancelled, appealed for."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from math import ceil

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response

from hub.server.appointments import bookings
from hub.server.appointments.bookings import ByPhone
from hub.server.booking import words
from hub.server.booking.asking import (
    asked,
    day_of,
    desk_of,
    posted,
    refused,
    secured,
    see_other,
    shown,
    slots_of,
    wait_of,
)
from hub.server.booking.calendar_file import Entry, calendar_file
from hub.server.booking.days import Days
from hub.server.booking.form import filled_of, moment_of
from hub.server.booking.making import groups_of
from hub.server.booking.pages import DAYS_SHOWN, Desk, Number, appointment_page, items_page, move_page, times_page
from hub.server.failures import Failure, not_found
from hub.server.hub import Hub
from hub.server.requests import hub_of
from hub.wire import (
    AppealAppointmentCommand,
    AppointmentView,
    CancelAppointmentCommand,
    MoveAppointmentCommand,
    Problem,
)

_NUMBER = re.compile(r"[A-Z0-9]{4,12}", re.ASCII)
_TAIL = re.compile(r"[0-9]{4}", re.ASCII)


async def post_find(request: Request) -> Response:
    """To the page of the appointment with that number and phone; guessing soon takes long."""
    form, desk = await posted(request), desk_of(request)
    number, tail = (_narrow(form.get(field, "")) for field in ("number", "tail"))
    wait = wait_of(request)
    if wait:
        return _not_found(request, number, desk.say.t(*words.BUSY, n=ceil(wait)), 429)
    found = None
    if _NUMBER.fullmatch(number) and _TAIL.fullmatch(tail):
        found = await bookings.by_number(hub_of(request), number, tail)
    if found is None:
        return _not_found(request, number[:12], desk.say.t(*words.NOT_FOUND), 404)
    return see_other(f"/book/{found.code}")


async def get_mine(request: Request) -> Response:
    """How it stands."""
    told = words.TOLD.get(request.query_params.get("told", ""))
    desk = desk_of(request)
    mine = await _mine(request)
    said = replace(desk, told="" if told is None else desk.say.t(*told))
    return shown(appointment_page(said, mine, _number(hub_of(request), mine)))


async def get_calendar(request: Request) -> Response:
    """For the phone's own calendar."""
    desk, mine = desk_of(request), await _mine(request)
    say, item = desk.say, desk.say.pick(mine.item_name)
    bring = [say.pick(each) for each in mine.bring]
    entry = Entry(
        uid=f"{mine.id}@{hub_of(request).hall}", starts_at=mine.starts_at, ends_at=mine.ends_at, title=item,
        place=say.pick(desk.hall.name), url=mine.code_url, stamped_at=desk.now,
        text="\n".join([say.t("预约号 {n}", "Number {n}", n=mine.number), *bring]),
        cancelled=mine.state in ("cancelled_by_visitor", "cancelled_by_hall"),
    )  # fmt: skip
    response = secured(Response(calendar_file(entry), media_type="text/calendar; charset=utf-8"))
    response.headers["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return response


async def get_move(request: Request) -> Response:
    """Other times; with `time` whether that one is meant."""
    desk, mine = desk_of(request), await _mine(request)
    if "move" not in mine.may:
        return see_other(f"/book/{mine.code}")
    at = moment_of(request.query_params.get("time", ""))
    if at is not None:
        return shown(move_page(desk, mine, at))
    first = day_of(request.query_params.get("from", ""), Days(desk.say).today)
    return shown(times_page(desk, await slots_of(request, mine.item, first, DAYS_SHOWN), first, mine))


async def post_move(request: Request) -> Response:
    """To the page under its new code; or other times, where that one can't be had."""
    form, mine = await posted(request), await _mine(request)
    filled = filled_of(form)
    if filled.starts_at is None:
        raise not_found()
    command = MoveAppointmentCommand(code=_code(request), starts_at=filled.starts_at, by="visitor")
    return await _done(request, filled.id, command, mine, "moved")


async def post_cancel(request: Request) -> Response:
    """Give the time back."""
    form, mine = await posted(request), await _mine(request)
    return await _done(
        request, filled_of(form).id, CancelAppointmentCommand(code=_code(request), by="visitor"), mine, "cancelled"
    )


async def post_appeal(request: Request) -> Response:
    """That a no-show be not counted."""
    form, mine = await posted(request), await _mine(request)
    try:
        command = AppealAppointmentCommand(code=_code(request), words=form.get("words", "").strip())
    except ValidationError:
        raise Failure(422, "invalid") from None
    return await _done(request, filled_of(form).id, command, mine, "appealed")


async def _done(request: Request, command_id: str, command: ByPhone, mine: AppointmentView, told: str) -> Response:
    said = await asked(request, command_id, command)
    if isinstance(said, Problem):
        return await _refused(request, desk_of(request), mine, said)
    assert said.appointment is not None
    return see_other(f"/book/{said.appointment.code}?told={told}")


async def _refused(request: Request, desk: Desk, mine: AppointmentView, said: Problem) -> Response:
    """With other times where it was about the time, else with how things stand now."""
    told = replace(desk, told=refused(desk, said), wrong=True)
    if "offers" not in said.facts:
        return shown(appointment_page(told, await _mine(request)), 409)
    first = Days(desk.say).today
    return shown(times_page(told, await slots_of(request, mine.item, first, DAYS_SHOWN), first, mine), 409)


async def _mine(request: Request) -> AppointmentView:
    """The appointment of the code. Raises ForgedCode, ExpiredCode; Failure where there is none."""
    found = await bookings.by_code(hub_of(request), _code(request))
    if found is None:
        raise not_found()
    return found


def _number(hub: Hub, mine: AppointmentView) -> Number | None:
    """The one that its visitor holds today and that may still be called; of a merged ticket the one that has its place.
    """
    ticket = hub.state.tickets.get(mine.ticket or "")
    while ticket is not None and ticket.merged_into is not None:
        ticket = hub.state.tickets.get(ticket.merged_into)
    if ticket is None or hub.state.definition is None or mine.state not in ("checked_in", "no_show"):
        return None
    return Number(ticket.number, hub.links.ticket_path(ticket, hub.state.definition))


def _code(request: Request) -> str:
    """As it was followed: a form sent twice asks the same twice."""
    code: str = request.path_params["code"]
    return code


def _narrow(text: str) -> str:
    """What was typed, without blanks; figures of any width are welcome."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()


def _not_found(request: Request, number: str, told: str, status: int) -> Response:
    desk = desk_of(request, told, wrong=True)
    return shown(items_page(desk, groups_of(hub_of(request)), number), status)

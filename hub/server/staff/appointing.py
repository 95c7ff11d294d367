"""Appointments for the staff: requests and appeals to decide, a day's list, one appointment with all that happened."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from sqlalchemy import Connection
from starlette.requests import Request
from starlette.responses import Response

from appointments.acts.requests import may_decide
from appointments.events import EVENT_KINDS, AppealMade
from appointments.plan import Plan
from appointments.records import Appointment, Book
from appointments.rules import NOTICE
from appointments.slots import offers_on, years_to_enter
from hall.opening import begin_of, end_of, service_day
from hub.server.failures import not_allowed, not_found
from hub.server.hub import Hub
from hub.server.requests import hub_of
from hub.server.staff.appointment_words import happened
from hub.server.staff.looking import Look, look_of, see
from hub.server.staff.render import page
from hub.server.views.appointment import appointment_view
from hub.server.views.head import words
from hub.store import appointment_rows, journal
from hub.store.journal import Entry
from hub.wire import BOOKING, AppointmentView, Words

MOST = 300
TIMES = 60
"""So many free times may be moved to by one touch."""


@dataclass(frozen=True, slots=True)
class Row:
    """One appointment as the pages show it."""

    view: AppointmentView
    departments: list[Words]
    mine: bool
    """Whether the reader is whom a request waits for."""
    ticket: str
    """The number that was issued at check-in; "" for none, or of another day."""


@dataclass(frozen=True, slots=True)
class Lists:
    requests: list[Row]
    appeals: list[tuple[Row, str]]
    """With what the visitor says."""
    day: list[Row]
    years: tuple[int, ...]
    """Whose holidays are still to be entered."""


@dataclass(frozen=True, slots=True)
class One:
    row: Row
    happened: list[Entry]
    free: list[datetime]
    plea: str
    late: bool
    """Less than eight hours before: the hall needs an override."""


async def get_appointments(request: Request) -> Response:
    """What is to be decided, and a day's appointments."""
    look = _look(request)
    if look.unchanged is not None:
        return look.unchanged
    today = service_day(look.definition, look.now)
    day = _day(request.query_params.get("day", ""), today)
    seen, lists = await see(look, lambda tx, _seen: _lists(tx, look, day))
    return page(
        request, "appointments.html", seen.reader(look.session), look.now, tag=look.tag, lists=lists, day=day,
        today=today, before=day - timedelta(days=1), after=day + timedelta(days=1),
    )  # fmt: skip


async def get_appointment(request: Request) -> Response:
    """One, with its history, and what may be done with it."""
    look, id = _look(request), request.path_params["appointment"]
    if look.unchanged is not None:
        return look.unchanged
    seen, one = await see(look, lambda tx, _seen: _one(tx, look, id))
    return page(
        request, "appointment.html", seen.reader(look.session), look.now, tag=look.tag, one=one, row=one.row,
        line=happened,
    )  # fmt: skip


def _look(request: Request) -> Look:
    """Raises Failure for a role that has no business with visitors."""
    look = look_of(request)
    if look.session.bearer.role not in BOOKING:
        raise not_allowed(role=look.session.bearer.role.value)
    return look


def _day(told: str, today: date) -> date:
    """As the address says it; today where it says none."""
    try:
        day = date.fromisoformat(told)
    except ValueError:
        return today
    return day if abs((day - today).days) <= 366 else today


def _lists(tx: Connection, look: Look, day: date) -> Lists:
    hub, plan = hub_of(look.request), appointment_rows.plan_of(tx, hub_of(look.request).hall)
    begin, end = begin_of(look.definition, day), end_of(look.definition, day)
    pleas = [(each, _plea(tx, hub.hall, each.id)) for each in appointment_rows.appealed(tx, hub.hall, MOST)]
    return Lists(
        _rows(tx, hub, look, plan, appointment_rows.requested(tx, hub.hall, MOST)),
        [(row, plea) for each, plea in pleas for row in _rows(tx, hub, look, plan, [each])],
        _rows(tx, hub, look, plan, appointment_rows.between(tx, hub.hall, begin, end, MOST)),
        years_to_enter(look.definition, plan, look.now),
    )


def _one(tx: Connection, look: Look, id: str) -> One:
    """Raises Failure where there is none."""
    hub = hub_of(look.request)
    plan, known = appointment_rows.plan_of(tx, hub.hall), appointment_rows.one(tx, hub.hall, id)
    rows = [] if known is None else _rows(tx, hub, look, plan, [known])
    if known is None or not rows:
        raise not_found()
    happened = journal.saying(tx, hub.hall, sorted(EVENT_KINDS), known.id)
    return One(
        rows[0], happened, _free(tx, hub, look, plan, known), _plea(tx, hub.hall, known.id),
        known.starts_at - look.now < NOTICE,
    )


def _rows(tx: Connection, hub: Hub, look: Look, plan: Plan, found: list[Appointment]) -> list[Row]:
    """Those whose item the hall still has."""
    names = {each.id: words(each.name) for each in look.definition.departments}
    rows = []
    for known in found:
        if known.item not in hub.state.items:
            continue
        contact = hub.bookings.contacts.of(tx, known.contact)
        view = appointment_view(hub.state, plan, known, hub.links, look.now, contact)
        bookable, ticket = plan.of(known.item), hub.state.tickets.get(known.ticket or "")
        taking_part = [] if bookable is None else [names[each] for each in bookable.departments if each in names]
        mine = may_decide(plan, known.stage, look.session.bearer.login)
        rows.append(Row(view, taking_part, mine, "" if ticket is None else ticket.number))
    return rows


def _plea(tx: Connection, hall: str, id: str) -> str:
    """What the visitor says for themselves."""
    made = journal.saying(tx, hall, [AppealMade.kind], id)
    return made[-1].event.words if made and isinstance(made[-1].event, AppealMade) else ""


def _free(tx: Connection, hub: Hub, look: Look, plan: Plan, known: Appointment) -> list[datetime]:
    """The next times that it may be moved to."""
    bookable = plan.of(known.item)
    if bookable is None:
        return []
    book = Book(plan, taken=appointment_rows.taken(tx, hub.hall, plan, known.item, look.now))
    at_once, today = bookable.model_copy(update={"departments": ()}), service_day(look.definition, look.now)
    days = (today + timedelta(days=number) for number in range(plan.horizon_days + 1))
    offers = (each for day in days for each in offers_on(look.definition, book, at_once, day, look.now) if each.free)
    return [each.slot.begins for each in islice(offers, TIMES) if each.slot.begins != known.slot]

"""Every page that visitors see on their phones, with made-up tickets and appointments, without a hub."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Literal

from hub.server.booking import pages as booking
from hub.server.booking.form import Filled
from hub.server.booking.pages import Choice, Desk, Draft, Number
from hub.server.booking.words import NOT_FOUND, REFUSED, TOLD
from hub.server.phone.render import sorry_page, ticket_page
from hub.server.phone.shown import Shown
from hub.server.phone.taste import Taste
from hub.wire import AppointmentView, SlotDay, SlotsView, SlotView, Words
from kiosk_app.samples import AT, sample_catalog, sample_ticket, sample_view

_HALL = sample_view().hall
_WAITING = Shown(sample_ticket(ahead=12, wait=(25, 40)), may_withdraw=True, held=8)


def _in_state(state: str, counter: str | None = None, may: Sequence[str] = (), **more: Any) -> Shown:
    ticket = _WAITING.ticket.model_copy(
        update={"state": state, "counter": counter, "ahead": None, "wait_minutes": None, "may": may}
    )
    return replace(_WAITING, ticket=ticket, may_withdraw=state in ("called", "parked"), **more)


def _ahead(ahead: int, wait: tuple[int, int] | None) -> Shown:
    return replace(_WAITING, ticket=_WAITING.ticket.model_copy(update={"ahead": ahead, "wait_minutes": wait}))


_WAY = Words(zh="左转，靠窗第二排", en="Turn left, second row by the windows")
TICKETS = {
    "waiting": _WAITING,
    "waiting-unknown": _ahead(12, None),
    "near": _ahead(3, (5, 12)),
    "next": _ahead(0, (0, 4)),
    "sent-on": replace(_ahead(0, (0, 4)), ticket=_ahead(0, (0, 4)).ticket.model_copy(update={"counter": "9"})),
    "called": _in_state("called", "3", direction=_WAY, call="c.0"),
    "called-again": _in_state("called", "12", recalls=1, call="c.1"),
    "serving": _in_state("serving", "3"),
    "served": _in_state("served"),
    "parked": _in_state("parked", "3"),
    "sent-away": _in_state("parked", "3", ["return_ticket"]),
    "missed": _in_state("no_show", None, ["recycle"]),
    "missed-again": _in_state("no_show"),
    "withdrawn": _in_state("withdrawn"),
}


_TIME = AT + timedelta(days=2, hours=1, minutes=15)
_ITEM = Words(zh="办个体工商户执照", en="Register a sole trader")
_BRING = [
    Words(zh="经营者身份证", en="The owner's ID card"),
    Words(zh="经营场所证明（租房合同或房产证）", en="Proof of the place of business (lease or title)"),
]
_MINE = AppointmentView(
    id="a1", number="K7M4PX", item="licence", item_name=_ITEM, bring=_BRING, starts_at=_TIME,
    ends_at=_TIME + timedelta(minutes=30), opens_at=_TIME - timedelta(minutes=30), until=_TIME + timedelta(minutes=30),
    state="confirmed", stage=None, stage_due=None, overdue=False, may=["move", "cancel"], appeal="", channel="web",
    language="zh", ticket=None, code="a.b.c.d", name="欧**", phone="****4821",
    code_url="https://hall.example/book/a.7Qm2kPz0aXcV9bN1.6b0c1dff.ARmK3vT8sLq2Rw6yZd00000",
)  # fmt: skip
_NO_LONGER: tuple[Literal["requested", "checked_in", "served", "no_show", "cancelled_by_visitor", "cancelled_by_hall"],
                  ...] = ("requested", "checked_in", "served", "no_show", "cancelled_by_visitor", "cancelled_by_hall")


def _day(day: date, *hours: tuple[int, int]) -> SlotDay:
    begin = datetime(day.year, day.month, day.day, tzinfo=AT.tzinfo)
    times = [begin + timedelta(minutes=30 * half) for half, _ in hours]
    slots = [SlotView(starts_at=at, ends_at=at + timedelta(minutes=30), free=free)
             for at, (_, free) in zip(times, hours, strict=True)]  # fmt: skip
    return SlotDay(day=day, slots=slots)


def _slots(*, document: bool = False) -> SlotsView:
    first = AT.date()
    usual = ((2, 0), (3, 1), (4, 3), (5, 2), (6, 0), (7, 3), (11, 3), (12, 2), (13, 3), (14, 3))
    hours = (((4, 1), (7, 2), (12, 3)), usual, usual, (), ())
    days = [_day(first + timedelta(days=number), *each) for number, each in enumerate(hours)]
    return SlotsView(
        at=AT, item="licence", item_name=_ITEM, bring=_BRING, document=document, approval=False,
        last_day=first + timedelta(days=14), days=days, years_unknown=[],
    )  # fmt: skip


def pages(taste: Taste) -> Iterator[tuple[str, str]]:
    """The HTML of each page by its name."""
    yield from _tickets(taste)
    yield from _bookings(Desk(taste, _HALL, AT))


def _tickets(taste: Taste) -> Iterator[tuple[str, str]]:
    for name, shown in TICKETS.items():
        yield name, ticket_page(shown, _HALL, AT, taste)
    yield "withdraw", ticket_page(_WAITING, _HALL, AT, taste)
    yield "lost", ticket_page(_WAITING, _HALL, AT, taste)
    yield "late", ticket_page(TICKETS["serving"], _HALL, AT, taste, "late")
    for what in ("gone", "unknown", "storage"):
        yield what, sorry_page(what, _HALL, AT, taste)


def _bookings(desk: Desk) -> Iterator[tuple[str, str]]:
    say = desk.say
    wrong = Filled("a" * 32, _TIME, "", "139", "110101199003070418")
    right = Filled("a" * 32, _TIME, "欧阳测试", "13900004821")
    yield "book", booking.items_page(desk, _groups())
    yield "book-none", booking.items_page(desk, [])
    yield "book-not-found", booking.items_page(replace(desk, told=say.t(*NOT_FOUND), wrong=True), _groups(), "K7M4PX")
    yield "book-times", booking.times_page(desk, _slots(), AT.date())
    yield "book-details", booking.details_page(desk, _slots(), Draft(replace(right, name="", phone="")))
    problems = {"name": "name_missing", "phone": "phone_wrong", "number": "number_digit"}
    yield "book-wrong", booking.details_page(desk, _slots(document=True), Draft(wrong, problems))
    full = replace(desk, told=say.t(*REFUSED["slot_full"]), wrong=True)
    offers = [_TIME + timedelta(minutes=30), _TIME + timedelta(hours=1), _TIME + timedelta(days=3)]
    yield "book-full", booking.details_page(full, _slots(), Draft(right, offers=offers))
    yield "book-done", booking.appointment_page(replace(desk, told=say.t(*TOLD["booked"])), _MINE)
    for state in _NO_LONGER:
        may: list[Any] = {"requested": ["move", "cancel"], "no_show": ["appeal"]}.get(state, [])
        mine = _MINE.model_copy(update={"state": state, "may": may})
        number = Number("A013", "/c/t.x") if state == "checked_in" else None
        yield f"book-{state.replace('_', '-')}", booking.appointment_page(desk, mine, number)
    for appeal in ("made", "granted", "refused"):
        mine = _MINE.model_copy(update={"state": "no_show", "may": [], "appeal": appeal})
        yield f"book-appeal-{appeal}", booking.appointment_page(desk, mine)
    missed = _MINE.model_copy(update={"state": "no_show", "may": [], "missed_call": True, "ticket": "t-1"})
    yield "book-missed-call", booking.appointment_page(desk, missed, Number("A013", "/c/t.x"))
    yield "book-move-times", booking.times_page(desk, _slots(), AT.date(), _MINE)
    yield "book-move", booking.move_page(desk, _MINE, offers[-1])
    yield "book-sorry", booking.sorry_page(desk, "reused")


def _groups() -> list[tuple[Words, list[Choice]]]:
    catalog = sample_catalog()
    return [
        (topic.name, [Choice(each.id, each.name, each.id == "estate") for each in catalog.items
                      if each.topic == topic.id and each.handled == "counter"])
        for topic in catalog.topics[:4]
    ]  # fmt: skip

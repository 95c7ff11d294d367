"""The booking pages' HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from hub.server.booking import words
from hub.server.booking.days import Days
from hub.server.booking.form import Filled, Problems, new_id, spelt
from hub.server.phone.render import OWN_ADDRESS, rendered
from hub.server.phone.taste import Taste
from hub.server.staff.codes import picture
from hub.server.staff.speech import Speech
from hub.wire import AppointmentView, HallHead, SlotsView, Words

DAYS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Choice:
    """An item that may be booked."""

    id: str
    name: Words
    approval: bool = False


@dataclass(frozen=True, slots=True)
class Desk:
    """Where a page is made: for whom, of which hall, when, and what it says on top."""

    taste: Taste
    hall: HallHead
    now: datetime
    told: str = ""
    wrong: bool = False

    @property
    def say(self) -> Speech:
        return Speech(self.taste.language, self.hall.zone, self.now)

    def made(self, template: str, own: str = "", **more: Any) -> str:
        """The template filled in. `own`: the address at which it can be had again, where it answers a form."""
        return rendered(
            f"book/{template}", self.taste, self.hall, self.now, told=self.told, wrong=self.wrong, days=Days(self.say),
            spelt=spelt, new_id=new_id, own=own, own_address=OWN_ADDRESS, **more,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """The details as they stand in the form, and what is to be put right."""

    filled: Filled
    problems: Problems = field(default_factory=dict)
    offers: Sequence[datetime] = ()
    """Other times, where the wanted one can't be had."""


def items_page(desk: Desk, groups: Sequence[tuple[Words, Sequence[Choice]]], number: str = "") -> str:
    """What may be booked, by topic, and where to look an appointment up."""
    return desk.made("items.html", "/book" if desk.wrong else "", groups=groups, number=number)


def times_page(desk: Desk, slots: SlotsView, first: date, moving: AppointmentView | None = None) -> str:
    """The times of some days from `first` on; `moving`: for an appointment that there is."""
    here = f"/book/at/{slots.item}" if moving is None else f"/book/{moving.code}/move"
    today, step = Days(desk.say).today, timedelta(days=DAYS_SHOWN)
    return desk.made(
        "times.html", here if desk.wrong else "", slots=slots, here=here, moving=moving,
        query={"from": first.isoformat()},
        back="/book" if moving is None else f"/book/{moving.code}",
        earlier=max(today, first - step).isoformat() if first > today else "",
        later=(first + step).isoformat() if first + step <= slots.last_day else "",
    )  # fmt: skip


def details_page(desk: Desk, slots: SlotsView, draft: Draft) -> str:
    """Name, phone, document; what is wrong beside its field."""
    problems = {name: desk.say.t(*words.FIELD[what]) for name, what in draft.problems.items()}
    at = draft.filled.starts_at
    query = {} if at is None else {"time": spelt(at)}
    own = f"/book/at/{slots.item}?{urlencode(query)}" if problems or desk.wrong else ""
    return desk.made(
        "details.html", own, slots=slots, filled=draft.filled, problems=problems, offers=draft.offers, query=query,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Number:
    """The number with which its visitor waits."""

    said: str
    page: str
    """Where its own page is."""


def appointment_page(desk: Desk, mine: AppointmentView, number: Number | None = None) -> str:
    """How it stands, its code, the number after check-in, and what may be done with it."""
    state = words.APPEAL[mine.appeal] if mine.appeal else words.STATE[mine.state]
    if mine.missed_call:
        state = words.MISSED_CALL
    own, qr = f"/book/{mine.code}" if desk.wrong else "", picture(mine.code_url)
    return desk.made("appointment.html", own, mine=mine, state=state, qr=qr, problems={}, number=number)


def move_page(desk: Desk, mine: AppointmentView, at: datetime) -> str:
    """Asks once."""
    return desk.made("move.html", mine=mine, wanted=at, query={"time": spelt(at)})


def sorry_page(desk: Desk, what: str) -> str:
    """In kind words why not, and a way on."""
    zh_title, en_title, zh, en = words.SORRY[what]
    return desk.made("sorry.html", title=desk.say.t(zh_title, en_title), text=desk.say.t(zh, en))

"""Carries out what a visitor who agrees on a time wants of the hub and the printer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pydantic import ValidationError

from hub.wire import Answer, BookCommand, Problem, SlotsView
from kiosk_app.booking_paper import booking_bytes
from kiosk_app.journey import effects, events
from kiosk_app.line import Line
from ui_common.posting import Unreachable

DAYS = 62
GIVE_UP_SECONDS = 15.0


class BookingLine(Line, Protocol):
    """What is needed of the link to the hub."""

    def slots(
        self, item: str, days: int, token: str, answered: Callable[[SlotsView | Problem | Unreachable], None]
    ) -> None: ...


class BookDesk:
    """`print_job` takes a job's name and bytes, once `begin` has written it down; `happen` takes what comes of it;
    `zone` tells the hall's time zone."""

    def __init__(
        self, line: BookingLine, print_job: Callable[[str, bytes], None], begin: Callable[[str, str], None],
        happen: Callable[[events.Event], None], zone: Callable[[], str], dots: int,
    ) -> None:  # fmt: skip
        self._line, self._print_job, self._begin = line, print_job, begin
        self._happen, self._zone, self._dots = happen, zone, dots

    def __call__(self, effect: effects.Effect) -> None:
        match effect:
            case effects.AskSlots(item):
                self._line.slots(item, DAYS, "", lambda answer: self._slots(item, answer))
            case effects.Book():
                self._book(effect)
            case effects.PrintBooking(job, made, language):
                data = booking_bytes(made, language=language, zone=self._zone(), dots=self._dots)
                self._begin(job, effects.ticket_of(job))
                self._print_job(job, data)

    def _slots(self, item: str, answer: SlotsView | Problem | Unreachable) -> None:
        self._happen(events.SlotsSeen(item, answer if isinstance(answer, SlotsView) else None))

    def _book(self, wish: effects.Book) -> None:
        try:
            command = BookCommand(
                item=wish.item, starts_at=wish.starts_at, name=wish.document.name, phone=wish.phone,
                number=wish.document.number, language=wish.language,
            )  # fmt: skip
        except ValidationError:  # a name on a card that no booking takes
            self._happen(events.NotBooked(wish.id, "invalid"))
            return
        self._line.send(
            command, lambda answer: self._happen(booked(wish.id, answer)), id=wish.id, give_up_after=GIVE_UP_SECONDS
        )


def booked(id: str, answer: Answer | Problem | Unreachable) -> events.Event:
    """The event that an answer to a booking is."""
    match answer:
        case Answer(appointment=made) if made is not None:
            return events.Booked(id, made)
        case Problem(code=code):
            return events.NotBooked(id, code)
    return events.Unreached(id)

"""The two panels of appointments, tied to the hub: what they ask for, and what comes back."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Slot

from counter_app.agreed import AgreedSteps
from counter_app.booking import BookingSteps
from counter_app.clerk import Clerk
from counter_app.free_times import FreeTimes
from counter_app.keys import Key
from hub.wire import Answer, AnyCommand, BookCommand, Language, SlotsView


class Stepped(Protocol):
    """A panel of several steps, one after the other."""

    def open(self) -> None: ...

    def press(self, key: Key | None, code: int, text: str) -> bool: ...

    def choose(self) -> None: ...

    def back(self) -> None: ...

    def forget(self) -> None: ...

    @property
    def before(self) -> str | None: ...

    @property
    def finished(self) -> bool: ...


class Calls(QObject):
    """`language`: the clerk's."""

    def __init__(self, clerk: Clerk, booking: BookingSteps, agreed: AgreedSteps, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clerk, self._booking, self._agreed = clerk, booking, agreed
        self.language: Language = "zh"
        self.panels: dict[str, Stepped] = {"book": booking, "agreed": agreed}
        for free in (booking.free, agreed.free):
            free.moreWanted.connect(partial(self._read_on, free))
        booking.slotsWanted.connect(lambda item: self._read(item, booking.free))
        booking.wanted.connect(self._book)
        agreed.slotsWanted.connect(lambda item: self._read(item, agreed.free))
        agreed.findWanted.connect(lambda code, tail: clerk.find_appointment(code, tail, agreed.found))
        agreed.wanted.connect(self._do)

    def _read(self, item: str, free: FreeTimes) -> None:
        self._clerk.read_slots(item, partial(self._take, item, free))

    def _read_on(self, free: FreeTimes, first: date) -> None:
        self._clerk.read_slots(free.item, partial(self._take_more, free.item, free, first), first, free.missed)

    def _take(self, item: str, free: FreeTimes, slots: SlotsView) -> None:
        """Passed over where another item was chosen meanwhile."""
        if free.item == item:
            free.take(slots, self._zone, self.language)

    def _take_more(self, item: str, free: FreeTimes, first: date, slots: SlotsView) -> None:
        if free.item == item:
            free.take_more(first, slots, self._zone, self.language)

    @property
    def _zone(self) -> str:
        return self._clerk.view.hall.zone if self._clerk.view is not None else "UTC"

    @Slot(object, str)
    def _book(self, command: BookCommand, id: str) -> None:
        self._clerk.ask(command, self._booked, self._booking.refused, id)

    def _booked(self, answer: Answer) -> str:
        if answer.appointment is not None:
            self._booking.booked(answer.appointment)
        return ""

    @Slot(object)
    def _do(self, command: AnyCommand) -> None:
        self._clerk.ask(command, self._agreed.done, self._agreed.refused)

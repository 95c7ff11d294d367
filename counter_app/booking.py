"""A time agreed with somebody on the phone, in the order of the call: what for, when, who, the code read out."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import uuid4

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.booking_asked import WAYS, command_of
from counter_app.booking_shown import Booking, Step
from counter_app.caller import NUMBER_DIGIT, NUMBER_MISSING, asked_again, heard
from counter_app.keys import Key
from counter_app.texts import sentence
from hub.wire import AppointmentView, Catalog, Language, Problem

BEFORE: Final[dict[Step, Step]] = {"time": "item", "details": "time"}
OF_FIELD: Final = {"document_wrong": ("number", NUMBER_DIGIT), "document_needed": ("number", NUMBER_MISSING)}
"""Refusals that are about a field."""


class BookingSteps(Booking):
    """What is typed here is forgotten as soon as the panel closes."""

    slotsWanted = Signal(str)
    """When that item may be booked."""
    wanted = Signal(object, str)
    """A BookCommand and its id: pressed again without an answer, it is the same one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item_list.picked.connect(self._item_picked)
        self.free.slot_list.picked.connect(self._time_picked)

    def show(self, catalog: Catalog | None, zone: str, now: datetime, language: Language) -> None:
        """The hall's items, its time, the clerk's language."""
        self._catalog, self._zone, self._now, self._language = catalog, zone, now, language
        self.item_list.show(self._found())
        self._show_ways()

    def open(self) -> None:
        """Afresh for the next caller."""
        self.forget()
        self.item_list.show(self._found())
        self.item_list.first()
        self._show_ways()

    @property
    def before(self) -> Step | None:
        """The step before this one; None at the beginning and when it is done."""
        return BEFORE.get(self.step)

    def back(self) -> None:
        """One step back in the call."""
        self._go(self.before or self.step)

    def press(self, key: Key | None, code: int, text: str) -> bool:
        """Whether the key selects something. In the fields Enter leads on by itself."""
        if self.step == "item":
            return self._press_way(text) or self.item_list.press(code, text)
        if self.step == "time":
            return self.free.press(code, text)
        return self.step == "details" and key in (Key.ENTER, Key.SPACE)

    @Slot()
    def choose(self) -> None:
        """Carry out what this step is for."""
        if self.step == "item":
            self.item_list.choose()
        elif self.step == "time":
            self.free.slot_list.choose()
        elif self.step == "details":
            self._ask()

    # -- from the hub --------------------------------------------------------------------------------

    def booked(self, made: AppointmentView) -> None:
        """It is agreed, or asked for."""
        self._made = made
        self._go("done")

    def refused(self, problem: Problem) -> bool:
        """Whether this panel says it itself: beside a field, or with other times."""
        self._asked = None
        if problem.code in OF_FIELD:
            field, told = OF_FIELD[problem.code]
            self._tell({field: told})
            return True
        if "offers" not in problem.facts:
            return False
        self.free.await_(self._item, sentence(problem.code, problem.facts, self._zone), self.free.chosen)
        self.slotsWanted.emit(self._item)
        self._go("time")
        return True

    @property
    def finished(self) -> bool:
        """The code is being read out: the next Enter ends it."""
        return self.step == "done"

    # -- what follows --------------------------------------------------------------------------------

    @Slot(str)
    def _item_picked(self, item: str) -> None:
        self._item = item
        self.free.await_(item)
        self.slotsWanted.emit(item)
        self._go("time")

    @Slot(str)
    def _time_picked(self, _: str) -> None:
        self._go("details")

    def _ask(self) -> None:
        told, at = heard(self._told.name, self._told.phone, self._told.number), self.free.chosen
        problems = asked_again(told, document=bool(self.free.document))
        if problems or at is None:
            self._tell(problems)
            return
        self._told = told
        command = command_of(self._item, at, told, self._chosen)
        if self._asked is None or self._asked[0] != command:
            self._asked = command, uuid4().hex
        self.wanted.emit(*self._asked)

    def _tell(self, problems: dict[str, str]) -> None:
        self._problems = problems
        self.changed.emit()
        for field in list(problems)[:1]:
            self.fieldWanted.emit(field)

    def _go(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

    def _press_way(self, text: str) -> bool:
        if text not in ("1", "2", "3"):
            return False
        self.toggle(list(WAYS)[int(text) - 1])
        return True

"""A time agreed with somebody on the phone, in the order of the call: what for, when, who, the code read out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias
from uuid import uuid4

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.caller import NUMBER_DIGIT, NUMBER_MISSING, Caller, asked_again, heard
from counter_app.choices import item_rows
from counter_app.free_times import FreeTimes
from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.row_model import RowModel
from counter_app.rows import Row
from counter_app.texts import sentence, tr
from counter_app.times import moment_words
from counter_app.visit import said
from hub.wire import AppointmentView, BookCommand, Catalog, Language, Problem

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

Step: TypeAlias = Literal["item", "time", "details", "done"]
BEFORE: Final[dict[Step, Step]] = {"time": "item", "details": "time"}
WAYS: Final[dict[str, str]] = {
    "phone": QT_TRANSLATE_NOOP("Counter", "电话预约"),
    "desk": QT_TRANSLATE_NOOP("Counter", "当面预约"),
    "english": QT_TRANSLATE_NOOP("Counter", "英文短信"),
}
"""How it is asked for, and in which language the visitor is written to; in the order of their digits."""
TAIL: Final = QT_TRANSLATE_NOOP("Counter", "短信会自动发到尾号 {tail} 的手机。")
OF_FIELD: Final = {"document_wrong": ("number", NUMBER_DIGIT), "document_needed": ("number", NUMBER_MISSING)}
"""Refusals that are about a field."""


@QmlElement
@QmlUncreatable("made by the terminal")
class Booking(QObject):  # type: ignore[operator]
    """What is typed here is forgotten as soon as the panel closes."""

    changed = Signal()
    slotsWanted = Signal(str)
    """When that item may be booked."""
    wanted = Signal(object, str)
    """A BookCommand and its id: pressed again without an answer, it is the same one."""
    fieldWanted = Signal(str)
    """Something is to be asked again: the name of its field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item_list = Picker(("name", "detail", "possible"), parent=self)
        self.item_list.picked.connect(self._item_picked)
        self.free = FreeTimes(self)
        self.free.changed.connect(self.changed)
        self.free.slot_list.picked.connect(self._time_picked)
        self._way_rows = RowModel(("hotkey", "name", "chosen"), self)
        self._catalog: Catalog | None = None
        self._language: Language = "zh"
        self._zone, self._now = "UTC", datetime(1970, 1, 1, tzinfo=UTC)
        self.forget()

    def show(self, catalog: Catalog | None, zone: str, now: datetime, language: Language) -> None:
        """The hall's items, its time, the clerk's language."""
        self._catalog, self._zone, self._now, self._language = catalog, zone, now, language
        self.item_list.show(self._found())
        self._show_ways()

    def forget(self) -> None:
        """Nothing of the last caller stays."""
        self.step: Step = "item"
        self._typed, self._item, self._chosen = "", "", {"phone"}
        self._told = Caller()
        self._problems: dict[str, str] = {}
        self._asked: tuple[BookCommand, str] | None = None
        self._made: AppointmentView | None = None
        self.free.await_()
        self.changed.emit()

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

    # -- for QML -------------------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """The code is being read out: the next Enter ends it."""
        return self.step == "done"

    @Property(str, notify=changed)
    def stepName(self) -> str:
        """ "item", "time", "details" or "done"."""
        return self.step

    @Property(Picker, constant=True)
    def items(self) -> Picker:
        return self.item_list

    @Property(FreeTimes, constant=True)
    def times(self) -> FreeTimes:
        return self.free

    @Property(RowModel, constant=True)
    def ways(self) -> RowModel:
        return self._way_rows

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(str, notify=changed)
    def itemName(self) -> str:
        """What is being booked."""
        items = {item.id: item.name for item in self._catalog.items} if self._catalog else {}
        return said(items[self._item], self._language) if self._item in items else ""

    @Property(str, notify=changed)
    def timeText(self) -> str:
        """The time chosen, then the time agreed."""
        at = self._made.starts_at if self._made else self.free.chosen
        return "" if at is None else moment_words(at, self._now, self._zone)

    @Property(str, notify=changed)
    def name(self) -> str:
        return self._told.name

    @Property(str, notify=changed)
    def phone(self) -> str:
        return self._told.phone

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._told.number

    @Property(str, notify=changed)
    def nameProblem(self) -> str:
        return tr(self._problems["name"]) if "name" in self._problems else ""

    @Property(str, notify=changed)
    def phoneProblem(self) -> str:
        return tr(self._problems["phone"]) if "phone" in self._problems else ""

    @Property(str, notify=changed)
    def numberProblem(self) -> str:
        return tr(self._problems["number"]) if "number" in self._problems else ""

    @Property(str, notify=changed)
    def code(self) -> str:
        """What the visitor will say at the desk, to be read out sign by sign."""
        return self._made.number if self._made else ""

    @Property(bool, notify=changed)
    def isRequest(self) -> bool:
        """It is not agreed yet: several departments are asked first."""
        return self._made is not None and self._made.state == "requested"

    @Property(str, notify=changed)
    def sms(self) -> str:
        """Where the message goes by itself."""
        return tr(TAIL).format(tail=self._told.phone[-4:]) if self._made else ""

    @Slot(str)
    def type(self, typed: str) -> None:
        """What the search field holds now."""
        if typed != self._typed:
            self._typed = typed
            self.item_list.show(self._found())
            self.item_list.first()
            self.changed.emit()

    @Slot(str, str, str)
    def hear(self, name: str, phone: str, number: str) -> None:
        """What the fields hold now; what was wrong with one that is changed is asked no more."""
        told = Caller(name, phone, number)
        for field in [each for each in self._problems if getattr(told, each) != getattr(self._told, each)]:
            del self._problems[field]
        self._told = told
        self.changed.emit()

    @Slot(str)
    def toggle(self, way: str) -> None:
        """By phone or in person; English messages or not."""
        if way == "english":
            self._chosen ^= {way}
        else:
            self._chosen = self._chosen - {"phone", "desk"} | {way}
        self._show_ways()

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
        command = self._command(told, at)
        if self._asked is None or self._asked[0] != command:
            self._asked = command, uuid4().hex
        self.wanted.emit(*self._asked)

    def _command(self, told: Caller, at: datetime) -> BookCommand:
        return BookCommand(
            item=self._item,
            starts_at=at,
            name=told.name,
            phone=told.phone,
            number=told.number or None,
            language="en" if "english" in self._chosen else "zh",
            channel="desk" if "desk" in self._chosen else "phone",
        )

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

    def _found(self) -> list[Row]:
        return [] if self._catalog is None else item_rows(self._catalog, self._typed, self._language, bookable=True)

    def _show_ways(self) -> None:
        self._way_rows.show(
            [
                {"key": way, "hotkey": str(place), "name": tr(name), "chosen": way in self._chosen}
                for place, (way, name) in enumerate(WAYS.items(), start=1)
            ]
        )

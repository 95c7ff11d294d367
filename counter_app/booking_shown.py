"""A time that is being agreed on, as the panel shows it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.booking_asked import way_rows
from counter_app.caller import Caller
from counter_app.choices import item_rows
from counter_app.free_times import FreeTimes
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.row_model import RowModel
from counter_app.rows import Row
from counter_app.texts import tr
from counter_app.times import moment_words
from counter_app.visit import said
from hub.wire import AppointmentView, BookCommand, Catalog, Language

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

Step: TypeAlias = Literal["item", "time", "details", "done"]
TAIL: Final = QT_TRANSLATE_NOOP("Counter", "短信会自动发到尾号 {tail} 的手机。")


@QmlElement
@QmlUncreatable("made by the terminal")
class Booking(QObject):  # type: ignore[operator]
    """What QML reads and what is typed; `counter_app.booking` leads on."""

    changed = Signal()
    fieldWanted = Signal(str)
    """Something is to be asked again: the name of its field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item_list = Picker(("name", "detail", "possible"), parent=self)
        self.free = FreeTimes(self)
        self.free.changed.connect(self.changed)
        self._way_rows = RowModel(("hotkey", "name", "chosen"), self)
        self._catalog: Catalog | None = None
        self._language: Language = "zh"
        self._zone, self._now = "UTC", datetime(1970, 1, 1, tzinfo=UTC)
        self.forget()

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

    def _found(self) -> list[Row]:
        return [] if self._catalog is None else item_rows(self._catalog, self._typed, self._language, bookable=True)

    def _show_ways(self) -> None:
        self._way_rows.show(way_rows(self._chosen))

"""A time that is being agreed on, as the panel shows it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Property, QObject, Signal

from counter_app.caller import Caller
from counter_app.free_times import FreeTimes
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.row_model import RowModel
from counter_app.texts import tr
from counter_app.times import moment_words
from counter_app.visit import said
from hub.wire import AppointmentView, BookCommand, Catalog, Language

Step: TypeAlias = Literal["item", "time", "details", "done"]
TAIL: Final = QT_TRANSLATE_NOOP("Counter", "短信会自动发到尾号 {tail} 的手机。")


class BookingShown(QObject):
    """What QML reads; `Booking` makes it change."""

    changed = Signal()

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

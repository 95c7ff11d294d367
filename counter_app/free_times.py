"""When an item may be booked, for QML: what to bring, the free times, one of them chosen by keys."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.picker import Picker
from counter_app.row_model import RowModel
from counter_app.times import time_rows
from counter_app.visit import said
from hub.wire import Language, SlotsView

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

_DAYS: Final = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


@QmlElement
@QmlUncreatable("made by the terminal")
class FreeTimes(QObject):  # type: ignore[operator]
    """↑ ↓ lead from time to time, ← → from day to day."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.slot_list = Picker(("day", "first", "time", "places"), parent=self)
        self.slot_list.indexChanged.connect(self.changed)
        self._bring = RowModel(("paper",), self)
        self._slots: SlotsView | None = None
        self._told = ""
        self._around: datetime | None = None
        self.item = ""
        """Whose times they are."""

    def await_(self, item: str = "", told: str = "", around: datetime | None = None) -> None:
        """Those of `item` are being asked for; `told`: why again. From `around` on the first will be selected."""
        self._slots, self._told, self._around, self.item = None, told, around, item
        self.slot_list.show([])
        self._bring.show([])
        self.changed.emit()

    def take(self, slots: SlotsView, zone: str, language: Language) -> None:
        """The hub's answer."""
        self._slots = slots
        self._bring.show([{"key": str(n), "paper": said(each, language)} for n, each in enumerate(slots.bring)])
        self.slot_list.show(time_rows(slots, zone))
        self.slot_list.first()
        self._select_from(self._around)
        self.changed.emit()

    def press(self, code: int, text: str) -> bool:
        """Whether the key leads to another time."""
        if code in _DAYS:
            self._another_day(_DAYS[code])
            return True
        return self.slot_list.press(code, text)

    @property
    def chosen(self) -> datetime | None:
        """The time that is selected."""
        selected = self.slot_list.selected
        return None if selected is None else datetime.fromisoformat(str(selected["key"]))

    @Property(Picker, constant=True)
    def slots(self) -> Picker:
        return self.slot_list

    @Property(RowModel, constant=True)
    def bring(self) -> RowModel:
        return self._bring

    @Property(bool, notify=changed)
    def loading(self) -> bool:
        return self._slots is None

    @Property(bool, notify=changed)
    def document(self) -> bool:
        """The item needs the number of the identity document."""
        return self._slots is not None and self._slots.document

    @Property(bool, notify=changed)
    def approval(self) -> bool:
        """Several departments have a part in it: it is asked for, and confirmed later."""
        return self._slots is not None and self._slots.approval

    @Property(str, notify=changed)
    def told(self) -> str:
        """Why another time is to be chosen."""
        return self._told

    def _select_from(self, around: datetime | None) -> None:
        for place, row in enumerate(self.slot_list.rows_now):
            if around is not None and datetime.fromisoformat(str(row["key"])) >= around:
                self.slot_list.select(place)
                return

    def _another_day(self, step: int) -> None:
        rows, here = self.slot_list.rows_now, self.slot_list.selected
        days = list(dict.fromkeys(row["day"] for row in rows))
        if here is not None:
            wanted = days[max(0, min(days.index(here["day"]) + step, len(days) - 1))]
            self.slot_list.select(next(place for place, row in enumerate(rows) if row["day"] == wanted))

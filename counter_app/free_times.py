"""When an item may be booked, for QML: what to bring, the free times, one of them chosen by keys."""

from __future__ import annotations

from datetime import date, datetime, timedelta
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
    """↑ ↓ lead from time to time, ← → from day to day; at the end further days are asked for, up to the last."""

    changed = Signal()
    moreWanted = Signal(object)
    """The first day that is not known yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.slot_list = Picker(("day", "first", "time", "places"), parent=self)
        self.slot_list.indexChanged.connect(self.changed)
        self._bring = RowModel(("paper",), self)
        self._slots: SlotsView | None = None
        self._told = ""
        self._awaited: date | None = None
        self._around: datetime | None = None
        self.item = ""
        """Whose times they are."""

    def await_(self, item: str = "", told: str = "", around: datetime | None = None) -> None:
        """Those of `item` are being asked for; `told`: why again. From `around` on the first will be selected."""
        self._slots, self._told, self._around, self.item = None, told, around, item
        self._awaited = None
        self.slot_list.show([])
        self._bring.show([])
        self.changed.emit()

    def take(self, slots: SlotsView, zone: str, language: Language) -> None:
        """The hub's first answer. Where nothing is free yet, on it goes."""
        self._show(slots, zone, language)
        self.slot_list.first()
        self._select_from(self._around)
        if not self.slot_list.rows_now:
            self._ask_on()

    def take_more(self, first: date, slots: SlotsView, zone: str, language: Language) -> None:
        """Further days, behind those that are known; passed over where others are awaited meanwhile."""
        if self._awaited != first or self._slots is None:
            return
        self._awaited = None
        self._show(slots.model_copy(update={"days": [*self._slots.days, *slots.days]}), zone, language)
        if not self.slot_list.rows_now:
            self._ask_on()

    def missed(self) -> None:
        """Further days could not be read: they are asked for again at the next key."""
        self._awaited = None
        self.changed.emit()

    def press(self, code: int, text: str) -> bool:
        """Whether the key leads to another time."""
        if code in _DAYS:
            self._another_day(_DAYS[code])
            known = True
        else:
            known = self.slot_list.press(code, text)
        if known and self._at_the_end:
            self._ask_on()
        return known

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

    @Property(bool, notify=changed)
    def further(self) -> bool:
        """Later days are being asked for."""
        return self._awaited is not None

    @Property(str, notify=changed)
    def told(self) -> str:
        """Why another time is to be chosen."""
        return self._told

    @property
    def _at_the_end(self) -> bool:
        """Its last day is selected."""
        here, rows = self.slot_list.selected, self.slot_list.rows_now
        return here is not None and here["day"] == rows[-1]["day"]

    def _ask_on(self) -> None:
        days = self._slots.days if self._slots is not None else []
        if self._slots is None or not days or days[-1].day >= self._slots.last_day or self._awaited is not None:
            return
        self._awaited = days[-1].day + timedelta(days=1)
        self.changed.emit()
        self.moreWanted.emit(self._awaited)

    def _show(self, slots: SlotsView, zone: str, language: Language) -> None:
        self._slots = slots
        self._bring.show([{"key": str(n), "paper": said(each, language)} for n, each in enumerate(slots.bring)])
        self.slot_list.show(time_rows(slots, zone))
        self.changed.emit()

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

"""The side of the screen for QML: who waits, who may come back, requests for a guide."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.picker import Picker
from counter_app.row_model import RowModel
from counter_app.rows import back_rows, guide_rows, longest_wait, queue_rows, waiting_rows
from hub.wire import CounterView, Language

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the terminal")
class Lists(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting = RowModel(("number", "item", "green", "marks", "waited"), self)
        self._queues = RowModel(("letter", "name", "waiting", "range", "ours"), self)
        self.guide_list = Picker(("place", "waited", "open", "stateText"), parent=self)
        self.back_list = Picker(
            ("number", "item", "kind", "kindText", "since", "doing", "act", "possible", "place"), "number", self
        )
        self._total = 0
        self._longest = ""

    def show(self, view: CounterView, now: datetime, language: Language) -> None:
        """Take the hall's view as of `now`."""
        self._waiting.show(waiting_rows(view, now, language))
        self._queues.show(queue_rows(view, language))
        self.guide_list.show(guide_rows(view, now))
        self.back_list.show(back_rows(view, now, language))
        self._total, self._longest = view.waiting_total, longest_wait(view, now)
        self.changed.emit()

    @Property(RowModel, constant=True)
    def waiting(self) -> RowModel:
        return self._waiting

    @Property(RowModel, constant=True)
    def queues(self) -> RowModel:
        return self._queues

    @Property(Picker, constant=True)
    def guides(self) -> Picker:
        return self.guide_list

    @Property(Picker, constant=True)
    def back(self) -> Picker:
        return self.back_list

    @Property(int, notify=changed)
    def total(self) -> int:
        return self._total

    @Property(str, notify=changed)
    def longest(self) -> str:
        return self._longest

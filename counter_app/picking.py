"""Calling a given one of those who wait, out of turn: which one, then why. Only where the hall allows it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.keys import Key
from counter_app.picker import Picker
from counter_app.reasons import wrong_with
from counter_app.rows import waiting_rows
from hub.wire import CounterView, Language, PickCommand

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the terminal")
class Picking(QObject):  # type: ignore[operator]
    """Enter leads from the list to the reason, and from there to the call."""

    changed = Signal()
    wanted = Signal(object)
    """A PickCommand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.waiting_list = Picker(("number", "item", "green", "marks", "waited"), "number", self)
        self.waiting_list.picked.connect(self._pick)
        self._reason = self._problem = ""
        self._asking = False

    def open(self) -> None:
        """Afresh: nobody chosen, nothing written."""
        self._reason, self._problem, self._asking = "", "", False
        self.waiting_list.first()
        self.changed.emit()

    def show(self, view: CounterView, now: datetime, language: Language) -> None:
        """Take the hall's view."""
        self.waiting_list.show(waiting_rows(view, now, language))

    def press(self, _: Key | None, code: int, text: str, __: bool) -> bool:
        """Whether the key selects somebody; another choice asks for its reason anew."""
        if not self.waiting_list.press(code, text):
            return False
        self._problem, self._asking = "", False
        self.changed.emit()
        return True

    @Slot(str)
    def say(self, reason: str) -> None:
        """What the field for the reason holds now."""
        self._reason, self._problem = reason, ""
        self.changed.emit()

    @Property(Picker, constant=True)
    def waiting(self) -> Picker:
        return self.waiting_list

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """One is chosen; the reason is asked for."""
        return self._asking

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What is wrong with the reason."""
        return self._problem

    @Slot(str)
    def _pick(self, ticket: str) -> None:
        self._problem = wrong_with(self._reason) if self._asking else ""
        if self._asking and not self._problem:
            self.wanted.emit(PickCommand(ticket=ticket, reason=self._reason.strip()))
        self._asking = True
        self.changed.emit()

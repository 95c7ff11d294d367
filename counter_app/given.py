"""A number that was just given to a visitor, as it is read out: where to sit, who is ahead, how long."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.spans import wait_range
from counter_app.texts import tr
from counter_app.visit import said
from hub.wire import Language, TicketView

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

AHEAD: Final = QT_TRANSLATE_NOOP("Counter", "前面还有 {count} 人")


@QmlElement
@QmlUncreatable("made by the terminal")
class Given(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ticket: TicketView | None = None
        self._language: Language = "zh"

    def show(self, ticket: TicketView | None, language: Language) -> None:
        """The number the hub gave; None takes the last one away."""
        self._ticket, self._language = ticket, language
        self.changed.emit()

    @property
    def there(self) -> bool:
        """Whether a number is shown."""
        return self._ticket is not None

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._ticket.number if self._ticket else ""

    @Property(str, notify=changed)
    def item(self) -> str:
        return said(self._ticket.item_name, self._language) if self._ticket else ""

    @Property(str, notify=changed)
    def area(self) -> str:
        """Where to seat the visitor."""
        return said(self._ticket.area, self._language) if self._ticket else ""

    @Property(bool, notify=changed)
    def green(self) -> bool:
        return self._ticket is not None and self._ticket.green

    @Property(str, notify=changed)
    def waiting(self) -> str:
        """Who is ahead, and how long it may take."""
        if self._ticket is None:
            return ""
        ahead = "" if self._ticket.ahead is None else tr(AHEAD).format(count=self._ticket.ahead)
        return " · ".join(each for each in (ahead, wait_range(self._ticket.wait_minutes)) if each)

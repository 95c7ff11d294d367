"""A ticket taken on someone's behalf (proxy-ticket): find the item, confirm the green channel, get it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.choices import search
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.rows import Row
from counter_app.spans import wait_range
from counter_app.texts import tr
from counter_app.visit import said
from hub.wire import Catalog, IssueCommand, Language, TicketView

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

AHEAD: Final = QT_TRANSLATE_NOOP("Counter", "前面还有 {count} 人")


@QmlElement
@QmlUncreatable("made by the terminal")
class Behalf(QObject):  # type: ignore[operator]
    changed = Signal()
    wanted = Signal(object)
    """An IssueCommand; paper is False: the number is told or written down."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item_list = Picker(("name", "detail", "possible"), parent=self)
        self.item_list.picked.connect(self._pick)
        self._catalog: Catalog | None = None
        self._language: Language = "zh"
        self._typed = ""
        self._green = False
        self._ticket: TicketView | None = None

    @Property(Picker, constant=True)
    def items(self) -> Picker:
        return self.item_list

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(bool, notify=changed)
    def green(self) -> bool:
        """Staff confirm the green channel for this visitor."""
        return self._green

    @Property(bool, notify=changed)
    def done(self) -> bool:
        """A number was given and is shown."""
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
    def ticketGreen(self) -> bool:
        return self._ticket is not None and self._ticket.green

    @Property(str, notify=changed)
    def ahead(self) -> str:
        if self._ticket is None or self._ticket.ahead is None:
            return ""
        return tr(AHEAD).format(count=self._ticket.ahead)

    @Property(str, notify=changed)
    def wait(self) -> str:
        return wait_range(self._ticket.wait_minutes) if self._ticket else ""

    def show(self, catalog: Catalog | None, language: Language) -> None:
        """Take the hall's items and the clerk's language."""
        self._catalog, self._language = catalog, language
        self.item_list.show(self._found())
        self.changed.emit()

    def open(self) -> None:
        """Start afresh for the next visitor."""
        self._typed, self._green, self._ticket = "", False, None
        self.item_list.show(self._found())
        self.item_list.first()
        self.changed.emit()

    def issued(self, ticket: TicketView) -> None:
        """The hub gave a number."""
        self._ticket = ticket
        self.changed.emit()

    @Slot(str)
    def type(self, typed: str) -> None:
        """What the search field holds now."""
        if typed != self._typed:
            self._typed = typed
            self.item_list.show(self._found())
            self.item_list.first()
            self.changed.emit()

    @Slot()
    def toggleGreen(self) -> None:
        self._green = not self._green
        self.changed.emit()

    @Slot(str)
    def _pick(self, item: str) -> None:
        selected = self.item_list.selected
        if selected is not None and selected["possible"]:
            self.wanted.emit(IssueCommand(items=[item], on_behalf=True, green=self._green, paper=False))

    def _found(self) -> list[Row]:
        if self._catalog is None:
            return []
        names = {department.id: department.name for department in self._catalog.departments}
        return [
            {
                "key": item.id,
                "name": said(item.name, self._language),
                "detail": said(item.where, self._language)
                if item.where
                else said(names[item.department], self._language),
                "possible": item.handled == "counter",
            }
            for item in search(self._catalog, self._typed)
        ]

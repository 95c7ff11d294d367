"""A ticket taken on someone's behalf (proxy-ticket): find the item, say why the green channel is due, get it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.choices import item_rows
from counter_app.given import Given
from counter_app.grounds import Grounds
from counter_app.keys import Key
from counter_app.picker import Picker
from counter_app.rows import Row
from hub.wire import Catalog, IssueCommand, Language, TicketView

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1


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
        self._grounds = Grounds(self)
        self._given = Given(self)

    @Property(Picker, constant=True)
    def items(self) -> Picker:
        return self.item_list

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(Grounds, constant=True)
    def grounds(self) -> Grounds:
        return self._grounds

    @Property(bool, notify=changed)
    def done(self) -> bool:
        """A number was given and is shown."""
        return self._given.there

    @Property(Given, constant=True)
    def given(self) -> Given:
        return self._given

    def show(self, catalog: Catalog | None, language: Language) -> None:
        """Take the hall's items and the clerk's language."""
        self._catalog, self._language = catalog, language
        self.item_list.show(self._found())
        self._grounds.show()
        self.changed.emit()

    def open(self) -> None:
        """Start afresh for the next visitor."""
        self._typed = ""
        self._grounds.forget()
        self._given.show(None, self._language)
        self.item_list.show(self._found())
        self.item_list.first()
        self.changed.emit()

    def press(self, key: Key | None, code: int, text: str, _: bool) -> bool:
        """Whether the key says a ground, or selects an item."""
        if self.done:
            return False
        return self._grounds.press(key, text) or self.item_list.press(code, text)

    def issued(self, ticket: TicketView) -> None:
        """The hub gave a number."""
        self._given.show(ticket, self._language)
        self.changed.emit()

    @Slot(str)
    def type(self, typed: str) -> None:
        """What the search field holds now."""
        if typed != self._typed:
            self._typed = typed
            self.item_list.show(self._found())
            self.item_list.first()
            self.changed.emit()

    @Slot(str)
    def _pick(self, item: str) -> None:
        selected = self.item_list.selected
        if selected is not None and selected["possible"] and self._grounds.complete(needed=False):
            self.wanted.emit(self._command(item))

    def _command(self, item: str) -> IssueCommand:
        ground = self._grounds.ground
        told = {
            "items": [item],
            "on_behalf": True,
            "paper": False,
            "green": ground == "staff",
            "grounds": None if ground in ("", "staff") else ground,
            "reason": self._grounds.kept_reason,
        }
        return IssueCommand.model_validate(told)

    def _found(self) -> list[Row]:
        return [] if self._catalog is None else item_rows(self._catalog, self._typed, self._language)

"""A ticket taken on someone's behalf (proxy-ticket): find the item, say why the green channel is due, get it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.choices import item_rows
from counter_app.given import Given
from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.reasons import may_be_kept
from counter_app.row_model import RowModel
from counter_app.rows import Row
from counter_app.texts import tr
from hub.wire import Catalog, IssueCommand, Language, TicketView

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

GROUNDS: Final[dict[str, str]] = {
    "staff": QT_TRANSLATE_NOOP("Counter", "行动不便"),
    "age": QT_TRANSLATE_NOOP("Counter", "长者"),
    "disability": QT_TRANSLATE_NOOP("Counter", "残疾人"),
    "pregnancy": QT_TRANSLATE_NOOP("Counter", "孕妇"),
    "service": QT_TRANSLATE_NOOP("Counter", "军人及优抚"),
    "urgent": QT_TRANSLATE_NOOP("Counter", "急事"),
}
"""Why the green channel is due, in the order of their digits; the space bar is the first."""


@QmlElement
@QmlUncreatable("made by the terminal")
class Behalf(QObject):  # type: ignore[operator]
    changed = Signal()
    wanted = Signal(object)
    """An IssueCommand; paper is False: the number is told or written down."""
    reasonWanted = Signal()
    """The ground chosen needs a reason, and none is written that may be kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.item_list = Picker(("name", "detail", "possible"), parent=self)
        self.item_list.picked.connect(self._pick)
        self._catalog: Catalog | None = None
        self._language: Language = "zh"
        self._typed = ""
        self._grounds = self._reason = ""
        self._ground_rows = RowModel(("hotkey", "name", "chosen"), self)
        self._given = Given(self)

    @Property(Picker, constant=True)
    def items(self) -> Picker:
        return self.item_list

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(RowModel, constant=True)
    def grounds(self) -> RowModel:
        """Why the green channel is due, one of them chosen or none."""
        return self._ground_rows

    @Property(bool, notify=changed)
    def needsReason(self) -> bool:
        """The ground chosen holds only with a reason."""
        return self._grounds == "urgent"

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

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
        self._show_grounds()
        self.changed.emit()

    def open(self) -> None:
        """Start afresh for the next visitor."""
        self._typed, self._grounds, self._reason = "", "", ""
        self._given.show(None, self._language)
        self.item_list.show(self._found())
        self.item_list.first()
        self._show_grounds()
        self.changed.emit()

    def press(self, key: Key | None, code: int, text: str, _: bool) -> bool:
        """Whether the key says a ground, or selects an item."""
        if self.done:
            return False
        if key is Key.SPACE:
            self.toggle(next(iter(GROUNDS)))
            return True
        if text.isdecimal() and 1 <= int(text) <= len(GROUNDS):
            self.toggle(list(GROUNDS)[int(text) - 1])
            return True
        return self.item_list.press(code, text)

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
    def toggle(self, ground: str) -> None:
        """Choose a ground, or take it back when it is the one chosen."""
        self._grounds = "" if ground == self._grounds else ground
        self._show_grounds()
        self.changed.emit()

    @Slot(str)
    def say(self, reason: str) -> None:
        """What the field for the reason holds now."""
        self._reason = reason

    @Slot(str)
    def _pick(self, item: str) -> None:
        selected = self.item_list.selected
        if selected is None or not selected["possible"]:
            return
        if self.needsReason and not may_be_kept(self._reason):
            self.reasonWanted.emit()
        else:
            self.wanted.emit(self._command(item))

    def _command(self, item: str) -> IssueCommand:
        grounds = None if self._grounds in ("", "staff") else self._grounds
        told = {
            "items": [item],
            "on_behalf": True,
            "paper": False,
            "green": self._grounds == "staff",
            "grounds": grounds,
            "reason": self._reason.strip() if self.needsReason else "",
        }
        return IssueCommand.model_validate(told)

    def _show_grounds(self) -> None:
        self._ground_rows.show(
            [
                {"key": ground, "hotkey": str(place), "name": tr(name), "chosen": ground == self._grounds}
                for place, (ground, name) in enumerate(GROUNDS.items(), start=1)
            ]
        )

    def _found(self) -> list[Row]:
        return [] if self._catalog is None else item_rows(self._catalog, self._typed, self._language)

"""The visitor at the desk for QML, with the clerk's own ticks on the list of papers."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.row_model import RowModel
from counter_app.visit import NOBODY, Visit

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the terminal")
class VisitModel(QObject):  # type: ignore[operator]
    """Ticks are a clerk's memory aid for this visitor and item: never sent, forgotten with the next."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit = NOBODY
        self._ticked: set[int] = set()
        self._bring = RowModel(("text", "ticked", "hotkey"), self)

    def show(self, visit: Visit | None) -> None:
        """Take the visitor; None when the desk is free."""
        shown = visit or NOBODY
        if (shown.ticket, shown.item) != (self._visit.ticket, self._visit.item):
            self._ticked.clear()
        if shown != self._visit:
            self._visit = shown
            self._show_bring()
            self.changed.emit()

    @Slot(int)
    def tick(self, line: int) -> None:
        """Tick a line of the list, or take the tick back."""
        if self._visit.serving and 0 <= line < len(self._visit.bring):
            self._ticked ^= {line}
            self._show_bring()
            self.changed.emit()

    def _show_bring(self) -> None:
        self._bring.show(
            [
                {"key": str(line), "text": text, "ticked": line in self._ticked, "hotkey": str(line + 1)}
                for line, text in enumerate(self._visit.bring)
            ]
        )

    @Property(RowModel, constant=True)
    def bring(self) -> RowModel:
        return self._bring

    @Property(bool, notify=changed)
    def present(self) -> bool:
        """Somebody is at the desk, or would be next."""
        return self._visit.number != ""

    @Property(bool, notify=changed)
    def atDesk(self) -> bool:
        return self._visit.ticket != ""

    @Property(bool, notify=changed)
    def serving(self) -> bool:
        return self._visit.serving

    @Property(str, notify=changed)
    def number(self) -> str:
        return self._visit.number

    @Property(str, notify=changed)
    def item(self) -> str:
        return self._visit.item

    @Property(str, notify=changed)
    def progress(self) -> str:
        return self._visit.progress

    @Property(str, notify=changed)
    def nextItem(self) -> str:
        return self._visit.next_item

    @Property(str, notify=changed)
    def bringTitle(self) -> str:
        return self._visit.bring_title

    @Property(str, notify=changed)
    def decision(self) -> str:
        return self._visit.decision

    @Property(str, notify=changed)
    def responsible(self) -> str:
        return self._visit.responsible

    @Property(str, notify=changed)
    def green(self) -> str:
        return self._visit.green

    @Property(bool, notify=changed)
    def behalf(self) -> bool:
        return self._visit.behalf

    @Property(str, notify=changed)
    def late(self) -> str:
        return self._visit.late

    @Property(str, notify=changed)
    def why(self) -> str:
        return self._visit.why

    @Property(bool, notify=changed)
    def extended(self) -> bool:
        return self._visit.extended

    @Property(bool, notify=changed)
    def mayExtend(self) -> bool:
        return self._visit.may_extend

    @Property(str, notify=changed)
    def guide(self) -> str:
        return self._visit.guide

    @Property(str, notify=changed)
    def elapsedTitle(self) -> str:
        return self._visit.elapsed_title

    @Property(str, notify=changed)
    def elapsed(self) -> str:
        return self._visit.elapsed

    @Property(str, notify=changed)
    def recalls(self) -> str:
        return self._visit.recalls

    @Property(str, notify=changed)
    def announcement(self) -> str:
        return self._visit.announcement

    @Property(str, notify=changed)
    def announcementText(self) -> str:
        return self._visit.announcement_text

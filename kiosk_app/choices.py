"""A list of choices for QML, shown page by page: big buttons turn the page, nothing needs to be scrolled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class Choice:
    key: str
    title: str
    detail: str = ""
    icon: str = ""
    badge: str = ""


class _Role(IntEnum):
    KEY = Qt.ItemDataRole.UserRole + 1
    TITLE = KEY + 1
    NOTE = KEY + 2
    SIGN = KEY + 3
    MARK = KEY + 4


@QmlElement
@QmlUncreatable("made by the session")
class ChoiceModel(QAbstractListModel):  # type: ignore[operator]
    """The rows of one page; `perPage` follows the room there is."""

    filled = Signal()
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[Choice, ...] = ()
        self._page, self._per_page = 0, 100

    def fill(self, choices: Sequence[Choice]) -> None:
        """Show these. The page is kept while the same things are listed, in whatever language."""
        fresh = tuple(choices)
        if fresh == self._all:
            return
        same = [choice.key for choice in fresh] == [choice.key for choice in self._all]
        self.beginResetModel()
        self._all = fresh
        self._page = self._page if same else 0
        self.endResetModel()
        self.filled.emit()
        self.changed.emit()

    def rewind(self) -> None:
        """Back to the first page: another visitor, or another look."""
        self._show(0)

    @property
    def all(self) -> tuple[Choice, ...]:
        return self._all

    @property
    def shown(self) -> tuple[Choice, ...]:
        start = self._page * self._per_page
        return self._all[start : start + self._per_page]

    def _last_page(self) -> int:
        return max(0, -(-len(self._all) // self._per_page) - 1)

    def _show(self, page: int) -> None:
        page = max(0, min(page, self._last_page()))
        if page != self._page:
            self.beginResetModel()
            self._page = page
            self.endResetModel()
            self.changed.emit()

    # -- for QML --

    @Property(int, notify=filled)
    def total(self) -> int:
        return len(self._all)

    @Property(int, notify=changed)
    def page(self) -> int:
        """Counts from 0."""
        return self._page

    @Property(int, notify=changed)
    def pages(self) -> int:
        return self._last_page() + 1

    @Property(int, notify=changed)
    def perPage(self) -> int:
        return self._per_page

    @perPage.setter  # type: ignore[no-redef]
    def perPage(self, count: int) -> None:
        count = max(1, count)
        if count == self._per_page:
            return
        first, before = self._page * self._per_page, self.shown
        page, kept = first // count, self._all[first // count * count : (first // count + 1) * count]
        if kept == before:  # the same rows: the delegates stay
            self._page, self._per_page = page, count
        else:
            self.beginResetModel()
            self._per_page = count
            self._page = min(page, self._last_page())
            self.endResetModel()
        self.changed.emit()

    @Property(list, notify=changed)
    def titles(self) -> list[str]:
        """The choices of this page, for reading aloud."""
        return [f"{choice.title} {choice.badge}".strip() for choice in self.shown]

    @Slot(int)
    def turn(self, by: int) -> None:
        """`by` pages on; stops at the ends."""
        self._show(self._page + by)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def roleNames(self) -> dict[int, QByteArray]:
        return {role.value: QByteArray(role.name.lower().encode()) for role in _Role}

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self.shown):
            return None
        choice = self.shown[index.row()]
        match role:
            case _Role.KEY:
                return choice.key
            case _Role.TITLE:
                return choice.title
            case _Role.NOTE:
                return choice.detail
            case _Role.SIGN:
                return choice.icon
            case _Role.MARK:
                return choice.badge
        return None

"""Rows as a Qt list that changes only where they changed, so that a live list keeps its place."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    Property,
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.rows import Row

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 1
_NO_PARENT: Final = QModelIndex()


@QmlElement
@QmlUncreatable("made by the terminal")
class RowModel(QAbstractListModel):  # type: ignore[operator]
    """`columns` are the role names that QML reads; every row has all of them and a `key`."""

    countChanged = Signal()

    def __init__(self, columns: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = ("key", *columns)
        self._rows: list[Row] = []

    @Property(int, notify=countChanged)
    def count(self) -> int:
        return len(self._rows)

    @property
    def rows(self) -> list[Row]:
        """The rows now shown."""
        return self._rows

    def place_of(self, key: str) -> int:
        """Where the row with this key stands; -1 when it is not there."""
        return next((place for place, row in enumerate(self._rows) if row["key"] == key), -1)

    def show(self, rows: list[Row]) -> None:
        """Take `rows`: what is the same at both ends stays, the middle is exchanged."""
        before = len(self._rows)
        head = _same(self._rows, rows)
        tail = _same(self._rows[head:][::-1], rows[head:][::-1])
        self._cut(head, before - tail)
        self._insert(head, rows[head : len(rows) - tail])
        self._refresh(rows)
        if before != len(rows):
            self.countChanged.emit()

    def _cut(self, start: int, stop: int) -> None:
        if start < stop:
            self.beginRemoveRows(_NO_PARENT, start, stop - 1)
            del self._rows[start:stop]
            self.endRemoveRows()

    def _insert(self, start: int, rows: list[Row]) -> None:
        if rows:
            self.beginInsertRows(_NO_PARENT, start, start + len(rows) - 1)
            self._rows[start:start] = rows
            self.endInsertRows()

    def _refresh(self, rows: list[Row]) -> None:
        for place, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[place] = new
                self.dataChanged.emit(self.index(place), self.index(place))

    # -- what Qt asks --------------------------------------------------------------------------------

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _FIRST_ROLE) -> Any:
        column = role - _FIRST_ROLE
        if not index.isValid() or not 0 <= column < len(self._columns):
            return None
        return self._rows[index.row()][self._columns[column]]

    def roleNames(self) -> dict[int, QByteArray]:
        return {_FIRST_ROLE + place: QByteArray(name.encode()) for place, name in enumerate(self._columns)}


def _same(old: list[Row], new: list[Row]) -> int:
    """How many rows at the start are the same ones, changed or not."""
    count = 0
    for before, after in zip(old, new, strict=False):
        if before["key"] != after["key"]:
            break
        count += 1
    return count

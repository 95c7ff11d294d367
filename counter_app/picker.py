"""One row of a list, chosen by arrow keys, by typing what is printed on it, or by the mouse."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.row_model import RowModel
from counter_app.rows import Row

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

_PAGE = 8
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_PAGE,
    Qt.Key.Key_PageDown: _PAGE,
    Qt.Key.Key_Home: -(10**6),
    Qt.Key.Key_End: 10**6,
}


@QmlElement
@QmlUncreatable("made by the terminal")
class Picker(QObject):  # type: ignore[operator]
    """The selection follows its row when the list moves: Enter acts on what the clerk saw selected."""

    indexChanged = Signal()
    picked = Signal(str)
    """The key of the row that was chosen."""

    def __init__(self, columns: tuple[str, ...], code: str | None = None, parent: QObject | None = None) -> None:
        """`code` names the column that may be typed to select a row; None where typing means other things."""
        super().__init__(parent)
        self._rows = RowModel(columns, self)
        self._code = code
        self._typed = ""
        self._index = 0

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        return self._rows

    @Property(int, notify=indexChanged)
    def index(self) -> int:
        return self._index

    @Property(str, notify=indexChanged)
    def selectedAct(self) -> str:
        """What choosing the selected row does, in words; empty in lists whose rows don't say it."""
        return str(self.selected.get("act", "")) if self.selected else ""

    @property
    def rows_now(self) -> list[Row]:
        """What may be chosen from now."""
        return self._rows.rows

    @property
    def selected(self) -> Row | None:
        """The selected row; None in an empty list."""
        rows = self._rows.rows
        return rows[self._index] if rows else None

    def show(self, rows: list[Row]) -> None:
        """Take new rows and keep the selection on the row it was on."""
        selected = self.selected
        self._rows.show(rows)
        place = self._rows.place_of(str(selected["key"])) if selected else -1
        self.select(place if place >= 0 else self._index)
        if self.selected != selected:
            self.indexChanged.emit()

    def first(self) -> None:
        """Select the first row: a list that is opened afresh."""
        self._typed = ""
        self.select(0)

    def press(self, key: int, text: str) -> bool:
        """Whether the key was one that selects."""
        step = _STEPS.get(Qt.Key(key)) if key in _STEPS else None
        if step is not None:
            self._typed = ""
            self.select(self._index + step)
            return True
        return bool(self._code) and text.isalnum() and self._type(text.upper())

    @Slot()
    def choose(self) -> None:
        """Choose the selected row."""
        if self.selected is not None:
            self.picked.emit(str(self.selected["key"]))

    @Slot(int)
    def chooseAt(self, index: int) -> None:
        """Choose by the mouse."""
        self.select(index)
        self.choose()

    def _type(self, text: str) -> bool:
        for typed in (self._typed + text, text):
            place = self._starting_with(typed)
            if place is not None:
                self._typed = typed
                self.select(place)
                return True
        return False

    def _starting_with(self, typed: str) -> int | None:
        codes = [str(row[self._code or "key"]).upper() for row in self._rows.rows]
        if typed in codes:
            return codes.index(typed)
        return next((place for place, code in enumerate(codes) if code.startswith(typed)), None)

    def select(self, index: int) -> None:
        """Select the row in that place, or the nearest there is."""
        index = max(0, min(index, len(self._rows.rows) - 1))
        if index != self._index:
            self._index = index
            self.indexChanged.emit()

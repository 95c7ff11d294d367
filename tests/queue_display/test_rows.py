"""The list that QML sees: the same as the rows given, by the smallest changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex

from queue_display.rows import Row, Rows

keys = st.lists(st.integers(0, 7), unique=True, max_size=6)


class Mirror:
    """Follows the model by its signals, as a QML view does."""

    def __init__(self, rows: Rows) -> None:
        self.rows, self.keys, self.made = rows, list[object](), 0
        rows.rowsInserted.connect(self._inserted)
        rows.rowsRemoved.connect(self._removed)
        rows.rowsMoved.connect(self._moved)

    def _inserted(self, _: QModelIndex, first: int, last: int) -> None:
        self.made += 1
        self.keys[first:first] = [self.rows.rows[at]["key"] for at in range(first, last + 1)]

    def _removed(self, _: QModelIndex, first: int, last: int) -> None:
        del self.keys[first:last + 1]

    def _moved(self, _: QModelIndex, first: int, last: int, __: QModelIndex, to: int) -> None:
        moved = self.keys[first:last + 1]
        del self.keys[first:last + 1]
        self.keys[to:to] = moved


def row(key: int, text: str = "") -> Row:
    return {"key": key, "text": text}


@given(st.lists(keys, max_size=8))
def test_a_view_that_follows_the_changes_shows_the_rows(pictures: list[list[int]]) -> None:
    rows = Rows(("key", "text"))
    mirror = Mirror(rows)
    before: list[int] = []
    for picture in pictures:
        made = mirror.made
        rows.become([row(key) for key in picture])
        assert mirror.keys == picture
        assert mirror.made - made == len(set(picture) - set(before)), "what stays is never made anew"
        before = picture


def test_a_changed_row_is_told_and_an_unchanged_one_is_not() -> None:
    rows = Rows(("key", "text"))
    rows.become([row(1, "a"), row(2, "b")])
    told: list[int] = []
    rows.dataChanged.connect(lambda first, last: told.append(first.row()))
    rows.become([row(1, "a"), row(2, "c")])
    assert told == [1]
    assert rows.data(rows.index(1), max(rows.roleNames())) == "c"

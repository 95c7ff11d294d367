"""Live lists change only where the rows changed, and the selection stays on its row."""

from __future__ import annotations

from typing import cast

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from counter_app.picker import Picker
from counter_app.row_model import RowModel
from counter_app.rows import Row

KEYS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.integers(0, 2)), unique_by=lambda row: row[0], max_size=8)


def rows(pairs: list[tuple[str, int]]) -> list[Row]:
    return [{"key": key, "number": number} for key, number in pairs]


@given(st.lists(KEYS, min_size=1, max_size=5))
def test_a_list_shows_what_it_was_given_last(moments: list[list[tuple[str, int]]]) -> None:
    model = RowModel(("number",))
    _ = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for moment in moments:
        model.show(rows(moment))
        assert model.rows == rows(moment)
        assert model.rowCount() == len(moment)


def test_only_changed_rows_are_told() -> None:
    model = RowModel(("number",))
    model.show(rows([("a", 1), ("b", 1), ("c", 1)]))
    told: list[tuple[str, int, int]] = []
    model.dataChanged.connect(lambda start, end, roles: told.append(("changed", start.row(), end.row())))
    model.rowsRemoved.connect(lambda parent, first, last: told.append(("removed", first, last)))
    model.rowsInserted.connect(lambda parent, first, last: told.append(("inserted", first, last)))
    model.show(rows([("a", 1), ("b", 2), ("c", 1)]))
    model.show(rows([("b", 2), ("c", 1), ("d", 1)]))
    assert told[0] == ("changed", 1, 1)
    told.clear()
    model.show(rows([("b", 2), ("d", 1)]))
    assert told == [("removed", 1, 1)]


def picker(*numbers: str) -> Picker:
    made = Picker(("number",), "number")
    made.show([{"key": number, "number": number} for number in numbers])
    return made


def test_the_selection_follows_its_row() -> None:
    chosen: list[str] = []
    made = picker("A001", "B002", "C003")
    made.picked.connect(chosen.append)
    made.press(int(Qt.Key.Key_Down), "")
    made.show([{"key": key, "number": key} for key in ("B002", "C003")])
    made.choose()
    assert chosen == ["B002"]


def test_the_selection_stays_inside_when_its_row_goes() -> None:
    made = picker("A", "B", "C")
    made.press(int(Qt.Key.Key_End), "")
    made.show([{"key": "A", "number": "A"}])
    assert made.selected == {"key": "A", "number": "A"}
    made.show([])
    assert made.selected is None
    made.choose()


def test_typing_selects_by_what_is_printed() -> None:
    made = picker("A", "3", "1", "12", "B")
    for text, selected in (("b", "B"), ("1", "1"), ("2", "12"), ("3", "3")):
        made.press(ord(text.upper()), text)
        assert made.selected is not None
        assert made.selected["key"] == selected
    assert not made.press(ord("X"), "x")
    assert cast(int, made.index) == 1

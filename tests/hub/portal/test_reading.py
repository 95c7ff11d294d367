"""A portal's file: any encoding, any length, whatever is wrong with it."""

from __future__ import annotations

import json
import tracemalloc
from collections import Counter
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from hub.server.portal.encoding import LONGEST_LINE, encoding_of
from hub.server.portal.reading import Raw, Row, Wrong, rows_of
from hub.server.portal.rows import appointment_of
from hub.wire import PortalAppointment
from tests.hall.builders import changed, small

HEAD = "预约编号,事项,预约时间,姓名,手机号,证件号\r\n"
LINE = "P-1,card,2026-03-03 09:30,𠮷田·买买提,138 1234-5678,\r\n"


def _file(folder: Path, content: bytes, name: str = "portal.csv") -> Path:
    file = folder / name
    file.write_bytes(content)
    return file


def _read(folder: Path, content: bytes, name: str = "portal.csv") -> list[Row]:
    return list(rows_of(_file(folder, content, name)))


def _taken(row: Row) -> PortalAppointment | Wrong:
    assert isinstance(row, Raw), row
    return appointment_of(row, small())


@pytest.mark.parametrize(("encoding", "found"), [
    ("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030"), ("utf-16", "utf-16"),
])  # fmt: skip
def test_names_come_as_they_were_written_whatever_the_encoding(tmp_path: Path, encoding: str, found: str) -> None:
    file = _file(tmp_path, (HEAD + LINE).encode(encoding))
    assert encoding_of(file) == found
    (row,) = rows_of(file)
    asked = _taken(row)
    assert isinstance(asked, PortalAppointment), asked
    assert (asked.id, asked.item, asked.name, asked.phone) == ("P-1", "card", "𠮷田·买买提", "13812345678")
    assert asked.starts_at == datetime(2026, 3, 3, 1, 30, tzinfo=UTC)
    assert asked.number is None


def test_a_gbk_file_is_read(tmp_path: Path) -> None:
    (row,) = _read(tmp_path, (HEAD + "1,card,2026/3/3 9:30,张三,13812345678,\n").encode("gbk"))
    assert isinstance(_taken(row), PortalAppointment)


def test_bytes_that_are_no_text_spoil_their_own_row_alone(tmp_path: Path) -> None:
    good, bad = LINE.encode(), LINE.replace("P-1", "P-2").encode().replace("𠮷".encode(), b"\xff\xfe")
    rows = _read(tmp_path, HEAD.encode() + good + bad + good.replace(b"P-1", b"P-3"))
    found = [_taken(row) for row in rows]
    assert [each.id if isinstance(each, PortalAppointment) else each for each in found] == [
        "P-1", Wrong(3, "name", "encoding"), "P-3",
    ]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "reason"), [
    ("id", "", "missing"), ("id", "x" * 101, "wrong_form"), ("item", "", "missing"), ("item", "飞行", "unknown_item"),
    ("starts_at", "", "missing"), ("starts_at", "soon", "wrong_form"), ("starts_at", "2026-02-30 09:30", "wrong_form"),
    ("starts_at", "2026-03-03", "wrong_form"), ("starts_at", "٢٠٢٦-٠٣-٠٣ 09:30", "wrong_form"),
    ("name", "", "missing"), ("name", "x" * 61, "wrong_form"), ("name", "a\tb", "wrong_form"),
    ("phone", "12345", "wrong_form"), ("phone", "=cmd()", "wrong_form"),
    ("number", "<script>", "wrong_form"), ("language", "fr", "wrong_form"), ("phone", ["1"], "wrong_form"),
    ("item", {"a": 1}, "wrong_form"), ("starts_at", 7, "wrong_form"), ("name", None, "missing"),
])  # fmt: skip
def test_what_is_wrong_is_told_by_field_and_reason_without_the_value(field: str, value: object, reason: str) -> None:
    fields = {"id": "1", "item": "card", "starts_at": "2026-03-03 09:30", "name": "张三", "phone": "13812345678"}
    found = appointment_of(Raw(7, fields | {field: value}), small())
    assert found == Wrong(7, field, reason)


def test_an_item_may_be_named_as_the_hall_names_it() -> None:
    fields = {"id": 1, "item": "问事", "starts_at": "2026-03-03T09:30:00+08:00", "name": "a", "phone": 13812345678}
    found = appointment_of(Raw(1, fields), small())
    assert isinstance(found, PortalAppointment)
    assert (found.id, found.item, found.phone) == ("1", "ask", "13812345678")


def test_figures_may_be_as_wide_as_a_chinese_keyboard_writes_them() -> None:
    fields = {"id": "1", "item": "ask", "starts_at": "2026-03-03 09:30", "name": "李四"}
    wide = {"phone": "１３８００００２１１４", "number": "１１０１０５１９４９１２３１００２ｘ"}
    found = appointment_of(Raw(1, fields | wide), small())
    assert isinstance(found, PortalAppointment), found
    assert (found.phone, found.number) == ("13800002114", "11010519491231002X")


@pytest.mark.parametrize("told", ["2026-03-29 02:30", "2026-10-25 02:30"])
def test_a_time_that_a_change_of_clocks_leaves_out_or_has_twice_is_none(told: str) -> None:
    fields = {"id": "1", "item": "ask", "starts_at": told, "name": "a", "phone": "13812345678"}
    berlin = changed(small(), zone="Europe/Berlin")
    assert appointment_of(Raw(1, fields), berlin) == Wrong(1, "starts_at", "no_such_time")


def test_rows_with_line_breaks_missing_and_surplus_columns(tmp_path: Path) -> None:
    body = 'P-1,card,2026-03-03 09:30,"a\nb",1,\r\n\r\nP-2,card\r\n' + "x," * 9 + "\r\n" + LINE
    rows = _read(tmp_path, (HEAD + body).encode())
    assert [each.line for each in rows] == [2, 5, 6, 7]
    assert rows[2] == Wrong(6, "", "too_many_columns")
    assert _taken(rows[1]) == Wrong(5, "name", "missing") or _taken(rows[1]) == Wrong(5, "starts_at", "missing")
    assert isinstance(_taken(rows[3]), PortalAppointment)


def test_a_line_without_end_and_a_nul_are_told_and_passed_by(tmp_path: Path) -> None:
    endless = b"x" * (3 * LONGEST_LINE) + b"\n"
    rows = _read(tmp_path, HEAD.encode() + endless + b"a\0b,c\n" + LINE.encode())
    assert [isinstance(each, Wrong) and each.reason for each in rows] == ["unreadable", "unreadable", False]


def test_a_quotation_mark_too_many_spoils_its_own_row_alone(tmp_path: Path) -> None:
    rows = _read(tmp_path, (HEAD + 'P-0,card,"2026\r\n' + LINE * 30).encode())
    assert rows[0] == Wrong(2, "", "unreadable")
    assert [each.line for each in rows] == list(range(2, 33))
    assert all(isinstance(_taken(each), PortalAppointment) for each in rows[1:])


def test_a_field_that_is_too_large_is_told(tmp_path: Path) -> None:
    huge = 'P-0,"' + ("x" * 60_000 + "\n") * 4 + '",\n'
    rows = _read(tmp_path, (HEAD + huge + LINE).encode())
    assert rows[0] == Wrong(2, "", "unreadable")
    assert isinstance(_taken(rows[1]), PortalAppointment)


@pytest.mark.parametrize("content", [b"", b"\n\n", HEAD.encode(), b"\xff\xfe", b"\xef\xbb\xbf"])
def test_a_file_without_rows_has_none(tmp_path: Path, content: bytes) -> None:
    assert _read(tmp_path, content) == []
    assert _read(tmp_path, b"" if content.strip().startswith("预约".encode()) else content, "x.json") == []


def test_json_as_an_array_or_an_object_a_line(tmp_path: Path) -> None:
    rows = [{"id": str(number), "name": "𠮷" * 50} for number in range(2000)]
    for name, text in (
        ("a.json", json.dumps(rows)), ("b.json", json.dumps(rows, indent=1, ensure_ascii=False)),
        ("c.jsonl", "\n".join(json.dumps(each) for each in rows)),
    ):  # fmt: skip
        found = _read(tmp_path, text.encode("gb18030" if name == "b.json" else "utf-8"), name)
        assert [each.fields for each in found if isinstance(each, Raw)] == rows
    assert found[5].line == 6


def test_json_that_breaks_in_the_middle_is_read_before_and_after(tmp_path: Path) -> None:
    text = '[{"id": "1"},\n{"id": oops},\n{"id": "3"}, 7, "x", {"id": "4"}'
    found = _read(tmp_path, text.encode(), "a.json")
    assert [each.fields["id"] if isinstance(each, Raw) else each.reason for each in found] == [
        "1", "unreadable", "3", "unreadable", "unreadable", "4",
    ]  # fmt: skip
    assert found[2].line == 3
    deep = _read(tmp_path, b"[" + b'{"a":' * 50_000, "deep.json")
    assert all(isinstance(each, Wrong) for each in deep)


def test_a_line_that_is_no_json_spoils_its_own_row_alone(tmp_path: Path) -> None:
    found = _read(tmp_path, b'{"id": "1"}\nno json\n\n{"id": "2"}\n{"id": "3"\n{"id": "4"}\n', "a.jsonl")
    assert [each.fields["id"] if isinstance(each, Raw) else each.reason for each in found] == [
        "1", "unreadable", "2", "unreadable", "4",
    ]  # fmt: skip
    assert [each.line for each in found] == [1, 2, 4, 5, 6]


def test_rows_of_an_array_on_one_line_are_told_apart_by_their_place(tmp_path: Path) -> None:
    found = _read(tmp_path, b'[{"id": "1"}, 7, {"id": "3"}]', "a.json")
    assert [each.line for each in found] == [1, 2, 3]


def test_a_hundred_thousand_rows_are_read_in_little_memory(tmp_path: Path) -> None:
    count, file = 100_000, tmp_path / "large.csv"
    with file.open("wb") as out:
        out.write(HEAD.encode("gb18030"))
        for number in range(count):
            name = b"\xff\xff" if number % 1000 == 0 else "买买提·艾力".encode("gb18030")
            out.write(f"P-{number},card,2026-03-03 09:30,".encode() + name + b",13812345678,\r\n")
    definition, reasons = small(), Counter[str]()
    rows = rows_of(file)
    list(islice(rows, 10))  # what is loaded once
    tracemalloc.start()
    for number, row in enumerate(rows):
        if number % 20 == 0 or isinstance(row, Wrong):  # tracing makes it slow
            taken = appointment_of(row, definition) if isinstance(row, Raw) else row
            reasons[taken.reason if isinstance(taken, Wrong) else "good"] += 1
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 3_000_000
    assert number + 11 == count
    assert reasons["good"] > 4000

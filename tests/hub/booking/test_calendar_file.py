"""RFC 5545, whatever the words are."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hub.server.booking.calendar_file import LONGEST_LINE, Entry, calendar_file

moments = st.integers(0, 200_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    starts = draw(moments)
    return Entry(
        uid=draw(st.text("abc-_@.", min_size=1)), starts_at=starts, ends_at=starts + timedelta(minutes=30),
        title=draw(st.text()), place=draw(st.text()), text=draw(st.text()), url="https://hall.example/book/a.b.c",
        stamped_at=draw(moments), cancelled=draw(st.booleans()),
    )  # fmt: skip


def _read(data: bytes) -> dict[str, str]:
    """Name → value of each line, unfolded and unescaped as the RFC says; of a name that is there twice, the first."""
    lines = re.sub(rb"\r\n ", b"", data).decode().split("\r\n")
    assert lines.pop() == ""
    found: dict[str, str] = {}
    for line in lines:
        name, colon, value = line.partition(":")
        assert colon, line
        plain = re.sub(r"\\(.)", lambda each: "\n" if each[1] in "nN" else each[1], value)
        found.setdefault(name, plain)
    return found


def _kept(text: str) -> str:
    """What of a text is to come through: all but control characters; line breaks as one."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each in "\n\t" or each.isprintable())


@given(entries())
def test_what_went_in_comes_out(entry: Entry) -> None:
    read = _read(calendar_file(entry))
    assert [read[name] for name in ("SUMMARY", "LOCATION", "DESCRIPTION")] == [
        _kept(each) for each in (entry.title, entry.place, entry.text)
    ]
    assert read["UID"] == entry.uid
    assert read["DTSTART"] == f"{entry.starts_at:%Y%m%dT%H%M%S}Z"
    assert read["STATUS"] == ("CANCELLED" if entry.cancelled else "CONFIRMED")


@given(entries())
def test_no_line_is_too_long_and_none_ends_within_a_character(entry: Entry) -> None:
    data = calendar_file(entry)
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert len(line) <= LONGEST_LINE
        line.decode()
        assert b"\n" not in line
        assert b"\r" not in line


@given(st.text())
def test_nobody_writes_a_line_of_their_own_into_it(words: str) -> None:
    moment = datetime(2026, 3, 2, 1, tzinfo=UTC)
    plain = Entry("a", moment, moment, "t", "p", "x", "https://u", moment)
    odd = Entry("a", moment, moment, words, words, words, "https://u" + words, moment)
    names = [[line.partition(b":")[0] for line in _lines(each)] for each in (plain, odd)]
    assert names[0] == names[1]


def _lines(entry: Entry) -> list[bytes]:
    return re.sub(rb"\r\n ", b"", calendar_file(entry)).split(b"\r\n")

"""The parser of server-sent events, byte by byte and against garbage."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.link.sse import SseError, SseEvent, SseParser

STREAM = (
    b"\xef\xbb\xbf: ping\r\n\r\nevent: hello\ndata: {}\n\nid: 7\revent: view\rdata: a\rdata: \xe5\x8e\x85\r\r"
    b"data\n\nretry: 9\nunknown: x\n\ndata:no space\r\n\r\nid: 8\ndata: cut off"
)
EVENTS = [
    SseEvent("hello", "{}", None),
    SseEvent("view", "a\n厅", "7"),
    SseEvent("message", "", None),
    SseEvent("message", "no space", None),
]


def _all(chunks: list[bytes]) -> list[SseEvent]:
    parser = SseParser()
    return [event for chunk in chunks for event in parser.receive(chunk)]


def test_whole_stream() -> None:
    assert _all([STREAM]) == EVENTS


def test_byte_by_byte() -> None:
    assert _all([bytes([byte]) for byte in STREAM]) == EVENTS


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_any_cut(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(STREAM)]
    assert _all([STREAM[a:b] for a, b in pairwise(edges)]) == EVENTS


@pytest.mark.parametrize("chunk", [b"x" * 2000, b"data: y\n" * 400], ids=["one line", "many lines"])
def test_over_the_limit(chunk: bytes) -> None:
    with pytest.raises(SseError, match="1000 bytes"):
        SseParser(max_event_bytes=1000).receive(chunk)


def test_many_events_are_not_one_long_event() -> None:
    assert len(SseParser(max_event_bytes=100).receive(b"data: y\n\n" * 400)) == 400


def test_not_utf8() -> None:
    with pytest.raises(SseError, match="UTF-8"):
        SseParser().receive(b"data: \xff\xfe\n\n")


@given(st.binary(max_size=400))
def test_garbage_gives_events_or_an_error(garbage: bytes) -> None:
    try:
        events = SseParser().receive(garbage)
    except SseError:
        return
    assert len(events) <= garbage.count(b"\n") + garbage.count(b"\r")

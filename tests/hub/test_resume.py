"""What the link does on connect, loss, hello, gap and silence."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from hub.link.addresses import Addresses
from hub.link.resume import (
    LONGEST_WAIT_SECONDS,
    REFUSED_WAIT_SECONDS,
    EventArrived,
    Refused,
    Resume,
    StreamError,
    ViewArrived,
)
from hub.wire import WIRE_VERSION, Hello

AT = "2026-03-02T01:00:00Z"
VIEW = {
    "seq": 5, "at": AT, "calls": [], "queues": [],
    "hall": {"name": {"zh": "厅", "en": "Hall"}, "zone": "Asia/Shanghai", "sample": True, "day": "2026-03-02",
             "open": True, "changes_at": None, "notices": []},
}


def _sent(kind: str, fields: dict[str, object], seq: int | None = None) -> bytes:
    head = f"id: {seq}\n" if seq is not None else ""
    return f"event: {kind}\n{head}data: {json.dumps(fields)}\n\n".encode()


def _hello(seq: int, wire: int = WIRE_VERSION) -> bytes:
    who = {"audience": "board", "subject": "b1"}
    return _sent("hello", {"wire": wire, "hall": "h", **who, "seq": seq, "at": AT})


def _open(stream: Resume, seq: int = 5) -> None:
    assert stream.opened(200, now=1.0) is None
    assert isinstance(stream.received(_hello(seq), now=1.0)[0], Hello)


def test_hello_view_event() -> None:
    stream = Resume()
    _open(stream)
    assert stream.hello is not None
    assert stream.hello.at == datetime(2026, 3, 2, 1, tzinfo=UTC)
    called = _sent("ticket.called", {"number": "A001"}, 7)
    arrivals = stream.received(_sent("view", VIEW, 5) + called, now=2.0)
    assert isinstance(arrivals[0], ViewArrived)
    assert arrivals[0].view.seq == 5
    assert arrivals[1:] == [EventArrived(7, "ticket.called", {"number": "A001"})]
    assert stream.headers()["Last-Event-ID"] == "7"


def test_a_replayed_event_is_given_once() -> None:
    stream = Resume()
    _open(stream)
    stream.received(_sent("ticket.called", {}, 7), now=1.0)
    stream.lost()
    _open(stream, seq=9)
    arrivals = stream.received(_sent("ticket.called", {}, 7) + _sent("ticket.called", {}, 9), now=2.0)
    assert arrivals == [EventArrived(9, "ticket.called", {})]


def test_a_hub_that_knows_less_starts_us_afresh() -> None:
    stream = Resume()
    _open(stream)
    stream.received(_sent("ticket.called", {}, 70), now=1.0)
    _open(stream, seq=5)
    assert "Last-Event-ID" not in stream.headers()
    assert stream.received(_sent("ticket.called", {}, 6), now=2.0) == [EventArrived(6, "ticket.called", {})]


def test_silence_is_seen_and_a_ping_ends_it() -> None:
    stream = Resume()
    _open(stream)
    assert not stream.silent(now=12.9)
    assert stream.silent(now=13.1)
    stream.received(b": ping\n\n", now=13.2)
    assert not stream.silent(now=14.0)


def test_waits_grow_to_a_bound_and_start_again_after_hello() -> None:
    stream = Resume(jitter=lambda: 1.0)
    waits = [stream.lost() for _ in range(40)]
    assert waits[:3] == [0.2, 0.4, 0.8]
    assert waits[-1] == LONGEST_WAIT_SECONDS
    _open(stream)
    assert stream.lost() == 0.2
    assert Resume(jitter=lambda: 0.0).lost() == 0.1


def test_refused_knocks_gently() -> None:
    stream = Resume()
    assert stream.opened(401, now=1.0) == Refused(401)
    assert stream.lost() == REFUSED_WAIT_SECONDS
    assert stream.opened(503, now=1.0) is None
    assert stream.lost() < 1.0


def test_with_several_hubs_waits_grow_once_all_were_tried() -> None:
    stream = Resume(jitter=lambda: 1.0, hubs=2)
    assert [stream.lost() for _ in range(6)] == [0.2, 0.2, 0.4, 0.4, 0.8, 0.8]
    stream.opened(401, now=1.0)
    assert stream.lost() < REFUSED_WAIT_SECONDS, "another hub may have us"
    stream.opened(401, now=1.0)
    assert stream.lost() == REFUSED_WAIT_SECONDS


def test_a_lost_hub_leads_to_the_next_once() -> None:
    hubs = Addresses(["http://a/", "http://b"])
    hubs.lost("http://a")
    hubs.lost("http://a")
    assert hubs.current == "http://b"
    hubs.lost("http://b")
    assert (hubs.current, len(hubs)) == ("http://a", 2)
    alone = Addresses("http://a")
    alone.lost("http://a")
    assert alone.current == "http://a"


def test_another_wire_version_is_refused() -> None:
    stream = Resume()
    stream.opened(200, now=1.0)
    with pytest.raises(StreamError, match="version"):
        stream.received(_hello(5, wire=WIRE_VERSION + 1), now=1.0)
    assert stream.lost() == REFUSED_WAIT_SECONDS


@pytest.mark.parametrize("chunk", [
    b"data: x\xff\n\n", _sent("view", {"seq": 1}, 1), _sent("ticket.called", {}),
    b"event: a\nid: 3\ndata: {\n\n",
])
def test_what_is_not_understood_drops_the_line(chunk: bytes) -> None:
    stream = Resume()
    _open(stream)
    with pytest.raises(StreamError):
        stream.received(chunk, now=1.0)


def test_nothing_before_hello() -> None:
    stream = Resume()
    stream.opened(200, now=1.0)
    with pytest.raises(StreamError, match="hello"):
        stream.received(_sent("view", VIEW, 5), now=1.0)

"""The stream over losses: nothing missed, nothing twice, a snapshot for who was long away."""

from __future__ import annotations

import signal
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing

import pytest
import requests

from hub.link.client import HubClient
from hub.link.resume import Arrival, EventArrived, Resume, ViewArrived
from hub.server.hub import MAX_REPLAY
from hub.wire import (
    WIRE_HEADER,
    Answer,
    BoardView,
    CallNextCommand,
    ConfirmCommand,
    FinishCommand,
    Hello,
    IssueCommand,
    SignOutCommand,
)
from tests.hub.house import HubProcess, until


class Watcher:
    """A board that watches in a thread of its own and never stops coming back."""

    def __init__(self, client: HubClient, stream: Resume | None = None) -> None:
        self.stream = stream or Resume(jitter=lambda: 0.0)
        self.arrivals: list[Arrival] = []
        self._client = client
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._client.close()
        self._thread.join()

    def _watch(self) -> None:
        for arrival in self._client.events(self.stream):
            self.arrivals.append(arrival)

    @property
    def events(self) -> list[EventArrived]:
        return [each for each in self.arrivals if isinstance(each, EventArrived)]

    @property
    def view(self) -> BoardView | None:
        views = [each.view for each in self.arrivals if isinstance(each, ViewArrived)]
        return views[-1] if views and isinstance(views[-1], BoardView) else None

    def until(self, condition: Callable[[Watcher], bool]) -> None:
        until(lambda: condition(self), 20.0)


def _must(answer: object) -> Answer:
    assert isinstance(answer, Answer), answer
    return answer


def _serve_one(hub: HubProcess, clerk: HubClient) -> None:
    _must(hub.client("kiosk", "k1").send(IssueCommand(items=["card"])))
    for command in (CallNextCommand(), ConfirmCommand(), FinishCommand()):
        _must(clerk.send(command))


def test_a_call_is_on_the_board_and_the_view_follows(hub: HubProcess, ending: ExitStack) -> None:
    board = ending.enter_context(closing(Watcher(hub.client("board", "b1"))))
    board.until(lambda it: it.view is not None)
    clerk = hub.clerk("2")
    _must(hub.client("kiosk", "k1").send(IssueCommand(items=["card"])))
    called = _must(clerk.send(CallNextCommand()))
    assert called.view is not None
    assert called.view.current is not None
    board.until(lambda it: bool(it.events) and it.view is not None and it.view.seq >= called.seq)
    event = board.events[-1]
    assert (event.kind, event.seq, event.fields["counter"]) == ("ticket.called", called.seq, "2")
    assert board.view is not None
    assert board.view.calls[-1].number == event.fields["number"] == called.view.current.number
    assert board.view.calls[-1].live
    _must(clerk.send(ConfirmCommand()))
    _must(clerk.send(FinishCommand()))
    clerk.send(SignOutCommand())


def test_a_board_misses_nothing_while_the_hub_is_killed_and_comes_back(own_hub: HubProcess, ending: ExitStack) -> None:
    own_hub.start()
    board = ending.enter_context(closing(Watcher(own_hub.client("board", "b1"))))
    clerk = own_hub.clerk("2")
    for _ in range(3):
        _serve_one(own_hub, clerk)
    board.until(lambda it: len(it.events) == 3)
    own_hub.kill()
    own_hub.start()
    for _ in range(3):
        _serve_one(own_hub, clerk)
    board.until(lambda it: len(it.events) == 6)
    assert [each.fields["number"] for each in board.events] == [f"B00{number}" for number in range(1, 7)]
    assert sum(isinstance(each, Hello) for each in board.arrivals) >= 2


def test_calls_made_while_a_board_was_away_are_sent_again(hub: HubProcess, ending: ExitStack) -> None:
    first = ending.enter_context(closing(Watcher(hub.client("board", "b1"))))
    first.until(lambda it: it.view is not None)
    seen = first.stream.seq
    clerk = hub.clerk("3")
    for _ in range(3):
        _serve_one(hub, clerk)
    stream = Resume(jitter=lambda: 0.0)
    stream.seq = seen
    back = ending.enter_context(closing(Watcher(hub.client("board", "b1"), stream)))
    back.until(lambda it: it.view is not None)
    assert [each.kind for each in back.events] == ["ticket.called"] * 3
    assert isinstance(back.arrivals[0], Hello)
    assert isinstance(back.arrivals[-1], ViewArrived)


@pytest.mark.parametrize("behind", ["too_far", "ahead"])
def test_who_is_too_far_behind_gets_a_snapshot(hub: HubProcess, behind: str, ending: ExitStack) -> None:
    counter = {"too_far": "11", "ahead": "13"}[behind]
    clerk = hub.clerk(counter)
    _must(hub.client("kiosk", "k1").send(IssueCommand(items=["card"])))
    newest = _must(clerk.send(CallNextCommand())).seq
    while behind == "too_far" and newest <= MAX_REPLAY + 10:
        _serve_rest(hub, clerk)
        newest = _must(clerk.send(CallNextCommand())).seq
    stream = Resume()
    stream.seq = 1 if behind == "too_far" else newest + 1000
    back = ending.enter_context(closing(Watcher(hub.client("board", "b1"), stream)))
    back.until(lambda it: it.view is not None)
    assert not back.events
    assert back.view is not None
    assert back.view.calls[-1].counter == counter


def _serve_rest(hub: HubProcess, clerk: HubClient) -> None:
    _must(clerk.send(ConfirmCommand()))
    _must(clerk.send(FinishCommand()))
    for _ in range(20):
        _must(hub.client("kiosk", "k1").send(IssueCommand(items=["ask"])))
    _must(hub.client("kiosk", "k1").send(IssueCommand(items=["card"])))


def _raw(hub: HubProcess, token: str) -> socket.socket:
    """A client that asks for the stream and then reads as it likes."""
    raw = hub.connect(receive_buffer=2048)
    headers = f"Host: hub\r\nAuthorization: Bearer {token}\r\n{WIRE_HEADER}: 1"
    raw.sendall(f"GET /v1/events HTTP/1.1\r\n{headers}\r\n\r\n".encode())
    raw.settimeout(10)
    return raw


def test_a_ping_comes_within_its_five_seconds(hub: HubProcess) -> None:
    with _raw(hub, hub.token("board", "b1")) as raw:
        assert any(b": ping" in chunk for chunk in _chunks(raw))


def _chunks(raw: socket.socket) -> Iterator[bytes]:
    while chunk := raw.recv(65536):
        yield chunk


def test_a_stream_ends_when_its_token_does(hub: HubProcess) -> None:
    signed = hub.sign_in("12")
    with _raw(hub, signed.token) as raw:
        assert raw.recv(1000).startswith(b"HTTP/1.1 200")
        assert isinstance(HubClient(hub.url, signed.token).send(SignOutCommand()), Answer)
        assert b"".join(_chunks(raw)), "the end comes by itself, after what was still to be told"


def test_the_hub_ends_in_time_under_open_streams(own_hub: HubProcess, ending: ExitStack) -> None:
    own_hub.start()
    board = ending.enter_context(closing(Watcher(own_hub.client("board", "b1"))))
    board.until(lambda it: it.view is not None)
    assert own_hub.stop(signal.SIGINT) == 0
    assert "Traceback" not in own_hub.log


def test_the_hub_does_not_wait_for_clients_at_rest(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    assert isinstance(kiosk.send(IssueCommand(items=["card"])), Answer)
    assert own_hub.stop() == 0
    assert "graceful shutdown exceeded" not in own_hub.log
    kiosk.close()


def test_pages_and_streams_are_never_kept_by_caches(hub: HubProcess) -> None:
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('board', 'b1')}"}
    with requests.get(hub.url + "/v1/events", headers=headers, stream=True, timeout=30) as response:
        assert response.headers["content-type"] == "text/event-stream"
        assert response.headers["cache-control"] == "no-store"
        assert "content-length" not in response.headers

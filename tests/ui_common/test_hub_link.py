"""The link against a real server in a process of its own: killed, restarted, frozen, refusing, mumbling."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from hub.wire import Answer, Catalog, KioskView, Problem, WithdrawCommand
from tingxu.ports import free_port
from ui_common.hub_link import HubLink
from ui_common.posting import Unreachable
from ui_common.settings import HubSettings

TOKEN = "kiosk-token-0123456789"


class TinyHub:
    """The server's process; the same port over any number of starts."""

    def __init__(self) -> None:
        self.port = free_port()
        self.start()

    def start(self) -> None:
        command = [sys.executable, "-m", "tests.ui_common.tiny_hub", str(self.port)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        self.port = self.line()

    def line(self) -> Any:
        assert self.process.stdout is not None
        return json.loads(self.process.stdout.readline())

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout is not None
        self.process.stdout.close()


@pytest.fixture
def tiny() -> Iterator[TinyHub]:
    hub = TinyHub()
    yield hub
    if hub.process.poll() is None:
        hub.kill()


@pytest.fixture
def connect(qtbot: QtBot, tiny: TinyHub) -> Iterator[Callable[..., HubLink]]:
    links = []

    def _connect(token: str = TOKEN, silence_seconds: float = 12.0, others: tuple[TinyHub, ...] = ()) -> HubLink:
        hub = HubSettings(urls=tuple(f"http://127.0.0.1:{each.port}" for each in (tiny, *others)), token=token)
        links.append(HubLink(hub, silence_seconds=silence_seconds))
        return links[-1]

    yield _connect
    for link in links:
        link.stop()


@pytest.fixture
def second() -> Iterator[TinyHub]:
    """Another hub of the same hall."""
    hub = TinyHub()
    yield hub
    if hub.process.poll() is None:
        hub.kill()


class Listener:
    """Everything a link told."""

    def __init__(self, link: HubLink) -> None:
        self.views: list[object] = []
        self.events: list[tuple[str, dict[str, Any]]] = []
        self.catalogs: list[object] = []
        self.states: list[str] = []
        link.viewArrived.connect(self.views.append)
        link.eventArrived.connect(lambda kind, fields: self.events.append((kind, fields)))
        link.catalogArrived.connect(self.catalogs.append)
        link.stateChanged.connect(self.states.append)


def test_views_events_and_the_catalog_come_in(connect: Callable[..., HubLink], qtbot: QtBot) -> None:
    link = connect()
    heard = Listener(link)
    assert link.age_seconds is None
    link.start()
    qtbot.waitUntil(lambda: len(heard.events) > 3 and bool(heard.catalogs))
    assert heard.states == ["online"]
    assert isinstance(heard.views[0], KioskView)
    assert heard.views[0].hall.name.zh == "宁河区政务服务中心"
    assert heard.events[0] == ("ticket.print_reported", {"ticket": "t1", "outcome": "printed"})
    assert isinstance(heard.catalogs[0], Catalog)
    assert len(heard.catalogs) == 1
    assert link.age_seconds is not None
    assert link.age_seconds < 2


def test_a_killed_hub_is_away_and_nothing_is_missed_when_it_is_back(
    connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot
) -> None:
    link = connect()
    heard = Listener(link)
    link.start()
    qtbot.waitUntil(lambda: len(heard.events) > 3)
    tiny.kill()
    qtbot.waitUntil(lambda: heard.states[-1] == "away")
    before = len(heard.events)
    tiny.start()
    qtbot.waitUntil(lambda: len(heard.events) > before + 3, timeout=30_000)
    assert heard.states == ["online", "away", "online"]
    first_view = heard.views[-1]
    assert isinstance(first_view, KioskView)
    assert first_view.seq == before, "it came back with the number of the last event seen"


def test_a_frozen_hub_is_noticed_by_its_silence(
    connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot
) -> None:
    link = connect(silence_seconds=0.6)
    heard = Listener(link)
    link.start()
    qtbot.waitUntil(lambda: link.state == "online")
    tiny.process.send_signal(signal.SIGSTOP)
    qtbot.waitUntil(lambda: link.state == "away")
    tiny.process.send_signal(signal.SIGCONT)
    qtbot.waitUntil(lambda: link.state == "online", timeout=30_000)
    assert heard.states[:2] == ["online", "away"]


def test_a_hub_frozen_from_the_start_does_not_hold_us_for_ever(
    connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot
) -> None:
    tiny.process.send_signal(signal.SIGSTOP)
    link = connect(silence_seconds=0.4)
    link.start()
    qtbot.wait(600)
    assert link.state == "connecting"
    tiny.process.send_signal(signal.SIGCONT)
    qtbot.waitUntil(lambda: link.state == "online")


@pytest.mark.parametrize(("token", "reason"), [
    ("stranger-0123456789abc", "unauthorised"),
    ("future-0123456789abcdef", "the hub speaks version 99 of the wire, this program 1"),
])
def test_a_hub_that_will_not_have_us_is_told_from_one_that_is_away(
    connect: Callable[..., HubLink], qtbot: QtBot, token: str, reason: str
) -> None:
    link = connect(token)
    heard = Listener(link)
    link.start()
    qtbot.waitUntil(lambda: link.state == "refused")
    assert link.reason == reason
    assert heard.views == []


def ask(link: HubLink, qtbot: QtBot, ticket: str, **how: Any) -> list[object]:
    answers: list[object] = []
    link.send(WithdrawCommand(ticket=ticket), answers.append, **how)
    qtbot.waitUntil(lambda: bool(answers), timeout=30_000)
    return answers


def test_a_command_is_answered_once_and_later(connect: Callable[..., HubLink], qtbot: QtBot) -> None:
    answers: list[object] = []
    id = connect().send(WithdrawCommand(ticket="t1"), answers.append)
    assert answers == []
    assert len(id) == 32
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Answer(seq=7)]


def test_a_refusal_is_an_answer(connect: Callable[..., HubLink], qtbot: QtBot) -> None:
    assert ask(connect(), qtbot, "refused") == [Problem(code="not_waiting", facts={"state": "served"})]


@pytest.mark.parametrize("ticket", ["lost-reply", "proxy"])
def test_an_unanswered_command_is_repeated_to_the_byte(
    connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot, ticket: str
) -> None:
    answers = ask(connect(), qtbot, ticket, id="act-12345678", token="clerk-token")
    assert answers == [Answer(seq=7)]
    once, again = tiny.line(), tiny.line()
    assert once == again
    assert once[0]["id"] == "act-12345678"
    assert once[1] == "Bearer clerk-token"


@pytest.mark.parametrize("ticket", ["lost-reply", "proxy"])
def test_where_one_hub_has_no_answer_the_same_command_goes_to_the_next(
    connect: Callable[..., HubLink], tiny: TinyHub, second: TinyHub, qtbot: QtBot, ticket: str
) -> None:
    assert ask(connect(others=(second,)), qtbot, ticket, id="act-12345678") == [Answer(seq=7)]
    assert tiny.line() == second.line() == tiny.line(), "each hub failed once; then the first one was asked again"


def test_the_stream_goes_on_at_the_next_hub(
    connect: Callable[..., HubLink], tiny: TinyHub, second: TinyHub, qtbot: QtBot
) -> None:
    link = connect(others=(second,))
    heard = Listener(link)
    link.start()
    qtbot.waitUntil(lambda: len(heard.events) > 3)
    tiny.kill()
    qtbot.waitUntil(lambda: "away" in heard.states)
    seen = len(heard.events)
    qtbot.waitUntil(lambda: link.state == "online" and len(heard.events) > seen)
    assert heard.states == ["online", "away", "online"]
    second.kill()
    tiny.start()
    seen = len(heard.events)
    qtbot.waitUntil(lambda: link.state == "online" and len(heard.events) > seen)


def test_with_the_hub_gone_the_command_is_given_up_in_time(
    connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot
) -> None:
    tiny.kill()
    [answer] = ask(connect(), qtbot, "t1", id="act-12345678", give_up_after=0.5)
    assert isinstance(answer, Unreachable)
    assert answer.id == "act-12345678"


def test_a_command_waits_for_a_hub_that_comes_back(
    connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot
) -> None:
    tiny.kill()
    answers: list[object] = []
    link = connect()
    link.send(WithdrawCommand(ticket="t1"), answers.append)
    qtbot.wait(300)
    assert answers == []
    tiny.start()
    qtbot.waitUntil(lambda: answers == [Answer(seq=7)], timeout=30_000)


def test_an_answer_that_cannot_be_read_tells_nothing(connect: Callable[..., HubLink], qtbot: QtBot) -> None:
    [answer] = ask(connect(), qtbot, "garbage")
    assert isinstance(answer, Unreachable)
    assert "200" in answer.reason


def test_stop_lets_go_of_everything(connect: Callable[..., HubLink], tiny: TinyHub, qtbot: QtBot) -> None:
    tiny.process.send_signal(signal.SIGSTOP)
    link = connect()
    heard = Listener(link)
    answers: list[object] = []
    link.start()
    link.send(WithdrawCommand(ticket="t1"), answers.append)
    link.stop()
    tiny.process.send_signal(signal.SIGCONT)
    qtbot.wait(200)
    assert (answers, heard.views, heard.states) == ([], [], [])


@pytest.mark.parametrize("login", ["wang", "Not A Login!"])
def test_a_wrong_sign_in_is_said_so(connect: Callable[..., HubLink], qtbot: QtBot, login: str) -> None:
    answers: list[object] = []
    connect().sign_in(login, "wrong", answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == [Problem(code="wrong_password")]

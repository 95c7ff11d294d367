"""Each token sees its own fields and events and nothing else: every audience against every kind of event."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from typing import Any, TypeAlias

import pytest
import requests

from hall.events import EVENT_KINDS
from hub.wire import (
    PROGRAMS,
    PUBLIC_EVENTS,
    STAFF,
    WIRE_HEADER,
    Answer,
    AnswerAssistanceCommand,
    AskAssistanceCommand,
    Audience,
    BoardView,
    CallNextCommand,
    ConfirmCommand,
    CounterView,
    Document,
    FinishCommand,
    IssueCommand,
    KioskView,
    NoShowCommand,
    ParkCommand,
    RecallCommand,
    RecycleCommand,
    ReportAnnouncementCommand,
    ReportPrintCommand,
    Shape,
    WithdrawCommand,
)
from tests.hub.house import HubProcess

PERSON = Document(kind="resident", number="11010519491231002X", name="欧阳修", birth=None)
VIEWS: dict[Audience, type[Shape]] = {
    Audience.KIOSK: KioskView,
    Audience.COUNTER: CounterView,
    Audience.BOARD: BoardView,
    Audience.CLERK: CounterView,
}
Heard: TypeAlias = dict[Audience, list[tuple[str, dict[str, Any]]]]


class Listener:
    """Raw events of one token: (kind, data) as they came."""

    def __init__(self, hub: HubProcess, token: str) -> None:
        headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
        self.events: list[tuple[str, dict[str, Any]]] = []
        self._response = requests.get(hub.url + "/v1/events", headers=headers, stream=True, timeout=20)
        self._ready = threading.Event()
        self._thread = threading.Thread(target=self._listen, daemon=True)
        self._thread.start()
        assert self._ready.wait(10)

    def until_view_of(self, seq: int) -> None:
        """Wait until a view with that number came."""
        end = threading.Event()
        for _ in range(1000):
            if any(kind == "view" and data["seq"] >= seq for kind, data in self.events):
                return
            end.wait(0.01)
        raise AssertionError(f"no view of {seq}")

    def _listen(self) -> None:
        kind = ""
        for line in self._lines():
            name, _, value = line.partition(": ")
            if name == "event":
                kind = value
            elif name == "data":
                self.events.append((kind, json.loads(value)))
                if kind == "view":
                    self._ready.set()

    def _lines(self) -> Iterator[str]:
        for line in self._response.iter_lines(chunk_size=1):
            yield line.decode()


def _ticket(answer: object) -> str:
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    return answer.ticket.id


@pytest.fixture(scope="module")
def heard(hub: HubProcess) -> Heard:
    """What each audience heard of a day in which nearly everything happened."""
    clerk_token = hub.sign_in("3").token
    tokens = {
        Audience.KIOSK: hub.token("kiosk", "k1"), Audience.COUNTER: hub.token("counter", "3"),
        Audience.BOARD: hub.token("board", "b1"), Audience.CLERK: clerk_token,
    }  # fmt: skip
    listeners = {role: Listener(hub, token) for role, token in tokens.items()}
    kiosk, board, guide = hub.client("kiosk", "k1"), hub.client("board", "b1"), hub.clerk("1")
    clerk = hub.clerk("3", "clerk-3")
    tickets = [_ticket(kiosk.send(IssueCommand(items=["card"], document=PERSON)))]
    tickets += [_ticket(kiosk.send(IssueCommand(items=["card"]))) for _ in range(3)]
    assert isinstance(kiosk.send(ReportPrintCommand(ticket=tickets[0], outcome="printed")), Answer)
    for command in (CallNextCommand(), RecallCommand(), ConfirmCommand(), FinishCommand(), CallNextCommand(),
                    NoShowCommand(), RecycleCommand(ticket=tickets[1]), CallNextCommand(), ParkCommand(),
                    WithdrawCommand(ticket=tickets[3])):  # fmt: skip
        answer = clerk.send(command)
        assert isinstance(answer, Answer), (command, answer)
    calls = board.view(Audience.BOARD)
    assert isinstance(calls, BoardView)
    board.send(ReportAnnouncementCommand(call=calls.calls[0].call, outcome="failed", reason="no sound"))
    asked = kiosk.send(AskAssistanceCommand())
    assert isinstance(asked, Answer)
    last = guide.send(AnswerAssistanceCommand(request=asked.request or ""))
    assert isinstance(last, Answer), last
    for each in listeners.values():
        each.until_view_of(last.seq)
    return {role: each.events for role, each in listeners.items()}


@pytest.mark.parametrize("role", list(VIEWS))
def test_events_are_those_of_the_audience_with_its_fields(heard: Heard, role: Audience) -> None:
    allowed = PUBLIC_EVENTS[Audience.COUNTER if role is Audience.CLERK else role]
    events = [(kind, data) for kind, data in heard[role] if kind not in ("hello", "view")]
    assert {kind for kind, _ in events} == set(allowed)
    for kind, data in events:
        assert set(data) == set(allowed[kind]), kind


@pytest.mark.parametrize("role", list(VIEWS))
def test_views_are_those_of_the_audience(heard: Heard, role: Audience) -> None:
    views = [data for kind, data in heard[role] if kind == "view"]
    assert all(set(data) == set(VIEWS[role].model_fields) for data in views)
    assert [data["seq"] for data in views] == sorted(data["seq"] for data in views)


def _names_in(shape: object) -> set[str]:
    """Every field's name in a piece of JSON, at any depth."""
    if isinstance(shape, dict):
        return set(shape).union(*(_names_in(each) for each in shape.values()))
    return set().union(*(_names_in(each) for each in shape)) if isinstance(shape, list) else set()


NOT_FOR = {
    Audience.BOARD: {
        "ticket", "clerk", "clerk_name", "why", "next_why", "waiting_total", "assistance", "place", "code_url",
    },
    Audience.KIOSK: {"clerk", "clerk_name", "why", "next_why", "calls", "waiting_total", "current", "code_url"},
    Audience.COUNTER: {"visitor", "code_url", "token"},
    Audience.CLERK: {"visitor", "code_url", "token"},
}
"""What would tell an audience more than its screen needs, wherever in a message it stood."""


@pytest.mark.parametrize("role", list(VIEWS))
def test_no_message_holds_a_field_of_another_audience_at_any_depth(heard: Heard, role: Audience) -> None:
    views = [data for kind, data in heard[role] if kind == "view"]
    assert _names_in(views) & NOT_FOR[role] == set()
    assert {"visitor", "document", "argon2", "lookup", "sealed"} & _names_in([data for _, data in heard[role]]) == set()


@pytest.mark.parametrize("role", list(VIEWS))
def test_asked_for_its_view_a_token_gets_that_of_its_audience(hub: HubProcess, role: Audience) -> None:
    token = hub.sign_in("14").token if role is Audience.CLERK else hub.token(
        role.value, {Audience.KIOSK: "k1", Audience.BOARD: "b1", Audience.COUNTER: "13"}[role])
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
    view = requests.get(hub.url + "/v1/view", headers=headers, timeout=30).json()
    assert set(view) == set(VIEWS[role].model_fields)
    assert _names_in(view) & NOT_FOR[role] == set()
    if role in (Audience.COUNTER, Audience.CLERK):
        assert view["counter"] == ("13" if role is Audience.COUNTER else "14"), "its own counter and no other"


@pytest.mark.parametrize("role", list(VIEWS))
def test_nobody_hears_who_the_visitor_is(heard: Heard, role: Audience) -> None:
    text = json.dumps(heard[role], ensure_ascii=False)
    assert PERSON.number not in text
    assert PERSON.name not in text
    assert "visitor" not in text


def test_a_board_sees_numbers_and_counters_only(heard: Heard) -> None:
    view = [data for kind, data in heard[Audience.BOARD] if kind == "view"][-1]
    text = json.dumps(view, ensure_ascii=False)
    assert all(word not in text for word in ("办证", "ticket", "clerk", "green", "name3", "名3"))


def test_hello_says_who_the_token_is(heard: Heard) -> None:
    who = {role: (events[0][1]["audience"], events[0][1]["subject"]) for role, events in heard.items()}
    assert who == {
        Audience.KIOSK: ("kiosk", "k1"), Audience.COUNTER: ("counter", "3"), Audience.BOARD: ("board", "b1"),
        Audience.CLERK: ("clerk", "clerk-3@3"),
    }  # fmt: skip


def test_the_table_names_events_and_fields_that_exist() -> None:
    for events in PUBLIC_EVENTS.values():
        for kind, fields in events.items():
            assert set(fields) <= set(EVENT_KINDS[kind].__dataclass_fields__)


def test_programs_have_a_view_and_people_at_the_pages_have_none() -> None:
    assert set(VIEWS) == PROGRAMS == set(Audience) - STAFF - {Audience.PORTAL}

"""A ticket's full story, printed from the journal: each step, each call's why, nobody's name."""

from __future__ import annotations

from datetime import date
from typing import get_type_hints

import pytest
from typer.testing import CliRunner

from hall.events import EVENT_KINDS
from hub.server.keeping.story_words import TELLERS
from hub.server.lane.clock import system_clock
from hub.wire import (
    Answer,
    CallNextCommand,
    ConfirmCommand,
    Document,
    FinishCommand,
    IssueCommand,
    NoShowCommand,
    ParkCommand,
    RecycleCommand,
    ReturnTicketCommand,
    TransferCommand,
)
from tests.hub.house import HubProcess
from tests.hub.staff.browser import person, words_of
from tingxu.command import app

SECRETS = ("模拟人", "000000195001010013", "13800000000")


@pytest.fixture(scope="module")
def number(hub: HubProcess) -> str:
    """A visit with a missed call, a park, a counter lent for one step, and an end."""
    clerk, other = hub.clerk("13"), hub.clerk("14")
    card = Document(kind="resident", number="000000195001010013", name="模拟人", birth=date(1950, 1, 1))
    issued = clerk.send(IssueCommand(items=["card"], document=card, on_behalf=True, paper=False))
    assert isinstance(issued, Answer)
    assert issued.ticket is not None
    ticket = issued.ticket.id
    steps = (
        (clerk, CallNextCommand()), (clerk, NoShowCommand()), (clerk, RecycleCommand(ticket=ticket)),
        (clerk, CallNextCommand()), (clerk, ConfirmCommand()), (clerk, ParkCommand(park="same", minutes=30)),
        (clerk, ReturnTicketCommand(ticket=ticket)), (clerk, CallNextCommand()), (clerk, ConfirmCommand()),
        (clerk, TransferCommand(to_counter="14", come_back=True)),
        (other, CallNextCommand()), (other, ConfirmCommand()), (other, FinishCommand()),
        (clerk, CallNextCommand()), (clerk, ConfirmCommand()), (clerk, FinishCommand()),
    )  # fmt: skip
    for who, command in steps:
        answer = who.send(command)
        assert isinstance(answer, Answer), (command, answer)
    return issued.ticket.number


def test_every_event_of_a_ticket_has_words() -> None:
    about = {event for event in EVENT_KINDS.values() if {"ticket", "call"} & set(get_type_hints(event))}
    assert about <= set(TELLERS)


@pytest.mark.parametrize(("language", "said"), [
    ("zh", (
        "取号", "绿色通道·长者", "代取号", "13 号窗口呼叫：绿色通道优先", "未到，过号", "过号后恢复排队",
        "仍由本窗口办理", "自动回来", "工作人员登记已回来", "13 号窗口转到 14 号窗口，办完回来",
        "14 号窗口呼叫：转来本窗口", "14 号窗口办完，送回 13 号窗口", "13 号窗口办结",
    )),
    ("en", (
        "green channel: age", "Counter 13 calls: Green channel first", "Did not come", "Done at counter 13",
    )),
])  # fmt: skip
def test_the_story_is_printed_in_order_with_each_calls_why(
    hub: HubProcess, number: str, language: str, said: tuple[str, ...]
) -> None:
    out = CliRunner().invoke(app, ["hub", "story", number, "--settings", str(hub.settings), "--language", language])
    assert out.exit_code == 0, out.output
    places = [out.output.find(each) for each in said]
    assert -1 not in places, (said[places.index(-1)], out.output)
    assert places == sorted(places)
    assert not [each for each in SECRETS if each in out.output]
    assert "clerk" not in out.output


def test_a_number_of_another_day_is_said_kindly(hub: HubProcess, number: str) -> None:
    out = CliRunner().invoke(app, ["hub", "story", number, "--settings", str(hub.settings), "--day", "2020-01-01"])
    assert out.exit_code == 2
    assert "no such ticket" in out.output


def test_a_manager_reads_it_on_a_page_and_nobody_else_does(hub: HubProcess, number: str) -> None:
    manager, guide = person(hub, "manager", "hall"), person(hub, "guide", "chen")
    page = words_of(manager.get(f"/staff/story?ticket={number.lower()}").text)
    assert "绿色通道优先" in page
    assert "13 号窗口办结" in page
    assert not [each for each in SECRETS if each in page]
    assert guide.get(f"/staff/story?ticket={number}").status_code == 403
    assert "没有这个号" in manager.get(f"/staff/story?ticket={number}&day=2020-01-01").text
    today = system_clock().date()
    assert f"{today:%Y}" in manager.get("/staff/story").text

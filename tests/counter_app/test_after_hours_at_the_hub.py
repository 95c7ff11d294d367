"""Two desks and a real hub after closing: one asks, the counter's lead consents at another, or it is dropped."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hub.link.client import HubClient, new_id
from hub.server.access.enrol import add_staff, enrol
from hub.server.lane.clock import system_clock
from hub.wire import (
    Answer,
    AnyCommand,
    ChangeCalendarCommand,
    ChangeCounterCommand,
    ConsentRefusalCommand,
    CounterView,
    IssueCommand,
    TicketView,
)
from tests.counter_app.test_real_hub import Terminal
from tests.hub.house import PASSWORD, HubProcess
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import choose_graphics

K = Qt.Key
pytestmark = pytest.mark.rule("extended-hours")


def must(client: HubClient, command: AnyCommand) -> Answer:
    answer = client.send(command, new_id())
    assert isinstance(answer, Answer), answer
    return answer


@pytest.fixture
def closed(tmp_path: Path) -> Iterator[tuple[HubProcess, list[TicketView]]]:
    """A hall that has just closed, with three tickets out; zhao leads counter 13."""
    hub = HubProcess(tmp_path).start()
    for login in ("wang", "zhao"):
        add_staff(hub.settings, login, login.title(), PASSWORD)
    tickets = [must(hub.client("kiosk", "k1"), IssueCommand(items=["card"])).ticket for _ in range(3)]
    zone = looking(hub).hall.zone
    manager = hub.staff("manager", "sun")
    must(manager, ChangeCalendarCommand(closed_days=[system_clock().astimezone(ZoneInfo(zone)).date()]))
    must(manager, ChangeCounterCommand(counter="13", lead="zhao"))
    yield hub, [each for each in tickets if each is not None]
    hub.stop()


def looking(hub: HubProcess) -> CounterView:
    """What a third counter sees: enrolling a desk ends the token that its counter had."""
    return hub.client("counter", "15").counter_view()


def desk_at(hub: HubProcess, counter: str, login: str, qtbot: QtBot) -> Terminal:
    settings = enrol(hub.settings, "counter", counter, hub.folder / f"counter-{counter}.toml", hub.url)
    desk = Terminal(settings, qtbot)
    desk.sign_in(login, PASSWORD)
    desk.until(lambda: desk.page() == "desk")
    desk.until(lambda: desk.enabled("act.after"))
    desk.settle()
    return desk


def test_asked_at_one_desk_consented_at_another(
    closed: tuple[HubProcess, list[TicketView]], qtbot: QtBot
) -> None:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    hub, (first, second, third) = closed
    with closing(desk_at(hub, "13", "wang", qtbot)) as asks, closing(desk_at(hub, "14", "zhao", qtbot)) as leads:
        # one visitor's service is opened
        asks.key(K.Key_Minus)
        asks.until(lambda: f"after.{first.number}" in asks.items())
        asks.do(K.Key_Plus, None)
        assert "已登记延时服务" in asks.text("message")
        # the next one can't be served
        asks.settle()
        asks.key(K.Key_Minus)
        asks.key(K.Key_Down)
        asks.key(K.Key_Minus)
        asks.until(lambda: asks.enabled("after.reason"))
        asks.type("down")
        asks.key(K.Key_Tab)
        asks.type("tomorrow")
        asks.do(K.Key_Return, None)
        assert "的申请已提出" in asks.text("message"), asks.text("message")
        # the lead sees it at another counter, and consents there
        leads.until(lambda: leads.text("act.after").startswith("待您同意"))
        leads.key(K.Key_Minus)
        leads.until(lambda: leads.text("panel.choose") == "作为首席代表同意")
        leads.do(K.Key_Return, None)
        leads.until(lambda: not leads.text("act.after").startswith("待您同意"))
        waiting = looking(hub)
        assert second.number in {row.number for row in waiting.waiting}, "one consent of two is none"
        assert (waiting.refusing[0].reason, waiting.refusing[0].remedy) == ("down", "tomorrow")
        must(hub.staff("manager", "sun"), ConsentRefusalCommand(ticket=second.id, office="centre"))
        asks.until(lambda: f"waiting.{second.number}" not in asks.items())
        # a third asking is taken back
        asks.settle()
        asks.key(K.Key_Minus)
        asks.until(lambda: f"after.{third.number}" in asks.items())
        asks.type(third.number)
        asks.key(K.Key_Minus)
        asks.until(lambda: asks.enabled("after.reason"))
        asks.type("down")
        asks.key(K.Key_Tab)
        asks.type("tomorrow")
        asks.do(K.Key_Return, None)
        asks.until(lambda: len(looking(hub).refusing) == 1)
        asks.settle()
        asks.key(K.Key_Minus)
        asks.until(lambda: asks.enabled("after.drop"))
        asks.do(K.Key_Delete, None)
        assert looking(hub).refusing == []
    assert qt_warnings == []

"""Scanner, camera, keypad, call button and lamps at a kiosk with a real hub."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from devices.render import render
from devices.simulators.camera import CameraSimulator
from devices.simulators.input_device import KeypadSimulator, WedgeSimulator
from devices.simulators.io_board import IoBoardSimulator
from devices.simulators.scanner import ScannerSimulator
from hub.wire import TicketView
from tests.hub.house import HubProcess
from tests.kiosk_app.eyes import named, page
from tests.kiosk_app.test_with_hub import Stand
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import choose_graphics

MakeStand = Callable[..., Stand]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield process
    process.stop()


@pytest.fixture
def stand(hub: HubProcess, tmp_path: Path, qtbot: QtBot) -> Iterator[MakeStand]:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    made: list[Stand] = []

    def make(*devices: dict[str, str]) -> Stand:
        made.append(Stand(hub, tmp_path, qtbot, *devices))
        made[-1].until(lambda: _ready(made[-1]))
        return made[-1]

    yield make
    for one in made:
        one.close()
    assert qt_warnings == []


def printed_ticket(stand: Stand) -> TicketView:
    """Take a ticket; the one whose code is on the paper."""
    for name in ("without-card", "item.ask", "next"):
        stand.touch(name)
    stand.at("ticket")
    assert stand.printer.wait_for_tickets(1)
    (code,) = zxingcpp.read_barcodes(render(stand.printer.tickets[0])[0].convert("L"))
    ticket = stand.kiosk.session.journey.visit.ticket
    assert ticket is not None
    assert ticket.code_url == code.text
    stand.touch("start-over")
    stand.at("welcome")
    return ticket


@pytest.mark.parametrize("kind", ["scanner", "wedge", "camera"])
def test_a_printed_code_held_to_the_machine_shows_how_the_ticket_stands(stand: MakeStand, kind: str) -> None:
    with ExitStack() as devices:
        if kind == "camera":
            camera = devices.enter_context(CameraSimulator())
            here, show = stand({"kind": "camera", "url": camera.url}), camera.hold
        elif kind == "wedge":
            wedge = devices.enter_context(WedgeSimulator())
            here, show = stand({"kind": "scanner", "url": wedge.url, "profile": "scanner-keys"}), wedge.type
        else:
            scanner = devices.enter_context(ScannerSimulator(maker="newland"))
            here = stand({"kind": "scanner", "url": scanner.url, "profile": "newland-serial"})
            show = scanner.hold
        ticket = printed_ticket(here)
        here.until(lambda: named(here.window, "scan-hint") is not None)
        show(ticket.code_url)
        here.at("found")
        here.until(lambda: here.reads(ticket.number))
        assert here.reads("您的号正在排队") or here.reads("下一位就是您")
        here.window.grabWindow()  # the answer has moved things: where they are now, the next picture says
        here.touch("reprint")
        here.at("ticket")
        assert here.printer.wait_for_tickets(2)


def test_a_code_that_is_no_tickets_is_answered_kindly(stand: MakeStand) -> None:
    with ScannerSimulator() as scanner:
        here = stand({"kind": "scanner", "url": scanner.url})
        scanner.hold("4006381333931")
        here.at("found")
        assert here.reads("这不是本厅的二维码")
        here.touch("next")
        here.at("welcome")


@pytest.mark.rule("self-service-3")
def test_the_call_button_brings_a_guide_and_lamps_show_the_way(stand: MakeStand, hub: HubProcess) -> None:
    with IoBoardSimulator() as board:
        here = stand({"kind": "io-board", "url": board.url})
        here.until(lambda: board.seen[0] >= 1)  # the reader's lamp invites
        board.set_input(0, True)
        here.at("help")
        here.until(lambda: board.seen[2] >= 1)  # the guide's lamp is seen across the hall
        assert [request.place for request in hub.clerk("1").counter_view().assistance] == ["k1"]


@pytest.mark.rule("senses")
def test_the_keypad_walks_a_kiosk_that_runs(stand: MakeStand) -> None:
    with KeypadSimulator() as keypad:
        here = stand({"kind": "keypad", "url": keypad.url})
        here.window.requestActivate()
        here.until(here.window.isActive)
        assert page(here.window) == "welcome"
        for _ in range(3):
            keypad.press(184)
        keypad.press(185)
        here.until(lambda: page(here.window) == "ways")


def _ready(stand: Stand) -> bool:
    world = stand.kiosk.session.journey.world
    return world.paper and world.reader and page(stand.window) == "welcome"

"""The kiosk with a real hub, a card on the wire and a printer that prints: from the finger to the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
import zxingcpp
from pytestqt.qtbot import QtBot

from devices.render import render
from devices.simulators import IdCardReaderSimulator, PrinterSimulator
from devices.simulators.cards import sample_card
from devices.simulators.idcard import ReaderFault
from devices.status import PaperState
from hub.link.client import HubClient
from hub.wire import (
    Answer,
    Audience,
    CallNextCommand,
    ConfirmCommand,
    CounterView,
    FinishCommand,
    NoShowCommand,
    ParkCommand,
)
from kiosk_app.journey.events import AloneSeen, CodeScanned
from kiosk_app.main import MAIN_QML, SIZE, Kiosk
from kiosk_app.scanned import ticket_code
from kiosk_app.settings import KioskSettings
from tests.hub.house import HubProcess
from tests.kiosk_app.eyes import Finger, buttons, everything, page
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import Stage, choose_graphics

CARD = sample_card("模拟人", date(1985, 2, 2), serial=21)
ELDER = sample_card("模拟老人", date(1948, 5, 1), serial=23)
LONG = 30_000


class Stand:
    """A kiosk on its feet, its simulated devices, and a finger."""

    def __init__(self, hub: HubProcess, folder: Path, qtbot: QtBot, *devices: dict[str, str]) -> None:
        """`devices`: beside reader and printer, as [[device]] names them."""
        self._qtbot, self.folder = qtbot, folder
        self.reader = IdCardReaderSimulator(folder / "reader").start()
        self.printer = PrinterSimulator(port=0).start()
        settings = {
            "id": "k1",
            "hub": {"url": hub.url, "token": hub.token("kiosk", "k1"), "ca": hub.ca},
            "idcard": {"url": self.reader.url},
            "printer": {"url": self.printer.url, "profile": "escpos-80-asb"},
            "device": devices,
        }
        self._stage = Stage("kiosk")
        self.kiosk = Kiosk(KioskSettings.model_validate(settings), folder, self._stage)
        self.window = self._stage.show(MAIN_QML, self.kiosk.models, SIZE)
        self.kiosk.start()
        self._finger = Finger(self.window)

    def at(self, step: str) -> None:
        self.until(lambda: page(self.window) == step)

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=LONG)

    def touch(self, name: str) -> None:
        self.until(lambda: name in buttons(self.window))
        self._finger.touch(name)

    def lift_card(self) -> None:
        """Take the card away, for as long as a person would: the reader must have looked twice and found nothing."""
        self.reader.remove_card()
        assert self.reader.wait_for("find", more=3)

    def reads(self, text: str) -> bool:
        return any(text in str(item.property("text") or "") for item in everything(self.window))

    def close(self) -> None:
        self.kiosk.stop()
        self.kiosk.session.stop()
        self._stage.close()
        self.reader.stop()
        self.printer.stop()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield process
    process.stop()


@pytest.fixture
def stand(hub: HubProcess, tmp_path: Path, qtbot: QtBot) -> Iterator[Stand]:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    made = Stand(hub, tmp_path, qtbot)
    made.at("welcome")
    made.until(lambda: made.kiosk.session.journey.world.paper and made.kiosk.session.journey.world.reader)
    yield made
    made.close()
    assert qt_warnings == []


def test_a_card_an_item_a_ticket_and_the_same_one_again(stand: Stand) -> None:
    stand.reader.place_card(CARD)
    stand.at("ways")
    stand.lift_card()
    stand.touch("by-department")
    stand.touch("department.office")
    stand.touch("item.card")
    stand.touch("next")
    stand.at("ticket")
    assert stand.printer.wait_for_tickets(1)
    (picture,) = render(stand.printer.tickets[0])
    (code,) = zxingcpp.read_barcodes(picture.convert("L"))
    ticket = stand.kiosk.session.journey.visit.ticket
    assert ticket is not None
    assert code.text == ticket.code_url
    assert stand.reads(ticket.number)
    stand.touch("next")
    stand.at("thanks")
    stand.touch("start-over")

    stand.reader.place_card(CARD)
    stand.at("ways")
    stand.lift_card()
    stand.touch("item.card")
    stand.touch("next")
    stand.at("already")
    assert stand.reads(ticket.number)
    stand.touch("next")
    stand.at("ticket")
    assert stand.printer.wait_for_tickets(2)
    assert "补打".encode("gbk") in stand.printer.tickets[1]
    stand.until(lambda: len(stand.kiosk.outbox) == 0)


@pytest.mark.rule("green-channel")
def test_age_on_the_card_is_green_on_screen_and_paper(stand: Stand) -> None:
    stand.reader.place_card(ELDER)
    stand.at("offer")
    stand.touch("decline")
    stand.touch("item.ask")
    stand.at("confirm")
    assert stand.reads("绿色通道")
    stand.touch("next")
    stand.at("ticket")
    assert stand.reads("绿色通道")
    assert "绿色通道".encode("gbk") in stand.printer.tickets[0]


def test_paper_out_is_said_before_the_press_and_the_number_stands_on_the_screen(stand: Stand) -> None:
    stand.printer.set_paper(PaperState.OUT)
    stand.until(lambda: stand.reads("暂时打不了纸票"))
    stand.touch("without-card")
    stand.touch("item.levy")
    stand.touch("next")
    stand.at("ticket")
    assert stand.printer.tickets == []
    assert not stand.kiosk.session.journey.visit.on_paper


def test_paper_that_ends_in_mid_print(stand: Stand) -> None:
    stand.printer.set_paper(PaperState.FULL, after_lines=3)
    stand.touch("without-card")
    stand.touch("item.levy")
    stand.printer.set_paper(PaperState.FULL, after_lines=3)
    stand.touch("next")
    stand.until(lambda: page(stand.window) in ("print_failed", "print_doubtful"))
    stand.touch("on-screen" if "on-screen" in buttons(stand.window) else "next")
    stand.at("ticket")
    stand.until(lambda: len(stand.kiosk.outbox) == 0)
    assert page(stand.window) == "ticket"


def test_a_card_that_is_not_one(stand: Stand) -> None:
    stand.reader.set_fault(ReaderFault.WRONG_CARD)
    stand.reader.place_card(CARD)
    stand.at("card_problem")
    assert stand.reads("这好像不是身份证")
    stand.touch("without-card")
    stand.at("ways")


@pytest.mark.rule("window-2")
def test_what_is_done_online_has_a_place_to_go_to(stand: Stand) -> None:
    stand.touch("without-card")
    stand.touch("by-topic")
    stand.touch("topic.all")
    stand.touch("item.web")
    stand.at("elsewhere")
    assert stand.reads("请上网办理")


def test_a_guide_is_asked_for_and_answered(stand: Stand, hub: HubProcess) -> None:
    from hub.wire import AnswerAssistanceCommand

    clerk = hub.clerk("1")
    stand.touch("footer.guide")
    stand.at("help")
    stand.until(lambda: stand.kiosk.session.journey.visit.guide == "pending")
    view = stand.kiosk.session.journey.world.view
    assert view is not None
    assert view.assistance is not None
    answer = clerk.send(AnswerAssistanceCommand(request=view.assistance))
    assert isinstance(answer, Answer)
    stand.until(lambda: stand.reads("1号窗口的工作人员正在过来"))


def test_a_missed_ticket_held_to_the_scanner_waits_again_and_a_parked_one_is_next(
    stand: Stand, hub: HubProcess
) -> None:
    clerk = hub.clerk("13")
    served_all(clerk)
    stand.touch("without-card")
    stand.touch("item.card")
    stand.touch("next")
    stand.at("ticket")
    ticket = stand.kiosk.session.journey.visit.ticket
    assert ticket is not None
    stand.touch("next")
    stand.touch("start-over")
    stand.at("welcome")
    for leave, said in ((NoShowCommand(), "接着排队"), (ParkCommand(), "我回来了")):
        for command in (CallNextCommand(), leave):
            assert isinstance(clerk.send(command), Answer)
        stand.kiosk.session.handle(CodeScanned(ticket_code(ticket.code_url), f"look-{command.kind}"))
        stand.until(lambda said=said: stand.reads(said))  # type: ignore[misc]
        stand.touch("next")
        stand.until(lambda: stand.kiosk.session.journey.visit.lookup == "back")
        assert stand.reads("下一位就是您")
        stand.touch("start-over")
        stand.at("welcome")
    answer = clerk.send(CallNextCommand())
    assert isinstance(answer, Answer)
    assert isinstance(answer.view, CounterView)
    assert answer.view.current is not None
    assert answer.view.current.number == ticket.number


def served_all(clerk: HubClient) -> None:
    """Nobody waits at the clerk's counter any more."""
    while isinstance(clerk.send(CallNextCommand()), Answer):
        for command in (ConfirmCommand(), FinishCommand()):
            assert isinstance(clerk.send(command), Answer)


def test_the_hub_dies_and_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "hub").mkdir()
    (tmp_path / "kiosk").mkdir()
    process = HubProcess(tmp_path / "hub").start()
    stand = Stand(process, tmp_path / "kiosk", qtbot)
    try:
        stand.at("welcome")
        stand.touch("without-card")
        stand.touch("item.card")
        stand.at("confirm")
        stand.until(lambda: len(stand.kiosk.outbox.ledger.bands()) == 2)
        process.kill()
        stand.until(lambda: stand.reads("网络中断，照常取号"))
        stand.touch("next")
        stand.at("ticket")
        assert stand.reads("网络中断，前面几人稍后扫码可查")
        assert "稍后可查".encode("gbk") in stand.printer.tickets[0]
        ticket = stand.kiosk.session.journey.visit.ticket
        assert ticket is not None
        stand.until(lambda: len(stand.kiosk.outbox) == 2)
        process.start()
        stand.until(lambda: len(stand.kiosk.outbox) == 0)
        view = process.client("counter", "2").view(Audience.COUNTER)
        assert isinstance(view, CounterView)
        assert [row.number for row in view.waiting] == [ticket.number]
    finally:
        stand.close()
        process.stop()


def test_without_numbers_in_hand_the_hub_is_waited_for(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "hub").mkdir()
    (tmp_path / "kiosk").mkdir()
    process = HubProcess(tmp_path / "hub").start()
    stand = Stand(process, tmp_path / "kiosk", qtbot)
    try:
        stand.at("welcome")
        stand.until(lambda: len(stand.kiosk.outbox.ledger.bands()) == 2)
        stand.touch("without-card")
        stand.touch("item.card")
        stand.at("confirm")
        stand.kiosk.session.handle(AloneSeen(False, False))
        process.kill()
        stand.at("away")
        process.start()
        stand.at("confirm")
        stand.touch("next")
        stand.at("ticket")
        stand.until(lambda: len(stand.kiosk.outbox) == 0)
        assert page(stand.window) == "ticket"
    finally:
        stand.close()
        process.stop()

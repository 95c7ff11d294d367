"""As a technician: a real window, real drivers, simulated devices that break. Only fingers and the pages are used."""

from __future__ import annotations

import wave
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from devices.kinds import kind_of
from devices.simulators import IdCardReaderSimulator, PrinterSimulator
from devices.simulators.cards import sample_card
from devices.simulators.idcard import ReaderFault
from devices.status import PaperState
from kiosk_app.shots import SCENES
from kiosk_app.technician.pin import hash_pin
from tests.kiosk_app.eyes import buttons, page, place
from tests.kiosk_app.technician.stand import PIN, Stand, opened, quick

PAPER = "poll_seconds = 0.1\nanswer_seconds = 2.0"


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_pin(PIN)


class Both(Stand):
    """With a card reader and a ticket printer."""

    def __init__(self, folder: Path, qtbot: QtBot, hashed: str) -> None:
        self.reader = IdCardReaderSimulator(folder / "reader").start()
        self.printer = PrinterSimulator(port=0).start()
        reader = quick(folder, kind_of("idcard"), "poll_seconds = 0.1\nfault_seconds = 0.1")
        paper = quick(folder, kind_of("printer"), PAPER)
        super().__init__(folder, qtbot, hashed, {
            "voice": {"sink": f"file:{folder / 'said'}"},
            "idcard": {"url": self.reader.url, "profile": reader},
            "device": [{"kind": "printer", "url": self.printer.url, "profile": paper}],
        })  # fmt: skip

    def close(self) -> None:
        super().close()
        self.reader.stop()
        self.printer.stop()


@pytest.fixture
def stand(qtbot: QtBot, tmp_path: Path, hashed: str) -> Iterator[Both]:
    with opened(lambda: Both(tmp_path, qtbot, hashed)) as made:
        assert isinstance(made, Both)
        yield made


def test_the_gesture_and_the_pin_open_the_pages_and_nothing_less_does(stand: Both) -> None:
    stand.hold("right")
    stand.hold("left")
    assert not stand.kiosk.technician.open  # the wrong way round
    stand.hold("right")
    stand.at("technician.pin")
    stand.type("000000")
    stand.reads("密码不对")
    assert page(stand.window) == "technician.pin"
    stand.type(PIN)
    stand.at("technician.devices")
    stand.reads("身份证读卡器")
    stand.reads("小票打印机")
    assert "footer.guide" not in buttons(stand.window)  # nothing of the visitor's can be pressed
    stand.touch("technician.close")
    stand.until(lambda: "footer.guide" in buttons(stand.window))


@pytest.mark.rule("senses")
def test_a_technician_in_a_wheelchair_gets_at_everything(stand: Both) -> None:
    stand.touch("footer.low-reach")
    height = stand.window.height()
    stand.until(lambda: stand.corner("left").y() > height / 2)
    edges = [stand.corner("left"), stand.corner("right")]
    pressed = [place(button) for button in buttons(stand.window).values()]
    assert not [edge for edge in edges if any(edge.intersects(button) for button in pressed)]
    stand.gesture()
    stand.at("technician.pin")
    assert not stand.too_high()
    stand.type(PIN)
    stand.at("technician.devices")
    assert not stand.too_high()
    stand.touch("technician.close")
    stand.touch("footer.low-reach")
    stand.until(lambda: stand.corner("left").y() == 0)


def test_guessing_is_made_to_wait(stand: Both) -> None:
    stand.kiosk.technician.held("left")
    stand.kiosk.technician.held("right")
    stand.at("technician.pin")
    for _ in range(3):
        stand.type("000000")
    stand.reads("请等")
    assert "key.1" not in buttons(stand.window)
    stand.touch("technician.close")
    stand.kiosk.technician.held("left")
    stand.kiosk.technician.held("right")
    stand.at("technician.pin")
    stand.reads("请等")


PRINTER_FAULTS: dict[str, tuple[Callable[[PrinterSimulator], None], str]] = {
    "paper-out": (lambda printer: printer.set_paper(PaperState.OUT), "装入新纸卷"),
    "paper-low": (lambda printer: printer.set_paper(PaperState.LOW), "准备新纸卷"),
    "cover-open": (lambda printer: printer.set_fault(cover_open=True), "请合上盖子"),
    "offline": (lambda printer: printer.set_fault(offline=True), "联机键"),
    "silent": (lambda printer: printer.set_fault(silent=True), "是否开机"),
    "unplugged": (lambda printer: printer.unplug(), "网线"),
}


def test_each_fault_of_the_printer_is_found_and_cleared_with_the_pages(stand: Both) -> None:
    stand.come_in()
    stand.touch("device.1")
    for break_it, cure in PRINTER_FAULTS.values():
        stand.touch("tab.state")
        stand.reads("正常")
        break_it(stand.printer)
        stand.reads(cure)
        _heal(stand.printer)
        stand.until(lambda: stand.notice() == "正常")
    stand.touch("tab.errors")
    for words in ("纸用完了", "上盖开着", "打印机脱机"):
        stand.reads(words)
    stand.touch("tab.tests")
    stand.touch("trial.print-ticket")
    stand.until(lambda: stand.texts().count("正常") >= 2)
    assert len(stand.printer.tickets) == 1


def test_the_knife_is_found_by_printing(stand: Both) -> None:
    stand.printer.set_fault(cutter_broken=True)
    stand.come_in()
    stand.touch("device.1")
    stand.touch("tab.tests")
    stand.touch("trial.print-ticket")
    stand.reads("切刀卡住")
    stand.touch("self-test")
    stand.reads("不正常")
    _heal(stand.printer)
    stand.until(lambda: stand.notice() == "正常")
    stand.touch("self-test")
    stand.until(lambda: "不正常" not in stand.texts() and stand.texts().count("正常") >= 5)
    assert stand.notice() == "正常"


READER_FAULTS = {ReaderFault.SELF_TEST: "重新授权", ReaderFault.UNAUTHORISED: "没有授权",
                 ReaderFault.SILENT: "没有回答", ReaderFault.BAD_CHECKSUM: "看不懂",
                 ReaderFault.OUR_CHECKSUM: "我们发的数据不对"}  # fmt: skip


def test_each_fault_of_the_reader_is_found_and_cleared_with_the_pages(stand: Both) -> None:
    stand.come_in()
    stand.touch("device.0")
    for fault, words in READER_FAULTS.items():
        stand.until(lambda: stand.notice() == "正常")
        stand.reader.set_fault(fault)
        stand.touch("tab.tests")
        stand.touch("self-test")
        stand.reads(words)
        stand.reader.set_fault(ReaderFault.NONE)
    stand.until(lambda: stand.notice() == "正常")
    stand.reader.unplug()
    stand.reads("重新插拔")
    stand.reader.plug()
    stand.until(lambda: stand.notice() == "正常")
    assert not any("重新插拔" in each for each in stand.texts())


def test_a_card_is_read_masked_and_starts_no_visit(stand: Both) -> None:
    for event in SCENES["welcome"]:
        stand.kiosk.session.handle(event)
    stand.come_in()
    stand.touch("device.0")
    stand.touch("tab.tests")
    stand.touch("trial.read-card")
    stand.reads("请把证件放到读卡区")
    stand.reader.place_card(sample_card("测试甲", date(1950, 1, 1)))
    stand.reads("测*甲")
    stand.touch("tab.wire")
    stand.reads("30 01 32")
    stand.reads("‹")
    stand.touch("tab.state")
    shown = "\n".join(stand.texts())
    assert "测试甲" not in shown
    assert "000000195001010013" not in shown
    stand.touch("technician.close")
    stand.at("welcome")


def test_a_rejected_card_is_told_in_words(stand: Both) -> None:
    stand.reader.set_fault(ReaderFault.WRONG_CARD)
    stand.come_in()
    stand.touch("device.0")
    stand.touch("tab.tests")
    stand.touch("trial.read-card")
    stand.reader.place_card(sample_card("测试甲", date(1950, 1, 1)))
    stand.reads("放上的不是身份证件")
    stand.touch("tab.errors")
    stand.reads("放上的不是身份证件")
    assert not any("测试甲" in each for each in stand.texts())


def test_machine_screen_and_schedule(stand: Both) -> None:
    stand.come_in()
    stand.touch("machine")
    for words in ("正在连接", "http://127.0.0.1:9", "GB", "还不知道", "Tingxu"):
        stand.reads(words)
    stand.touch("machine.restarts")
    stand.touch("hour.3")
    stand.until(lambda: stand.kiosk.technician.property("hours") == [3])
    stand.touch("technician.back")
    stand.touch("machine.colours")
    for _ in range(5):
        stand.touch("colours.next")
    stand.at("technician.machine")
    stand.touch("machine.touch")
    stand.reads("还剩 60 格")
    _wipe(stand)
    stand.reads("每一格都有反应")
    stand.touch("touch.done")
    stand.at("technician.machine")
    assert stand.kiosk.technician.property("hours") == [3]


def test_a_sentence_is_said_aloud_in_the_pages_language(stand: Both, tmp_path: Path) -> None:
    said = tmp_path / "said"
    stand.come_in()
    stand.touch("machine")
    stand.touch("machine.say")
    stand.until(lambda: len(list(said.glob("*.wav"))) == 1)
    stand.touch("technician.language")
    stand.touch("machine.say")
    stand.until(lambda: len(list(said.glob("*.wav"))) == 2)
    for file in said.glob("*.wav"):
        seconds, loudness = _heard(file)
        assert seconds > 2.0
        assert loudness > 500, "it is not silence"


def _heard(file: Path) -> tuple[float, float]:
    """How long it sounds, and how loud on average, of 32,767."""
    with wave.open(str(file)) as sound:
        samples = np.frombuffer(sound.readframes(sound.getnframes()), np.int16)
        return sound.getnframes() / sound.getframerate(), float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def test_in_english_no_hanzi_is_left(stand: Both) -> None:
    stand.come_in()
    stand.printer.set_paper(PaperState.OUT)
    stand.reads("纸用完了")
    stand.touch("technician.language")
    stand.reads("The paper is used up")
    for steps in (("device.1",), ("tab.tests",), ("self-test",), ("tab.errors",), ("tab.wire",),
                  ("technician.back", "machine"), ("machine.restarts",)):  # fmt: skip
        for step in steps:
            stand.touch(step)
        stand.reads("Device service")
        left = [text for text in stand.texts() if any("\u4e00" <= char <= "\u9fff" for char in text) and text != "中文"]
        assert left == []
    stand.touch("technician.close")
    stand.until(lambda: "请人帮办" in stand.texts())  # the visitor's language is as it was


def test_nobody_there_closes_the_pages(stand: Both) -> None:
    stand.come_in()
    stand.touch("device.0")
    stand.kiosk.technician._idle.start(50)
    stand.until(lambda: not stand.kiosk.technician.open)
    assert stand.kiosk.technician._desk is not None
    assert stand.kiosk.technician._desk.chosen is None  # and the wire is listened to no more


def _heal(printer: PrinterSimulator) -> None:
    kind_of("printer").sim_acts["ok"](printer, "")
    printer.plug()


def _wipe(stand: Both) -> None:
    """A finger over every field of the grid, in one stroke."""
    screen = QTest.createTouchDevice()
    window, width, height = stand.window, stand.window.width(), stand.window.height()
    points = [QPoint(round(width * (c + 0.5) / 6), round(height * (r + 0.5) / 10)) for r in range(10) for c in range(6)]
    QTest.touchEvent(window, screen).press(0, points[0], window).commit()
    for met, point in enumerate(points[1:], 2):
        QTest.touchEvent(window, screen).move(0, point, window).commit()
        stand.reads(f"还剩 {60 - met} 格" if met < 60 else "每一格")  # moves within one frame would be told as one
    QTest.touchEvent(window, screen).release(0, points[-1], window).commit()

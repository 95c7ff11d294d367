"""As a technician: of each kind of device every fault is found, and seen to be over, with the pages alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devices.kind import Kind, Simulator
from devices.kinds import WORDS, kind_of
from devices.simulating import carry_out
from kiosk_app.technician.pin import hash_pin
from tests.kiosk_app.technician.stand import PIN, Stand, opened, quick

STATE, TEST = "", "self-test"
NOTHING = "没有等到结果"


@dataclass(frozen=True)
class Fault:
    """`line` breaks the simulated device. `found`: STATE, TEST or the word of a trial; a `choice` where it asks for
    one. `does`: what happens at the device meanwhile. `mend`: the lines that mend it."""

    line: str
    words: str
    found: str = STATE
    choice: str = ""
    does: str = ""
    mend: str = "ok"


UNPLUGGED = Fault("unplug", "重新插拔", mend="plug")
CARD = "card"
FAULTS: dict[str, Sequence[Fault]] = {
    "call-pad": (
        UNPLUGGED,
        Fault("silent", NOTHING, "key", does="press"),
        Fault("spoilt", NOTHING, "key", does="press"),
    ),
    "camera": (
        UNPLUGGED,
        Fault("fault black", "镜头是否被挡住"),
        Fault("fault frozen", "画面不动了"),
        Fault("take-away", NOTHING, "scan-code"),
    ),
    "idcard": (
        UNPLUGGED,
        Fault("fault self-test", "重新授权", TEST),
        Fault("fault unauthorised", "没有授权", TEST),
        Fault("fault silent", "没有回答"),
        Fault("fault bad-checksum", "看不懂", TEST),
        Fault("fault our-checksum", "我们发的数据不对", TEST),
        Fault("fault wrong-card", "放上的不是身份证件", "read-card", does=CARD, mend="ok; lift"),
        Fault("fault refused", "证件不认可读卡模块", "read-card", does=CARD, mend="ok; lift"),
        Fault("fault read-failed", "没有读成", "read-card", does=CARD, mend="ok; lift"),
    ),
    "io-board": (
        UNPLUGGED,
        Fault("fault silent", "没有回答"),
        Fault("fault bad-check", "没有回答"),
        Fault("fault deaf-echo", "没有回答"),
        Fault("fault refuses", "灯控板不接受命令"),
        Fault("fault stuck", "灯没有按命令亮灭", "flash-lamp", choice="card"),
    ),
    "keypad": (UNPLUGGED, Fault("ok", "按了一个没有定义的键", "press-key", does="press 30")),
    "led-bar": (UNPLUGGED, Fault("plug", "不亮请检查条屏电源", "show", mend="plug")),
    "lockers": (
        UNPLUGGED,
        Fault("lost 1", "是否开机"),
        Fault("inverted 1; unplug; plug", "看起来全开着", mend="ok; unplug; plug"),
        Fault("open-door 1-2", "柜门一直没有关上", mend="close-door 1-2"),
        Fault("stuck 1-3", "轻推柜门后再试", "open", choice="1-3"),
    ),
    "page-printer": (
        Fault("unplug", "电源", mend="plug"),
        Fault("paper-out", "装入 A4 纸"),
        Fault("jam", "取出卡住的纸"),
        Fault("cover-open", "合上盖板"),
        Fault("toner-empty", "更换粉盒"),
        Fault("stopped", "队列"),
    ),
    "printer": (
        UNPLUGGED,
        Fault("paper out", "装入新纸卷"),
        Fault("paper low", "准备新纸卷"),
        Fault("cover-open", "请合上盖子"),
        Fault("offline", "联机键"),
        Fault("silent", "是否开机"),
        Fault("cutter-broken", "切刀卡住", "print-ticket"),
    ),
    "rating-pad": (UNPLUGGED, Fault("silent", NOTHING, "key", does="press")),
    "scanner": (
        UNPLUGGED,
        Fault("ok", NOTHING, "scan-code"),
        Fault("babble", "不停地发来乱码", mend="hold"),
    ),
    "social-card": (
        Fault("unplug", "pcscd 服务", mend="plug"),
        Fault("ok", "这不是社保卡", "read-card", does="fault bank-card"),
        Fault("ok", "不公开姓名和号码", "read-card", does="fault closed"),
        Fault("ok", "社保应用已停用", "read-card", does="fault blocked"),
        Fault("ok", "没有姓名或社会保障号码", "read-card", does="fault no-name"),
    ),
    "sound": (
        Fault("unplug", "USB 声卡的电源", mend="plug"),
        Fault("mute", "被静音或音量太小"),
        Fault("low", "被静音或音量太小"),
    ),
}  # fmt: skip
QUICK = {
    "call-pad": "", "rating-pad": "", "led-bar": "", "keypad": "", "social-card": "",
    "camera": "looks_per_second = 20\nblack_seconds = 0.3\nfrozen_seconds = 0.6",
    "idcard": "poll_seconds = 0.1\nfault_seconds = 0.1\nagain_seconds = 0.1",
    "io-board": "poll_seconds = 0.05\nverify_seconds = 0.1",
    "lockers": "poll_seconds = 0.1\nsettle_seconds = 0.2\nopen_seconds = 0.5\nleft_open_seconds = 1.0",
    "page-printer": "poll_seconds = 0.1",
    "printer": "poll_seconds = 0.1\nanswer_seconds = 2.0",
    "scanner": "again_seconds = 0.2",
    "sound": "poll_seconds = 0.1",
}
"""Lines for the kind's own profile, so that nothing need be waited for."""


class One(Stand):
    """With one device of that kind."""

    def __init__(self, folder: Path, qtbot: QtBot, hashed: str, kind: Kind) -> None:
        self.kind = kind
        self.simulator: Simulator = kind.simulate(None, None)
        self.simulator.start()
        device = {"kind": kind.word, "url": self.simulator.url, "profile": quick(folder, kind, QUICK[kind.word])}
        super().__init__(folder, qtbot, hashed, {"device": [device]})

    def do(self, line: str) -> None:
        for each in line.split("; "):
            word, _, rest = each.partition(" ")
            assert carry_out(self.kind, self.simulator, word, rest).startswith("done")

    def close(self) -> None:
        super().close()
        self.simulator.stop()

    def works(self) -> None:
        """Until the page says so, and that no card lies there."""
        self.touch("tab.state")
        card_lies = {"idcard", "social-card"} & {self.kind.word}
        self.until(lambda: self.notice() == "正常" and not (card_lies and "有" in self.texts()))

    def find(self, fault: Fault) -> None:
        """With the state alone, with the self-test, or with a trial."""
        if fault.found == STATE:
            self.reads(fault.words)
            return
        self.touch("tab.tests")
        self.touch(TEST if fault.found == TEST else f"trial.{fault.found}")
        if fault.choice:
            self.touch(f"choice.{fault.choice}")
        if fault.does:
            self.do(fault.does)
        if fault.words == NOTHING:
            self.no_patience()
        self.reads(fault.words)

    def no_patience(self) -> None:
        """A trial waits for a hand as long as a hand needs; nobody comes here."""
        desk = self.kiosk.technician._desk
        assert desk is not None
        if desk.chosen is not None:
            desk.chosen._until = min(desk.chosen._until, desk.chosen._steady() + 2.0)


@pytest.fixture(scope="module")
def hashed() -> str:
    return hash_pin(PIN)


@pytest.fixture
def stand(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, hashed: str) -> Iterator[One]:
    with opened(lambda: One(tmp_path, qtbot, hashed, kind_of(request.param))) as made:
        assert isinstance(made, One)
        made.come_in()
        made.touch("device.0")
        yield made


def test_no_kind_is_left_out() -> None:
    assert set(FAULTS) == set(QUICK) == set(WORDS)


@pytest.mark.parametrize("stand", WORDS, indirect=True)
def test_each_fault_is_found_and_seen_to_be_over_with_the_pages_alone(stand: One) -> None:
    for fault in FAULTS[stand.kind.word]:
        stand.works()
        stand.do(fault.line)
        stand.find(fault)
        assert fault.found != STATE or stand.notice() != "正常", fault
        stand.do(fault.mend)
    stand.works()
    assert stand.notice() == "正常"

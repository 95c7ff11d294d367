"""Real windows driven by key events against a real hub: a clerk's whole day in miniature."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from counter_app.main import MAIN_QML, SIZE, Program
from counter_app.settings import CounterSettings
from counter_app.status import Status
from devices.simulators.counter_gear import CallPadSimulator, LedBarSimulator, RatingPadSimulator
from tests.counter_app.real_hall import PASSWORD, RealHall
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.probe import scene
from ui_common.stage import Stage, choose_graphics

K = Qt.Key
NAMES = {"1": "wang", "2": "li", "3": "zhao"}
WAIT_MS = 30_000
MOST_ACTS = 12


class Terminal:
    """One counter's program in a window; acts by key events, sees what the probe sees."""

    def __init__(self, settings: Path, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        loaded = CounterSettings.load(settings)
        self._program = Program(loaded)
        self._stage = Stage("counter", loaded.language)
        self.window: QQuickWindow = self._stage.show(MAIN_QML, self._program.view_models(self._stage), SIZE)
        self._program.start()
        self.until(lambda: self.enabled("login"))

    def close(self) -> None:
        self._program.stop()
        self._stage.close()

    def until(self, happened: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(happened, timeout=WAIT_MS)

    def items(self) -> dict[str, dict[str, Any]]:
        return {item["name"]: item for item in scene(self.window)["items"]}

    def text(self, name: str) -> str:
        return str(self.items().get(name, {}).get("text", ""))

    def enabled(self, name: str) -> bool:
        return bool(self.items().get(name, {}).get("enabled", False))

    def page(self) -> str:
        return str(scene(self.window)["page"])

    def look(self) -> None:
        """The clerk turns to this window: keys go to the active one only."""
        self.window.requestActivate()
        self.until(self.window.isActive)

    def type(self, text: str) -> None:
        self.look()
        for letter in text:
            QTest.keyClick(self.window, K(ord(letter.upper())))

    def sign(self, sign: str) -> None:
        """One of the signs beside the digits."""
        self.look()
        QTest.keyClick(self.window, K(ord(sign)))

    def key(self, key: Qt.Key) -> None:
        self.look()
        QTest.keyClick(self.window, key)

    def do(self, key: Qt.Key, primary: str | None) -> None:
        """Press once the last act has settled, and wait for what the primary button then says."""
        self.settle()
        self.key(key)
        self.until(lambda: not self._program.clerk.errand.away)
        self.until(lambda: primary in (None, self.text("primary")))

    def settle(self) -> None:
        """The last press is over and the buttons work again."""
        self.until(lambda: bool(cast(Status, self._program.terminal.status).ready))

    def clear(self) -> None:
        """Leave nobody waiting for the next test."""
        cure = {"确认到窗": K.Key_F4, "办理完毕": K.Key_F2, "办完本项，转下一项": K.Key_F2, "恢复办理": K.Key_F7}
        self.key(K.Key_Escape)
        for _ in range(MOST_ACTS):
            self.settle()
            told = self.text("primary")
            if self.page() != "desk" or (told not in cure and not self.enabled("primary")):
                return
            self.do(cure.get(told, K.Key_F2), None)
        raise AssertionError(f"the desk does not come to rest: {self.items()}")

    def click(self, name: str) -> None:
        """Press an item with the mouse."""
        self.until(lambda: self.enabled(name))
        thing = self.items()[name]
        middle = QPoint(round(thing["x"] + thing["w"] / 2), round(thing["y"] + thing["h"] / 2))
        QTest.mouseClick(self.window, Qt.MouseButton.LeftButton, pos=middle)

    def change_password(self, old: str, new: str) -> None:
        """From the clerk's own name: the old one, the new one twice."""
        self.settle()
        self.look()
        self.click("act.password")
        self.until(lambda: "password.old" in self.items())
        for each in (old, new, new):
            self.type(each)
            self.key(K.Key_Return)
        self.until(lambda: self.text("message") == "密码已改好，下次签到请用新密码。")

    def sign_in(self, login: str, password: str = PASSWORD) -> None:
        self.type(login)
        self.key(K.Key_Return)
        self.type(password)
        self.key(K.Key_Return)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealHall]:
    real = RealHall(tmp_path_factory.mktemp("hall"))
    yield real
    real.stop()


def test_a_visit_by_pad_bar_and_rating_pad(hall: RealHall, qtbot: QtBot) -> None:
    """Beside the one sign-in nothing is typed or clicked."""
    choose_graphics()
    with LedBarSimulator() as bar, CallPadSimulator() as pad, RatingPadSimulator() as rating:
        settings = hall.counter("2")
        gear = f'[bar]\nurl = "{bar.url}"\n[pad]\nurl = "{pad.url}"\n[rating]\nurl = "{rating.url}"\n'
        settings.write_text(settings.read_text("utf-8") + gear, "utf-8")
        with closing(Terminal(settings, qtbot)) as desk:
            desk.sign_in(NAMES["2"])
            desk.until(lambda: desk.page() == "desk" and bar.text == "欢迎光临\n欢迎光临")
            ticket = hall.issue("id-card")
            desk.until(lambda: desk.enabled("primary"))
            for shown in (f"{ticket.number}号\n请到2号窗口", f"{ticket.number}号\n正在办理", "欢迎光临\n欢迎光临"):
                desk.settle()
                pad.press("call_next")
                desk.until(lambda text=shown: bar.text == text)  # type: ignore[misc]
            assert pad.shown == int(ticket.number[1:])
            rating.press("5")
            desk.until(lambda: hall.rated("2") == [5])


@pytest.fixture
def terminal(hall: RealHall, qtbot: QtBot) -> Iterator[Callable[[str], Terminal]]:
    """terminal(number) → the signed-in terminal of that counter."""
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    opened: list[Terminal] = []

    def _open(number: str) -> Terminal:
        opened.append(Terminal(hall.counter(number), qtbot))
        opened[-1].sign_in(NAMES[number])
        opened[-1].until(lambda: opened[-1].page() == "desk")
        opened[-1].clear()
        return opened[-1]

    yield _open
    for each in opened:
        each.clear()
    for each in opened:
        each.close()
    assert qt_warnings == []


Open = Callable[[str], Terminal]


def test_a_visit_from_call_to_finish(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    ticket = hall.issue("id-card", "pickup")
    desk.until(lambda: desk.text("visit.number") == ticket.number)
    desk.do(K.Key_F2, "确认到窗")
    assert desk.text("visit.why") != ""
    desk.do(K.Key_F3, "确认到窗")
    desk.until(lambda: desk.text("visit.recalls") == "还可重呼 1 次")
    hall.announcement_failed(hall.board_view()["calls"][-1]["call"])
    desk.until(lambda: desk.text("visit.announcement").startswith("未播出"))
    desk.do(K.Key_Space, "办完本项，转下一项")
    assert desk.text("visit.progress") == "第 1 项，共 2 项"
    assert desk.text("visit.item") == "办身份证"
    desk.do(K.Key_Return, "呼叫下一位")
    desk.until(lambda: "取证件" in desk.text("message"))
    assert hall.board_view()["queues"][2]["waiting"] == 1


@pytest.mark.rule("window-5")
def test_a_visit_of_two_items_ends_at_the_delivery_window(hall: RealHall, terminal: Open) -> None:
    handling, delivery = terminal("2"), terminal("3")
    ticket = hall.issue("id-card", "pickup")
    for key, primary in ((K.Key_F2, "确认到窗"), (K.Key_F2, "办完本项，转下一项"), (K.Key_F2, "呼叫下一位")):
        handling.do(key, primary)
    delivery.until(lambda: delivery.text("visit.number") == ticket.number)
    for key, primary in ((K.Key_F2, "确认到窗"), (K.Key_F2, "办理完毕"), (K.Key_F2, "呼叫下一位")):
        delivery.do(key, primary)
    assert delivery.text("top.kind") == "综合出件"


def test_two_presses_within_50_ms_call_one_visitor(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    hall.issue("id-card")
    hall.issue("id-card")
    desk.until(lambda: desk.enabled("primary"))
    desk.key(K.Key_F2)
    QTest.keyClick(desk.window, K.Key_F2, Qt.KeyboardModifier.NoModifier, 50)
    desk.until(lambda: desk.text("primary") == "确认到窗")
    assert len([call for call in hall.board_view()["calls"] if call["live"]]) == 1
    desk.do(K.Key_F4, "呼叫下一位")
    desk.until(lambda: desk.enabled("primary"))


def test_missed_parked_and_brought_back(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    ticket = hall.issue("id-card")
    desk.until(lambda: desk.enabled("primary"))
    desk.do(K.Key_F2, "确认到窗")
    desk.do(K.Key_F4, "呼叫下一位")
    assert "F9" in desk.text("message")
    desk.until(lambda: desk.enabled("act.back"))
    desk.do(K.Key_F9, "呼叫下一位")
    desk.until(lambda: desk.text("panel.choose") == "恢复排队")
    desk.do(K.Key_Return, "呼叫下一位")
    desk.until(lambda: desk.text("visit.number") == ticket.number)
    desk.do(K.Key_F2, "确认到窗")
    desk.do(K.Key_F2, "办理完毕")
    desk.do(K.Key_F5, "办理完毕")
    desk.do(K.Key_2, "呼叫下一位")
    desk.until(lambda: desk.enabled("act.back"))
    desk.do(K.Key_F9, "呼叫下一位")
    desk.until(lambda: desk.text("panel.choose") == "叫回窗口")
    desk.do(K.Key_Return, "确认到窗")
    assert desk.text("visit.why").startswith("挂起后叫回")


@pytest.mark.rule("window-5")
def test_transferred_to_another_kind_of_window_and_back_to_a_counter(hall: RealHall, terminal: Open) -> None:
    handling, consultation = terminal("2"), terminal("1")
    ticket = hall.issue("id-card")
    handling.until(lambda: handling.enabled("primary"))
    handling.do(K.Key_F2, "确认到窗")
    handling.do(K.Key_F6, "确认到窗")
    handling.do(K.Key_A, "确认到窗")
    handling.do(K.Key_Return, "呼叫下一位")
    consultation.until(lambda: consultation.text("visit.number") == ticket.number)
    consultation.do(K.Key_F2, "确认到窗")
    consultation.do(K.Key_F6, "确认到窗")
    consultation.do(K.Key_2, "确认到窗")
    consultation.do(K.Key_Space, "确认到窗")
    consultation.do(K.Key_Return, "呼叫下一位")
    handling.until(lambda: handling.text("visit.why").startswith("转来本窗口"))
    handling.do(K.Key_F2, "确认到窗")
    handling.do(K.Key_F2, "办完，送回 1 号窗口")
    handling.do(K.Key_F2, "呼叫下一位")
    consultation.until(lambda: consultation.text("visit.number") == ticket.number)
    assert (consultation.text("visit.number"), handling.text("primary")) == (ticket.number, "呼叫下一位")


@pytest.mark.rule("proxy-ticket")
def test_a_number_on_behalf_is_in_the_queue_at_once(hall: RealHall, terminal: Open) -> None:
    handling, consultation = terminal("2"), terminal("1")
    consultation.do(K.Key_F8, "呼叫下一位")
    consultation.until(lambda: "behalf.search" in consultation.items())
    consultation.type("sfz")
    consultation.key(K.Key_Space)
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("behalf.number") != "")
    number = consultation.text("behalf.number")
    assert consultation.text("behalf.area") == "请到东侧等候区就座"
    handling.until(lambda: handling.text("visit.number") == number)
    assert handling.text("visit.why").startswith("绿色通道优先")


def test_a_given_number_is_called_by_typing_it_and_why(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    first, second = hall.issue("id-card"), hall.issue("id-card")
    desk.until(lambda: f"waiting.{second.number}" in desk.items())
    desk.type(second.number)
    desk.until(lambda: f"pick.{second.number}" in desk.items())
    desk.key(K.Key_Return)
    desk.until(lambda: "pick.reason" in desk.items())
    desk.type("hospital")
    desk.do(K.Key_Return, "确认到窗")
    assert desk.text("visit.number") == second.number
    assert "hospital" in desk.text("visit.why").lower()
    desk.do(K.Key_F4, "呼叫下一位")
    desk.until(lambda: desk.text("visit.number") == first.number)


@pytest.mark.rule("green-channel")
def test_an_urgent_visitor_gets_a_number_with_the_reason_on_record(hall: RealHall, terminal: Open) -> None:
    handling, consultation = terminal("2"), terminal("1")
    consultation.do(K.Key_F8, "呼叫下一位")
    consultation.until(lambda: "behalf.search" in consultation.items())
    consultation.type("sfz")
    consultation.key(K.Key_6)
    consultation.until(lambda: "behalf.reason" in consultation.items())
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("behalf.reason.problem") == "请写明是什么急事。")
    consultation.type("train")
    consultation.settle()
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("behalf.number") != "")
    handling.until(lambda: handling.text("visit.number") == consultation.text("behalf.number"))
    handling.do(K.Key_F2, "确认到窗")
    assert "visit.why" in handling.items()


@pytest.mark.rule("green-channel")
def test_who_waits_already_gets_the_green_channel_by_keys_or_by_the_mouse(hall: RealHall, terminal: Open) -> None:
    handling, consultation = terminal("2"), terminal("1")
    first, expecting, hurried = (hall.issue("id-card") for _ in range(3))
    handling.until(lambda: handling.text("visit.number") == first.number)
    # by keys, at a counter that does not serve that queue
    consultation.sign(".")
    consultation.until(lambda: consultation.enabled("green.number"))
    consultation.type("Z999")
    consultation.key(K.Key_Return)
    consultation.key(K.Key_4)
    consultation.settle()
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("green.number.problem") == "没有找到这个号，请核对当日号码。")
    for _ in "Z999":
        consultation.key(K.Key_Backspace)
    consultation.settle()
    consultation.type(expecting.number)
    consultation.key(K.Key_Return)
    consultation.key(K.Key_4)
    consultation.settle()
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("message").endswith("走绿色通道（孕妇）。"))
    handling.until(lambda: handling.text("visit.number") == expecting.number)
    # by the mouse, from the list of those who wait here; typing is for the reason only
    handling.settle()
    handling.click("act.green")
    handling.click(f"green.{hurried.number}")
    handling.click("ground.urgent")
    handling.click("panel.choose")
    handling.until(lambda: handling.text("green.reason.problem") == "请写明是什么急事。")
    handling.type("train")
    handling.settle()
    handling.click("panel.choose")
    handling.until(lambda: handling.text("message").endswith("走绿色通道（急事）。"))
    granted = hall.happened("ticket.granted")[-2:]
    kept = [(each["grounds"], each["granted_by"].partition("@")[2], each["grant_reason"]) for each in granted]
    assert kept == [("pregnancy", "1", ""), ("urgent", "2", "(written)")]
    assert granted[0]["granted_by"].partition("@")[0] != granted[1]["granted_by"].partition("@")[0]


@pytest.mark.rule("window-5-guides")
def test_a_guide_asked_for_at_a_kiosk_is_answered_at_consultation(hall: RealHall, terminal: Open) -> None:
    desk = terminal("1")
    hall.ask_for_guide()
    desk.until(lambda: desk.enabled("guide.0") and desk.enabled("act.pause"))
    desk.key(K.Key_F11)
    desk.until(lambda: "请派帮办前往" in desk.text("message"))
    desk.until(lambda: "guide.0" not in desk.items())
    assert desk.page() == "desk"


def agree(desk: Terminal, name: str, phone: str, before_asking: Callable[[], None] = lambda: None) -> str:
    """A phone call at the consultation counter up to the code, which is returned."""
    desk.settle()
    desk.sign("*")
    desk.until(lambda: "book.search" in desk.items())
    desk.type("sfz")
    desk.settle()
    desk.key(K.Key_Return)
    desk.until(lambda: "time.0" in desk.items())
    desk.key(K.Key_Return)
    desk.until(lambda: "book.name" in desk.items())
    for told in (name, phone, "P7654321"):
        desk.type(told)
        before_asking()
        desk.key(K.Key_Return)
    desk.until(lambda: bool({"book.code", "times.told"} & desk.items().keys()))
    code = desk.text("book.code")
    desk.settle()
    return code


@pytest.mark.rule("appointment-2")
def test_a_time_agreed_by_phone_ends_in_the_queue(hall: RealHall, terminal: Open) -> None:
    handling, consultation = terminal("2"), terminal("1")
    code = agree(consultation, "yang", "13800005678")
    assert len(code) == 6
    assert hall.happened("appointment.made")[-1]["channel"] == "phone"
    consultation.settle()
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("panel.title") == "")
    consultation.settle()
    consultation.sign("/")
    consultation.until(lambda: "agreed.code" in consultation.items())
    consultation.type(code)
    consultation.key(K.Key_Return)
    consultation.type("5678")
    consultation.key(K.Key_Return)
    consultation.until(lambda: consultation.text("agreed.state") == "已约定")
    assert consultation.text("agreed.whom") == "y** ****5678"
    consultation.settle()
    consultation.key(K.Key_1)
    consultation.until(lambda: consultation.text("agreed.number") != "")
    number = consultation.text("agreed.number")
    handling.until(lambda: handling.text("visit.number") == number)


@pytest.mark.rule("appointment-1")
def test_a_time_that_another_takes_during_the_call_is_never_given_twice(hall: RealHall, terminal: Open) -> None:
    desk = terminal("1")
    taken: list[str] = []

    def another() -> None:
        if not taken:
            taken.append(hall.free_times("id-card")[0])
            hall.take_time("id-card", taken[0])

    assert agree(desk, "zhou", "13800004321", another) == ""
    desk.until(lambda: "time.0" in desk.items())
    assert "刚刚约满" in desk.text("times.told") or "已经过了" in desk.text("times.told")
    desk.settle()
    desk.key(K.Key_Return)
    desk.until(lambda: "book.name" in desk.items())
    for _ in range(3):
        desk.settle()
        desk.key(K.Key_Return)
    desk.until(lambda: "book.code" in desk.items())
    made = [each["slot"] for each in hall.happened("appointment.made")]
    assert len(made) == len(set(made))


def test_pause_resume_and_sign_out(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    desk.do(K.Key_F7, "恢复办理")
    desk.do(K.Key_F7, "呼叫下一位")
    hall.issue("id-card")
    desk.until(lambda: desk.enabled("primary"))
    desk.do(K.Key_F2, "确认到窗")
    desk.until(lambda: not desk.enabled("act.sign_out"))
    desk.do(K.Key_F10, "确认到窗")
    assert desk.text("message").startswith("请先办完")
    desk.do(K.Key_F4, "呼叫下一位")
    desk.do(K.Key_F10, "签到")
    assert desk.page() == "sign-in"


def test_a_wrong_password_is_said_and_the_fields_stay(hall: RealHall, qtbot: QtBot) -> None:
    choose_graphics()
    record_qt_messages()
    desk = Terminal(hall.counter("2"), qtbot)
    desk.sign_in("li", "wrong password")
    desk.until(lambda: desk.text("message") == "账号或密码不对，请重新输入。")
    assert desk.page() == "sign-in"
    desk.close()


def test_a_clerk_takes_a_new_password_and_signs_in_with_it(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    hall.issue("id-card")
    desk.until(lambda: desk.enabled("primary"))
    desk.change_password(PASSWORD, "another horse")
    assert "panel.title" not in desk.items()
    assert desk.text("primary") == "呼叫下一位", "Enter led through the fields and called nobody"
    desk.do(K.Key_F10, "签到")
    desk.settle()
    desk.sign_in(NAMES["2"], "another horse")
    desk.until(lambda: desk.page() == "desk")
    desk.change_password("another horse", PASSWORD)


def test_the_hub_goes_and_comes_back(hall: RealHall, terminal: Open) -> None:
    desk = terminal("2")
    hall.issue("id-card")
    desk.until(lambda: desk.enabled("primary"))
    hall.stop()
    desk.until(lambda: "重连" in desk.text("away"))
    assert not desk.enabled("primary")
    desk.key(K.Key_F2)
    assert "连接中断" in desk.text("message")
    hall.start()
    desk.until(lambda: desk.enabled("primary"))
    desk.do(K.Key_F2, "确认到窗")

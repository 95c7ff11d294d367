"""The shared components in real windows: no warning, no missing glyph, touch and keys alike."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication, QRawFont
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui_common.messages import qt_warnings
from ui_common.probe import scene
from ui_common.stage import ScreenError, Stage
from ui_common.theme import FAMILY

Show = Callable[..., tuple[Stage, QQuickWindow]]

EVERYTHING = """
    Header {
        width: parent.width; name: "宁河区政务服务中心"; status: "开放中"; day: "11月25日"
        time: "09:41"; linked: false
    }
    Page {
        objectName: "page"; speech: "请选择"
        Column {
            y: 200; width: parent.width; spacing: Theme.gap
            BigButton {
                objectName: "next"; label: "取号"; icon: "ticket"; hotkey: "F2"; onClicked: win.presses += 1
            }
            InitialsPad { objectName: "pad"; width: parent.width; enabled: !win.walking }
            Title { text: "您今天办什么？" }
            Number { text: "A017"; size: Theme.textFigure }
            ChoiceCard { objectName: "choice"; label: "办身份证"; detail: "新办"; icon: "id"; badge: "5分钟" }
            ChoiceCard {
                objectName: "stacked"; label: "车"; icon: "car"; stacked: true; checked: true; height: 200
            }
            Badge { text: "绿色通道"; icon: "elder"; kind: "green" }
            Notice { width: parent.width; text: "请稍候。"; kind: "trouble" }
            Panel { visible: false; Caption { text: "𠮷䶮龘" } }
            TableHead { width: parent.width; Cell { text: "号码" } }
            TableRow {
                objectName: "row"; width: parent.width; pickable: true; label: "A1"
                Cell { text: "A1" }
            }
            DigitPad { objectName: "digits"; visible: false }
        }
    }
    FooterBar { anchors.bottom: parent.bottom; width: parent.width; onGuide: guideCalled = true }
    id: win
    property int presses: 0
    property bool walking: false
"""


def click(window: QQuickWindow, at: QPoint) -> None:
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def item(window: QQuickWindow, name: str) -> QQuickItem:
    """The visible item of that name, delegates too."""
    waiting = [window.contentItem()]
    while waiting:
        found = waiting.pop()
        if found.objectName() == name and found.isVisible():
            return found
        waiting += found.childItems()
    raise LookupError(name)


def middle(window: QQuickWindow, name: str) -> QPoint:
    found = item(window, name)
    return found.mapRectToScene(QRectF(0, 0, found.width(), found.height())).center().toPoint()


@pytest.mark.parametrize("panel", ["kiosk", "counter", "board"])
@pytest.mark.parametrize("flag", ["", "largePrint", "highContrast", "lowReach", "dark"])
def test_everything_loads_without_a_word_from_qt(show: Show, panel: str, flag: str) -> None:
    stage, window = show(EVERYTHING, panel=panel)
    if flag:
        stage.theme.setProperty(flag, True)
    assert not window.grabWindow().isNull()
    assert qt_warnings == []


@pytest.mark.qt_no_exception_capture
@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_page_that_does_not_load_is_an_error(show: Show) -> None:
    with pytest.raises(ScreenError, match="not loaded"):
        show("Caption { txt: 1 }")


@pytest.mark.parametrize("name", ["next", "footer.guide", "key.s", "choice"])
def test_a_touch_is_seen_at_once_and_counts_on_release(show: Show, name: str) -> None:
    _, window = show(EVERYTHING)
    finger = QTest.createTouchDevice()
    at = middle(window, name)
    QTest.touchEvent(window, finger).press(0, at, window).commit()
    assert item(window, name).property("pressed") is True
    QTest.touchEvent(window, finger).release(0, at, window).commit()
    assert item(window, name).property("pressed") is False
    results = {"next": window.property("presses") == 1, "key.s": item(window, "pad").property("text") == "s",
               "footer.guide": item(window, "footer.guide").property("checked"), "choice": True}
    assert results[name]


def test_a_long_press_of_a_slow_finger_counts_too(show: Show, qtbot: QtBot) -> None:
    _, window = show(EVERYTHING)
    finger = QTest.createTouchDevice()
    at = middle(window, "next")
    QTest.touchEvent(window, finger).press(0, at, window).commit()
    qtbot.wait(QGuiApplication.styleHints().mousePressAndHoldInterval() + 200)
    QTest.touchEvent(window, finger).release(0, at, window).commit()
    assert window.property("presses") == 1


def test_a_finger_that_slides_off_takes_the_press_back(show: Show) -> None:
    _, window = show(EVERYTHING)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(0, middle(window, "next"), window).commit()
    QTest.touchEvent(window, finger).move(0, QPoint(5, 5), window).commit()
    QTest.touchEvent(window, finger).release(0, QPoint(5, 5), window).commit()
    assert window.property("presses") == 0


def test_two_fingers_do_not_block_each_other(show: Show) -> None:
    """A resting hand must not make the kiosk deaf."""
    _, window = show(EVERYTHING)
    finger = QTest.createTouchDevice()
    QTest.touchEvent(window, finger).press(0, QPoint(540, 150), window).commit()
    at = middle(window, "next")
    QTest.touchEvent(window, finger).stationary(0).press(1, at, window).commit()
    QTest.touchEvent(window, finger).stationary(0).release(1, at, window).commit()
    assert window.property("presses") == 1


@pytest.mark.rule("senses")
def test_the_keys_walk_and_press_and_the_ring_shows_for_them_only(show: Show, qtbot: QtBot) -> None:
    stage, window = show(EVERYTHING)
    window.setProperty("walking", True)
    window.requestActivate()
    qtbot.waitUntil(lambda: window.isActive())
    order = []
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        order.append(scene(window)["focus"])
    assert order == ["next", "choice", "stacked"]
    assert stage.activity.property("keys") is True
    QTest.keyClick(window, Qt.Key.Key_Up)
    QTest.keyClick(window, Qt.Key.Key_Left)
    assert scene(window)["focus"] == "next"
    QTest.keyClick(window, Qt.Key.Key_Return)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.property("presses") == 2
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert scene(window)["focus"] == "choice"
    click(window, middle(window, "choice"))
    assert stage.activity.property("keys") is False


def test_somebody_is_there_is_told(show: Show, qtbot: QtBot) -> None:
    stage, window = show(EVERYTHING)
    with qtbot.waitSignal(stage.activity.acted) as touched:
        click(window, QPoint(3, 3))
    with qtbot.waitSignal(stage.activity.acted) as pressed:
        QTest.keyClick(window, Qt.Key.Key_Down)
    assert touched.signal_triggered
    assert pressed.signal_triggered


def test_the_pads_type(show: Show) -> None:
    _, window = show(EVERYTHING)
    for name in ("key.s", "key.f", "key.z", "key.delete"):
        click(window, middle(window, name))
    assert item(window, "pad").property("text") == "sf"
    item(window, "pad").setProperty("possible", "z")
    assert item(window, "key.a").isEnabled() is False
    assert item(window, "key.z").isEnabled() is True


@pytest.mark.rule("senses")
def test_large_print_is_one_touch_on_every_page(show: Show) -> None:
    stage, window = show(EVERYTHING)
    click(window, middle(window, "footer.large-print"))
    assert stage.theme.property("largePrint") is True
    click(window, middle(window, "footer.low-reach"))
    assert stage.theme.property("reachTop") == 560


@pytest.mark.parametrize("weight", [400, 700])
def test_the_font_is_the_named_one_and_has_the_glyphs(qapp: object, weight: int) -> None:
    font = QFont(FAMILY)
    font.setPixelSize(40)
    font.setWeight(QFont.Weight(weight))
    assert QFontInfo(font).family() == FAMILY
    raw = QRawFont.fromFont(font)
    missing = [sign for sign in "宁河政务服务中心身份证号码请到窗口0123456789ABCXYZ，。：？–、龘䶮" if not
               raw.supportsCharacter(ord(sign))]
    assert missing == []


def test_hanzi_are_drawn_and_are_no_boxes(show: Show) -> None:
    """A missing glyph is the same box for any sign: different signs must differ."""
    pictures = []
    for sign in "取终":
        _, window = show(f'Caption {{ text: "{sign}"; size: 100 }}', size=(200, 200))
        pictures.append(window.grabWindow())
    assert pictures[0] != pictures[1]

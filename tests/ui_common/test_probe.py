"""What the probe says is what a person could see and touch; it changes nothing."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui_common.probe import Probe, scene
from ui_common.stage import Stage

Show = Callable[..., tuple[Stage, QQuickWindow]]

BODY = """
    Page {
        objectName: "welcome"; speech: "请选择要办的事"
        Column {
            width: parent.width
            Repeater {
                model: ["id", "car"]
                ChoiceCard {
                    required property string modelData
                    objectName: "choice." + modelData; label: modelData.toUpperCase(); icon: modelData
                    width: parent.width
                    onClicked: checked = true
                }
            }
            BigButton { objectName: "next"; label: "取号"; enabled: false }
            BigButton { objectName: "hidden"; label: "x"; visible: false }
            Item { width: 10; height: 10; opacity: 0; BigButton { objectName: "clear"; label: "x" } }
        }
        BigButton { objectName: "outside"; label: "x"; y: 5000 }
    }
"""


def items(window: QQuickWindow) -> dict[str, dict[str, Any]]:
    return {item["name"]: item for item in scene(window)["items"]}


def test_the_scene_is_what_can_be_seen(show: Show) -> None:
    _, window = show(BODY)
    seen = scene(window)
    assert (seen["page"], seen["speech"], seen["language"]) == ("welcome", "请选择要办的事", "zh")
    assert set(items(window)) == {"welcome", "choice.id", "choice.car", "next"}
    assert items(window)["choice.id"]["text"] == "ID"
    assert items(window)["next"]["enabled"] is False


def test_a_press_at_the_middle_of_what_it_says_lands(show: Show, qtbot: QtBot) -> None:
    _, window = show(BODY)
    place = items(window)["choice.car"]
    middle = QPoint(place["x"] + place["w"] // 2 - window.x(), place["y"] + place["h"] // 2 - window.y())
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)
    assert items(window)["choice.car"]["checked"] is True
    assert items(window)["choice.id"]["checked"] is False


@pytest.fixture
def ask(show: Show, qtbot: QtBot, tmp_path: Path) -> Any:
    _, window = show(BODY)
    path = str(tmp_path / "probe")
    probe = Probe(window, path)
    peer = QLocalSocket()
    peer.connectToServer(path)
    qtbot.waitUntil(lambda: peer.state() == QLocalSocket.LocalSocketState.ConnectedState)

    def _ask(line: bytes) -> Any:
        peer.write(line)
        qtbot.waitUntil(peer.canReadLine)
        return json.loads(bytes(peer.readLine().data()))

    yield _ask
    peer.close()
    probe.close()
    assert not os.path.exists(path)


def test_it_answers_line_by_line(ask: Callable[[bytes], Any]) -> None:
    first = ask(b'{"ask": "scene"}\n')
    assert first["page"] == "welcome"
    assert ask(b"nonsense\n") == {"error": "not JSON"}
    assert "error" in ask(b'{"ask": "press"}\n')
    assert ask(b'{"ask":"scene"}\n') == first


def test_a_stranger_cannot_open_it(show: Show, tmp_path: Path) -> None:
    _, window = show(BODY)
    probe = Probe(window, str(tmp_path / "probe"))
    assert (tmp_path / "probe").stat().st_mode & 0o077 == 0
    probe.close()

"""A program in a process of its own: starts, shows, answers its probe, ends cleanly on a signal."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui_common.conftest import Show
from ui_common.stage import shrunk

PATIENCE_SECONDS = 60.0
"""A program starts in a second, on a machine busy with other tests in many."""
MAIN = """
import QtQuick
import Tingxu.Core
import Tingxu.Ui
import Tingxu.Sample

AppWindow {
    id: root
    required property Sample sample
    Page {
        objectName: "home"; speech: root.sample.number
        Number { objectName: "number"; text: root.sample.number }
    }
    FooterBar { anchors.bottom: parent.bottom; width: parent.width }
}
"""


def ask(path: Path) -> dict[str, Any]:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(path))
        line.sendall(b'{"ask": "scene"}\n')
        answer: dict[str, Any] = json.loads(line.makefile().readline())
        return answer


def start(main: Path, text: str, **environment: str) -> subprocess.Popen[str]:
    main.write_text(text, encoding="utf-8")
    return subprocess.Popen([sys.executable, "-m", "tests.ui_common.programs", str(main)], text=True,
                            stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                            env={**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment})


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_program_starts_shows_and_ends_on_a_signal(tmp_path: Path, number: signal.Signals) -> None:
    probe = tmp_path / "probe"
    program = start(tmp_path / "Main.qml", MAIN, TINGXU_PROBE=str(probe))
    assert program.stdout is not None
    assert program.stdout.readline() == "started\n"
    seen = ask(probe)
    assert (seen["page"], seen["speech"], seen["language"]) == ("home", "A001", "en")
    assert {"number", "footer.guide"} <= {item["name"] for item in seen["items"]}
    program.send_signal(number)
    out, err = program.communicate(timeout=PATIENCE_SECONDS)
    assert (program.returncode, out, err) == (0, "stopped\n", "")
    assert not probe.exists()


def test_a_signal_before_the_loop_runs_ends_it_too(tmp_path: Path) -> None:
    program = start(tmp_path / "Main.qml", MAIN)
    assert program.stdout is not None
    assert program.stdout.readline() == "started\n"
    program.terminate()
    assert program.communicate(timeout=PATIENCE_SECONDS) == ("stopped\n", "")


def test_a_bug_is_logged_once_and_ends_the_program_for_its_supervisor(tmp_path: Path) -> None:
    program = start(tmp_path / "Main.qml", MAIN.replace("    Page {", """
    Timer { running: true; interval: 1; onTriggered: root.sample.fail() }
    Page {"""))
    out, err = program.communicate(timeout=PATIENCE_SECONDS)
    assert program.returncode == 70
    assert out.startswith("started\n")
    assert (out + err).count("ZeroDivisionError: a bug") == 1


def test_a_screen_that_is_no_window_ends_the_program(tmp_path: Path) -> None:
    program = start(tmp_path / "Main.qml", "import QtQuick\nItem {}\n")
    _, err = program.communicate(timeout=PATIENCE_SECONDS)
    assert program.returncode != 0
    assert "not loaded as a window" in err


@pytest.mark.parametrize(("room", "size"), [
    ((3000, 2000), (1080, 1920)), ((1920, 1080), (608, 1080)), ((800, 2000), (800, 1422)),
])  # fmt: skip
def test_a_window_on_a_shared_display_keeps_its_shape_and_is_no_larger(
    room: tuple[int, int], size: tuple[int, int]
) -> None:
    assert shrunk((1080, 1920), room) == size


def test_it_stands_where_it_was_told(monkeypatch: pytest.MonkeyPatch, show: Show) -> None:
    monkeypatch.setenv("TINGXU_PLACE", "1 0.5")
    _, window = show("", size=(400, 200))
    room = QGuiApplication.primaryScreen().availableSize()
    at = window.framePosition()
    assert (at.x(), at.y()) == (room.width() - 400, round((room.height() - 200) / 2)), "its frame, where it has one"

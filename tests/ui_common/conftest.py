"""Screens under test: drawn by software, without a display, on a stage of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtQuick import QQuickWindow

from ui_common.stage import Stage, choose_graphics

Show = Callable[..., tuple[Stage, QQuickWindow]]

HEAD = "import QtQuick\nimport Tingxu.Core\nimport Tingxu.Ui\nAppWindow {\n"


@pytest.fixture
def show(qtbot: QtBot, tmp_path: Path) -> Iterator[Show]:
    """show(body of an AppWindow, panel=, size=, language=) → its stage and the window on the screen."""
    choose_graphics()
    stages: list[Stage] = []

    def _show(body: str, panel: str = "kiosk", size: tuple[int, int] = (1080, 1920),
              language: str = "zh") -> tuple[Stage, QQuickWindow]:
        main = tmp_path / f"Main{len(stages)}.qml"
        main.write_text(f"{HEAD}{body}\n}}\n", encoding="utf-8")
        stages.append(Stage(panel, language))
        window = stages[-1].show(main, {}, size)
        qtbot.waitUntil(window.isExposed)
        return stages[-1], window

    yield _show
    for stage in stages:
        stage.close()

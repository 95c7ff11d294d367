"""A kiosk's screen without a display, a hub or devices."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from kiosk_app.journey import Comfort
from kiosk_app.shots import PORTRAIT, Scene
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import choose_graphics

MakeScene = Callable[..., Scene]


@pytest.fixture
def scene(qtbot: QtBot) -> Iterator[MakeScene]:
    """scene(size, comfort): a stage that plays scenes. Qt must have nothing to say about any."""
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    made: list[Scene] = []

    def make(size: tuple[int, int] = PORTRAIT, comfort: Comfort | None = None) -> Scene:
        made.append(Scene(size, comfort))
        qtbot.waitUntil(made[-1].window.isExposed)
        return made[-1]

    yield make
    for one in made:
        one.close()
    assert qt_warnings == []

"""People in front of a program's window who never tire: they look at the page and touch what it offers.

They come with the program's own main, in its process, and touch the real window from its own event loop, since an
offscreen window can be reached from nowhere else.

    forking.start("k1", touched, kiosk_app.main.main, settings, KIOSK, seed)
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, TypeAlias

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from ui_common.probe import scene

LOOK_SECONDS = 0.02
Habits: TypeAlias = Mapping[str, Sequence[str]]
"""Page → patterns of the names that are touched there, each as likely as the others that are found."""

KIOSK: Habits = {
    "welcome": ("without-card", "without-card-first"),
    "ways": ("item.*",),
    "items": ("item.*",),
    "offer": ("decline",),
    "card": ("without-card",),
    "card_problem": ("without-card",),
    "confirm": ("next",),
    "elsewhere": ("start-over",),
    "print_failed": ("next", "on-screen"),
    "print_doubtful": ("next", "on-screen", "came-out"),
    "already": ("next", "start-over"),
    "refused": ("start-over",),
    "ticket": ("next",),
    "thanks": ("start-over",),
    "still_there": ("next",),
}
"""A visitor at the kiosk, from the first page to the paper."""


def touched(main: Callable[[Path], int], settings: Path, habits: Habits, seed: float) -> int:
    """Run the program `main(settings)` with people in front of its window; its exit code."""
    people = threading.Thread(target=_look, args=(habits, random.Random(seed)), daemon=True)
    people.start()
    return main(settings)


def _look(habits: Habits, dice: random.Random) -> None:
    """Once there is an application: look, touch, look again."""
    pause = threading.Event()
    while (app := QGuiApplication.instance()) is None:
        pause.wait(LOOK_SECONDS)
    hand = _Hand(habits, dice)
    hand.moveToThread(app.thread())
    while True:
        hand.done.clear()
        hand.wanted.emit()
        hand.done.wait()
        pause.wait(LOOK_SECONDS)


class _Hand(QObject):
    """Touches in the window's own thread, one touch for each wish."""

    wanted = Signal()

    def __init__(self, habits: Habits, dice: random.Random) -> None:
        super().__init__()
        self.done = threading.Event()
        self._habits, self._dice = habits, dice
        self.wanted.connect(self._touch, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _touch(self) -> None:
        try:
            for window in QGuiApplication.topLevelWindows():
                if isinstance(window, QQuickWindow) and window.isExposed():
                    self._try(window)
        finally:
            self.done.set()

    def _try(self, window: QQuickWindow) -> None:
        seen = scene(window)
        wished = self._habits.get(str(seen["page"]), ())
        found = [item for item in seen["items"] if item["enabled"] and _any(str(item["name"]), wished)]
        if found:
            QTest.mouseClick(
                window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, _middle(self._dice.choice(found))
            )


def _any(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _middle(item: Mapping[str, Any]) -> QPoint:
    return QPoint(item["x"] + item["w"] // 2, item["y"] + item["h"] // 2)

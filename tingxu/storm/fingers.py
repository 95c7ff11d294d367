"""People in front of a program's window who never tire: they look at the page and touch what it offers.

They come with the program's own main, in its process, and touch the real window from its own event loop, since an
offscreen window can be reached from nowhere else.

    forking.start("k1", touched, kiosk_app.main.main, settings, KIOSK, seed)
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

from ui_common.probe import scene


@dataclass(frozen=True, slots=True)
class People:
    """What they do on which page."""

    touch: Mapping[str, Sequence[str]]
    """Page → patterns of the names that are touched there, each as likely as the others that are found."""
    types: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Page → field → what is typed into it before anything is touched."""
    pause: float = 0.02
    """Seconds between two looks."""


NOBODY = People({})
KIOSK = People({
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
})
"""A visitor at the kiosk, from the first page to the paper."""


def touched(main: Callable[[Path], int], settings: Path, people: People, seed: float) -> int:
    """Run the program `main(settings)` with these people in front of its window; its exit code."""
    if people != NOBODY:
        threading.Thread(target=_look, args=(people, random.Random(seed)), daemon=True).start()
    return main(settings)


def _look(people: People, dice: random.Random) -> None:
    """Once there is an application: look, touch, look again."""
    pause = threading.Event()
    while (app := QGuiApplication.instance()) is None:
        pause.wait(people.pause)
    hand = Hand(people, dice)
    hand.moveToThread(app.thread())
    while True:
        hand.done.clear()
        hand.wanted.emit()
        hand.done.wait()
        pause.wait(people.pause)


class Hand(QObject):
    """Touches in the window's own thread, one touch for each wish."""

    wanted = Signal()

    def __init__(self, people: People, dice: random.Random) -> None:
        super().__init__()
        self.done = threading.Event()
        self._people, self._dice = people, dice
        self.wanted.connect(self.touch, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def touch(self) -> None:
        try:
            for window in QGuiApplication.topLevelWindows():
                if isinstance(window, QQuickWindow) and window.isExposed():
                    self._try(window)
        finally:
            self.done.set()

    def _try(self, window: QQuickWindow) -> None:
        seen = scene(window)
        page, items = str(seen["page"]), {str(item["name"]): item for item in seen["items"] if item["enabled"]}
        fields = self._people.types.get(page, {})
        found = [name for name in items if _any(name, self._people.touch.get(page, ()))]
        if not found or not fields.keys() <= items.keys():
            return
        if fields and not window.isActive():
            window.requestActivate()  # keys go to the active window only
            return
        for name, text in fields.items():
            _click(window, items[name])
            _type(window, text)
        _click(window, items[self._dice.choice(found)])


def _click(window: QQuickWindow, item: Mapping[str, Any]) -> None:
    middle = QPoint(item["x"] + item["w"] // 2, item["y"] + item["h"] // 2)
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, middle)


def _type(window: QQuickWindow, text: str) -> None:
    """Small letters, digits and hyphens, in place of what stands in the field."""
    QTest.keyClick(window, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    for sign in text:
        QTest.keyClick(window, Qt.Key(ord(sign.upper())))


def _any(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)

"""An engine with all that a screen of ours needs, and its window; made and taken down in the right order."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import cast

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QUrl
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface

from ui_common.activity import Activity
from ui_common.icons import IconProvider
from ui_common.theme import FAMILY, Theme
from ui_common.translator import Language

QML = Path(__file__).resolve().parent / "qml"


class ScreenError(RuntimeError):
    """A screen that cannot be shown; says why and what to do."""


@cache
def choose_graphics() -> str:
    """Before the first window: software drawing without a GPU; TINGXU_GRAPHICS=software|auto overrules."""
    wish = os.environ.get("TINGXU_GRAPHICS", "")
    gpu = any(Path("/dev/dri").glob("renderD*"))
    if wish == "auto" or (gpu and wish != "software"):
        return "auto"
    QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    return "software"


def _room() -> tuple[int, int]:
    """What the display has for windows."""
    room = QGuiApplication.primaryScreen().availableSize()
    return room.width(), room.height()


def shrunk(size: tuple[int, int], room: tuple[int, int]) -> tuple[int, int]:
    """The size in the same shape, no larger than the room: a tall screen's window on a desk's wide one."""
    scale = min(1.0, room[0] / size[0], room[1] / size[1])
    return round(size[0] * scale), round(size[1] * scale)


class Stage:
    """One QML engine: `theme`, `language`, `activity` are its singletons; `window` is there after `show`."""

    def __init__(self, panel: str = "kiosk", language: str = "zh") -> None:
        if FAMILY not in QFontDatabase.families():
            raise ScreenError(f"the font {FAMILY} is missing; install it: apt-get install fonts-noto-cjk")
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(QML))
        self.engine.addImageProvider("icon", IconProvider())
        self.theme = cast(Theme, self._singleton("Theme"))
        self.language = cast(Language, self._singleton("Language"))
        self.activity = cast(Activity, self._singleton("Activity"))
        self.theme.setProperty("panel", panel)
        self.language.set(language)
        self.window: QQuickWindow | None = None
        self._kept: Mapping[str, object] = {}

    def show(self, main: Path, properties: Mapping[str, object], size: tuple[int, int],
             fullscreen: bool = False) -> QQuickWindow:
        """Load `main`, whose root is a Window, and show it. Raises ScreenError when it does not load.

        TINGXU_PLACE, such as "0.5 1": on a display shared with other programs the window is no larger than that
        display, and stands at these shares of the room left across and down.
        """
        self._kept = properties
        place = os.environ.get("TINGXU_PLACE", "")
        if place:
            size = shrunk(size, _room())
        self.theme.fit(*size)
        self.engine.setInitialProperties({"width": size[0], "height": size[1], **properties})
        self.engine.load(QUrl.fromLocalFile(str(main)))
        roots = self.engine.rootObjects()
        if not roots or not isinstance(roots[0], QQuickWindow):
            raise ScreenError(f"{main}: not loaded as a window; the log tells why")
        self.window = roots[0]
        self.window.installEventFilter(self.activity)
        if place:
            spare = [whole - own for whole, own in zip(_room(), size, strict=True)]
            across, down = (round(float(share) * left) for share, left in zip(place.split(), spare, strict=True))
            self.window.setFramePosition(QPoint(across, down))
        self.window.showFullScreen() if fullscreen else self.window.show()
        return self.window

    def close(self) -> None:
        """Delete the engine, then let the view-models go: in the other order QML would see nulls."""
        self.language.close()
        if self.window is not None:
            self.window.removeEventFilter(self.activity)
            self.window.close()
            self.window = None
        self.engine.deleteLater()
        QCoreApplication.sendPostedEvents(self.engine, QEvent.Type.DeferredDelete)
        del self.engine, self.theme, self.language, self.activity
        self._kept = {}

    def _singleton(self, name: str) -> object:
        return self.engine.singletonInstance("Tingxu.Core", name)

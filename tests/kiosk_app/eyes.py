"""What can be seen in a window and touched in it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QPoint, QRectF
from PySide6.QtGui import QPointingDevice
from PySide6.QtQuick import QQuickItem, QQuickWindow
from PySide6.QtTest import QTest


def visible(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item and all that is drawn in it, delegates too."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from visible(child)


def everything(window: QQuickWindow) -> list[QQuickItem]:
    return list(visible(window.contentItem()))


def drawn(window: QQuickWindow) -> None:
    """What waits to be made, laid out and drawn is so: from here on nothing moves by itself."""
    QCoreApplication.processEvents()
    while window.incubationController().incubatingObjectCount():
        QCoreApplication.processEvents()
    window.grabWindow()


def named(window: QQuickWindow, name: str) -> QQuickItem | None:
    return next((item for item in everything(window) if item.objectName() == name), None)


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def is_text(item: QQuickItem) -> bool:
    return item.inherits("QQuickText")


def is_pressable(item: QQuickItem) -> bool:
    return isinstance(item.property("label"), str) and item.property("keyDown") is not None


def buttons(window: QQuickWindow) -> dict[str, QQuickItem]:
    """Everything that can be pressed now, by name."""
    return {item.objectName(): item for item in everything(window) if is_pressable(item) and item.isEnabled()}


def page(window: QQuickWindow) -> str:
    found = next(item for item in everything(window) if isinstance(item.property("speech"), str))
    return found.objectName()


def speech(window: QQuickWindow) -> str:
    found = next(item for item in everything(window) if isinstance(item.property("speech"), str))
    return str(found.property("speech"))


def focus_name(window: QQuickWindow) -> str:
    item = window.activeFocusItem()
    return item.objectName() if item is not None else ""


class Finger:
    """Touches by name, as a person would: down, up, on the middle of it."""

    def __init__(self, window: QQuickWindow) -> None:
        self._window = window
        self._device: QPointingDevice = QTest.createTouchDevice()

    def touch(self, name: str) -> None:
        item = buttons(self._window)[name]
        middle = place(item).center()
        point = QPoint(round(middle.x()), round(middle.y()))
        QTest.touchEvent(self._window, self._device).press(0, point, self._window).commit()
        QTest.touchEvent(self._window, self._device).release(0, point, self._window).commit()

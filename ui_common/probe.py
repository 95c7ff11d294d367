"""The demo's and the tests' eyes: what is on the screen and where, over a local socket. It changes nothing.

One JSON object a line, {"ask": "scene"} → {"page", "speech", "language", "focus", "window", "items"}.
Every visible item with an objectName is in `items`: name, text, enabled, checked, and x, y, w, h in the
screen's physical pixels. A line that is not understood is answered {"error": ...}.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QRectF, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtQml import QQmlEngine, qmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

MAX_LINE_BYTES = 4096


def scene(window: QQuickWindow) -> dict[str, Any]:
    """What a person in front of `window` sees, as plain values."""
    seen = [item for item in _visible(window.contentItem()) if _inside(window, item)]
    page = next((item for item in reversed(seen) if isinstance(item.property("speech"), str)), None)
    focus = window.activeFocusItem()
    return {
        "page": page.objectName() if page is not None else "",
        "speech": page.property("speech") if page is not None else "",
        "language": _language(window),
        "focus": focus.objectName() if focus is not None else "",
        "window": {"x": window.x(), "y": window.y(), "w": window.width(), "h": window.height()},
        "items": [_described(window, item) for item in seen if item.objectName()],
    }


def _visible(item: QQuickItem) -> list[QQuickItem]:
    """`item` and what stands in it, in the order of drawing; delegates too, which are no QObject children."""
    if not item.isVisible() or item.opacity() <= 0:
        return []
    found = [item]
    for child in item.childItems():
        found += _visible(child)
    return found


def _place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _inside(window: QQuickWindow, item: QQuickItem) -> bool:
    """Whether the middle of the item can be touched in the window."""
    middle = _place(item).center()
    return 0 <= middle.x() < window.width() and 0 <= middle.y() < window.height()


def _described(window: QQuickWindow, item: QQuickItem) -> dict[str, Any]:
    place = _place(item)
    ratio = window.devicePixelRatio()
    return {
        "name": item.objectName(),
        "text": _text(item),
        "x": round((window.x() + place.x()) * ratio),
        "y": round((window.y() + place.y()) * ratio),
        "w": round(place.width() * ratio),
        "h": round(place.height() * ratio),
        "enabled": item.isEnabled(),
        "checked": item.property("checked") is True,
    }


def _text(item: QQuickItem) -> str:
    for name in ("label", "text"):
        value = item.property(name)
        if isinstance(value, str) and value:
            return value
    return ""


def _language(window: QQuickWindow) -> str:
    engine: QQmlEngine | None = qmlEngine(window)
    if engine is None:
        return ""
    language = engine.singletonInstance("Tingxu.Core", "Language")
    return str(language.property("current")) if isinstance(language, QObject) else ""


class Probe(QObject):
    """Answers on a local socket at `path` as long as it lives."""

    def __init__(self, window: QQuickWindow, path: str) -> None:
        super().__init__()
        self._window = window
        self._peers: set[QLocalSocket] = set()
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(path)
        if not self._server.listen(path):
            raise OSError(f"{Path(path)}: {self._server.errorString()}")
        self._server.newConnection.connect(self._welcome)

    def close(self) -> None:
        """Stop answering and remove the socket."""
        self._server.close()
        for peer in list(self._peers):
            peer.abort()

    @Slot()
    def _welcome(self) -> None:
        peer = self._server.nextPendingConnection()
        self._peers.add(peer)
        peer.readyRead.connect(self._hear)
        peer.disconnected.connect(self._part)

    @Slot()
    def _part(self) -> None:
        for peer in [peer for peer in self._peers if not peer.isValid()]:
            self._peers.remove(peer)
            peer.deleteLater()

    @Slot()
    def _hear(self) -> None:
        for peer in self._peers:
            self._answer_lines(peer)

    def _answer_lines(self, peer: QLocalSocket) -> None:
        while peer.canReadLine():
            answer = self._answer(bytes(peer.readLine().data()))
            peer.write(json.dumps(answer, ensure_ascii=False).encode() + b"\n")
        if peer.bytesAvailable() > MAX_LINE_BYTES:
            peer.abort()

    def _answer(self, line: bytes) -> dict[str, Any]:
        try:
            question = json.loads(line)
        except ValueError:
            return {"error": "not JSON"}
        if question == {"ask": "scene"}:
            return scene(self._window)
        return {"error": "ask for \"scene\""}

"""From the thread of a driver to the thread of the screen: the only way across."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal


class Bridge(QObject):
    """Give it to a driver as its callback; `arrived` comes on the thread that made the bridge, in order."""

    arrived = Signal(object)
    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._posted.connect(self.arrived, Qt.ConnectionType.QueuedConnection)

    def __call__(self, event: object) -> None:
        """Post `event`; returns at once, from any thread."""
        self._posted.emit(event)

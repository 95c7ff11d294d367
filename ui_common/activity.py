"""QML singleton `Activity`: that somebody is there, and whether by keys or by touch."""

from __future__ import annotations

from PySide6.QtCore import Property, QEvent, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Tingxu.Core"
QML_IMPORT_MAJOR_VERSION = 1

_POINTER = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_KEYS = frozenset({QEvent.Type.KeyPress})


@QmlElement
@QmlSingleton
class Activity(QObject):
    acted = Signal()
    """A key went down or a finger touched; a kiosk's idle time starts afresh."""
    keysChanged = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys = False

    @Property(bool, notify=keysChanged)
    def keys(self) -> bool:
        """Whether the last act was by key: only then the focus is drawn."""
        return self._keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Sees every event of the window it is installed on, keeps none."""
        kind = event.type()
        if kind in _POINTER or kind in _KEYS:
            self._note(kind in _KEYS)
        return False

    def _note(self, keys: bool) -> None:
        if keys != self._keys:
            self._keys = keys
            self.keysChanged.emit()
        self.acted.emit()

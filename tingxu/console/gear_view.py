"""One further device of the console's table for QML: how it is, and what a hand can do to it."""

from __future__ import annotations

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from devices.words import Words
from tingxu.console.gear import Codes, Piece

QML_IMPORT_NAME = "Tingxu.Console"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlUncreatable("made by the console")
class GearView(QObject):  # type: ignore[operator]
    """`codes`: what can be held to a scanner."""

    changed = Signal()

    def __init__(self, piece: Piece, codes: Codes, parent: QObject) -> None:
        super().__init__(parent)
        self._piece, self._codes = piece, codes
        self._shown = ""

    @Property(str, constant=True)
    def key(self) -> str:
        return self._piece.place.word

    @Property(str, constant=True)
    def titleZh(self) -> str:
        return self._piece.place.kind.title.zh

    @Property(str, constant=True)
    def titleEn(self) -> str:
        return self._piece.place.kind.title.en

    @Property(str, constant=True)
    def icon(self) -> str:
        return self._piece.place.kind.icon

    @Property(str, constant=True)
    def whereZh(self) -> str:
        return self._piece.place.where.zh

    @Property(str, constant=True)
    def whereEn(self) -> str:
        return self._piece.place.where.en

    @Property(list, constant=True)
    def acts(self) -> list[dict[str, object]]:
        """As buttons: name, zh, en, fault."""
        key = self._piece.place.word
        return [
            {"name": f"{key}.{act.line.replace(' ', '-')}", "zh": act.label.zh, "en": act.label.en, "fault": act.fault}
            for act in self._piece.place.acts
        ]

    @Property(bool, notify=changed)
    def plugged(self) -> bool:
        return self._piece.plugged

    @Property(str, notify=changed)
    def faultZh(self) -> str:
        """What is broken; "" nothing."""
        return (self._piece.fault or Words("", "")).zh

    @Property(str, notify=changed)
    def faultEn(self) -> str:
        return (self._piece.fault or Words("", "")).en

    @Property(str, notify=changed)
    def shows(self) -> str:
        """What stands on its display."""
        return self._shown

    @Slot(int)
    def act(self, at: int) -> None:
        self._piece.do(self._piece.place.acts[at], self._codes)
        self.changed.emit()

    @Slot()
    def mend(self) -> None:
        self._piece.mend()
        self.changed.emit()

    @Slot()
    def switchPlug(self) -> None:
        """Pull the plug, or put it back."""
        self._piece.switch()
        self.changed.emit()

    @Slot()
    def look(self) -> None:
        """To be called now and then: what stands on its display."""
        if (shows := self._piece.shows) != self._shown:
            self._shown = shows
            self.changed.emit()

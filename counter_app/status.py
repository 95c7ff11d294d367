"""For QML: the top line, the primary button, and the one line of message."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.head import Head, Primary

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

MESSAGE_SECONDS: Final = 8
"""How long a sentence that asks for nothing stays; a refusal stays until the next act."""


@QmlElement
@QmlUncreatable("made by the terminal")
class Status(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._head, self._primary = Head(), Primary()
        self._seen = self._signed_in = self._ready = False
        self._message, self._tone = "", "info"
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(MESSAGE_SECONDS * 1000)
        self._fade.timeout.connect(self.clear)

    def show(self, head: Head, primary: Primary, seen: bool, signed_in: bool, ready: bool) -> None:
        """Take what is shown. `seen`: the hub was there at least once; `ready`: a press counts now."""
        shown = (head, primary, seen, signed_in, ready)
        if shown != (self._head, self._primary, self._seen, self._signed_in, self._ready):
            self._head, self._primary, self._seen, self._signed_in, self._ready = shown
            self.changed.emit()

    @Slot(str, str)
    def say(self, text: str, tone: str = "info") -> None:
        """One sentence in the message line; tone as clerk.Tone."""
        self._message, self._tone = text, tone
        self._fade.stop()
        if text and tone in ("info", "done"):
            self._fade.start()
        self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """Take the message away."""
        self.say("")

    @Property(str, notify=changed)
    def message(self) -> str:
        return self._message

    @Property(str, notify=changed)
    def tone(self) -> str:
        return self._tone

    @Property(bool, notify=changed)
    def seen(self) -> bool:
        return self._seen

    @Property(bool, notify=changed)
    def signedIn(self) -> bool:
        return self._signed_in

    @Property(bool, notify=changed)
    def ready(self) -> bool:
        """False for the moment in which a second press would be the same press."""
        return self._ready

    @Property(str, notify=changed)
    def primaryAct(self) -> str:
        return self._primary.act

    @Property(str, notify=changed)
    def primaryTitle(self) -> str:
        return self._primary.title

    @Property(str, notify=changed)
    def primaryDetail(self) -> str:
        return self._primary.detail

    @Property(bool, notify=changed)
    def primaryPossible(self) -> bool:
        return self._primary.possible

    @Property(str, notify=changed)
    def hall(self) -> str:
        return self._head.hall

    @Property(bool, notify=changed)
    def sample(self) -> bool:
        return self._head.sample

    @Property(str, notify=changed)
    def counter(self) -> str:
        return self._head.counter

    @Property(str, notify=changed)
    def kind(self) -> str:
        return self._head.kind

    @Property(str, notify=changed)
    def clerk(self) -> str:
        return self._head.clerk

    @Property(str, notify=changed)
    def time(self) -> str:
        return self._head.time

    @Property(bool, notify=changed)
    def open(self) -> bool:
        return self._head.open

    @Property(str, notify=changed)
    def openText(self) -> str:
        return self._head.open_text

    @Property(str, notify=changed)
    def linkText(self) -> str:
        return self._head.link_text

    @Property(str, notify=changed)
    def meanwhile(self) -> str:
        return self._head.meanwhile

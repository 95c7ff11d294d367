"""Reads the page aloud while the visitor wants it; by keys also what the focus is on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

if TYPE_CHECKING:
    from hub.wire import Language


QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


class Speech(Protocol):
    """What the speaker needs of ui_common.voice.Voice."""

    @property
    def available(self) -> bool: ...

    def say(self, text: str, language: Language, key: str) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None: ...

    def close(self) -> None: ...


@QmlElement
@QmlUncreatable("made by kiosk_app.main")
class Speaker(QObject):  # type: ignore[operator]
    """Speaks only while `set_aloud(True)` holds. The voice is made when first needed: it starts processes."""

    missingChanged = Signal()

    def __init__(self, make_voice: Callable[[], Speech], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make, self._voice = make_voice, None
        self._aloud, self._missing, self._count = False, False, 0
        self._language: Language = "zh"
        self._page = ""

    _voice: Speech | None

    @Property(bool, notify=missingChanged)
    def missing(self) -> bool:
        """Reading aloud was asked for, and there is no sound here."""
        return self._missing

    @Slot(str)
    def pageShown(self, speech: str) -> None:
        """A page is on the screen; `speech` says all of it, the choices included."""
        self._page = speech
        self._say(speech)

    @Slot(str)
    def focused(self, label: str) -> None:
        """The keys have come to something that can be pressed."""
        self._say(label)

    def set_aloud(self, aloud: bool, language: Language) -> None:
        """As the visitor wants it: silent at once, or the page from its beginning."""
        changed = (aloud, language) != (self._aloud, self._language)
        self._aloud, self._language = aloud, language
        if not changed:
            return
        if aloud:
            self._say(self._page)
        else:
            self._set_missing(False)
            if self._voice is not None:
                self._voice.stop()

    def try_out(self, text: str, language: Language) -> None:
        """Say it whoever wants to hear it: a technician listens."""
        if self._ready():
            self._speak(text, language)

    def forget(self) -> None:
        """The visitor has gone: be silent, and delete every sound made for them."""
        self._page = ""
        if self._voice is not None:
            self._voice.stop()
            self._voice.forget()

    def close(self) -> None:
        if self._voice is not None:
            self._voice.close()
            self._voice = None

    def _say(self, text: str) -> None:
        if self._aloud and text and self._ready():
            self._speak(text, self._language)

    def _ready(self) -> bool:
        if self._voice is None:
            self._voice = self._make()
        self._set_missing(not self._voice.available)
        return not self._missing

    def _speak(self, text: str, language: Language) -> None:
        assert self._voice is not None
        self._voice.stop()
        self._count += 1
        self._voice.say(text, language, f"page-{self._count}")

    def _set_missing(self, missing: bool) -> None:
        if missing != self._missing:
            self._missing = missing
            self.missingChanged.emit()

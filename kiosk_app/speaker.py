"""Reads the page aloud while the visitor wants it; by keys also what the focus is on.

Into headphones it speaks by another voice, at a volume of its own: what is said there nobody else hears. The volume
goes back to where it was with each visitor.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

if TYPE_CHECKING:
    from hub.wire import Language


QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

LOUDEST = 10
"""Steps of the volume, told to who changes it; never so soft that nothing is heard."""
HALL_VOLUME, HEADPHONES_VOLUME = 10, 6
"""Where a visitor finds it. What fills a hall would hurt in the ear."""


class Speech(Protocol):
    """What the speaker needs of ui_common.voice.Voice."""

    volume: float

    @property
    def available(self) -> bool: ...

    def say(self, text: str, language: Language, key: str) -> None: ...

    def stop(self) -> None: ...

    def forget(self) -> None: ...

    def close(self) -> None: ...


@QmlElement
@QmlUncreatable("made by kiosk_app.main")
class Speaker(QObject):  # type: ignore[operator]
    """Speaks only while `set_aloud(True)` holds. A voice is made when first needed: it starts processes."""

    missingChanged = Signal()

    def __init__(self, make_voice: Callable[[bool], Speech], parent: QObject | None = None) -> None:
        """`make_voice(private)`: for headphones or for the hall."""
        super().__init__(parent)
        self._make = make_voice
        self._voices: dict[bool, Speech] = {}
        self._aloud, self._private, self._missing, self._count = False, False, False, 0
        self._volumes = {False: HALL_VOLUME, True: HEADPHONES_VOLUME}
        self._language: Language = "zh"
        self._page = self._last = ""
        self._repeated = False

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

    @Slot(str)
    def pageIs(self, speech: str) -> None:
        """What the page says has changed; it is not said again by itself."""
        self._page = speech

    @Slot(str)
    def news(self, text: str) -> None:
        """Something on the page that must be heard now."""
        self._say(text)

    @Slot()
    def repeat(self) -> None:
        """What was said last; asked again, the whole page."""
        self._say(self._page if self._repeated or not self._last else self._last)
        self._repeated = True

    def louder(self, steps: int) -> None:
        """Louder by so many of LOUDEST steps, softer for negative ones; said in the new volume."""
        now = min(LOUDEST, max(1, self._volumes[self._private] + steps))
        self._volumes[self._private] = now
        told = QCoreApplication.translate("Words", "音量%1").replace("%1", str(now))
        last, repeated = self._last, self._repeated
        self._say(told)
        self._last, self._repeated = last, repeated

    def set_aloud(self, aloud: bool, language: Language, private: bool = False) -> None:
        """As the visitor wants it: silent at once, or the page from its beginning. `private`: into headphones."""
        before = (self._aloud, self._language, self._private)
        if (aloud, language, private) == before:
            return
        if private != self._private:
            self._hush()
        self._aloud, self._language, self._private = aloud, language, private
        if aloud:
            fresh = private and not before[2]
            self._say(_introduction() + self._page if fresh else self._page)
            self._last = self._page
        else:
            self._set_missing(False)
            self._hush()

    def try_out(self, text: str, language: Language) -> None:
        """Say it whoever wants to hear it: a technician listens."""
        self._speak(text, language)

    def forget(self) -> None:
        """The visitor has gone: be silent, and delete every sound made for them."""
        self._last = ""
        self._volumes = {False: HALL_VOLUME, True: HEADPHONES_VOLUME}
        for voice in self._voices.values():
            voice.stop()
            voice.forget()

    def close(self) -> None:
        for voice in self._voices.values():
            voice.close()
        self._voices.clear()

    def _hush(self) -> None:
        if (voice := self._voices.get(self._private)) is not None:
            voice.stop()

    def _say(self, text: str) -> None:
        if self._aloud and text:
            self._last, self._repeated = text, False
            self._speak(text, self._language)

    def _speak(self, text: str, language: Language) -> None:
        if self._private not in self._voices:
            self._voices[self._private] = self._make(self._private)
        voice = self._voices[self._private]
        self._set_missing(not voice.available)
        if self._missing:
            return
        voice.stop()
        self._count += 1
        voice.volume = self._volumes[self._private] / LOUDEST
        voice.say(text, language, f"page-{self._count}")

    def _set_missing(self, missing: bool) -> None:
        if missing != self._missing:
            self._missing = missing
            self.missingChanged.emit()


def _introduction() -> str:
    """How to go on by the keypad, for who has just plugged in."""
    return QCoreApplication.translate(
        "Words",
        "耳机已接通，声音只有您听得到。请用小键盘操作：上一个、下一个键挑选，确认键决定，返回键退回，"
        "重听键再听一遍，求助键请工作人员来。",
    )

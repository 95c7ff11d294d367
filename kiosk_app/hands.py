"""A tactile keypad as hands: its keys walk the page like a keyboard's, speak again, call somebody."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent

from devices.codecs.keypad import Meaning
from kiosk_app.session import Session
from kiosk_app.speaker import Speaker

_KEYS = {
    Meaning.PREVIOUS: Qt.Key.Key_Up,
    Meaning.NEXT: Qt.Key.Key_Down,
    Meaning.SELECT: Qt.Key.Key_Return,
    Meaning.BACK: Qt.Key.Key_Escape,
}


class Hands:
    """`window`: where the keys go; None while there is none."""

    def __init__(self, window: Callable[[], QObject | None], session: Session, speaker: Speaker) -> None:
        self._window, self._session, self._speaker = window, session, speaker

    def press(self, meaning: Meaning) -> None:
        """As if a finger had done it."""
        match meaning:
            case Meaning.REPEAT:
                self._session.touched()
                self._speaker.repeat()
            case Meaning.LOUDER:
                self._session.touched()
                self._speaker.louder(1)
            case Meaning.SOFTER:
                self._session.touched()
                self._speaker.louder(-1)
            case Meaning.HELP | Meaning.CALL:
                self._session.guide()
            case _:
                self._type(_KEYS[meaning])

    def _type(self, key: Qt.Key) -> None:
        window = self._window()
        if window is None:
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.postEvent(window, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier))

"""Setting the visitor aside: which of the three kinds of park, and after how long they come back by themselves."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.spans import minutes_in_words
from counter_app.texts import tr
from hub.wire import ParkCommand

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

KINDS: Final[dict[str, tuple[str, str]]] = {
    "fetch": (
        QT_TRANSLATE_NOOP("Counter", "去取材料"),
        QT_TRANSLATE_NOOP("Counter", "回来后任一同类窗口都可接着办，不重新排队"),
    ),
    "same": (
        QT_TRANSLATE_NOOP("Counter", "回本窗口"),
        QT_TRANSLATE_NOOP("Counter", "回来后仍由本窗口接着办"),
    ),
    "outside": (
        QT_TRANSLATE_NOOP("Counter", "等外部环节"),
        QT_TRANSLATE_NOOP("Counter", "那边办好后，由窗口叫回或到时自动回来"),
    ),
}
"""In the order of their digits."""
TIMES: Final = (0, 5, 10, 15, 20, 30, 45, 60, 90, 120)
"""Minutes after which the ticket comes back by itself; 0: it does not."""
NO_TIME: Final = QT_TRANSLATE_NOOP("Counter", "不定时")
AFTER: Final = QT_TRANSLATE_NOOP("Counter", "{span}后自动回来")
_STEPS: Final = {int(Qt.Key.Key_Left): -1, int(Qt.Key.Key_Right): 1}


@QmlElement
@QmlUncreatable("made by the terminal")
class Parking(QObject):  # type: ignore[operator]
    """A digit parks at once, ← → set the time before."""

    changed = Signal()
    wanted = Signal(object)
    """A ParkCommand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind_list = Picker(("hotkey", "name", "detail"), parent=self)
        self.kind_list.picked.connect(self._pick)
        self._time = 0

    def open(self) -> None:
        """Afresh for this visitor: the first kind, no time."""
        self._time = 0
        self.kind_list.first()
        self.changed.emit()

    def show(self) -> None:
        """The kinds in the language now installed."""
        self.kind_list.show(
            [
                {"key": kind, "hotkey": str(place), "name": tr(name), "detail": tr(detail)}
                for place, (kind, (name, detail)) in enumerate(KINDS.items(), start=1)
            ]
        )
        self.changed.emit()

    def press(self, _: Key | None, code: int, text: str, ready: bool) -> bool:
        """Whether the key sets a time, parks or selects."""
        if code in _STEPS:
            self.step(_STEPS[code])
            return True
        if text in ("1", "2", "3"):
            if ready:
                self.kind_list.chooseAt(int(text) - 1)
            return True
        return self.kind_list.press(code, text)

    @Slot(int)
    def step(self, by: int) -> None:
        """A longer (1) or shorter (-1) time."""
        self._time = max(0, min(len(TIMES) - 1, self._time + by))
        self.changed.emit()

    @Property(Picker, constant=True)
    def kinds(self) -> Picker:
        return self.kind_list

    @Property(bool, notify=changed)
    def timed(self) -> bool:
        return TIMES[self._time] > 0

    @Property(str, notify=changed)
    def time(self) -> str:
        minutes = TIMES[self._time]
        return tr(AFTER).format(span=minutes_in_words(minutes)) if minutes else tr(NO_TIME)

    @Slot(str)
    def _pick(self, kind: str) -> None:
        command = {"park": kind, "minutes": TIMES[self._time] or None}
        self.wanted.emit(ParkCommand.model_validate(command))

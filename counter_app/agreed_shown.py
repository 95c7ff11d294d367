"""The appointment that is being seen to, as the panel shows it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal, TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.agreed_acts import state_words
from counter_app.free_times import FreeTimes
from counter_app.given import Given
from counter_app.picker import Picker
from counter_app.times import moment_words
from counter_app.visit import said
from hub.wire import AppointmentView, Language

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

Step: TypeAlias = Literal["find", "one", "time", "sure", "number"]


@QmlElement
@QmlUncreatable("made by the terminal")
class Agreed(QObject):  # type: ignore[operator]
    """What QML reads and what is typed; `counter_app.agreed` leads on."""

    changed = Signal()
    fieldWanted = Signal(str)
    """Something is to be asked again: the name of its field."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.act_list = Picker(("hotkey", "name", "detail", "possible"), parent=self)
        self.act_list.indexChanged.connect(self.changed)
        self.free = FreeTimes(self)
        self.free.changed.connect(self.changed)
        self.ticket = Given(self)
        self._zone, self._now = "UTC", datetime(1970, 1, 1, tzinfo=UTC)
        self._language: Language = "zh"
        self.clear()

    def clear(self) -> None:
        """Nothing of the last visitor stays."""
        self.step: Step = "find"
        self._code = self._tail = self._act = self._reason = ""
        self._problems: dict[str, str] = {}
        self._agreed: AppointmentView | None = None
        self.free.await_()
        self.ticket.show(None, self._language)
        self.changed.emit()

    @property
    def moves(self) -> bool:
        """Another time is being chosen, by whichever side."""
        return self._act in ("move", "hall_move")

    @Property(str, notify=changed)
    def stepName(self) -> str:
        """ "find", "one", "time", "sure" or "number"."""
        return self.step

    @Property(Picker, constant=True)
    def acts(self) -> Picker:
        return self.act_list

    @Property(FreeTimes, constant=True)
    def times(self) -> FreeTimes:
        return self.free

    @Property(Given, constant=True)
    def given(self) -> Given:
        return self.ticket

    @Property(str, notify=changed)
    def chosenName(self) -> str:
        """What Enter does with it."""
        return str(self.act_list.selected["name"]) if self.act_list.selected else ""

    @Property(bool, notify=changed)
    def chosenPossible(self) -> bool:
        return bool(self.act_list.selected and self.act_list.selected["possible"])

    @Property(str, notify=changed)
    def code(self) -> str:
        return self._code

    @Property(str, notify=changed)
    def tail(self) -> str:
        return self._tail

    @Property(str, notify=changed)
    def codeProblem(self) -> str:
        return self._problems.get("code", "")

    @Property(str, notify=changed)
    def tailProblem(self) -> str:
        return self._problems.get("tail", "")

    @Property(str, notify=changed)
    def reasonProblem(self) -> str:
        return self._problems.get("reason", "")

    @Property(str, notify=changed)
    def item(self) -> str:
        return said(self._agreed.item_name, self._language) if self._agreed else ""

    @Property(str, notify=changed)
    def time(self) -> str:
        return moment_words(self._agreed.starts_at, self._now, self._zone) if self._agreed else ""

    @Property(str, notify=changed)
    def state(self) -> str:
        return state_words(self._agreed) if self._agreed else ""

    @Property(str, notify=changed)
    def whom(self) -> str:
        """Masked: enough to greet them, and to see that it is the right one."""
        return " ".join(each for each in (self._agreed.name, self._agreed.phone) if each) if self._agreed else ""

    @Property(str, notify=changed)
    def newTime(self) -> str:
        """The time it is to be moved to."""
        at = self.free.chosen
        return moment_words(at, self._now, self._zone) if at is not None and self.moves else ""

    @Property(bool, notify=changed)
    def byHall(self) -> bool:
        """It is the hall's wish: it says why."""
        return self._act.startswith("hall_")

    @Property(bool, notify=changed)
    def appeals(self) -> bool:
        """The visitor asks that this no-show be not counted, and says why."""
        return self._act == "appeal"

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    @Slot(str, str)
    def hear(self, code: str, tail: str) -> None:
        """What the fields hold now."""
        if (code, tail) != (self._code, self._tail):
            self._code, self._tail, self._problems = code, tail, {}
            self.changed.emit()

    @Slot(str)
    def say(self, reason: str) -> None:
        """What the field for the reason holds now."""
        self._reason = reason
        if self._problems:
            self._problems = {}
            self.changed.emit()

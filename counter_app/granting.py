"""The green channel for somebody who has a number already (green-channel): who, then what the staff saw."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.grounds import GROUNDS, Grounds
from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.rows import Row, still_without_green
from counter_app.texts import sentence, tr
from hub.wire import CounterView, GrantGreenCommand, Language, Problem, refusals

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

Step: TypeAlias = Literal["who", "why"]
_NUMBER: Final = re.compile(r"[A-Z][0-9]{3,4}", re.ASCII)
ODD_NUMBER: Final = QT_TRANSLATE_NOOP("Counter", "排队号是一个字母加 3 或 4 位数字。")
GRANTED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 从现在起走绿色通道（{ground}）。")
OF_NUMBER: Final = frozenset({refusals.UNKNOWN_TICKET, refusals.ALREADY_GREEN, refusals.WRONG_STATE})
"""Refusals that are about the number."""


@QmlElement
@QmlUncreatable("made by the terminal")
class Granting(QObject):  # type: ignore[operator]
    """Any number of the hall may be typed; those of this counter are offered."""

    changed = Signal()
    wanted = Signal(object)
    """A GrantGreenCommand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.visitor_list = Picker(("number", "item", "where"), parent=self)
        self.visitor_list.picked.connect(self._picked)
        self._grounds = Grounds(self)
        self._rows: list[Row] = []
        self._green: frozenset[str] = frozenset()
        """Numbers of this counter that have it already."""
        self.forget()

    def show(self, view: CounterView, now: datetime, language: Language) -> None:
        """Take the hall's view."""
        self._rows = still_without_green(view, now, language)
        self._green = frozenset(row.number for row in view.waiting if row.green)
        if view.current is not None and view.current.green:
            self._green |= {view.current.number}
        self.visitor_list.show(self._found())
        self._grounds.show()
        self.changed.emit()

    def forget(self) -> None:
        """Nothing of the last visitor stays."""
        self.step: Step = "who"
        self._typed = self._number = self._problem = ""
        self._grounds.forget()
        self.changed.emit()

    def open(self) -> None:
        """Afresh: nobody chosen, nothing written."""
        self.forget()
        self.visitor_list.show(self._found())
        self.visitor_list.first()

    @property
    def before(self) -> Step | None:
        """The step before this one; None at the beginning."""
        return "who" if self.step == "why" else None

    @property
    def finished(self) -> bool:
        """Never: it closes when it is done."""
        return False

    def back(self) -> None:
        """Another visitor: what was seen of this one is forgotten."""
        self._go("who")

    def press(self, key: Key | None, code: int, text: str) -> bool:
        """Whether the key selects somebody, or says what was seen."""
        if self.step == "why":
            return self._grounds.press(key, text)
        return self.visitor_list.press(code, text)

    @Slot()
    def choose(self) -> None:
        """Lead on from the number, then ask."""
        if self.step == "why":
            self._ask()
        elif _NUMBER.fullmatch(self._typed):
            self._take(self._typed)
        elif self.visitor_list.selected is not None:
            self.visitor_list.choose()
        else:
            self._wrong(tr(ODD_NUMBER))

    def refused(self, problem: Problem) -> bool:
        """Whether it is about the number, and told beside it."""
        if problem.code in OF_NUMBER:
            self._go("who")
            self._wrong(sentence(problem.code, problem.facts))
        return problem.code in OF_NUMBER

    def told(self) -> str:
        """What is said once it is on record."""
        return tr(GRANTED).format(number=self._number, ground=tr(GROUNDS[self._grounds.ground]))

    @Slot(str)
    def type(self, typed: str) -> None:
        """What the field for the number holds now, in signs of any width or case."""
        typed = "".join(unicodedata.normalize("NFKC", typed).split()).upper()
        if typed != self._typed:
            self._typed, self._problem = typed, ""
            self.visitor_list.show(self._found())
            self.visitor_list.first()
            self.changed.emit()

    @Property(str, notify=changed)
    def stepName(self) -> str:
        """ "who" or "why"."""
        return self.step

    @Property(Picker, constant=True)
    def visitors(self) -> Picker:
        return self.visitor_list

    @Property(Grounds, constant=True)
    def grounds(self) -> Grounds:
        return self._grounds

    @Property(str, notify=changed)
    def typed(self) -> str:
        return self._typed

    @Property(str, notify=changed)
    def number(self) -> str:
        """Whose it is about."""
        return self._number

    @Property(str, notify=changed)
    def item(self) -> str:
        """What they came for, where this counter knows them; else empty."""
        return next((str(row["item"]) for row in self._rows if row["number"] == self._number), "")

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What is wrong with the number."""
        return self._problem

    @Slot(str)
    def _picked(self, _: str) -> None:
        row = self.visitor_list.selected
        if row is not None:
            self._take(str(row["number"]))

    def _take(self, number: str) -> None:
        if number in self._green:
            self._wrong(sentence(refusals.ALREADY_GREEN, {"number": number}))
        else:
            self._number = number
            self._go("why")

    def _ask(self) -> None:
        if self._grounds.complete(needed=True):
            told = {"number": self._number, "grounds": self._grounds.ground, "reason": self._grounds.kept_reason}
            self.wanted.emit(GrantGreenCommand.model_validate(told))

    def _wrong(self, told: str) -> None:
        self._problem = told
        self.changed.emit()

    def _go(self, step: Step) -> None:
        self.step, self._problem = step, ""
        self._grounds.forget()
        self.changed.emit()

    def _found(self) -> list[Row]:
        return [row for row in self._rows if str(row["number"]).startswith(self._typed)]

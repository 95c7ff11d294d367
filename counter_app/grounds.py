"""Why the green channel is due, by the staff's word: one of six, and a reason where it holds only with one."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.reasons import wrong_with
from counter_app.row_model import RowModel
from counter_app.texts import tr

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

GROUNDS: Final[dict[str, str]] = {
    "staff": QT_TRANSLATE_NOOP("Counter", "行动不便"),
    "age": QT_TRANSLATE_NOOP("Counter", "长者"),
    "disability": QT_TRANSLATE_NOOP("Counter", "残疾人"),
    "pregnancy": QT_TRANSLATE_NOOP("Counter", "孕妇"),
    "service": QT_TRANSLATE_NOOP("Counter", "军人及优抚"),
    "urgent": QT_TRANSLATE_NOOP("Counter", "急事"),
}
"""In the order of their digits; the space bar is the first."""
NO_GROUND: Final = QT_TRANSLATE_NOOP("Counter", "请选看到的是哪一项。")
NO_REASON: Final = QT_TRANSLATE_NOOP("Counter", "请写明是什么急事。")


@QmlElement
@QmlUncreatable("made by the terminal")
class Grounds(QObject):  # type: ignore[operator]
    changed = Signal()
    reasonWanted = Signal()
    """The reason is missing, or may not be kept."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.ground = ""
        """As the wire names it; empty while none is chosen."""
        self._reason = self._problem = self._reason_problem = ""
        self._rows = RowModel(("hotkey", "name", "chosen"), self)

    def show(self) -> None:
        """The grounds in the language now installed."""
        self._rows.show(
            [
                {"key": ground, "hotkey": str(place), "name": tr(name), "chosen": ground == self.ground}
                for place, (ground, name) in enumerate(GROUNDS.items(), start=1)
            ]
        )
        self.changed.emit()

    def forget(self) -> None:
        """None chosen, nothing written: the next visitor."""
        self.ground = self._reason = self._problem = self._reason_problem = ""
        self.show()

    def press(self, key: Key | None, text: str) -> bool:
        """Whether the key says a ground: its digit, or the space bar."""
        if key is Key.SPACE:
            self.toggle(next(iter(GROUNDS)))
            return True
        if text.isdecimal() and 1 <= int(text) <= len(GROUNDS):
            self.toggle(list(GROUNDS)[int(text) - 1])
            return True
        return False

    def complete(self, *, needed: bool) -> bool:
        """Whether it may be asked so; else what is missing is told in its place. `needed`: one must be chosen."""
        self._problem = NO_GROUND if needed and not self.ground else ""
        self._reason_problem = wrong_with(self._reason, NO_REASON) if self.needsReason else ""
        self.changed.emit()
        if self._reason_problem:
            self.reasonWanted.emit()
        return not (self._problem or self._reason_problem)

    @property
    def kept_reason(self) -> str:
        """What goes on record: empty for grounds that can be seen."""
        return self._reason.strip() if self.needsReason else ""

    @Property(RowModel, constant=True)
    def rows(self) -> RowModel:
        """All of them, one chosen or none."""
        return self._rows

    @Property(bool, notify=changed)
    def needsReason(self) -> bool:
        """The ground chosen holds only with a reason."""
        return self.ground == "urgent"

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    @Property(str, notify=changed)
    def problem(self) -> str:
        """What is wrong with the choice."""
        return tr(self._problem) if self._problem else ""

    @Property(str, notify=changed)
    def reasonProblem(self) -> str:
        return self._reason_problem

    @Slot(str)
    def toggle(self, ground: str) -> None:
        """Choose a ground, or take it back when it is the one chosen."""
        self.ground = "" if ground == self.ground else ground
        self._problem = self._reason_problem = ""
        self.show()

    @Slot(str)
    def say(self, reason: str) -> None:
        """What the field for the reason holds now."""
        self._reason = reason
        if self._reason_problem:
            self._reason_problem = ""
            self.changed.emit()

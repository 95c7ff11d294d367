"""After closing: who is still here, service opened for them, or a refusal asked for, consented to, dropped."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.after_rows import after_rows
from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.outcomes import EXTENDED
from counter_app.picker import Picker
from counter_app.reasons import wrong_with
from counter_app.texts import CLOSED_ONLY, CONSENT_ELSEWHERE, SERVED_TO_THE_END, tr
from hub.wire import (
    AnyCommand,
    ConsentRefusalCommand,
    CounterView,
    DropRefusalCommand,
    ExtendServiceCommand,
    Language,
    ProposeRefusalCommand,
    refusals,
)

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

EXTEND: Final = QT_TRANSLATE_NOOP("Counter", "登记延时服务")
SEND: Final = QT_TRANSLATE_NOOP("Counter", "提出申请")
CONSENT: Final = QT_TRANSLATE_NOOP("Counter", "作为首席代表同意")
DOES: Final = {"extend": EXTEND, "propose": SEND, "consent": CONSENT}

NO_REMEDY: Final = QT_TRANSLATE_NOOP("Counter", "请写明补救办法。")
PROPOSED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 的申请已提出；两人同意前仍照常排队。")
CONSENTED: Final = QT_TRANSLATE_NOOP("Counter", "{number}：您的同意已登记。")
DROPPED: Final = QT_TRANSLATE_NOOP("Counter", "{number} 继续办理，申请已撤回。")


@QmlElement
@QmlUncreatable("made by the terminal")
class AfterHours(QObject):  # type: ignore[operator]
    """Enter or + opens the extension, − asks for reason and remedy and Enter then sends them, Delete takes it back."""

    changed = Signal()
    wanted = Signal(object, str)
    """A command, and what is said when it is done."""
    missing = Signal(str, str)
    """The code of what keeps it from being asked, and the number it is about."""
    fieldWanted = Signal(str)
    """Something is to be written again: "reason" or "remedy"."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        columns = ("number", "item", "stands", "detail", "more", "doing", "refuses", "drops")
        self.visitor_list = Picker(columns, "number", self)
        self.visitor_list.picked.connect(self._pick)
        self.visitor_list.indexChanged.connect(self.changed)
        self._reason = self._remedy = ""
        self._problems: dict[str, str] = {}
        self._asking = ""
        """The ticket whose reason is being written."""
        self._hall_open = True

    def open(self) -> None:
        """Afresh: nobody chosen, nothing written."""
        self._reason = self._remedy = self._asking = ""
        self._problems = {}
        self.visitor_list.first()
        self.changed.emit()

    def show(self, view: CounterView, now: datetime, language: Language) -> None:
        """Take the hall's view."""
        self._hall_open = view.hall.open
        self.visitor_list.show(after_rows(view, now, language))
        self.changed.emit()

    def press(self, _: Key | None, code: int, text: str, ready: bool) -> bool:
        """Whether the key selects somebody, or is one of the signs for what is done about them."""
        act = self.drop if code == int(Qt.Key.Key_Delete) else {"+": self.extend, "-": self.refuse}.get(text)
        if act is not None:
            if ready:
                act()
            return True
        if not self.visitor_list.press(code, text):
            return False
        self._asking = ""
        self.changed.emit()
        return True

    @Slot()
    def extend(self) -> None:
        """Service after closing for who is selected."""
        row = self.visitor_list.selected
        if row is not None and row["doing"] == "extend":
            self._want(ExtendServiceCommand(ticket=str(row["key"])), EXTENDED)
        elif row is not None:
            self._miss(refusals.ALREADY_PROPOSED if row["drops"] else refusals.ALREADY_EXTENDED)

    @Slot()
    def refuse(self) -> None:
        """Who is selected can't be served: reason and remedy are asked for."""
        row = self.visitor_list.selected
        if row is not None and row["refuses"]:
            self._asking, self._reason, self._remedy, self._problems = str(row["key"]), "", "", {}
            self.changed.emit()
        elif row is not None:
            self._miss(self._why_not(bool(row["drops"])))

    @Slot()
    def drop(self) -> None:
        """Who is selected is served after all."""
        row = self.visitor_list.selected
        if row is not None and row["drops"]:
            self._want(DropRefusalCommand(ticket=str(row["key"])), DROPPED)
        elif row is not None:
            self._miss(refusals.NOT_PROPOSED)

    @Slot(str, str)
    def say(self, reason: str, remedy: str) -> None:
        """What the two fields hold now."""
        self._reason, self._remedy, self._problems = reason, remedy, {}
        self.changed.emit()

    @Property(Picker, constant=True)
    def visitors(self) -> Picker:
        return self.visitor_list

    @Property(bool, notify=changed)
    def asking(self) -> bool:
        """One is chosen; reason and remedy are asked for."""
        row = self.visitor_list.selected
        return row is not None and self._asking == row["key"]

    @Property(str, notify=changed)
    def reason(self) -> str:
        return self._reason

    @Property(str, notify=changed)
    def remedy(self) -> str:
        return self._remedy

    @Property(str, notify=changed)
    def reasonProblem(self) -> str:
        return self._problems.get("reason", "")

    @Property(str, notify=changed)
    def remedyProblem(self) -> str:
        return self._problems.get("remedy", "")

    @Property(str, notify=changed)
    def choice(self) -> str:
        """What Enter does with who is selected, in words; empty where it does nothing."""
        return tr(DOES[self._doing]) if self._doing in DOES else ""

    @Property(bool, notify=changed)
    def mayRefuse(self) -> bool:
        row = self.visitor_list.selected
        return row is not None and bool(row["refuses"])

    @Property(bool, notify=changed)
    def mayDrop(self) -> bool:
        row = self.visitor_list.selected
        return row is not None and bool(row["drops"])

    @property
    def _doing(self) -> str:
        row = self.visitor_list.selected
        if row is None:
            return ""
        return "propose" if self.asking else str(row["doing"])

    @Slot(str)
    def _pick(self, ticket: str) -> None:
        if self._doing == "consent":
            self._want(ConsentRefusalCommand(ticket=ticket, office="lead"), CONSENTED)
        elif self._doing == "propose":
            self._propose(ticket)
        else:
            self.extend()

    def _propose(self, ticket: str) -> None:
        found = {"reason": wrong_with(self._reason), "remedy": wrong_with(self._remedy, NO_REMEDY)}
        self._problems = {field: wrong for field, wrong in found.items() if wrong}
        self.changed.emit()
        if self._problems:
            self.fieldWanted.emit(next(iter(self._problems)))
            return
        reason, remedy = self._reason.strip(), self._remedy.strip()
        self._want(ProposeRefusalCommand(ticket=ticket, reason=reason, remedy=remedy), PROPOSED)

    def _why_not(self, asked: bool) -> str:
        if asked:
            return CONSENT_ELSEWHERE
        return CLOSED_ONLY if self._hall_open else SERVED_TO_THE_END

    def _want(self, command: AnyCommand, told: str) -> None:
        self.wanted.emit(command, tr(told).format(number=self._number))

    def _miss(self, code: str) -> None:
        self.missing.emit(code, self._number)

    @property
    def _number(self) -> str:
        row = self.visitor_list.selected
        return "" if row is None else str(row["number"])

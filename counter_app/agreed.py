"""An appointment that there is: found by its code and the phone's tail, then checked in, moved or cancelled."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.agreed_acts import act_rows, state_words
from counter_app.free_times import FreeTimes
from counter_app.given import Given
from counter_app.keys import Key
from counter_app.marking import QT_TRANSLATE_NOOP
from counter_app.picker import Picker
from counter_app.reasons import wrong_with
from counter_app.texts import sentence, tr
from counter_app.times import moment_words
from counter_app.visit import said
from hub.wire import (
    Answer,
    AnyCommand,
    AppointmentView,
    CancelAppointmentCommand,
    CheckInCommand,
    IssueCommand,
    Language,
    MoveAppointmentCommand,
    Problem,
    RecycleCommand,
)

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

Step: TypeAlias = Literal["find", "one", "time", "sure", "number"]
_CODE: Final = re.compile(r"[A-Z0-9]{6}", re.ASCII)
_TAIL: Final = re.compile(r"[0-9]{4}", re.ASCII)
ODD_CODE: Final = QT_TRANSLATE_NOOP("Counter", "预约码是 6 位字母和数字。")
ODD_TAIL: Final = QT_TRANSLATE_NOOP("Counter", "请问手机号的最后 4 位。")
MOVED: Final = QT_TRANSLATE_NOOP("Counter", "已改到 {time}，短信会自动发出。")
ASKED_ANEW: Final = QT_TRANSLATE_NOOP("Counter", "改时间的申请已提交，商定后短信告知。")
CANCELLED: Final = QT_TRANSLATE_NOOP("Counter", "已取消，这个时间空出来了。")
AGAIN: Final = QT_TRANSLATE_NOOP("Counter", "原来的号已恢复排队。")
CALLED_OFF: Final = QT_TRANSLATE_NOOP("Counter", "已取消，短信会自动发给对方，并附上别的时间。")


@QmlElement
@QmlUncreatable("made by the terminal")
class Agreed(QObject):  # type: ignore[operator]
    changed = Signal()
    findWanted = Signal(str, str)
    """The code and the phone's tail."""
    slotsWanted = Signal(str)
    wanted = Signal(object)
    """A command about the appointment, or for a number."""
    fieldWanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.act_list = Picker(("hotkey", "name", "detail", "possible"), parent=self)
        self.act_list.picked.connect(self._act_picked)
        self.act_list.indexChanged.connect(self.changed)
        self.free = FreeTimes(self)
        self.free.changed.connect(self.changed)
        self.free.slot_list.picked.connect(self._time_picked)
        self.ticket = Given(self)
        self._zone, self._now = "UTC", datetime(1970, 1, 1, tzinfo=UTC)
        self._language: Language = "zh"
        self.forget()

    def show(self, zone: str, now: datetime, language: Language) -> None:
        """The hall's time and the clerk's language."""
        self._zone, self._now, self._language = zone, now, language
        self._show_acts()

    def forget(self) -> None:
        """Nothing of the last visitor stays."""
        self.step: Step = "find"
        self._code = self._tail = self._act = self._reason = ""
        self._problems: dict[str, str] = {}
        self._agreed: AppointmentView | None = None
        self.free.await_()
        self.ticket.show(None, self._language)
        self.changed.emit()

    def open(self) -> None:
        """Afresh for the next visitor."""
        self.forget()

    @property
    def before(self) -> Step | None:
        """The step before this one; None at the beginning and when a number was given."""
        before: dict[Step, Step] = {"one": "find", "time": "one", "sure": "time" if self._moves else "one"}
        return before.get(self.step)

    def back(self) -> None:
        """One step back."""
        self._go(self.before or self.step)

    def press(self, key: Key | None, code: int, text: str) -> bool:
        """Whether the key selects something. In the fields Enter leads on by itself."""
        if self.step == "one":
            return self._press_act(text) or self.act_list.press(code, text)
        if self.step == "time":
            return self.free.press(code, text)
        return self.step == "find" and key in (Key.ENTER, Key.SPACE)

    @Slot()
    def choose(self) -> None:
        """Carry out what this step is for."""
        if self.step == "find":
            self._find()
        elif self.step == "one":
            self.act_list.choose()
        elif self.step == "time":
            self.free.slot_list.choose()
        elif self.step == "sure":
            self._do()

    # -- from the hub --------------------------------------------------------------------------------

    def found(self, one: AppointmentView | None) -> None:
        """What goes by that code and phone; None: nothing."""
        if one is None:
            self._tell({"code": sentence("unknown_appointment")})
            return
        self._agreed, self._problems = one, {}
        self._show_acts()
        self.act_list.first()
        self._go("one")

    def done(self, answer: Answer) -> str:
        """It was carried out; the sentence that says so."""
        act, self._reason = self._act, ""
        if answer.appointment is not None and self._agreed is not None:
            # An answer names nobody: whom it is for was read before.
            whom = {"name": self._agreed.name, "phone": self._agreed.phone}
            self._agreed = answer.appointment.model_copy(update=whom)
        if act == "recycle":
            self._find()  # the answer is about the ticket: how the appointment stands now is read anew
            return tr(AGAIN)
        if answer.ticket is not None:
            self.ticket.show(answer.ticket, self._language)
            self._go("number")
            return ""
        self._show_acts()
        self._go("one")
        return self._told(act)

    def refused(self, problem: Problem) -> bool:
        """Whether this panel says it itself, with other times."""
        if "offers" not in problem.facts or self._agreed is None:
            return False
        told = sentence(problem.code, problem.facts, self._zone)
        self.free.await_(self._agreed.item, told, self.free.chosen)
        self.slotsWanted.emit(self._agreed.item)
        self._go("time")
        return True

    # -- for QML -------------------------------------------------------------------------------------

    @property
    def finished(self) -> bool:
        """A number is being read out: the next Enter ends it."""
        return self.step == "number"

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
    def reasonProblem(self) -> str:
        return self._problems.get("reason", "")

    @Property(str, notify=changed)
    def tailProblem(self) -> str:
        return self._problems.get("tail", "")

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
        return moment_words(at, self._now, self._zone) if at is not None and self._moves else ""

    @Property(bool, notify=changed)
    def byHall(self) -> bool:
        """It is the hall's wish: it says why."""
        return self._act.startswith("hall_")

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

    # -- what follows --------------------------------------------------------------------------------

    @property
    def _moves(self) -> bool:
        return self._act in ("move", "hall_move")

    def _find(self) -> None:
        code, tail = re.sub(r"[\s-]", "", self._code).upper(), self._tail.strip()
        problems = {} if _CODE.fullmatch(code) else {"code": tr(ODD_CODE)}
        if not _TAIL.fullmatch(tail):
            problems["tail"] = tr(ODD_TAIL)
        if problems:
            self._tell(problems)
        else:
            self.findWanted.emit(code, tail)

    def _press_act(self, text: str) -> bool:
        place = int(text) - 1 if text in ("1", "2", "3", "4", "5") else -1
        if place >= 0:
            self.act_list.chooseAt(place)
        return place >= 0

    @Slot(str)
    def _act_picked(self, act: str) -> None:
        selected = self.act_list.selected
        if selected is None or not selected["possible"] or self._agreed is None:
            return
        self._act, self._reason = act, ""
        if act in ("check_in", "walk_in", "recycle"):
            self._do()
        elif self._moves:
            self.free.await_(self._agreed.item)
            self.slotsWanted.emit(self._agreed.item)
            self._go("time")
        else:
            self._go("sure")

    @Slot(str)
    def _time_picked(self, _: str) -> None:
        self._go("sure")

    def _do(self) -> None:
        wrong = wrong_with(self._reason) if self.byHall else ""
        if wrong:
            self._tell({"reason": wrong})
        elif self._agreed is not None:
            self.wanted.emit(self._command(self._agreed))

    def _command(self, agreed: AppointmentView) -> AnyCommand:
        if self._act == "check_in":
            return CheckInCommand(appointment=agreed.id, paper=False)
        if self._act == "recycle":
            return RecycleCommand(ticket=agreed.ticket or "")
        if self._act == "walk_in":
            return IssueCommand(items=[agreed.item], paper=False)
        by: Literal["visitor", "hall"] = "hall" if self.byHall else "visitor"
        reason, at = self._reason.strip(), self.free.chosen
        if self._moves and at is not None:
            return MoveAppointmentCommand(appointment=agreed.id, starts_at=at, by=by, reason=reason)
        return CancelAppointmentCommand(appointment=agreed.id, by=by, reason=reason)

    def _told(self, act: str) -> str:
        if act in ("cancel", "hall_cancel"):
            return tr(CANCELLED if act == "cancel" else CALLED_OFF)
        anew = self._agreed is not None and self._agreed.state == "requested"
        return tr(ASKED_ANEW) if anew else tr(MOVED).format(time=self.time)

    def _tell(self, problems: dict[str, str]) -> None:
        self._problems = problems
        self.changed.emit()
        self.fieldWanted.emit(next(iter(problems)))

    def _show_acts(self) -> None:
        self.act_list.show([] if self._agreed is None else act_rows(self._agreed, self._now, self._zone))

    def _go(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

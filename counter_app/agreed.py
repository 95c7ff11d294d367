"""An appointment that there is: found by its code and the phone's tail, then checked in, moved, cancelled, appealed."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.agreed_acts import act_rows
from counter_app.agreed_asked import command_of, looked_for, odd, told
from counter_app.agreed_shown import Agreed, Step
from counter_app.keys import Key
from counter_app.reasons import wrong_with
from counter_app.texts import sentence
from hub.wire import Answer, AppointmentView, Language, Problem


class AgreedSteps(Agreed):
    """Leads from step to step."""

    findWanted = Signal(str, str)
    """The code and the phone's tail."""
    slotsWanted = Signal(str)
    wanted = Signal(object)
    """A command about the appointment, or for a number."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.act_list.picked.connect(self._act_picked)
        self.free.slot_list.picked.connect(self._time_picked)

    def show(self, zone: str, now: datetime, language: Language) -> None:
        """The hall's time and the clerk's language."""
        self._zone, self._now, self._language = zone, now, language
        self._show_acts()

    def forget(self) -> None:
        """Nothing of the last visitor stays."""
        self.clear()

    def open(self) -> None:
        """Afresh for the next visitor."""
        self.clear()

    @property
    def before(self) -> Step | None:
        """The step before this one; None at the beginning and when a number was given."""
        before: dict[Step, Step] = {"one": "find", "time": "one", "sure": "time" if self.moves else "one"}
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
            return told(act, False, "")
        if answer.ticket is not None:
            self.ticket.show(answer.ticket, self._language)
            self._go("number")
            return ""
        self._show_acts()
        self._go("one")
        return told(act, self._agreed is not None and self._agreed.state == "requested", str(self.time))

    def refused(self, problem: Problem) -> bool:
        """Whether this panel says it itself, with other times."""
        if "offers" not in problem.facts or self._agreed is None:
            return False
        why = sentence(problem.code, problem.facts, self._zone)
        self.free.await_(self._agreed.item, why, self.free.chosen)
        self.slotsWanted.emit(self._agreed.item)
        self._go("time")
        return True

    @property
    def finished(self) -> bool:
        """A number is being read out: the next Enter ends it."""
        return self.step == "number"

    # -- what follows --------------------------------------------------------------------------------

    def _find(self) -> None:
        code, tail = looked_for(self._code, self._tail)
        problems = odd(code, tail)
        if problems:
            self._tell(problems)
        else:
            self.findWanted.emit(code, tail)

    def _press_act(self, text: str) -> bool:
        keys = [str(row["hotkey"]) for row in self.act_list.rows_now]
        if text in keys:
            self.act_list.chooseAt(keys.index(text))
        return text in keys

    @Slot(str)
    def _act_picked(self, act: str) -> None:
        selected = self.act_list.selected
        if selected is None or not selected["possible"] or self._agreed is None:
            return
        self._act, self._reason, self._problems = act, "", {}
        if act in ("check_in", "walk_in", "recycle"):
            self._do()
        elif self.moves:
            self.free.await_(self._agreed.item)
            self.slotsWanted.emit(self._agreed.item)
            self._go("time")
        else:
            self._go("sure")

    @Slot(str)
    def _time_picked(self, _: str) -> None:
        self._go("sure")

    def _do(self) -> None:
        wrong = wrong_with(self._reason) if self.byHall or self.appeals else ""
        if wrong:
            self._tell({"reason": wrong})
        elif self._agreed is not None:
            self.wanted.emit(command_of(self._act, self._agreed, self._reason, self.free.chosen))

    def _tell(self, problems: dict[str, str]) -> None:
        self._problems = problems
        self.changed.emit()
        self.fieldWanted.emit(next(iter(problems)))

    def _show_acts(self) -> None:
        self.act_list.show([] if self._agreed is None else act_rows(self._agreed, self._now, self._zone))

    def _go(self, step: Step) -> None:
        self.step = step
        self.changed.emit()

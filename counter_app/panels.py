"""The panels in the page (transfer, on behalf, bring back …): which is open, its keys, what it asks for."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.acts import OPENS
from counter_app.behalf import Behalf
from counter_app.clerk import Clerk
from counter_app.desk import refused_now
from counter_app.keys import Act, Key
from counter_app.lists import Lists, transfer_to
from counter_app.outcomes import guide_answered, recycled, transferred
from counter_app.picker import Picker
from counter_app.rows import place
from counter_app.texts import sentence
from hub.wire import (
    Answer,
    AnswerAssistanceCommand,
    CallParkedCommand,
    IssueCommand,
    Language,
    RecycleCommand,
    refusals,
)

ACT_OF: Final[dict[str, Act]] = {panel: act for act, panel in OPENS.items()}
CHOOSE: Final = frozenset({Key.ENTER, Key.SPACE})
"""F2 stays the desk's own primary act: it never means two things."""


class Panels(QObject):
    """At most one is open. Nothing is modal: every other key goes on meaning what it means."""

    changed = Signal()

    def __init__(self, clerk: Clerk, lists: Lists, behalf: Behalf, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clerk, self._behalf = clerk, behalf
        self.language: Language = "zh"
        self.shown = ""
        self._pickers = {"transfer": lists.target_list, "back": lists.back_list, "behalf": behalf.item_list}
        lists.target_list.picked.connect(self._transfer)
        lists.back_list.picked.connect(self._bring_back)
        lists.guide_list.picked.connect(self.answer_guide)
        behalf.wanted.connect(self._issue)

    def open(self, panel: str) -> None:
        """Open a panel afresh, or close it when it is open: one key both ways."""
        self.shown = "" if panel == self.shown else panel
        picker = self._picker()
        if self.shown == "behalf":
            self._behalf.open()
        elif picker is not None:
            picker.first()
        self.changed.emit()

    def close(self) -> None:
        """Close the open panel."""
        self.shown = ""
        self.changed.emit()

    def close_if_idle(self) -> None:
        """Close a panel whose act makes no sense any more."""
        finished = self.shown == "behalf" and self._behalf.done
        if self.shown and not finished and self._refused(ACT_OF[self.shown]) is not None:
            self.close()

    def press(self, key: Key | None, code: int, text: str, repeated: bool) -> bool:
        """Whether the open panel took the key."""
        picker = self._picker()
        if self.shown == "password":
            return key in CHOOSE  # Enter leads on through its fields and never reaches the desk
        if picker is None:
            return False
        if key is Key.SPACE and self.shown == "behalf" and not self._behalf.done:
            if not repeated:
                self._behalf.toggleGreen()
            return True
        if key in CHOOSE:
            if not repeated and self._clerk.errand.ready:
                self.choose()
            return True
        return picker.press(code, text)

    def choose(self) -> None:
        """Carry out what is selected; a number that was read goes away."""
        picker = self._picker()
        if self.shown == "behalf" and self._behalf.done:
            self.close()
        elif picker is not None:
            picker.choose()

    @Slot(str)
    def answer_guide(self, request: str) -> None:
        """Take on a request for a guide."""
        rows = {row.request: row for row in self._clerk.view.assistance} if self._clerk.view else {}
        if request in rows and rows[request].counter is None:
            told = guide_answered(place(rows[request].place))
            self._clerk.ask(AnswerAssistanceCommand(request=request), lambda _: told)

    def _picker(self) -> Picker | None:
        return self._pickers.get(self.shown)

    def _refused(self, act: Act) -> str | None:
        return refused_now(act, self._clerk.desk, self._clerk.view)

    @Slot(str)
    def _transfer(self, key: str) -> None:
        command, before = transfer_to(key), self._clerk.view

        def told(_: Answer) -> str:
            self.close()
            return transferred(command, before, self.language)

        self._clerk.ask(command, told)

    @Slot(str)
    def _bring_back(self, ticket: str) -> None:
        row = self._pickers["back"].selected
        busy = self._refused(Act.CALL_NEXT)
        if row is None or not row["possible"]:
            self._clerk.said.emit(sentence("not_recyclable"), "info")
        elif row["kind"] == "no_show":
            self._clerk.ask(RecycleCommand(ticket=ticket), partial(self._waits_again, str(row["number"])))
        elif busy in (None, refusals.NOBODY_WAITING):
            self._clerk.ask(CallParkedCommand(ticket=ticket), self._called_back)
        else:
            self._clerk.said.emit(sentence(busy or ""), "info")

    def _waits_again(self, number: str, _: Answer) -> str:
        self.close()
        return recycled(number)

    def _called_back(self, _: Answer) -> str:
        self.close()
        return ""

    @Slot(object)
    def _issue(self, command: IssueCommand) -> None:
        self._clerk.ask(command, self._issued)

    def _issued(self, answer: Answer) -> str:
        if answer.ticket is not None:
            self._behalf.issued(answer.ticket)
        return ""

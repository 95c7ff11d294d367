"""The panels in the page (park, transfer, on behalf, bring back …): which is open, its keys, what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, Protocol, TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from counter_app.acts import OPENS
from counter_app.after_hours import AfterHours
from counter_app.behalf import Behalf
from counter_app.calls import Calls, Stepped
from counter_app.clerk import Clerk
from counter_app.desk import refused_now
from counter_app.granting import Granting
from counter_app.keys import Act, Desk, Key
from counter_app.lists import Lists
from counter_app.outcomes import guide_answered, parked, recycled, returned, transferred
from counter_app.parking import Parking
from counter_app.picker import Picker
from counter_app.picking import Picking
from counter_app.rows import place
from counter_app.sending import Sending
from counter_app.texts import sentence
from hub.wire import (
    Answer,
    AnswerAssistanceCommand,
    AnyCommand,
    CallParkedCommand,
    CounterView,
    GrantGreenCommand,
    IssueCommand,
    Language,
    ParkCommand,
    PickCommand,
    Problem,
    RecycleCommand,
    ReturnTicketCommand,
    TransferCommand,
)

ACT_OF: Final[dict[str, Act]] = {panel: act for act, panel in OPENS.items()}
CHOOSE: Final = frozenset({Key.ENTER, Key.SPACE})
"""F2 stays the desk's own primary act: it never means two things."""
Wording: TypeAlias = Callable[[CounterView | None], str]


class Part(Protocol):
    """A panel with keys of its own beside the list."""

    def open(self) -> None: ...

    def press(self, key: Key | None, code: int, text: str, ready: bool) -> bool: ...


class Panels(QObject):
    """At most one is open. Nothing is modal: every other key goes on meaning what it means."""

    changed = Signal()

    def __init__(
        self,
        clerk: Clerk,
        lists: Lists,
        behalf: Behalf,
        parking: Parking,
        sending: Sending,
        picking: Picking,
        after: AfterHours,
        granting: Granting,
        calls: Calls,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._clerk, self._behalf, self._granting = clerk, behalf, granting
        self.language: Language = "zh"
        self._stepped: dict[str, Stepped] = {**calls.panels, "green": granting}
        self.shown = ""
        self._parts: dict[str, Part] = {
            "behalf": behalf, "park": parking, "transfer": sending, "pick": picking, "after": after,
        }  # fmt: skip
        self._pickers = {
            "park": parking.kind_list, "transfer": sending.target_list, "back": lists.back_list,
            "behalf": behalf.item_list, "pick": picking.waiting_list, "after": after.visitor_list,
        }  # fmt: skip
        parking.wanted.connect(self._park)
        sending.wanted.connect(self._transfer)
        lists.back_list.picked.connect(self._bring_back)
        lists.guide_list.picked.connect(self.answer_guide)
        behalf.wanted.connect(self._issue)
        picking.wanted.connect(self._call_picked)
        after.wanted.connect(self._after)
        after.missing.connect(lambda code, number: clerk.said.emit(sentence(code, {"number": number}), "info"))
        granting.wanted.connect(self._grant)

    def open(self, panel: str) -> None:
        """Open a panel afresh, or close it when it is open: one key both ways."""
        self._forget()
        self.shown = "" if panel == self.shown else panel
        picker = self._picker()
        if self.shown in self._parts:
            self._parts[self.shown].open()
        elif self.shown in self._stepped:
            self._stepped[self.shown].open()
        elif picker is not None:
            picker.first()
        self.changed.emit()

    def close(self) -> None:
        """Close the open panel; what a caller said goes with it."""
        self._forget()
        self.shown = ""
        self.changed.emit()

    @property
    def may_step_back(self) -> bool:
        """The open panel has a step before this one."""
        stepped = self._stepped.get(self.shown)
        return stepped is not None and stepped.before is not None

    def step_back(self) -> None:
        """One step back in a panel of several steps; at its beginning it closes, as all others do."""
        if self.may_step_back:
            self._stepped[self.shown].back()
        else:
            self.close()

    def close_if_idle(self) -> None:
        """Close a panel whose act makes no sense any more. While the hub is away a call goes on."""
        finished = self.shown == "behalf" and self._behalf.done
        calling = self.shown in self._stepped and self._clerk.signed_in and self._clerk.desk is Desk.AWAY
        if not self.shown or finished or calling:
            return
        if refused_now(ACT_OF[self.shown], self._clerk.desk, self._clerk.view):
            self.close()

    def press(self, key: Key | None, code: int, text: str, repeated: bool) -> bool:
        """Whether the open panel took the key."""
        picker, part = self._picker(), self._parts.get(self.shown)
        ready = not repeated and self._clerk.errand.ready
        if self.shown == "password":
            return key in CHOOSE  # Enter leads on through its fields and never reaches the desk
        if self.shown in self._stepped:
            return self._press_step(self._stepped[self.shown], key, code, text, ready)
        if picker is None:
            return False
        if part is not None and part.press(key, code, text, ready):
            return True
        if key in CHOOSE:
            if ready:
                self.choose()
            return True
        return part is None and picker.press(code, text)

    def choose(self) -> None:
        """Carry out what is selected; a number that was read goes away."""
        picker, stepped = self._picker(), self._stepped.get(self.shown)
        if (self.shown == "behalf" and self._behalf.done) or (stepped is not None and stepped.finished):
            self.close()
        elif stepped is not None:
            stepped.choose()
        elif picker is not None:
            picker.choose()

    def _press_step(self, stepped: Stepped, key: Key | None, code: int, text: str, ready: bool) -> bool:
        if stepped.press(key, code, text):
            return True
        if key in CHOOSE and ready:
            self.choose()
        return key in CHOOSE

    def _forget(self) -> None:
        if self.shown in self._stepped:
            self._stepped[self.shown].forget()

    @Slot(str)
    def answer_guide(self, request: str) -> None:
        """Take on a request for a guide."""
        rows = {row.request: row for row in self._clerk.view.assistance} if self._clerk.view else {}
        if request in rows and rows[request].counter is None:
            told = guide_answered(place(rows[request].place))
            self._clerk.ask(AnswerAssistanceCommand(request=request), lambda _: told)

    def _picker(self) -> Picker | None:
        return self._pickers.get(self.shown)

    def _ask(self, command: AnyCommand, told: Wording, refused: Callable[[Problem], bool] = lambda _: False) -> None:
        """Ask, and close the panel when it is done, saying so in words about the desk as it was."""
        before = self._clerk.view

        def _done(_: Answer) -> str:
            said = told(before)
            self.close()
            return said

        self._clerk.ask(command, _done, refused)

    @Slot(object)
    def _park(self, command: ParkCommand) -> None:
        self._ask(command, partial(parked, command))

    @Slot(object)
    def _transfer(self, command: TransferCommand) -> None:
        self._ask(command, partial(transferred, command, language=self.language))

    @Slot(object)
    def _call_picked(self, command: PickCommand) -> None:
        self._ask(command, lambda _: "")

    @Slot(object, str)
    def _after(self, command: AnyCommand, told: str) -> None:
        self._ask(command, lambda _: told)

    @Slot(object)
    def _grant(self, command: GrantGreenCommand) -> None:
        self._ask(command, lambda _: self._granting.told(), self._granting.refused)

    @Slot(str)
    def _bring_back(self, ticket: str) -> None:
        row = self._pickers["back"].selected
        if row is None or not row["possible"]:
            self._take_new(row is not None)
            return
        number = str(row["number"])
        if row["doing"] == "call":
            self._ask(CallParkedCommand(ticket=ticket), lambda _: "")
        elif row["doing"] == "return":
            self._ask(ReturnTicketCommand(ticket=ticket), lambda _: returned(number))
        else:
            self._ask(RecycleCommand(ticket=ticket), lambda _: recycled(number))

    def _take_new(self, somebody: bool) -> None:
        """Their number is over: another is taken for them, where the hall still gives any."""
        self._clerk.said.emit(sentence("not_recyclable"), "info")
        if somebody and refused_now(Act.BEHALF, self._clerk.desk, self._clerk.view) is None:
            self.open(OPENS[Act.BEHALF])

    @Slot(object)
    def _issue(self, command: IssueCommand) -> None:
        self._clerk.ask(command, self._issued)

    def _issued(self, answer: Answer) -> str:
        if answer.ticket is not None:
            self._behalf.issued(answer.ticket)
        return ""

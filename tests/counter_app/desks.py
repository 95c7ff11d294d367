"""A desk for tests: a line that keeps what was asked until it is answered, clocks that stand still."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import cast

from PySide6.QtCore import Qt

from counter_app import samples
from counter_app.after_hours import AfterHours
from counter_app.agreed import AgreedSteps
from counter_app.behalf import Behalf
from counter_app.booking import BookingSteps
from counter_app.clerk import Clerk
from counter_app.lists import Lists
from counter_app.picking import Picking
from counter_app.row_model import RowModel
from counter_app.sending import Sending
from counter_app.status import Status
from counter_app.terminal import Terminal
from counter_app.visit_model import VisitModel
from hub.wire import (
    Answer,
    AnyCommand,
    AppointmentsView,
    AppointmentView,
    CounterView,
    Language,
    PasswordAnswer,
    Problem,
    SignInAnswer,
    SlotsView,
)
from ui_common.posting import Unreachable

Reply = Answer | Problem | Unreachable


class PatientLine:
    """Keeps every command; `answer` replies to the oldest that still waits."""

    def __init__(self) -> None:
        self.commands: list[AnyCommand] = []
        self.ids: list[str | None] = []
        self.tokens: list[str | None] = []
        self.slots_asked: list[str] = []
        self.slots_from: list[date | None] = []
        self.found_asked: list[tuple[str, str]] = []
        self._reading: list[Callable[[SlotsView | Problem | Unreachable], None]] = []
        self._finding: list[Callable[[AppointmentsView | Problem | Unreachable], None]] = []
        self.sign_ins: list[tuple[str, str]] = []
        self.passwords: list[tuple[str, str, str]] = []
        self._changing: list[Callable[[PasswordAnswer | Problem | Unreachable], None]] = []
        self._waiting: list[Callable[[Reply], None]] = []
        self._signing: list[Callable[[SignInAnswer | Problem | Unreachable], None]] = []

    def send(
        self,
        command: AnyCommand,
        answered: Callable[[Reply], None],
        *,
        id: str | None = None,
        token: str | None = None,
    ) -> str:
        self.commands.append(command)
        self.ids.append(id)
        self.tokens.append(token)
        self._waiting.append(answered)
        return "id"

    def sign_in(
        self, login: str, password: str, answered: Callable[[SignInAnswer | Problem | Unreachable], None]
    ) -> None:
        self.sign_ins.append((login, password))
        self._signing.append(answered)

    def change_password(
        self, old: str, new: str, token: str, answered: Callable[[PasswordAnswer | Problem | Unreachable], None]
    ) -> None:
        self.passwords.append((old, new, token))
        self._changing.append(answered)

    def slots(
        self, item: str, days: int, token: str, answered: Callable[[SlotsView | Problem | Unreachable], None],
        first: date | None = None,
    ) -> None:  # fmt: skip
        self.slots_asked.append(item)
        self.slots_from.append(first)
        self._reading.append(answered)

    def appointments_of(
        self,
        number: str,
        phone_tail: str,
        token: str,
        answered: Callable[[AppointmentsView | Problem | Unreachable], None],
    ) -> None:
        self.found_asked.append((number, phone_tail))
        self._finding.append(answered)

    def answer_slots(self, reply: SlotsView | Problem | Unreachable) -> None:
        self._reading.pop(0)(reply)

    def answer_found(self, found: AppointmentView | None) -> None:
        rows = [] if found is None else [found]
        self._finding.pop(0)(AppointmentsView(at=samples.NOW, appointments=rows))

    def answer(self, reply: Reply) -> None:
        self._waiting.pop(0)(reply)

    def answer_password(self, reply: PasswordAnswer | Problem | Unreachable) -> None:
        self._changing.pop(0)(reply)

    def answer_sign_in(self, reply: SignInAnswer | Problem | Unreachable) -> None:
        self._signing.pop(0)(reply)


class TestDesk:
    """One terminal with its line and clocks, without QML."""

    __test__ = False

    def __init__(self, view: CounterView, language: Language = "zh", signed_in: bool = True) -> None:
        self.line = PatientLine()
        self.seconds = 1000.0
        self.seq = 500
        self.time: datetime = samples.NOW
        self.clerk = Clerk(self.line, wall=lambda: self.time, steady=lambda: self.seconds)
        self.terminal = Terminal(self.clerk, language)
        self.clerk.take_link("online")
        self.clerk.take_catalog(samples.catalog())
        self.clerk.take_view(view if signed_in else view.model_copy(update={"clerk": None}))
        if signed_in:
            self.sign_in(view)

    def sign_in(self, view: CounterView) -> None:
        self.terminal.signIn("wang", "secret")
        answer = SignInAnswer(token="clerk-token", clerk="wang", clerk_name="王敏", view=view)
        self.line.answer_sign_in(answer)
        self.rest()

    def press(self, *keys: Qt.Key) -> None:
        """Press keys at an easy pace."""
        for key in keys:
            self.terminal.press(int(key), chr(key) if 32 < int(key) < 127 else "", False)

    def rest(self) -> None:
        self.seconds += 5

    def answer(self, view: CounterView | None = None, **fields: object) -> None:
        """The hub carries the oldest command out."""
        self.seq += 1
        newer = None if view is None else view.model_copy(update={"seq": self.seq})
        self.line.answer(Answer.model_validate({"seq": self.seq, "view": newer, **fields}))
        self.rest()

    @property
    def asked(self) -> list[str]:
        return [command.kind for command in self.line.commands]

    @property
    def status(self) -> Status:
        return cast(Status, self.terminal.status)

    @property
    def message(self) -> str:
        return cast(str, self.status.message)

    @property
    def panel(self) -> str:
        return cast(str, self.terminal.panel)

    @property
    def visit(self) -> VisitModel:
        return cast(VisitModel, self.terminal.visit)

    @property
    def lists(self) -> Lists:
        return cast(Lists, self.terminal.lists)

    @property
    def picking(self) -> Picking:
        return cast(Picking, self.terminal.picking)

    @property
    def sending(self) -> Sending:
        return cast(Sending, self.terminal.sending)

    @property
    def after(self) -> AfterHours:
        return cast(AfterHours, self.terminal.after)

    @property
    def behalf(self) -> Behalf:
        return cast(Behalf, self.terminal.behalf)

    @property
    def booking(self) -> BookingSteps:
        return cast(BookingSteps, self.terminal.booking)

    @property
    def agreed(self) -> AgreedSteps:
        return cast(AgreedSteps, self.terminal.agreed)

    @property
    def acts(self) -> dict[str, dict[str, str | int | bool]]:
        return {str(row["key"]): row for row in cast(RowModel, self.terminal.acts).rows}

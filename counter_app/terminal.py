"""The clerk's terminal as QML sees it: keys and clicks in, sentences and rows out; the hub decides."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from counter_app.acts import OPENS, act_rows, help_rows
from counter_app.after_hours import AfterHours
from counter_app.agreed import AgreedSteps
from counter_app.agreed_shown import Agreed
from counter_app.behalf import Behalf
from counter_app.booking import BookingSteps
from counter_app.booking_shown import Booking
from counter_app.calls import Calls
from counter_app.clerk import Clerk
from counter_app.desk import meant, open_requests, refused_now
from counter_app.granting import Granting
from counter_app.head import head_of, primary_of
from counter_app.key_codes import key_named
from counter_app.keys import TABLE, Act, Key, Why
from counter_app.lists import Lists
from counter_app.outcomes import COMMANDS, done, extended
from counter_app.panels import Panels
from counter_app.parking import Parking
from counter_app.picking import Picking
from counter_app.row_model import RowModel
from counter_app.sending import Sending
from counter_app.status import Status
from counter_app.texts import sentence
from counter_app.visit import visit_of
from counter_app.visit_model import VisitModel
from hub.wire import Answer, CounterView, ExtendServiceCommand, Language

QML_IMPORT_NAME = "Tingxu.Counter"
QML_IMPORT_MAJOR_VERSION = 1

HARMLESS: Final = frozenset({Act.CLOSE, Act.HELP, Act.DISPLAY})
"""Acts that ask nobody for anything: they work even while an answer is awaited."""
SIGNS: Final = {".": Act.GREEN, "+": Act.EXTEND, "-": Act.AFTER, "*": Act.BOOK, "/": Act.AGREED}
"""Acts without a key of the row above. + and - near closing time or after, * and / at consultation, the stop always."""


@QmlElement
@QmlUncreatable("made by counter_app.main")
class Terminal(QObject):  # type: ignore[operator]
    changed = Signal()
    signedOut = Signal()
    """The clerk is gone: forget what was typed."""

    def __init__(self, clerk: Clerk, language: Language = "zh", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clerk = clerk
        self._language: Language = language
        self._age = 0.0
        self._status, self._visit = Status(self), VisitModel(self)
        self._lists, self._behalf = Lists(self), Behalf(self)
        self._parking, self._sending, self._picking = Parking(self), Sending(self), Picking(self)
        self._after, self._booking, self._agreed = AfterHours(self), BookingSteps(self), AgreedSteps(self)
        self._granting = Granting(self)
        self._calls = Calls(clerk, self._booking, self._agreed, self)
        self._panels = Panels(
            clerk, self._lists, self._behalf, self._parking, self._sending, self._picking, self._after,
            self._granting, self._calls, self,
        )
        self._acts = RowModel(("act", "title", "hotkey", "possible", "reason", "count"), self)
        self._help = RowModel(("hotkey", "title"), self)
        clerk.changed.connect(self.refresh)
        clerk.said.connect(self._status.say)
        clerk.signedOut.connect(self.signedOut)
        self._panels.changed.connect(self.changed)
        self.set_language(language)

    # -- what is shown, from the last view and the time ----------------------------------------------

    def tick(self, age_seconds: float | None) -> None:
        """A second went by; `age_seconds` since the hub was last heard."""
        self._age = age_seconds or 0.0
        self.refresh()

    def set_language(self, language: Language) -> None:
        """Every sentence anew in the clerk's language."""
        self._language = self._panels.language = self._calls.language = language
        self._status.clear()
        self._help.show(help_rows())
        self._parking.show()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Derive everything shown anew."""
        view, link, signed_in = self._clerk.view, self._clerk.link, self._clerk.signed_in
        now, language = self._clerk.now, self._language
        if view is not None:
            self._lists.show(view, now, language)
            self._sending.show(view, now, language)
            self._picking.show(view, now, language)
            self._after.show(view, now, language)
            self._granting.show(view, now, language)
            self._acts.show(act_rows(view, link, signed_in))
            self._booking.show(self._clerk.catalog, view.hall.zone, now, language)
            self._agreed.show(view.hall.zone, now, language)
        self._visit.show(visit_of(view, now, language))
        self._behalf.show(self._clerk.catalog, language)
        primary = primary_of(view, link, signed_in, language, self._clerk.errand.slow)
        head, ready = head_of(view, link, self._age, now, language), self._clerk.errand.ready
        self._status.show(head, primary, view is not None, signed_in, ready)
        self._panels.close_if_idle()
        self.changed.emit()

    # -- what the clerk does -------------------------------------------------------------------------

    @Slot(int, str, bool, result=bool)
    def press(self, code: int, text: str, repeated: bool) -> bool:
        """A key went down that no field wanted; whether it meant something. A held key counts once."""
        key = key_named(code)
        if self._clerk.signed_in and self._panels.press(key, code, text, repeated):
            return True
        if key is None:
            return self._tick_line(text) or self._pick_by(code, text) or self._sign(text)
        answer = TABLE[self._clerk.desk, key]
        if answer is Act.SIGN_IN:
            return False
        if not repeated and (answer in HARMLESS or self._clerk.errand.ready):
            self._meant(answer)
        return True

    def hot_key(self, key: Key) -> None:
        """A key of the call pad, as the table has it. A press meant for the last visitor is passed over.

        A pad has no list to choose from: its park is the first kind.
        """
        answer = TABLE[self._clerk.desk, key]
        if answer is Act.SIGN_IN or not self._clerk.errand.ready:
            return
        if answer is Act.PARK:
            self._carry_out(Act.PARK)
        else:
            self._meant(answer)

    def _meant(self, answer: Act | Why) -> None:
        if isinstance(answer, Why):
            self._status.say(sentence(answer))
        else:
            self.act(answer)

    def _tick_line(self, text: str) -> bool:
        if self._panels.shown or len(text) != 1 or text not in "123456789":
            return False
        self._visit.tick(int(text) - 1)
        return True

    def _pick_by(self, code: int, text: str) -> bool:
        """The letter of somebody's number on a free desk: choose them, where the hall allows it."""
        letter = len(text) == 1 and text.isascii() and text.isalpha()
        if self._panels.shown or not letter or refused_now(Act.PICK, self._clerk.desk, self._clerk.view):
            return False
        self._panels.open(OPENS[Act.PICK])
        return self._panels.press(None, code, text, False)

    def _sign(self, text: str) -> bool:
        """The signs beside the digits: what they ask for where it makes sense now."""
        act = SIGNS.get(text)
        if self._panels.shown or act is None or refused_now(act, self._clerk.desk, self._clerk.view):
            return False
        self.act(act)
        return True

    @Slot(str)
    def act(self, name: str) -> None:
        """Carry out an act, by key or by the mouse; says why when it makes no sense now."""
        view = self._clerk.view
        act = meant(Act(name), view)
        refused = refused_now(act, self._clerk.desk, view)
        if refused is not None:
            self._status.say(sentence(refused))
        elif act is Act.CLOSE:
            self.close()
        elif act in OPENS:
            self._status.clear()
            self._panels.open(OPENS[act])
        elif act is Act.GUIDE and view is not None:
            self._panels.answer_guide(open_requests(view)[0])
        elif act is Act.EXTEND and view is not None and view.current is not None:
            told = extended(view.current.number)
            self._clerk.ask(ExtendServiceCommand(ticket=view.current.ticket), lambda _: told)
        elif act in COMMANDS:
            self._carry_out(act)

    def _carry_out(self, act: Act) -> None:
        self._clerk.ask(COMMANDS[act], partial(self._acted, act, self._clerk.view))

    def _acted(self, act: Act, before: CounterView | None, answer: Answer) -> str:
        if act is Act.SIGN_OUT:
            self._clerk.forget()
        return done(act, before, answer.view, self._language)

    @Slot()
    def close(self) -> None:
        """Close the open panel; with none open, take the message away."""
        if self._panels.shown:
            self._panels.step_back()
        else:
            self._status.clear()

    @Slot()
    def choose(self) -> None:
        """Carry out what is selected in the open panel."""
        self._panels.choose()

    @Slot(str, str)
    def signIn(self, login: str, password: str) -> None:
        self._clerk.sign_in(login, password)

    @Slot(str, str, str)
    def changePassword(self, old: str, new: str, again: str) -> None:
        self._clerk.change_password(old, new, again, self._panels.close)

    # -- for QML -------------------------------------------------------------------------------------

    @Property(str, notify=changed)
    def panel(self) -> str:
        """Its name, as in counter_app.acts.OPENS; empty while none is open."""
        return self._panels.shown

    @Property(Status, constant=True)
    def status(self) -> Status:
        return self._status

    @Property(VisitModel, constant=True)
    def visit(self) -> VisitModel:
        return self._visit

    @Property(Lists, constant=True)
    def lists(self) -> Lists:
        return self._lists

    @Property(Parking, constant=True)
    def parking(self) -> Parking:
        return self._parking

    @Property(Sending, constant=True)
    def sending(self) -> Sending:
        return self._sending

    @Property(Picking, constant=True)
    def picking(self) -> Picking:
        return self._picking

    @Property(bool, notify=changed)
    def mayGrant(self) -> bool:
        """The green channel may be given now to who has a number."""
        return refused_now(Act.GREEN, self._clerk.desk, self._clerk.view) is None

    @Property(bool, notify=changed)
    def mayPick(self) -> bool:
        """A given ticket may be called now."""
        return refused_now(Act.PICK, self._clerk.desk, self._clerk.view) is None

    @Property(AfterHours, constant=True)
    def after(self) -> AfterHours:
        return self._after

    @Property(bool, notify=changed)
    def mayLookAfter(self) -> bool:
        """The hall is closed, or closes soon."""
        return refused_now(Act.AFTER, self._clerk.desk, self._clerk.view) is None

    @Property(int, notify=changed)
    def consentsWanted(self) -> int:
        """How many refusals wait for this clerk's consent."""
        view = self._clerk.view
        return sum(row.may_consent for row in view.refusing) if view is not None else 0

    @Property(Granting, constant=True)
    def granting(self) -> Granting:
        return self._granting

    @Property(Behalf, constant=True)
    def behalf(self) -> Behalf:
        return self._behalf

    @Property(Booking, constant=True)
    def booking(self) -> Booking:
        return self._booking

    @Property(Agreed, constant=True)
    def agreed(self) -> Agreed:
        return self._agreed

    @Property(bool, notify=changed)
    def mayStepBack(self) -> bool:
        """Escape leads one step back, and does not close the panel yet."""
        return self._panels.may_step_back

    @Property(bool, notify=changed)
    def mayBook(self) -> bool:
        """Appointments are made at this kind of counter."""
        return self._clerk.view is not None and self._clerk.view.kind == "consultation"

    @Property(RowModel, constant=True)
    def acts(self) -> RowModel:
        return self._acts

    @Property(RowModel, constant=True)
    def help(self) -> RowModel:
        return self._help

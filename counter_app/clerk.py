"""What the terminal knows and asks: view, link, the clerk's token, one act at a time. No screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from math import ceil
from time import monotonic
from typing import Literal, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from counter_app import new_password
from counter_app.desk import LinkState, desk_of
from counter_app.errand import Errand, Line
from counter_app.keys import Desk
from counter_app.texts import sentence
from hub.wire import (
    SHORTEST_PASSWORD,
    Answer,
    AnyCommand,
    AppointmentsView,
    AppointmentView,
    Catalog,
    CounterView,
    PasswordAnswer,
    Problem,
    SignInAnswer,
    SlotsView,
)
from ui_common.posting import Unreachable

Tone: TypeAlias = Literal["info", "done", "refused", "trouble"]

_TOKEN_ENDED = "unauthorised"
DAYS_AHEAD = 31
"""So many days of free times are read at once; a hall that books further ahead offers the later ones on its pages."""


def utc_now() -> datetime:
    """This machine's clock, UTC."""
    return datetime.now(UTC)  # noqa: TID251 (the edge: the screen's own clock)


class Clerk(QObject):
    """One desk's side of the conversation with the hub. `wall` and `steady` are its clocks."""

    changed = Signal()
    seen = Signal(object)
    """The hall's newest view of this counter, however it came."""
    said = Signal(str, str)
    """A sentence for the clerk, and its Tone; empty takes the last one away."""
    signedIn = Signal()
    signedOut = Signal()

    def __init__(
        self,
        line: Line,
        wall: Callable[[], datetime] = utc_now,
        steady: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._wall = wall
        self._token: str | None = None
        """In memory only: it dies with the program."""
        self.errand = Errand(steady)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self.changed)
        self.view: CounterView | None = None
        self.catalog: Catalog | None = None
        self.link: LinkState = "connecting"

    @property
    def signed_in(self) -> bool:
        """Whether this program holds a clerk's token."""
        return self._token is not None

    @property
    def desk(self) -> Desk:
        """The state of the desk, as the table of keys knows it."""
        return desk_of(self.view, self.link, self.signed_in)

    @property
    def now(self) -> datetime:
        """The hall's time: never before the newest view."""
        now = self._wall()
        return max(now, self.view.at) if self.view is not None else now

    # -- from the hub --------------------------------------------------------------------------------

    @Slot(object)
    def take_view(self, view: CounterView) -> None:
        """A view from the stream or an answer; one that is older than what is shown is passed over."""
        if self.view is not None and view.seq < self.view.seq and self.link == "online":
            return
        self.view = view
        if self.signed_in and view.clerk is None:
            self.forget()
            self.said.emit(sentence("signed_out_there", {"counter": view.counter}), "refused")
        self.seen.emit(view)
        self.changed.emit()

    @Slot(object)
    def take_catalog(self, catalog: Catalog) -> None:
        """The hall's items."""
        self.catalog = catalog
        self.changed.emit()

    @Slot(str)
    def take_link(self, state: LinkState) -> None:
        """The hub came, went, or refused this device."""
        back = self.link == "away" and state == "online"
        self.link = state
        if back:
            self.said.emit(sentence("back_online"), "done")
        self.changed.emit()

    # -- to the hub ----------------------------------------------------------------------------------

    def sign_in(self, login: str, password: str) -> None:
        """Sign in at this device's counter; ignored while an act is on its way."""
        if not login.strip() or not password:
            self.said.emit(sentence("missing_login"), "refused")
        elif self.desk is Desk.SIGNED_OUT and self.errand.ready:
            self._leave()
            self._line.sign_in(login.strip().lower(), password, self._signed)

    def ask(
        self,
        command: AnyCommand,
        carried_out: Callable[[Answer], str],
        refused: Callable[[Problem], bool] = lambda _: False,
        id: str | None = None,
    ) -> bool:
        """Ask for an act; False when the last one is not over. `carried_out` words the outcome.

        `refused` tells whether it said the refusal itself; `id` carries on an act that was asked for before.
        """
        if not self.errand.ready or self._token is None:
            return False
        self._leave()
        self._line.send(
            command, lambda reply: self._answered(reply, carried_out, refused), id=id, token=self._token
        )
        return True

    def read_slots(
        self, item: str, came: Callable[[SlotsView], None], first: date | None = None,
        missed: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        """When the item may be booked, from `first` on, today where it is None. `missed` is called where it can't be
        read, and the clerk is told."""
        if self._token is not None:
            self._line.slots(item, DAYS_AHEAD, self._token, partial(self._read_slots, came, missed), first)

    def find_appointment(self, number: str, phone_tail: str, came: Callable[[AppointmentView | None], None]) -> None:
        """The one of that spoken number and phone, or None; likewise."""
        if self._token is not None:
            self._line.appointments_of(number, phone_tail, self._token, partial(self._read_found, came))

    def change_password(self, old: str, new: str, again: str, changed: Callable[[], None]) -> None:
        """Ask for a new password of one's own; `changed` is called when it is the password."""
        refused = new_password.refused_here(old, new, again)
        if refused is not None:
            self.said.emit(sentence(refused, {"least": SHORTEST_PASSWORD}), "refused")
        elif self._token is not None and self.errand.ready:
            self._leave()
            self._line.change_password(old, new, self._token, partial(self._password_told, changed))

    def forget(self) -> None:
        """The clerk is signed out: the token goes."""
        if self._token is not None:
            self._token = None
            self.signedOut.emit()

    def _leave(self) -> None:
        self.errand.leave()
        self._look_again()
        self.said.emit("", "info")
        self.changed.emit()

    def _back(self) -> None:
        """The hub answered; the buttons work again when the finger has settled."""
        self.errand.back()
        self._look_again()

    def _look_again(self) -> None:
        """`changed` when the last press is over: an act still on its way is slow, one that is back lets go."""
        self._settle.start(ceil(self.errand.settles_in * 1000) + 1)

    def _read_slots(
        self, came: Callable[[SlotsView], None], missed: Callable[[], None], reply: SlotsView | Problem | Unreachable
    ) -> None:
        if isinstance(reply, SlotsView):
            came(reply)
            return
        missed()
        if isinstance(reply, Problem) and reply.code == "not_found":
            self._refused(reply.model_copy(update={"code": "not_bookable"}))
        else:
            self._refused(reply)

    def _read_found(
        self, came: Callable[[AppointmentView | None], None], reply: AppointmentsView | Problem | Unreachable
    ) -> None:
        if isinstance(reply, AppointmentsView):
            came(next(iter(reply.appointments), None))
        else:
            self._refused(reply)

    def _answered(
        self,
        reply: Answer | Problem | Unreachable,
        carried_out: Callable[[Answer], str],
        refused: Callable[[Problem], bool],
    ) -> None:
        self._back()
        if isinstance(reply, Answer):
            told = carried_out(reply)
            if reply.view is not None:
                self.take_view(reply.view)
            self.said.emit(told, "done")
        elif isinstance(reply, Unreachable) or not refused(reply):
            self._refused(reply)
        self.changed.emit()

    def _signed(self, reply: SignInAnswer | Problem | Unreachable) -> None:
        self._back()
        if isinstance(reply, SignInAnswer):
            self._token = reply.token
            self.take_view(reply.view)
            self.signedIn.emit()
        else:
            self._refused(reply)
        self.changed.emit()

    def _password_told(
        self, changed: Callable[[], None], reply: PasswordAnswer | Problem | Unreachable
    ) -> None:
        self._back()
        if isinstance(reply, PasswordAnswer):
            changed()
            self.said.emit(sentence(new_password.CHANGED), "done")
        else:
            self._refused(new_password.told(reply) if isinstance(reply, Problem) else reply)
        self.changed.emit()

    def _refused(self, reply: Problem | Unreachable) -> None:
        if isinstance(reply, Unreachable):
            self.said.emit(sentence("unreachable"), "trouble")
            return
        if reply.code == _TOKEN_ENDED:
            self.forget()
        zone = self.view.hall.zone if self.view is not None else "UTC"
        self.said.emit(sentence(reply.code, reply.facts, zone), "refused")

"""Pictures of every page and mode, with made-up moments: each named after what it shows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from typing import Final, cast

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickWindow

from counter_app import samples
from counter_app.agreed import AgreedSteps
from counter_app.behalf import Behalf
from counter_app.booking import BookingSteps
from counter_app.clerk import Clerk
from counter_app.granting import Granting
from counter_app.main import MAIN_QML, SIZE
from counter_app.terminal import Terminal
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
from ui_common.messages import record_qt_messages
from ui_common.posting import Unreachable
from ui_common.stage import Stage, choose_graphics


class StillLine:
    """A hub that answers as a picture needs it: `reply` to every command."""

    def __init__(self, view: CounterView) -> None:
        self.view = view
        self.reply: Answer | Problem | None = None
        self.approval = False
        self.found: AppointmentView | None = None

    def send(
        self,
        command: AnyCommand,
        answered: Callable[[Answer | Problem | Unreachable], None],
        *,
        id: str | None = None,
        token: str | None = None,
    ) -> str:
        if self.reply is not None:
            answered(self.reply)
        return id or "still"

    def sign_in(
        self, login: str, password: str, answered: Callable[[SignInAnswer | Problem | Unreachable], None]
    ) -> None:
        name = self.view.clerk_name or ""
        answered(SignInAnswer(token="still", clerk=login, clerk_name=name, view=self.view))


    def change_password(
        self, old: str, new: str, token: str, answered: Callable[[PasswordAnswer | Problem | Unreachable], None]
    ) -> None:
        answered(PasswordAnswer(clerk=self.view.clerk or ""))

    def slots(
        self, item: str, days: int, token: str, answered: Callable[[SlotsView | Problem | Unreachable], None],
        first: date | None = None,
    ) -> None:  # fmt: skip
        answered(samples.slots(self.approval))

    def appointments_of(
        self,
        number: str,
        phone_tail: str,
        token: str,
        answered: Callable[[AppointmentsView | Problem | Unreachable], None],
    ) -> None:
        found = [] if self.found is None else [self.found]
        answered(AppointmentsView(at=samples.NOW, appointments=found))


@dataclass(frozen=True)
class Shot:
    """One picture: the desk's view and what the clerk did then."""

    name: str
    view: CounterView
    keys: tuple[Qt.Key, ...] = ()
    signed_in: bool = True
    away: bool = False
    back: bool = False
    """The hub was away and is there again."""
    act: str = ""
    """What has no key."""
    reply: Answer | Problem | None = None
    typed: str = ""
    play: Callable[[Terminal], None] = lambda _: None
    """What is said in the panels of several steps."""
    approval: bool = False
    found: AppointmentView | None = None


def call(*steps: str) -> Callable[[Terminal], None]:
    """A call at the counter: each step is typed into the fields of the moment, then Enter."""

    def _play(terminal: Terminal) -> None:
        booking, agreed = cast(BookingSteps, terminal.booking), cast(AgreedSteps, terminal.agreed)
        panel = cast(str, terminal.panel)
        for step in steps:
            if booking.step == "item" and panel == "book":
                booking.type(step)
            elif booking.step == "details":
                booking.hear(*step.split("|"))
            elif agreed.step == "find" and panel == "agreed":
                agreed.hear(*step.split("|"))
            elif agreed.step == "one":
                terminal.press(ord(step), step, False)
                continue
            elif agreed.step == "sure":
                agreed.say(step)
            terminal.choose()

    return _play


def grant(number: str, ground: str | None = None) -> Callable[[Terminal], None]:
    """The green channel asked for that number; with a ground, its digit and Enter."""

    def _play(terminal: Terminal) -> None:
        cast(Granting, terminal.granting).type(number)
        terminal.choose()
        if ground is not None:
            terminal.press(ord(ground or "0"), ground, False)
            terminal.choose()

    return _play


K = Qt.Key
AT_CONSULTATION: Final = samples.consultation()
FULL: Final = Problem(code="slot_full", facts={"starts_at": "2026-11-25T03:30:00+00:00", "offers": []})
LONG_NAME: Final = "买买提江·阿不都热合曼|13800005678|"
BOOKED: Final = Answer(seq=402, appointment=samples.appointment(name=None, phone=None))
ASKED_FOR: Final = Answer(seq=402, appointment=samples.appointment(name=None, phone=None, state="requested"))
FOUND: Final = samples.appointment()
GIVEN_UP: Final = samples.appointment(
    state="no_show", starts_at=samples.ago(41), until=samples.ago(11), may=["appeal"]
)
CALLS: Final[tuple[Shot, ...]] = (
    Shot("book-item", AT_CONSULTATION, act="book", play=call()),
    Shot("book-time", AT_CONSULTATION, act="book", play=call("hz")),
    Shot("book-time-request", AT_CONSULTATION, act="book", play=call("hz"), approval=True),
    Shot("book-details", AT_CONSULTATION, act="book", play=call("hz", "")),
    Shot("book-wrong", AT_CONSULTATION, act="book", play=call("hz", "", "𠮷䶮|1380000567|11010119900101123X")),
    Shot("book-just-taken", AT_CONSULTATION, act="book", play=call("hz", "", LONG_NAME), approval=True, reply=FULL),
    Shot("book-done", AT_CONSULTATION, act="book", play=call("hz", "", LONG_NAME), approval=True, reply=BOOKED),
    Shot("book-requested", AT_CONSULTATION, act="book", play=call("hz", "", LONG_NAME), approval=True, reply=ASKED_FOR),
    Shot("agreed-find", AT_CONSULTATION, act="agreed"),
    Shot("agreed-none", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678")),
    Shot("agreed-one", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678"), found=FOUND),
    Shot(
        "agreed-early", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678"),
        found=samples.appointment(opens_at=samples.ago(-40), starts_at=samples.ago(-70), until=samples.ago(-100)),
    ),
    Shot(
        "agreed-late", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678"),
        found=samples.appointment(state="no_show", starts_at=samples.ago(41), until=samples.ago(11), may=["appeal"]),
    ),
    Shot("agreed-appeal", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "2"), found=GIVEN_UP),
    Shot(
        "agreed-appealed", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "2", "孩子急病送医"), found=GIVEN_UP,
        reply=Answer(seq=402, appointment=GIVEN_UP.model_copy(update={"may": [], "appeal": "made"})),
    ),
    Shot("agreed-move", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "2"), found=FOUND),
    Shot("agreed-sure", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "3"), found=FOUND),
    Shot("agreed-by-hall", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "4", ""), found=FOUND),
    Shot(
        "agreed-notice", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "5", "系统检修"), found=FOUND,
        reply=Problem(code="notice_needed", facts={"hours": 8, "starts_at": "2026-11-25T03:00:00+00:00"}),
    ),
    Shot(
        "agreed-number", AT_CONSULTATION, act="agreed", play=call("k7m2p4|5678", "1"), found=FOUND,
        reply=Answer(seq=402, ticket=samples.proxy_ticket().model_copy(update={"green": False})),
    ),
)  # fmt: skip
"""Appointments at the counter: booking by phone, then what is done with one that there is."""
SHOTS: Final[tuple[Shot, ...]] = (
    Shot("signed-out", samples.idle(clerk=None, clerk_name=None), signed_in=False),
    Shot("idle", samples.idle()),
    Shot("idle-quiet", samples.quiet()),
    Shot("called", samples.called()),
    Shot("called-not-played", samples.called(announcement="failed", recalls=2, recalls_left=3, on_behalf=True)),
    Shot("serving", samples.serving(), keys=(K.Key_1,)),
    Shot("several-items", samples.several(), keys=(K.Key_1, K.Key_2)),
    Shot("sending", samples.called(), keys=(K.Key_F2,)),
    Shot("paused", samples.idle(paused=True)),
    Shot("transfer", samples.serving(), keys=(K.Key_F6, K.Key_C)),
    Shot("transfer-and-back", samples.serving(), keys=(K.Key_F6, K.Key_4, K.Key_Space)),
    Shot("park", samples.serving(), keys=(K.Key_F5,)),
    Shot("park-timed", samples.called(), keys=(K.Key_F5, K.Key_Down, K.Key_Right, K.Key_Right, K.Key_Right)),
    Shot("lapses", samples.called(lapses_at=samples.ago(-1.3))),
    Shot("near-closing", samples.near_closing()),
    Shot("extended", samples.serving(extended=True)),
    Shot("after-hours", samples.closed(), keys=(K.Key_Minus, K.Key_Down)),
    Shot("after-hours-propose", samples.closed(), keys=(K.Key_Minus, K.Key_Down, K.Key_Down, K.Key_Minus)),
    Shot("after-hours-wanted", samples.closed(refusing=samples.asked_to_refuse(may_consent=True))),
    Shot(
        "after-hours-consent",
        samples.closed(refusing=samples.asked_to_refuse(may_consent=True)),
        keys=(K.Key_Minus,),
    ),
    Shot(
        "after-hours-asked",
        samples.closed(refusing=samples.asked_to_refuse()),
        keys=(K.Key_Minus, K.Key_Down),
    ),
    Shot("lent", samples.lent()),
    Shot("may-pick", samples.may_pick()),
    Shot("pick", samples.may_pick(), keys=(K.Key_B, K.Key_0, K.Key_1, K.Key_0, K.Key_Return)),
    Shot(
        "green", samples.serving(green=False, grounds="none", why_words=samples.LONGEST_WAITING),
        keys=(K.Key_Period,),
    ),
    Shot("green-unknown", samples.idle(), act="green", play=grant("c9")),
    Shot(
        "green-none", samples.quiet(), act="green", play=grant("C099", "2"),
        reply=Problem(code="unknown_ticket", facts={"number": "C099"}),
    ),
    Shot("green-has-it", samples.idle(), act="green", play=grant("b012")),
    Shot("green-why", samples.idle(), act="green", play=grant("B010", "")),
    Shot("green-urgent", samples.idle(), act="green", play=grant("B010", "6")),
    Shot("behalf", samples.idle(), keys=(K.Key_F8, K.Key_Space), typed="sf"),
    Shot("behalf-urgent", samples.idle(), keys=(K.Key_F8, K.Key_6), typed="sf"),
    Shot(
        "behalf-number",
        samples.idle(),
        keys=(K.Key_F8, K.Key_Return),
        reply=Answer(seq=402, ticket=samples.proxy_ticket()),
    ),
    Shot("back-parked", samples.idle(), keys=(K.Key_F9,)),
    Shot("back-busy", samples.serving(), keys=(K.Key_F9,)),
    Shot("back-no-show", samples.idle(parked=[]), keys=(K.Key_F9,)),
    Shot("assistance", samples.consultation()),
    Shot("delivery", samples.delivery()),
    Shot("closing-time", samples.serving().model_copy(update={"hall": samples.hall(False)}), keys=(K.Key_F8,)),
    Shot("after-outage", samples.after_outage()),
    Shot("hub-away", samples.serving(), away=True),
    Shot("hub-away-called", samples.called(), away=True),
    Shot("hub-away-idle", samples.idle(), away=True),
    Shot("hub-away-signed-out", samples.idle(clerk=None, clerk_name=None), signed_in=False, away=True),
    Shot("hub-back", samples.after_outage(), back=True),
    Shot("password", samples.idle(), act="password"),
    Shot(
        "refused",
        samples.called(),
        keys=(K.Key_F3,),
        reply=Problem(code="recall_limit", facts={"number": "B012"}),
    ),
    *CALLS,
    Shot("help", samples.idle(), keys=(K.Key_F1,)),
    Shot("display", samples.idle(), keys=(K.Key_F12,)),
)


class Studio:
    """A terminal without a hub, put into any moment, in any look."""

    def __init__(self, language: Language = "zh", size: tuple[int, int] = SIZE) -> None:
        self.stage = Stage("counter", language)
        self.stage.theme.setProperty("reducedMotion", True)
        self._size = size
        self._language: Language = language
        self._kept: list[Terminal] = []

    def show(self, shot: Shot) -> QQuickWindow:
        """The window at that moment."""
        steps = count(1)
        line = StillLine(shot.view)
        line.reply, line.approval, line.found = shot.reply, shot.approval, shot.found
        clerk = Clerk(line, wall=lambda: samples.NOW, steady=lambda: 5.0 * next(steps))
        terminal = Terminal(clerk, self._language)
        window = self._window(terminal)
        clerk.take_catalog(samples.catalog())
        clerk.take_link("online")
        clerk.take_view(shot.view)
        if shot.signed_in:
            clerk.sign_in("wang", "still")
        for key in shot.keys:
            terminal.press(int(key), _text(key), False)
        if shot.typed:
            cast(Behalf, terminal.behalf).type(shot.typed)
        if shot.act:
            terminal.act(shot.act)
        shot.play(terminal)
        if shot.away or shot.back:
            clerk.take_link("away")
        if shot.back:
            clerk.take_link("online")
        terminal.tick(47.0 if shot.away else 0.5)
        return window

    def close(self) -> None:
        """Take the window down, then let the terminals go."""
        self.stage.close()
        self._kept.clear()

    def _window(self, terminal: Terminal) -> QQuickWindow:
        """The window at this terminal: made once, then moved on."""
        self._kept.append(terminal)
        if self.stage.window is None:
            return self.stage.show(MAIN_QML, {"terminal": terminal}, self._size)
        self.stage.window.setProperty("terminal", terminal)
        return self.stage.window


def _text(key: Qt.Key) -> str:
    return chr(key) if 32 < int(key) < 127 else ""


@dataclass(frozen=True)
class Look:
    name: str
    language: Language = "zh"
    dark: bool = False
    large: bool = False


LOOKS: Final = (Look("zh"), Look("zh-dark", dark=True), Look("zh-large", large=True), Look("en", "en"))
OTHER_SIZES: Final = ((1920, 1080), (1280, 720))


def pictures(
    shots: Iterable[Shot], look: Look, size: tuple[int, int], path_of: Callable[[Shot], Path]
) -> Iterator[Path]:
    """Write these moments in one look."""
    studio = Studio(look.language, size)
    studio.stage.theme.setProperty("dark", look.dark)
    studio.stage.theme.setProperty("largePrint", look.large)
    for shot in shots:
        window = studio.show(shot)
        QCoreApplication.processEvents()
        window.grabWindow().save(str(path_of(shot)))
        yield path_of(shot)
    studio.close()


def shots(out: Path) -> list[Path]:
    """Write every picture into `out`; the files, in order."""
    record_qt_messages()
    if QGuiApplication.instance() is None:
        choose_graphics()
        _ = QGuiApplication(["tingxu-counter-shots"])
    out.mkdir(parents=True, exist_ok=True)
    made: list[Path] = []
    for look in LOOKS:
        name = f"counter-{{}}-{look.name}.png"
        made += pictures(SHOTS, look, SIZE, lambda shot, name=name: out / name.format(shot.name))  # type: ignore[misc]
    for size in OTHER_SIZES:
        name = f"counter-{{}}-{size[0]}x{size[1]}.png"
        few = [shot for shot in SHOTS if shot.name in ("several-items", "idle")]
        made += pictures(few, LOOKS[0], size, lambda shot, name=name: out / name.format(shot.name))  # type: ignore[misc]
    return made

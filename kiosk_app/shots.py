"""A picture of every page in every mode, made without a hub or devices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QGuiApplication

from hub.wire import Document, KioskSummons, Language
from kiosk_app.journey import Comfort, Holder, advance, begin, events
from kiosk_app.journey.effects import SLIP
from kiosk_app.main import MAIN_QML, dress
from kiosk_app.qr_code import provide_codes
from kiosk_app.samples import AT, sample_appointment, sample_catalog, sample_slots, sample_ticket, sample_view
from kiosk_app.session import Session
from kiosk_app.speaker import Speaker, Speech
from kiosk_app.technician.technician import Technician
from ui_common.stage import Stage, choose_graphics

MODES: dict[str, Comfort] = {
    "zh": Comfort(),
    "en": Comfort(language="en"),
    "zh-large": Comfort(large=True),
    "en-large": Comfort(language="en", large=True),
    "zh-contrast": Comfort(contrast=True),
    "en-contrast": Comfort(language="en", contrast=True),
    "zh-low": Comfort(low=True),
    "en-low": Comfort(language="en", low=True),
    "zh-large-low": Comfort(large=True, low=True),
    "en-large-low": Comfort(language="en", large=True, low=True),
}
PORTRAIT = (1080, 1920)
OTHERS = {"768x1024": (768, 1024), "1920x1080": (1920, 1080)}
MAIN_PAGES = (
    "welcome",
    "appointment",
    "booking-number-typed",
    "phone-tail",
    "arrival-early",
    "arrival-late",
    "ticket-agreed",
    "book-day",
    "book-time",
    "book-phone-typed",
    "booked",
    "ways",
    "search",
    "found",
    "departments",
    "confirm",
    "confirm-list",
    "ticket",
    "ticket-screen",
    "elsewhere",
)

ELDER = Holder(
    Document(kind="resident", number="000000195001010013", name="测试甲", birth=date(1950, 1, 1)),
    "测*甲",
    76,
    True,
)

_READY = (
    events.PrinterSeen(True),
    events.ReaderSeen(True),
    events.HubSeen("online"),
    events.CatalogSeen(sample_catalog()),
    events.ViewSeen(sample_view()),
)
_SOCIAL = (
    *_READY, events.ViewSeen(sample_view().model_copy(update={"social_card": True})), events.SocialReaderSeen(True),
)  # fmt: skip
_NO_PAPER = (*_READY, events.PrinterSeen(False))
_FIND = (*_READY, events.StartWithoutCard())
_POLICE = (*_FIND, events.FindBy("departments"), events.ChooseGroup("police"))
_MONEY = (*_FIND, events.FindBy("topics"), events.ChooseGroup("money"))
_GREEN = (*_READY, events.StartWithCard(), events.CardRead(ELDER, "card-0001"), events.DeclineOffer())
_CHOSEN = (*_FIND, events.ChooseItem("id-card"))
_TAKEN = (*_CHOSEN, events.Take("take-0001"))
_PRINTS = (*_TAKEN, events.Ticketed("take-0001", sample_ticket()))
_FIRST = sample_ticket(items=("estate",), green=True, ahead=0, wait=(0, 5))
_MISSED = sample_ticket().model_copy(
    update={"state": "no_show", "ahead": None, "wait_minutes": None, "may": ["recycle"]}
)
_PARKED = _MISSED.model_copy(update={"state": "parked", "counter": "3", "may": ["return_ticket"]})
_LATE = sample_ticket().model_copy(update={"may_extend": True})
_JOB = f"{sample_ticket().id}.take-0001"
_ALONE = (*_READY, events.AloneSeen(True, True), events.HubSeen("away"))
_ALONE_CHOSEN = (*_ALONE, events.StartWithoutCard(), events.ChooseItem("id-card"))
_ALONE_TAKEN = (*_ALONE_CHOSEN, events.Take("take-0001"), events.Ticketed("take-0001", sample_ticket(alone=True)))
_ALONE_ELDER = (*_ALONE, events.StartWithCard(), events.CardRead(ELDER, "card-0001"), events.DeclineOffer())
_SCREEN = (*_NO_PAPER, events.StartWithoutCard(), events.ChooseItem("id-card"), events.Take("take-0001"))
_CLOSED = (*_READY, events.ViewSeen(sample_view(open=False)))
_KNOWN, _COMES = (
    events.ViewSeen(sample_view(open=False, summons=(KioskSummons(task="guidance", taken=taken),)))
    for taken in (False, True)
)
_INCIDENT = (*_CLOSED, events.AskGuide("guide-0001"), events.OpenIncident())

_SCANNED = (*_READY, events.CodeScanned("t.7Qm2kPz0aXcV9bN1.1780454700.mK3vT8sLq2Rw6yZd0000000", "look-0001"))

_CODE = "a.9wXk2LmP4qRs7tUv.1780454700.mK3vT8sLq2Rw6yZd0000000"
_BOOKED = (*_READY, events.ScannerSeen(True), events.CodeScanned("", "come-0001", _CODE))
_PAD = (*_READY, events.ScannerSeen(True), events.OpenAppointment(), events.EnterNumber())
_TYPED = (*_PAD, events.TypeNumber("7K3M9Q"), events.NumberTyped())
_AGREED = sample_ticket(ahead=0, wait=(0, 5), agreed_at=AT + timedelta(minutes=15))
_HERE = (*_BOOKED, events.Ticketed("come-0001", _AGREED))
_HERE_JOB = f"{_AGREED.id}.come-0001"
_NOTED = (*_ALONE, events.ScannerSeen(True), events.CodeScanned("", "come-0001", _CODE), events.Noted("come-0001", AT))
_NOTED_TAKEN = (*_NOTED, events.WalkIn("take-0001"), events.ChooseItem("id-card"), events.Take("take-0001"),
                events.Ticketed("take-0001", sample_ticket(alone=True)), events.PrintEnded(_JOB, "printed"))


_BOOK = (*_READY, events.OpenAppointment(), events.OpenBooking())
_BOOK_FOR = (*_BOOK, events.CardRead(ELDER, "card-0001"), events.DeclineOffer())
_BOOK_ITEM = (*_BOOK_FOR, events.ChooseItem("id-card"))
_BOOK_DAY = (*_BOOK_ITEM, events.SlotsSeen("id-card", sample_slots()))
_BOOK_TIME = (*_BOOK_DAY, events.ChooseDay("2026-06-04"))
_BOOK_PHONE = (*_BOOK_TIME, events.ChooseTime(AT + timedelta(days=1, minutes=15)))
_BOOKING = (*_BOOK_PHONE, events.TypePhone("13800001234"), events.Book("book-0001"))


def _told(code: str, state: str = "", hours: float | None = None, item: str = "id-card") -> events.NotCheckedIn:
    """The hub's no; `hours`: until the agreed time, where it says so."""
    agreed = None if hours is None else AT + timedelta(hours=hours)
    opens = agreed - timedelta(minutes=30) if agreed and code == "too_early" else None
    return events.NotCheckedIn("come-0001", code, state, item if agreed else "", agreed, opens)


SCENES: dict[str, tuple[events.Event, ...]] = {
    "away-first": (),
    "away": (*_READY, events.HubSeen("away")),
    "closed": (*_READY, events.ViewSeen(sample_view(open=False))),
    "welcome": _READY,
    "welcome-no-paper": _NO_PAPER,
    "welcome-no-reader": (*_READY, events.ReaderSeen(False)),
    "welcome-social": _SOCIAL,
    "card-social": (*_SOCIAL, events.StartWithCard()),
    "card-problem-social": (*_SOCIAL, events.CardRejected("social-unrecognised-card")),
    "card": (*_READY, events.StartWithCard()),
    "card-problem": (*_READY, events.StartWithCard(), events.CardRejected("read-failed")),
    "offer": (*_READY, events.StartWithCard(), events.CardRead(ELDER, "card-0001")),
    "ways": _FIND,
    "ways-elder": _GREEN,
    "departments": (*_FIND, events.FindBy("departments")),
    "topics": (*_FIND, events.FindBy("topics")),
    "items": _POLICE,
    "search": (*_FIND, events.FindBy("search")),
    "search-found": (*_FIND, events.FindBy("search"), events.TypeInitials("s")),
    "elsewhere": (*_POLICE, events.ChooseItem("passport")),
    "elsewhere-online": (*_MONEY, events.ChooseItem("invoice")),
    "guide": (*_READY, events.LookOnly(), events.ChooseItem("estate")),
    "confirm": _CHOSEN,
    "confirm-green": (*_GREEN, events.ChooseItem("estate")),
    "confirm-list": (*_CHOSEN, events.AddAnother(), events.ChooseItem("licence"), events.AddAnother(),
                     events.ChooseItem("estate")),
    "confirm-no-paper": _SCREEN[:-1],
    "issuing": _TAKEN,
    "printing": _PRINTS,
    "print-failed": (*_PRINTS, events.PrintEnded(_JOB, "failed", "paper-out")),
    "print-doubtful": (*_PRINTS, events.PrintEnded(_JOB, "unknown", "no-answer")),
    "already": (*_TAKEN, events.Refused("take-0001", "already_waiting", "t-1", "A013")),
    "refused": (*_TAKEN, events.Refused("take-0001", "storage_full")),
    "ticket": (*_PRINTS, events.PrintEnded(_JOB, "printed")),
    "ticket-green": (*_GREEN, events.ChooseItem("estate"), events.Take("take-0001"),
                     events.Ticketed("take-0001", _FIRST),
                     events.PrintEnded(_JOB, "printed")),
    "ticket-screen": (*_SCREEN, events.Ticketed("take-0001", sample_ticket())),
    "welcome-scanner": (*_READY, events.ScannerSeen(True)),
    "found": (*_SCANNED, events.Found("look-0001", sample_ticket())),
    "found-called": (*_SCANNED, events.Found("look-0001", sample_ticket().model_copy(
        update={"state": "called", "counter": "3", "ahead": None, "wait_minutes": None}))),
    "found-next": (*_SCANNED, events.Found("look-0001", _FIRST)),
    "found-missed": (*_SCANNED, events.Found("look-0001", sample_ticket().model_copy(
        update={"state": "no_show", "ahead": None, "wait_minutes": None}))),
    "found-may-wait-again": (*_SCANNED, events.Found("look-0001", _MISSED)),
    "found-may-be-back": (*_SCANNED, events.Found("look-0001", _PARKED)),
    "found-outside": (*_SCANNED, events.Found("look-0001", _PARKED.model_copy(update={"may": []}))),
    "found-returning": (*_SCANNED, events.Found("look-0001", _PARKED), events.ComeBack("back-0001")),
    "found-back": (*_SCANNED, events.Found("look-0001", _PARKED), events.ComeBack("back-0001"),
                   events.Found("back-0001", _FIRST)),
    "found-waits-again": (*_SCANNED, events.Found("look-0001", _MISSED), events.ComeBack("back-0001"),
                          events.Found("back-0001", sample_ticket())),
    "found-not-back": (*_SCANNED, events.Found("look-0001", _MISSED), events.ComeBack("back-0001"),
                       events.NotFound("back-0001", "away")),
    "found-changed": (*_SCANNED, events.Found("look-0001", _MISSED), events.ComeBack("back-0001"),
                      events.NotFound("back-0001", "changed")),
    "found-may-stay": (*_SCANNED, events.Found("look-0001", _LATE)),
    "found-stays": (*_SCANNED, events.Found("look-0001", _LATE), events.ComeBack("back-0001", late=True),
                    events.Found("back-0001", _LATE.model_copy(update={"may_extend": False, "extended": True}))),
    "found-looking": _SCANNED,
    "found-unknown": (*_READY, events.CodeScanned("", "look-0001")),
    "found-over": (*_SCANNED, events.NotFound("look-0001", "over")),
    "found-away": (*_SCANNED, events.NotFound("look-0001", "away")),
    "appointment": (*_READY, events.ScannerSeen(True), events.OpenAppointment()),
    "appointment-no-scanner": (*_READY, events.OpenAppointment()),
    "appointment-number-only": (*_READY, events.ReaderSeen(False), events.OpenAppointment()),
    "appointment-card-problem": (*_READY, events.ScannerSeen(True), events.OpenAppointment(),
                                 events.CardRejected("read-failed")),
    "booking-number": _PAD,
    "booking-number-typed": (*_PAD, events.TypeNumber("7K3M")),
    "phone-tail": _TYPED,
    "phone-tail-typed": (*_TYPED, events.TypeTail("1234")),
    "checking-in": _BOOKED,
    "arrival-early": (*_BOOKED, _told("too_early", hours=2)),
    "arrival-early-walk-in": (*_TAKEN, replace(_told("too_early", hours=2), id="take-0001")),
    "arrival-early-other-day": (*_BOOKED, _told("too_early", hours=25)),
    "arrival-late": (*_BOOKED, _told("too_late", hours=-0.6)),
    "arrival-late-other-day": (*_BOOKED, _told("too_late", hours=-24)),
    "arrival-given-up": (*_BOOKED, _told("wrong_appointment_state", "cancelled_by_visitor", 1)),
    "arrival-called-off": (*_BOOKED, _told("wrong_appointment_state", "cancelled_by_hall", 1)),
    "arrival-undecided": (*_BOOKED, _told("not_confirmed", hours=1)),
    "arrival-unknown-code": (*_BOOKED, _told("unknown_appointment")),
    "arrival-unknown-number": (*_TYPED, events.TypeTail("1234"), events.CheckIn("come-0001"),
                               _told("unknown_appointment")),
    "arrival-unknown-card": (*_READY, events.OpenAppointment(), events.CardRead(ELDER, "come-0001"),
                             _told("unknown_appointment")),
    "arrival-over": (*_BOOKED, _told("appointment_code_over")),
    "arrival-done": (*_BOOKED, _told("already_checked_in", hours=-1)),
    "arrival-again": (*_BOOKED, events.Refused("come-0001", "already_checked_in", "t-1", "A013")),
    "arrival-away": (*_BOOKED, events.Unreached("come-0001")),
    "ticket-agreed": (*_HERE, events.PrintEnded(_HERE_JOB, "printed")),
    "ticket-agreed-late": (*_BOOKED, events.Ticketed("come-0001", sample_ticket(agreed_at=AT - timedelta(minutes=20))),
                           events.PrintEnded(_HERE_JOB, "printed")),
    "ticket-agreed-screen": (*_NO_PAPER, events.CodeScanned("", "come-0001", _CODE),
                             events.Ticketed("come-0001", _AGREED)),
    "alone-noted": _NOTED,
    "alone-noted-back": (*_NOTED, events.HubSeen("online")),
    "alone-noted-ticket": _NOTED_TAKEN,
    "book-card": _BOOK,
    "book-ways": _BOOK_FOR,
    "book-day-asked": _BOOK_ITEM,
    "book-day": _BOOK_DAY,
    "book-day-gone": (*_BOOKING, events.NotBooked("book-0001", "slot_full"),
                      events.SlotsSeen("id-card", sample_slots())),
    "book-time": _BOOK_TIME,
    "book-phone": _BOOK_PHONE,
    "book-phone-typed": _BOOKING[:-1],
    "book-asked": _BOOKING,
    "book-refused": (*_BOOKING, events.NotBooked("book-0001", "already_booked")),
    "booked": (*_BOOKING, events.Booked("book-0001", sample_appointment())),
    "booked-requested": (*_BOOKING, events.Booked("book-0001", sample_appointment(requested=True))),
    "booked-unprinted": (*_BOOKING, events.Booked("book-0001", sample_appointment()),
                         events.PrintEnded(f"{SLIP}{sample_appointment().id}.book-0001", "failed", "paper-out")),
    "booked-screen": (*_BOOKING[:-1], events.PrinterSeen(False), events.Book("book-0001"),
                      events.Booked("book-0001", sample_appointment())),
    "headphones": (*_READY, events.Headphones(True)),
    "thanks": (*_PRINTS, events.PrintEnded(_JOB, "printed"), events.Done()),
    "help": (*_FIND, events.AskGuide("guide-0001")),
    "help-answered": (*_FIND, events.AskGuide("guide-0001"), events.ViewSeen(sample_view(assistance="r1")),
                      events.ViewSeen(sample_view(assistance_by="3"))),
    "help-guide-comes": (*_FIND, events.AskGuide("guide-0001"), events.ViewSeen(sample_view(assistance="r1")),
                         events.ViewSeen(sample_view())),
    "help-aid": (*_FIND, events.AskGuide("guide-0001"), events.AskAid("aid-0001", "wheelchair"),
                 events.AidAsked("wheelchair", True)),
    "help-aid-failed": (*_FIND, events.AskGuide("guide-0001"), events.AskAid("aid-0001", "glasses"),
                        events.AidAsked("glasses", False)),
    "help-closed": (*_CLOSED, events.AskGuide("guide-0001"), events.Summoned("guidance", True)),
    "help-closed-comes": (*_CLOSED, events.AskGuide("guide-0001"), events.Summoned("guidance", True), _COMES),
    "closed-awaited": (*_CLOSED, _KNOWN),
    "closed-comes": (*_CLOSED, _COMES),
    "help-closed-failed": (*_CLOSED, events.AskGuide("guide-0001"), events.Summoned("guidance", False)),
    "incident": _INCIDENT,
    "incident-told": (*_INCIDENT, events.CallIncident("call-0001"), events.Summoned("incident", True)),
    "incident-comes": (*_INCIDENT, events.CallIncident("call-0001"), events.Summoned("incident", True),
                       events.ViewSeen(sample_view(summons=(KioskSummons(task="incident", taken=True),)))),
    "incident-failed": (*_INCIDENT, events.CallIncident("call-0001"), events.Summoned("incident", False)),
    "still-there": (*_CHOSEN, events.Idle()),
    "alone-welcome": _ALONE,
    "alone-confirm": _ALONE_CHOSEN,
    "alone-confirm-green": (*_ALONE_ELDER, events.ChooseItem("estate")),
    "alone-ticket": (*_ALONE_TAKEN, events.PrintEnded(_JOB, "printed")),
    "alone-ticket-screen": (*_ALONE, events.PrinterSeen(False), events.StartWithoutCard(),
                            events.ChooseItem("estate"), events.Take("take-0001"),
                            events.Ticketed("take-0001", sample_ticket(items=("estate",), alone=True, green=True))),
    "alone-empty": (*_ALONE_CHOSEN, events.Take("take-0001"), events.Refused("take-0001", "band_empty")),
    "alone-reprint": (*_ALONE_CHOSEN, events.Take("take-0001"),
                      events.Refused("take-0001", "already_waiting", "t-1", "A503"),
                      events.AskReprint("again-0001"), events.Refused("again-0001", "needs_hub")),
    "alone-help": (*_ALONE, events.AskGuide("guide-0001")),
    "untold": (*_READY, events.UntoldSeen(("A501",))),
    "untold-many": (*_READY, events.UntoldSeen(tuple(f"A50{ordinal}" for ordinal in range(1, 9)))),
    "alone-closed": (*_READY, events.AloneSeen(True, False, AT), events.HubSeen("away")),
}  # fmt: skip
"""Name → what happened until then."""


class Scene:
    """One stage with one session, made anew for each scene by `play`."""

    def __init__(self, size: tuple[int, int] = PORTRAIT, comfort: Comfort | None = None) -> None:
        self.comfort = comfort or Comfort()
        self.stage = Stage("kiosk", self.comfort.language)
        provide_codes(self.stage.engine)
        self.session = Session(self.comfort, lambda: AT)
        self.speaker = Speaker(_no_voice)
        self.session.comfortWanted.connect(self._dress)
        self._dress(self.comfort)
        self.technician = Technician(lambda: self.session.vacant, self.comfort.language)
        self.technician.languageWanted.connect(self._dress_for_technician)
        properties = {"session": self.session, "speaker": self.speaker, "technician": self.technician}
        self.window = self.stage.show(MAIN_QML, properties, size)

    def play(self, happened: tuple[events.Event, ...]) -> None:
        """From the beginning to this scene. Of the pages on the way only the last is made and lives on from there."""
        arrived = _arrived(self.comfort, happened)
        self.session.reset(self.comfort)  # so that the page is made anew
        self.session.reset(self.comfort, happened[:arrived])
        for event in happened[arrived:]:
            self.session.handle(event)

    def dress(self, comfort: Comfort) -> None:
        self.comfort = comfort
        self._dress(comfort)

    def _dress(self, comfort: Comfort) -> None:
        self.stage.theme.setProperty("reducedMotion", True)
        dress(self.stage, comfort)

    def _dress_for_technician(self, language: Language) -> None:
        comfort = self.session.journey.comfort
        self._dress(Comfort(language=language, low=comfort.low) if language else comfort)

    def close(self) -> None:
        self.technician.stop()
        self.session.stop()
        self.stage.close()


def _arrived(comfort: Comfort, happened: tuple[events.Event, ...]) -> int:
    """After how many of these events the last page was there."""
    journey, arrived = begin(comfort), 0
    for count, event in enumerate(happened, 1):
        step, journey = journey.step, advance(journey, event).journey
        arrived = count if journey.step is not step else arrived
    return arrived


def _no_voice(private: bool) -> Speech:
    raise RuntimeError("pictures make no sound")


@contextmanager
def _application() -> Iterator[QGuiApplication]:
    app = QGuiApplication.instance()
    yield app if isinstance(app, QGuiApplication) else QGuiApplication(["shots"])


def settle(milliseconds: int = 30) -> None:
    """Let the screen draw."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def shots(out: Path) -> list[Path]:
    """Write the pictures into `out`; their paths. QT_QPA_PLATFORM=offscreen needs no display."""
    choose_graphics()
    made: list[Path] = []
    with _application():
        made += _series(out, PORTRAIT, MODES, lambda name: True, "")
        few = {name: MODES[name] for name in ("zh", "en", "zh-large", "en-large", "zh-low")}
        for label, size in OTHERS.items():
            made += _series(out, size, few, lambda name: name in MAIN_PAGES, f"{label}-")
        from kiosk_app.technician.shots import shots as technician_shots  # its scenes are made of ours

        made += technician_shots(out)
    return made


def _series(
    out: Path, size: tuple[int, int], modes: dict[str, Comfort], wanted: Callable[[str], bool], prefix: str
) -> list[Path]:
    scene, made = Scene(size), []
    for mode, comfort in modes.items():
        folder = out / f"{prefix}{mode}"
        folder.mkdir(parents=True, exist_ok=True)
        scene.dress(comfort)
        for name in filter(wanted, SCENES):
            scene.play(SCENES[name])
            settle()
            path = folder / f"{name}.png"
            scene.window.grabWindow().save(str(path))
            made.append(path)
    scene.close()
    return made


if __name__ == "__main__":
    import sys

    shots(Path(sys.argv[1]))

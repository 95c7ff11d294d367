"""The session as QML sees it: which page, what it shows, what the visitor does. The journey decides."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from math import ceil
from uuid import uuid4

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.faces import HallFace, TicketFace, VisitFace
from kiosk_app.finder import Finder
from kiosk_app.journey import Comfort, Journey, Step, advance, begin, events
from kiosk_app.journey.effects import Forget
from kiosk_app.journey.steps import MACHINE, dwell_seconds
from kiosk_app.shown import hall_shown, ticket_shown, visit_shown

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_FIXED = MACHINE | {Step.STILL_THERE, Step.THANKS}
"""Steps whose time runs whether or not the screen is touched."""
_NO_BACK = MACHINE | {Step.AWAY, Step.STILL_THERE, Step.HELP, Step.THANKS}
"""Back would mean nothing there, or the same as the next step."""
_VACANT = frozenset({Step.WELCOME, Step.CLOSED, Step.AWAY})
_FINDING = frozenset({Step.DEPARTMENTS, Step.TOPICS, Step.ITEMS, Step.SEARCH, Step.WAYS, Step.BOOK_DAY, Step.BOOK_TIME})


@QmlElement
@QmlUncreatable("made by kiosk_app.main")
class Session(QObject):  # type: ignore[operator]
    """One kiosk's session after session."""

    moved = Signal()
    handled = Signal()
    """Something happened, whether or not the page shows it."""
    stepChanged = Signal()
    secondsChanged = Signal()
    comfortChanged = Signal()
    comfortWanted = Signal(object)
    """Comfort: how the screen is to look, before the page is drawn."""
    effect = Signal(object)
    """One of journey.effects, to be carried out."""

    def __init__(
        self,
        comfort: Comfort,
        clock: Callable[[], datetime],
        *,
        idle_seconds: float = 45.0,
        parent: QObject | None = None,
    ) -> None:
        """`clock` gives an aware now."""
        super().__init__(parent)
        self._clock, self._idle_seconds = clock, idle_seconds
        self._journey = begin(comfort)
        self._hall, self._visit, self._ticket = HallFace(self), VisitFace(self), TicketFace(self)
        self._finder = Finder(self)
        self._idle = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._idle.timeout.connect(lambda: self.handle(events.Idle()))
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._tick)
        self._second.start()
        self._show()

    @property
    def journey(self) -> Journey:
        return self._journey

    @property
    def vacant(self) -> bool:
        """Nobody stands before it in the middle of something."""
        return {self._journey.step, *self._journey.trail} <= _VACANT

    def handle(self, event: events.Event) -> None:
        """Let `event` happen, then show where it led and have its effects carried out."""
        before = self._journey
        move = advance(before, event)
        self._journey = move.journey
        for effect in move.effects:
            if isinstance(effect, Forget):  # before the next page is read aloud
                self.effect.emit(effect)
        if move.journey.comfort != before.comfort:
            self.comfortChanged.emit()  # first: what is read aloud depends on who hears it
            self.comfortWanted.emit(move.journey.comfort)
        if move.journey.step in _FINDING and move.journey.step is not before.step:
            self._finder.rewind()
        self._show()
        self._time(before)
        if (before.step, before.visit) != (move.journey.step, move.journey.visit):
            self.moved.emit()
        if before.step is not move.journey.step:
            self.stepChanged.emit()
        for effect in move.effects:
            if not isinstance(effect, Forget):
                self.effect.emit(effect)
        if any(isinstance(effect, Forget) for effect in move.effects):
            self._finder.rewind()
        self.handled.emit()

    def keep_time(self, clock: Callable[[], datetime]) -> None:
        """Go by this clock from now on."""
        self._clock = clock

    def reset(self, comfort: Comfort, happened: Iterable[events.Event] = ()) -> None:
        """As just switched on, with these looks, and then all that: no page between is shown, no effect carried out."""
        step, self._journey = self._journey.step, begin(comfort)
        for event in happened:
            self._journey = advance(self._journey, event).journey
        self._finder.rewind()
        self.comfortChanged.emit()
        if self._journey.comfort != comfort:
            self.comfortWanted.emit(self._journey.comfort)
        self._show()
        self._restart()
        self.moved.emit()
        if step is not self._journey.step:
            self.stepChanged.emit()

    def stop(self) -> None:
        """No more timers."""
        self._idle.stop()
        self._second.stop()

    @Slot()
    def touched(self) -> None:
        """Somebody is there: the idle time begins again."""
        if self._journey.step not in _FIXED:
            self._restart()

    def retranslate(self) -> None:
        """The words again, after the language changed."""
        self._show()

    def _show(self) -> None:
        journey = self._journey
        language = journey.comfort.language
        self._hall.show(hall_shown(journey.world, language, self._clock()))
        self._finder.show(journey)
        self._visit.show(visit_shown(journey))
        zone = journey.world.view.hall.zone if journey.world.view else "UTC"
        visit = journey.visit
        self._ticket.show(ticket_shown(visit.ticket, visit.on_paper, language, zone, visit.noted))

    def _dwell(self) -> float | None:
        return dwell_seconds(
            self._journey.step, self._idle_seconds * self._journey.patience, self._journey.untouched
        )

    def _time(self, before: Journey) -> None:
        if before.step is not self._journey.step or self._idle.isActive() != (self._dwell() is not None):
            self._restart()

    def _restart(self) -> None:
        dwell = self._dwell()
        if dwell is None:
            self._idle.stop()
        else:
            self._idle.start(round(dwell * 1000))
        self.secondsChanged.emit()

    @Slot()
    def _tick(self) -> None:
        self._hall.show(hall_shown(self._journey.world, self._journey.comfort.language, self._clock()))
        if self._journey.step is Step.STILL_THERE:
            self.secondsChanged.emit()

    # -- what QML shows --

    @Property(str, notify=stepChanged)
    def step(self) -> str:
        return self._journey.step.value

    @Property(bool, notify=moved)
    def atHome(self) -> bool:
        """Nothing lies behind this page: Back and "start again" have nowhere to lead."""
        return not self._journey.trail and self._journey.step in (Step.WELCOME, Step.CLOSED)

    @Property(bool, notify=moved)
    def mayGoBack(self) -> bool:
        return bool(self._journey.trail) and self._journey.step not in _NO_BACK

    @Property(bool, notify=moved)
    def mayStartOver(self) -> bool:
        """Where nobody has begun anything, starting again would change nothing."""
        return self._journey.step not in MACHINE and not self.vacant

    @Property(int, notify=secondsChanged)
    def secondsLeft(self) -> int:
        """Until this page gives up."""
        return ceil(self._idle.remainingTime() / 1000) if self._idle.isActive() else 0

    @Property(bool, notify=comfortChanged)
    def aloud(self) -> bool:
        return self._journey.comfort.aloud

    @Property(bool, notify=comfortChanged)
    def contrast(self) -> bool:
        return self._journey.comfort.contrast

    @Property(bool, notify=comfortChanged)
    def large(self) -> bool:
        return self._journey.comfort.large

    @Property(bool, notify=comfortChanged)
    def low(self) -> bool:
        return self._journey.comfort.low

    @Property(bool, notify=comfortChanged)
    def privately(self) -> bool:
        """Only this visitor hears what is read aloud."""
        return self._journey.comfort.private

    @Property(str, notify=comfortChanged)
    def language(self) -> str:
        return self._journey.comfort.language

    @Property(HallFace, constant=True)
    def hall(self) -> HallFace:
        return self._hall

    @Property(VisitFace, constant=True)
    def visit(self) -> VisitFace:
        return self._visit

    @Property(TicketFace, constant=True)
    def ticket(self) -> TicketFace:
        return self._ticket

    @Property(Finder, constant=True)
    def finder(self) -> Finder:
        return self._finder

    # -- what the visitor does --

    @Slot()
    def startWithCard(self) -> None:
        self.handle(events.StartWithCard())

    @Slot()
    def startWithoutCard(self) -> None:
        self.handle(events.StartWithoutCard())

    @Slot()
    def lookOnly(self) -> None:
        self.handle(events.LookOnly())

    @Slot()
    def tryAgain(self) -> None:
        self.handle(events.TryAgain())

    @Slot()
    def acceptOffer(self) -> None:
        self.handle(events.AcceptOffer())

    @Slot()
    def declineOffer(self) -> None:
        self.handle(events.DeclineOffer())

    @Slot(str)
    def findBy(self, way: str) -> None:
        """`way`: departments, topics or search."""
        match way:
            case "departments" | "topics" | "search":
                self.handle(events.FindBy(way))
            case _:
                raise ValueError(f"no way to find called {way!r}")

    @Slot(str)
    def chooseGroup(self, key: str) -> None:
        self.handle(events.ChooseGroup(key))

    @Slot(str)
    def search(self, initials: str) -> None:
        self.handle(events.TypeInitials(initials))

    @Slot(str)
    def chooseItem(self, key: str) -> None:
        self.handle(events.ChooseItem(key))

    @Slot()
    def addAnother(self) -> None:
        self.handle(events.AddAnother())

    @Slot(int)
    def removeItem(self, position: int) -> None:
        self.handle(events.RemoveItem(position))

    @Slot()
    def take(self) -> None:
        self.handle(events.Take(uuid4().hex))

    @Slot()
    def openAppointment(self) -> None:
        self.handle(events.OpenAppointment())

    @Slot()
    def enterNumber(self) -> None:
        self.handle(events.EnterNumber())

    @Slot(str)
    def typeNumber(self, text: str) -> None:
        self.handle(events.TypeNumber(text))

    @Slot()
    def numberTyped(self) -> None:
        self.handle(events.NumberTyped())

    @Slot(str)
    def typeTail(self, text: str) -> None:
        self.handle(events.TypeTail(text))

    @Slot()
    def checkIn(self) -> None:
        self.handle(events.CheckIn(uuid4().hex))

    @Slot()
    def walkIn(self) -> None:
        """A ticket without the appointment."""
        self.handle(events.WalkIn(uuid4().hex))

    @Slot()
    def lookAtItem(self) -> None:
        """What to bring for the appointment."""
        self.handle(events.LookAtItem())

    @Slot()
    def openBooking(self) -> None:
        self.handle(events.OpenBooking())

    @Slot(str)
    def chooseDay(self, day: str) -> None:
        self.handle(events.ChooseDay(day))

    @Slot(str)
    def chooseTime(self, starts_at: str) -> None:
        """`starts_at`: ISO 8601."""
        self.handle(events.ChooseTime(datetime.fromisoformat(starts_at)))

    @Slot(str)
    def typePhone(self, text: str) -> None:
        self.handle(events.TypePhone(text))

    @Slot()
    def book(self) -> None:
        self.handle(events.Book(uuid4().hex))

    @Slot()
    def reprint(self) -> None:
        self.handle(events.AskReprint(uuid4().hex))

    @Slot()
    def stayLate(self) -> None:
        """The holder of the scanned ticket is to be served after closing."""
        self.handle(events.ComeBack(uuid4().hex, late=True))

    @Slot()
    def comeBack(self) -> None:
        """The scanned ticket waits again."""
        self.handle(events.ComeBack(uuid4().hex))

    @Slot()
    def showOnScreen(self) -> None:
        self.handle(events.ShowOnScreen())

    @Slot()
    def cameOut(self) -> None:
        self.handle(events.CameOut())

    @Slot()
    def back(self) -> None:
        self.handle(events.Back())

    @Slot()
    def startOver(self) -> None:
        self.handle(events.StartOver())

    @Slot()
    def done(self) -> None:
        self.handle(events.Done())

    @Slot()
    def moreTime(self) -> None:
        self.handle(events.MoreTime())

    @Slot()
    def guide(self) -> None:
        self.handle(events.AskGuide(uuid4().hex))

    @Slot(str)
    def askAid(self, aid: str) -> None:
        self.handle(events.AskAid(uuid4().hex, aid))

    @Slot()
    def openIncident(self) -> None:
        self.handle(events.OpenIncident())

    @Slot()
    def callIncident(self) -> None:
        self.handle(events.CallIncident(uuid4().hex))

    @Slot()
    def turnLarge(self) -> None:
        self.handle(events.Switch("large"))

    @Slot()
    def turnContrast(self) -> None:
        self.handle(events.Switch("contrast"))

    @Slot()
    def turnLow(self) -> None:
        self.handle(events.Switch("low"))

    @Slot()
    def turnAloud(self) -> None:
        self.handle(events.Switch("aloud"))

    @Slot()
    def turnLanguage(self) -> None:
        other = "zh" if self._journey.comfort.language == "en" else "en"
        self.handle(events.SetLanguage("en" if other == "en" else "zh"))

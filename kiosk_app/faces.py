"""What the pages show, as plain values for QML: the hall, the visit, the ticket. They decide nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlUncreatable

from kiosk_app.choices import ChoiceModel
from kiosk_app.shown import HallShown, TicketShown, VisitShown

QML_IMPORT_NAME = "Tingxu.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


def _of(field: str) -> Callable[[Any], Any]:
    return lambda face: getattr(face.shown, field)


@QmlElement
@QmlUncreatable("made by the session")
class HallFace(QObject):  # type: ignore[operator]
    """The hall around the visitor: header, opening hours, what works."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = HallShown()

    def show(self, shown: HallShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()

    _name, _status, _open, _time, _day = _of("name"), _of("status"), _of("open"), _of("time"), _of("day")
    _notice, _opens, _online, _refused = _of("notice"), _of("opens"), _of("online"), _of("refused")
    _alone = _of("alone")
    _known, _paper, _reader, _card = _of("known"), _of("paper"), _of("reader"), _of("card_present")
    _untold = _of("untold")
    _social = _of("social")
    _scanner = _of("scanner")
    _awaited = _of("awaited")
    name = Property(str, _name, notify=changed)
    status = Property(str, _status, notify=changed)
    open = Property(bool, _open, notify=changed)
    time = Property(str, _time, notify=changed)
    day = Property(str, _day, notify=changed)
    notice = Property(str, _notice, notify=changed)
    opens = Property(str, _opens, notify=changed)
    online = Property(bool, _online, notify=changed)
    alone = Property(bool, _alone, notify=changed)
    """The hub is gone and numbers go on."""
    refused = Property(bool, _refused, notify=changed)
    known = Property(bool, _known, notify=changed)
    """The hub was heard at least once."""
    paper = Property(bool, _paper, notify=changed)
    reader = Property(bool, _reader, notify=changed)
    scanner = Property(bool, _scanner, notify=changed)
    """Codes can be held to it."""
    cardPresent = Property(bool, _card, notify=changed)
    untold = Property(str, _untold, notify=changed)
    """What to do with a number that the hub can't take in; empty where there is none."""
    social = Property(bool, _social, notify=changed)
    awaited = Property(str, _awaited, notify=changed)
    """Of somebody who was called here: whether they are coming; "" where nobody was."""


@QmlElement
@QmlUncreatable("made by the session")
class VisitFace(QObject):  # type: ignore[operator]
    """This person's visit so far."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = VisitShown()
        self._chosen, self._aids = ChoiceModel(self), ChoiceModel(self)

    def show(self, shown: VisitShown) -> None:
        self._chosen.fill(shown.chosen)
        self._aids.fill(shown.aids)
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()

    @Property(ChoiceModel, constant=True)
    def chosen(self) -> ChoiceModel:
        """The items of the visit, in the order in which they will be served."""
        return self._chosen

    @Property(ChoiceModel, constant=True)
    def aids(self) -> ChoiceModel:
        """What can be asked to be brought here."""
        return self._aids

    _masked, _expired, _green, _guide = _of("masked"), _of("expired"), _of("green"), _of("guide_only")
    _what, _do, _more, _people = _of("trouble"), _of("cure"), _of("may_add"), _of("people")
    _wait, _bring, _title, _where = _of("wait"), _of("bring"), _of("look_title"), _of("look_where")
    _look_bring, _online, _take = _of("look_bring"), _of("look_online"), _of("may_take_looked")
    _number, _help_by, _help_asked = _of("waiting_number"), _of("help_by"), _of("help_asked")
    _calling = _of("help_calling")
    _called, _looking = _of("guide_called"), _of("looking")
    _stay = _of("may_stay")
    _back, _comes = _of("coming_back"), _of("help_comes")
    _incident, _aid_news = _of("incident"), _of("aid_news")
    _typed, _tail, _arrival = _of("booking_number"), _of("phone_tail"), _of("arrival")
    _check_in = _of("may_check_in")
    _day, _moment, _phone = _of("book_day"), _of("book_time"), _of("phone")
    _made, _made_code, _requested = _of("made_number"), _of("made_code"), _of("requested")
    _on_paper, _books = _of("on_paper"), _of("books")
    _slip, _instead = _of("slip"), _of("may_instead")
    _agreed, _opens, _booked = _of("agreed"), _of("opens"), _of("booked")
    masked = Property(str, _masked, notify=changed)
    expired = Property(bool, _expired, notify=changed)
    green = Property(bool, _green, notify=changed)
    guideOnly = Property(bool, _guide, notify=changed)
    trouble = Property(str, _what, notify=changed)
    cure = Property(str, _do, notify=changed)
    mayAdd = Property(bool, _more, notify=changed)
    people = Property(str, _people, notify=changed)
    wait = Property(str, _wait, notify=changed)
    bring = Property(str, _bring, notify=changed)
    lookTitle = Property(str, _title, notify=changed)
    lookWhere = Property(str, _where, notify=changed)
    lookBring = Property(str, _look_bring, notify=changed)
    lookOnline = Property(bool, _online, notify=changed)
    mayTakeLooked = Property(bool, _take, notify=changed)
    waitingNumber = Property(str, _number, notify=changed)
    looking = Property(bool, _looking, notify=changed)
    """A scanned code is being asked about."""
    comingBack = Property(str, _back, notify=changed)
    """What the holder of the scanned ticket may ask: "return_ticket", "recycle", or nothing."""
    helpBy = Property(str, _help_by, notify=changed)
    mayStay = Property(bool, _stay, notify=changed)
    """The holder of the scanned ticket may ask to be served after closing."""
    helpComes = Property(bool, _comes, notify=changed)
    """A guide or a counter has said that somebody comes."""
    helpAsked = Property(bool, _help_asked, notify=changed)
    """The hub knows that this visitor asked for a guide, who has not answered yet."""
    helpCalling = Property(bool, _calling, notify=changed)
    """It was asked, and has not answered yet."""
    incident = Property(str, _incident, notify=changed)
    """"" | "asked" | "told" | "coming" | "failed"."""
    aidNews = Property(str, _aid_news, notify=changed)
    """What is on its way, for who cannot see it."""
    mayCheckIn = Property(bool, _check_in, notify=changed)
    """With the card that is known, should its holder have an appointment."""
    bookDay = Property(str, _day, notify=changed)
    """The day chosen for a booking, and …"""
    bookTime = Property(str, _moment, notify=changed)
    """… the time."""
    phone = Property(str, _phone, notify=changed)
    """As far as it is typed."""
    madeNumber = Property(str, _made, notify=changed)
    """Of what was just agreed, and …"""
    madeCode = Property(str, _made_code, notify=changed)
    """… the address of its page."""
    requested = Property(bool, _requested, notify=changed)
    """It is asked for, and to be confirmed."""
    onPaper = Property(bool, _on_paper, notify=changed)
    slip = Property(str, _slip, notify=changed)
    """What became of the paper with what was agreed: "" | "printed" | "failed" | "unknown"."""
    mayInstead = Property(bool, _instead, notify=changed)
    """A number now, instead of the appointment that there is for later."""
    books = Property(bool, _books, notify=changed)
    """A time is being agreed on."""
    bookingNumber = Property(str, _typed, notify=changed)
    """As far as it is typed."""
    phoneTail = Property(str, _tail, notify=changed)
    arrival = Property(str, _arrival, notify=changed)
    """What came of checking in (journey.visit.Arrival)."""
    agreed = Property(str, _agreed, notify=changed)
    """When the appointment is, and …"""
    checkInOpens = Property(str, _opens, notify=changed)
    """… from when one may check in."""
    booked = Property(str, _booked, notify=changed)
    """The item that it is for."""
    guideCalled = Property(bool, _called, notify=changed)
    """Somebody at this kiosk asked for a guide, who has not answered yet."""


@QmlElement
@QmlUncreatable("made by the session")
class TicketFace(QObject):  # type: ignore[operator]
    """The ticket just taken."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shown = TicketShown()

    def show(self, shown: TicketShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.changed.emit()

    _number, _ahead, _wait = _of("number"), _of("ahead"), _of("wait")
    _next, _area, _bring, _code = _of("next_up"), _of("area"), _of("bring"), _of("code")
    _paper, _green, _alone = _of("on_paper"), _of("green"), _of("alone")
    _waiting, _agreed, _noted = _of("waiting"), _of("agreed"), _of("noted")
    _later = _of("agreed_later")
    number = Property(str, _number, notify=changed)
    ahead = Property(str, _ahead, notify=changed)
    wait = Property(str, _wait, notify=changed)
    nextUp = Property(bool, _next, notify=changed)
    """Nobody is before this visitor."""
    area = Property(str, _area, notify=changed)
    bring = Property(str, _bring, notify=changed)
    code = Property(str, _code, notify=changed)
    onPaper = Property(bool, _paper, notify=changed)
    green = Property(bool, _green, notify=changed)
    waiting = Property(bool, _waiting, notify=changed)
    """It is still to be called."""
    agreed = Property(str, _agreed, notify=changed)
    """The time of its appointment."""
    agreedLater = Property(bool, _later, notify=changed)
    """That time had not come when it was taken."""
    noted = Property(str, _noted, notify=changed)
    """When its holder checked in with the hub gone."""
    alone = Property(bool, _alone, notify=changed)
    """Taken with the hub gone: no figures yet."""

"""The console's table for QML: whose card lies on the reader, how the printer is, the newest paper."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Property, QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtQml import QmlElement, QmlUncreatable

from devices.status import PaperState
from tingxu.console.gear import BOOKED, NEWEST, Gear
from tingxu.console.gear_view import GearView
from tingxu.console.people import Person
from tingxu.console.prints import Prints, booking_code
from tingxu.console.table import Table
from ui_common.bridge import Bridge

QML_IMPORT_NAME = "Tingxu.Console"
QML_IMPORT_MAJOR_VERSION = 1
LOOK_MS = 300
"""How often it is looked at what stands on displays."""


@QmlElement
@QmlUncreatable("made by the console")
class SampleCardView(QObject):  # type: ignore[operator]
    """One person's card as a button."""

    def __init__(self, person: Person, parent: QObject) -> None:
        super().__init__(parent)
        self.person = person

    @Property(str, constant=True)
    def key(self) -> str:
        return self.person.id

    @Property(str, constant=True)
    def labelZh(self) -> str:
        return self.person.label_zh

    @Property(str, constant=True)
    def labelEn(self) -> str:
        return self.person.label_en

    @Property(int, constant=True)
    def age(self) -> int:
        return self.person.age

    @Property(str, constant=True)
    def kind(self) -> str:
        return self.person.kind.name


@QmlElement
@QmlUncreatable("made by the console")
class ConsoleView(QObject):  # type: ignore[operator]
    changed = Signal()

    def __init__(self, folder: Path, people: tuple[Person, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards = [SampleCardView(person, self) for person in people]
        self._by_id = {person.id: person for person in people}
        self._prints = Prints(folder / "prints")
        self._printed = Bridge(self)
        self._printed.arrived.connect(self._keep)
        self._table = Table(folder / "devices", self._printed)
        self._held = ""
        self._hanging = False
        self._picture = QUrl()
        self._other = False
        self._gear = Gear(folder / "devices")
        self._table.start()
        self._gear.start()
        booking = folder / "booking"
        self._codes = {NEWEST: self._prints.newest_code, BOOKED: lambda: booking_code(booking)}
        self._pieces = [GearView(piece, self._codes, self) for piece in self._gear.pieces]
        self._look = QTimer(self, interval=LOOK_MS)
        for each in self._pieces:
            self._look.timeout.connect(each.look)
        self._look.start()

    def close(self) -> None:
        """Put everything away: no thread and no device is left."""
        self._look.stop()
        self._gear.stop()
        self._table.stop()

    # -- the other equipment

    @Property(list, constant=True)
    def gear(self) -> list[GearView]:
        return self._pieces

    @Property(bool, notify=changed)
    def other(self) -> bool:
        """The other equipment is shown, not reader and printer."""
        return self._other

    @Slot()
    def turn(self) -> None:
        """To the other equipment, or back."""
        self._other = not self._other
        self.changed.emit()

    # -- the reader

    @Property(list, constant=True)
    def cards(self) -> list[SampleCardView]:
        return self._cards

    @Property(str, notify=changed)
    def held(self) -> str:
        """Whose card lies on the reader; "" none."""
        return self._held

    @Property(bool, notify=changed)
    def readerPlugged(self) -> bool:
        return self._table.reader_plugged

    @Slot(str)
    def hold(self, person: str) -> None:
        self._table.hold(self._by_id[person].card)
        self._held = person
        self.changed.emit()

    @Slot(str)
    def holdTooShort(self, person: str) -> None:
        """Hold the card and pull it away in mid-read."""
        self._table.hold_too_short(self._by_id[person].card)
        self._held = ""
        self.changed.emit()

    @Slot()
    def takeCardAway(self) -> None:
        self._table.take_card_away()
        self._held = ""
        self.changed.emit()

    @Slot()
    def switchReader(self) -> None:
        """Pull the reader's plug, or put it back."""
        self._table.plug_reader(plugged=not self._table.reader_plugged)
        self.changed.emit()

    # -- the printer

    @Property(str, notify=changed)
    def paper(self) -> str:
        """"full", "low" or "out"."""
        return self._table.paper.value

    @Property(bool, notify=changed)
    def coverOpen(self) -> bool:
        return self._table.cover_open

    @Property(bool, notify=changed)
    def printerPlugged(self) -> bool:
        return self._table.printer_plugged

    @Property(bool, notify=changed)
    def hanging(self) -> bool:
        """A ticket hangs in the printer's mouth."""
        return self._hanging

    @Property(QUrl, notify=changed)
    def picture(self) -> QUrl:
        """Picture of the newest ticket."""
        return self._picture

    @Property(int, notify=changed)
    def count(self) -> int:
        """How many tickets were printed."""
        return self._prints.count

    @Slot(str)
    def setPaper(self, paper: str) -> None:
        self._table.set_paper(PaperState(paper))
        self.changed.emit()

    @Slot()
    def switchCover(self) -> None:
        self._table.set_cover(opened=not self._table.cover_open)
        self.changed.emit()

    @Slot()
    def switchPrinter(self) -> None:
        """Pull the printer's plug, or put it back."""
        self._table.plug_printer(plugged=not self._table.printer_plugged)
        self.changed.emit()

    @Slot()
    def tearOff(self) -> None:
        self._table.tear_off()
        self._hanging = False
        self.changed.emit()

    @Slot()
    def scan(self) -> None:
        """Hold the newest ticket's code before the kiosk's scanner."""
        scanner = next(each for each in self._gear.pieces if each.place.word == "scanner")
        scanner.do(scanner.place.acts[0], self._codes)

    @Slot(object)
    def _keep(self, data: bytes) -> None:
        kept = self._prints.keep(data)
        self._picture = QUrl.fromLocalFile(str(kept.picture))
        self._hanging = True
        self.changed.emit()

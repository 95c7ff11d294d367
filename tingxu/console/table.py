"""The devices on the console's table: a reader and a printer on real ptys, and their faults. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from devices.simulators.cards import SampleCard
from devices.simulators.idcard import IdCardReaderSimulator, ReaderFault
from devices.simulators.printer import PrinterSimulator
from devices.status import PaperState

READER = "idcard"
PRINTER = "printer"


class Table:
    """Both simulators, their ptys linked as `folder`/idcard and `folder`/printer."""

    def __init__(self, folder: Path, on_ticket: Callable[[bytes], None]) -> None:
        self.reader = IdCardReaderSimulator(folder / READER)
        self.printer = PrinterSimulator(folder / PRINTER, on_ticket=on_ticket)
        self.reader_plugged = self.printer_plugged = True
        self.cover_open = False
        self.paper = PaperState.FULL

    def start(self) -> None:
        self.reader.start()
        self.printer.start()

    def stop(self) -> None:
        """End both threads and take the links away."""
        self.reader.stop()
        self.printer.stop()

    def hold(self, card: SampleCard) -> None:
        """Hold a card to the reader until it is taken away."""
        self.reader.set_fault(ReaderFault.NONE)
        self.reader.place_card(card)

    def take_card_away(self) -> None:
        self.reader.remove_card()

    def hold_too_short(self, card: SampleCard) -> None:
        """Hold a card and pull it away in the middle of the read."""
        self.reader.set_fault(ReaderFault.CARD_PULLED, 1)
        self.reader.place_card(card)

    def set_paper(self, paper: PaperState) -> None:
        self.paper = paper
        self.printer.set_paper(paper)

    def set_cover(self, *, opened: bool) -> None:
        self.cover_open = opened
        self.printer.set_fault(cover_open=opened)

    def tear_off(self) -> None:
        """Take the ticket out of the printer's mouth."""
        self.printer.take_ticket()

    def plug_reader(self, *, plugged: bool) -> None:
        self.reader_plugged = plugged
        if plugged:
            self.reader.plug()
        else:
            self.reader.unplug()

    def plug_printer(self, *, plugged: bool) -> None:
        self.printer_plugged = plugged
        if plugged:
            self.printer.plug()
        else:
            self.printer.unplug()

"""A kiosk with its devices and its people, to be killed: reader on a pseudo terminal, printer on TCP, own book."""

from __future__ import annotations

import random
import sqlite3
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from devices.simulators import IdCardReaderSimulator, PrinterSimulator
from devices.simulators.cards import sample_card
from hub.server.access.program_settings import hub_text
from kiosk_app.main import main as kiosk
from tingxu.storm.fingers import KIOSK, NOBODY
from tingxu.storm.forking import Forking
from tingxu.storm.house import House
from tingxu.storm.screens import Screen

CARDS = [sample_card(f"模拟{each}", date(1940 + 5 * at, 3, 1), serial=40 + at)
         for at, each in enumerate("甲乙丙丁戊己庚辛")]  # fmt: skip
"""Of those who bring one; some have the green channel."""
PAGES = ("welcome", "confirm", "printing", "ticket", "ticket", "thanks")
BACKLOG_SECONDS = 6.0
"""How long a ticket in a stalled printer is waited for."""
PRINTER = "escpos-80-asb"


def make_stand(name: str, house: House, forking: Forking, dice: random.Random, stack: ExitStack) -> Stand:
    """The kiosk `name` of the house, not started yet; its devices work until `stack` ends."""
    folder = house.folder / name
    folder.mkdir()
    reader = stack.enter_context(IdCardReaderSimulator(folder / "reader"))
    printer = stack.enter_context(PrinterSimulator(port=0))
    settings = folder / "kiosk.toml"
    hub = hub_text(house.urls, house.token("kiosk", name), house.ca or None)
    settings.write_text(
        f'language = "zh"\nid = "{name}"\n[idcard]\nurl = "{reader.url}"\n'
        f'[printer]\nurl = "{printer.url}"\nprofile = "{PRINTER}"\n{hub}',
        "utf-8",
    )
    screen = Screen(name, kiosk, settings, KIOSK, NOBODY, PAGES, forking)
    return Stand(name, screen, reader, printer, settings, dice)


@dataclass
class Stand:
    """A kiosk with its devices and its people."""

    name: str
    screen: Screen
    reader: IdCardReaderSimulator
    printer: PrinterSimulator
    settings: Path
    dice: random.Random

    def start(self) -> None:
        """With people in front of it."""
        self.screen.start(self.screen.busy, self.dice.random())

    def start_quiet(self) -> None:
        """With nobody in front of it."""
        self.screen.start(self.screen.idle, 0.0)

    def live(self) -> None:
        """Somebody may bring a card or leave one; the printer may stall in the middle of a ticket."""
        if self.dice.random() < 0.5:
            self.reader.place_card(self.dice.choice(CARDS))
        stalls = self.dice.random() < 0.3
        self.printer.set_fault(stalled=stalls)
        if not stalls or not self.printer.wait_for_backlog(BACKLOG_SECONDS):
            self.screen.live(self.dice)

    def kill(self) -> None:
        """As a power cut would. The printer goes on with what it has."""
        self.screen.kill()
        self.reader.remove_card()
        self.printer.set_fault(stalled=False)

    @property
    def outbox(self) -> Path:
        return self.settings.parent / f"outbox-{self.name}.sqlite"

    def left(self) -> int | None:
        """How many entries the hub has not heard of; None while there is no outbox."""
        counts = self.ask("select (select count(*) from alone) + (select count(*) from prints)")
        return None if counts is None else int(counts[0][0])

    def bands(self) -> int:
        counts = self.ask("select count(*) from bands")
        return 0 if counts is None else int(counts[0][0])

    def given(self) -> set[tuple[str, str, int]]:
        """(day, letter, ordinal) of each number given out alone, by the kiosk's own book."""
        rows = self.ask("select day, letter, first, count from given") or []
        return {(day, letter, first + place) for day, letter, first, count in rows for place in range(count)}

    def ask(self, question: str) -> list[tuple[Any, ...]] | None:
        """Of the kiosk's outbox, while it runs; None before there is one."""
        if not self.outbox.exists():
            return None
        with closing(sqlite3.connect(f"file:{self.outbox}?mode=ro", uri=True, timeout=30)) as book:
            try:
                return book.execute(question).fetchall()
            except sqlite3.OperationalError:  # its tables are not made yet
                return None

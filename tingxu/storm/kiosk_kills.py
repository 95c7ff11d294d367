"""Kiosks are killed while they start, issue, print and replay, with the hub and without it; the hub is killed too."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hall.events import TicketIssued
from tingxu.storm.forking import Forking
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.kiosk_stand import Stand, make_stand
from tingxu.storm.papers import read_papers
from tingxu.storm.storm import Counts, Room

KIOSKS = ("k1", "k2")
SHORT, LONG = 30, 1500
A_HALL = 200
"""Kills that one hall goes through: a kiosk is lent only so many bands a day."""
HUB_SECONDS, GONE_SECONDS = 4.0, 5.0
"""The hub is there, and gone, at most so long at a time."""
BANDS = 2
READY_SECONDS, SETTLE_SECONDS = 60.0, 120.0


class KioskKills:
    name = "kiosk-kills"
    about = "two kiosks are killed while they issue, print and replay, with the hub and without"

    def run(self, room: Room) -> Counts:
        kills, counts = room.scale(SHORT, LONG), Counter[str]()
        losses: list[str] = []
        for at, begun in enumerate(range(0, kills, A_HALL)):
            with ExitStack() as stack:
                hall = _Hall(room, room.folder / f"hall-{at}", stack)
                hall.storm(min(A_HALL, kills - begun), begun)
            counts.update(hall.counts)
            losses += hall.losses
        return Counts(dict(counts), losses)


@dataclass
class _Hall:
    room: Room
    folder: Path
    stack: ExitStack
    counts: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def storm(self, kills: int, before: int) -> None:
        """So many kills; `before`: how many there were in other halls."""
        forking = self.stack.enter_context(Forking(self.folder / "logs"))
        house = House(self.folder, forking)
        house.start()
        stands = [make_stand(name, house, forking, self._dice(), self.stack) for name in KIOSKS]
        for stand in stands:
            stand.start_quiet()
        if not self._all(stands, lambda stand: stand.bands() >= BANDS, "was lent no numbers", READY_SECONDS):
            return
        for stand in stands:
            stand.kill()
        over = threading.Event()
        threads = [threading.Thread(target=self._reap, args=(stand, kills, before)) for stand in stands]
        hub = threading.Thread(target=self._come_and_go, args=(house, over, self._dice()))
        for thread in (*threads, hub):
            thread.start()
        for thread in threads:
            thread.join()
        over.set()
        hub.join()
        self._settle(house, stands)

    def _dice(self) -> random.Random:
        return random.Random(self.room.random.random())

    def _reap(self, stand: Stand, kills: int, before: int) -> None:
        while self._another(kills, before):
            stand.start()
            stand.live()
            stand.kill()

    def _another(self, kills: int, before: int) -> bool:
        with self.lock:
            if self.counts["kills"] >= kills:
                return False
            self.counts["kills"] += 1
            self.room.tell(f"{before + self.counts['kills']:,} kills")
            return True

    def _come_and_go(self, house: House, over: threading.Event, dice: random.Random) -> None:
        """The hub, killed and started as chance has it; it is there at the end."""
        while not over.wait(dice.uniform(0, HUB_SECONDS)):
            house.hub().kill()
            self.counts["hub kills"] += 1
            over.wait(dice.uniform(0, GONE_SECONDS))
            house.start()

    def _settle(self, house: House, stands: list[Stand]) -> None:
        """With everything there and nobody who touches anything, all is told; then accounts are made up."""
        for stand in stands:
            stand.start_quiet()
        self._all(stands, lambda stand: stand.left() == 0, "has not told everything", SETTLE_SECONDS)
        for stand in stands:
            self.losses += stand.screen.stop()
        ledger = Ledger()
        for stand in stands:
            papers = [paper for ticket in stand.printer.tickets for paper in read_papers(ticket)]
            self.counts["papers"] += len(papers)
            for paper in papers:
                ledger.printed(paper)
        self.losses += [*self._untold(house, stands), *house.stop(), *judge(house.settings(), ledger)]

    def _all(self, stands: list[Stand], holds: Callable[[Stand], bool], fault: str, seconds: float) -> bool:
        """Wait until it holds for each; what does not is a loss."""
        deadline = time.monotonic() + seconds
        while not all(holds(stand) for stand in stands):
            if time.monotonic() > deadline:
                self.losses += [f"{stand.name} {fault} ({stand.left()} left) after {seconds:.0f} s"
                                for stand in stands if not holds(stand)]  # fmt: skip
                return False
            time.sleep(0.05)
        return True

    def _untold(self, house: House, stands: list[Stand]) -> Iterator[str]:
        """Every number that a kiosk gave out alone is known, as that kiosk's."""
        issued = [event for event in house.journal() if isinstance(event, TicketIssued)]
        known = {(event.origin, event.day.isoformat(), event.series, event.ordinal) for event in issued}
        self.counts["tickets"] += len(issued)
        for stand in stands:
            given = stand.given()
            self.counts["issued alone"] += len(given)
            for day, letter, ordinal in sorted(given):
                if (stand.name, day, letter, ordinal) not in known:
                    yield f"{letter}{ordinal} of {day} was given out by {stand.name}, and the hub does not know it"

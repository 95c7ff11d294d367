"""The disk is full again and again while sixteen clients ask; at times the power fails at that very moment.

The kernel refuses the hub's writes beyond some byte of a file, as a full disk would: of its log as well.
"""

from __future__ import annotations

import resource
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from hub.link.client import HubClient
from hub.wire import Answer
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forking
from tingxu.storm.health import healthy
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.storm import Counts, Room
from tingxu.waiting import until

SHORT, LONG = 8, 60
A_HALL = 30
"""Full disks that one hall goes through before it is judged."""
BETWEEN = 100
"""Answers between two of them."""
POWER_FAILS = 0.25
SECONDS = 30.0
"""Longer than it may take until a full disk is told, or one with room used again."""


@dataclass(frozen=True, slots=True)
class FullDisk:
    name: str = "full-disk"
    about: str = "the disk is full again and again while 16 clients ask, and the power fails at times"

    def run(self, room: Room) -> Counts:
        times = room.scale(SHORT, LONG)
        counts, losses = Counter[str](), list[str]()
        slowest = 0.0
        with Forking(room.folder / "logs") as forking:
            for at, begun in enumerate(range(0, times, A_HALL)):
                hall = _Hall(room, House(room.folder / f"hall-{at}", forking))
                hall.storm(min(A_HALL, times - begun), begun)
                counts.update(hall.counts)
                losses += hall.losses
                slowest = max(slowest, hall.slowest)
        return Counts({**counts, "s the slowest answer": slowest}, losses)


@dataclass
class _Hall:
    room: Room
    house: House
    ledger: Ledger = field(default_factory=Ledger)
    counts: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    slowest: float = 0.0

    def storm(self, times: int, before: int) -> None:
        """So many times; `before`: how many there were in other halls."""
        self.house.start()
        crowd = Crowd(self.house, self.ledger, self.room.random)
        watching = self.house.client("board", "b1")
        with crowd:
            for number in range(times):
                self.room.tell(f"{before + number + 1:,} times full")
                self._fill(watching)
        watching.close()
        self.slowest = crowd.slowest
        self.losses += [*crowd.losses, *self.house.stop(), *judge(self.house.settings(), self.ledger)]
        answered = sum(isinstance(told.reply, Answer) for told in self.ledger.told)
        self.counts.update({"answers": answered, "asked again": crowd.again})

    def _fill(self, watching: HubClient) -> None:
        """No room until the hub says so; then there is some again, or the power fails first."""
        told = len(self.ledger.told)
        until(lambda: len(self.ledger.told) > told + BETWEEN, SECONDS)
        largest = max(each.stat().st_size for each in _files(self.house.folder / "data"))
        _limit(self.house.hub().pid, self.room.random.randrange(4096, largest + 4096))
        until(lambda: not healthy(watching), SECONDS)
        self.counts["times full"] += 1
        if self.room.random.random() < POWER_FAILS:
            self.house.hub().kill()
            self.counts["kills"] += 1
            self.house.start()
        else:
            _limit(self.house.hub().pid, resource.RLIM_INFINITY)
        until(lambda: healthy(watching), SECONDS)


def _files(folder: Path) -> list[Path]:
    return [each for each in folder.iterdir() if each.is_file()]


def _limit(process: int, size: int) -> None:
    """No file of the process may grow beyond `size` bytes."""
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))

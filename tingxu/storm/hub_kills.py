"""Hubs are killed at random instants while sixteen clients issue, call and serve over two of them."""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from hub.wire import Answer
from tingxu.postgresql import PostgreSQL
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forking, Silent
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.storm import Counts, Room

HUBS = 2
A_HALL = 100
"""Kills that one hall goes through before it is judged and a new one opens."""
LIFE_SECONDS = 0.4
"""A hub lives at most so long after it answers, or where the machine is slow as long as its start took; every fourth
is killed while it starts."""
START_SECONDS = 0.6
SHORT, LONG = 92, 3000


@dataclass(frozen=True, slots=True)
class HubKills:
    """On one of the two databases."""

    database: str
    """"sqlite" or "postgresql"."""

    @property
    def name(self) -> str:
        return f"hub-kills-{self.database}"

    @property
    def about(self) -> str:
        return f"two hubs on {self.database} are killed while 16 clients issue, call and serve"

    def run(self, room: Room) -> Counts:
        kills, counts = room.scale(SHORT, LONG), Counter[str]()
        losses: list[str] = []
        slowest = 0.0
        with ExitStack() as stack:
            forking = stack.enter_context(Forking(room.folder / "logs"))
            server = _server(self.database, stack)
            for at, begun in enumerate(range(0, kills, A_HALL)):
                hall = _Hall(room, forking, room.folder / f"hall-{at}", server.fresh() if server else "")
                hall.storm(min(A_HALL, kills - begun), begun)
                counts.update(hall.counts)
                losses.extend(hall.losses)
                slowest = max(slowest, hall.slowest)
        return Counts({**counts, "s the slowest answer": slowest}, losses)


def _server(database: str, stack: ExitStack) -> PostgreSQL | None:
    if database == "sqlite":
        return None
    server = PostgreSQL().start()
    stack.callback(server.remove)
    return server


@dataclass
class _Hall:
    room: Room
    forking: Forking
    folder: Path
    database: str
    counts: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    slowest: float = 0.0
    killed: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def storm(self, kills: int, before: int) -> None:
        """So many kills; `before`: how many there were in other halls."""
        house, ledger = House(self.folder, self.forking, hubs=HUBS, database=self.database), Ledger()
        for at in range(HUBS):
            house.start(at)
        crowd = Crowd(house, ledger, self.room.random)
        reapers = [self._reaper(house, at, kills, before) for at in range(HUBS)]
        with crowd:
            for each in reapers:
                each.start()
            for each in reapers:
                each.join()
        self.slowest = crowd.slowest
        self.losses += [*crowd.losses, *house.stop(), *judge(house.settings(), ledger)]
        answered = Counter(told.kind for told in ledger.told if isinstance(told.reply, Answer))
        self.counts.update(
            kills=self.killed, answers=len(ledger.told), issued=answered["issue"], called=answered["call_next"]
        )
        self.counts["asked again"] += crowd.again

    def _reaper(self, house: House, at: int, kills: int, before: int) -> threading.Thread:
        dice = random.Random(self.room.random.random())

        def reap() -> None:
            while self._another(kills, before):
                self._kill(house, at, dice)
                house.begin(at)

        return threading.Thread(target=reap, name=f"reaper-{at}")

    def _another(self, kills: int, before: int) -> bool:
        with self.lock:
            if self.killed >= kills:
                return False
            self.killed += 1
            self.room.tell(f"{before + self.killed:,} kills")
            return True

    def _kill(self, house: House, at: int, dice: random.Random) -> None:
        """At a random instant of its life, or of its start."""
        hub = house.hub(at)
        if dice.random() < 0.25:
            threading.Event().wait(dice.uniform(0, START_SECONDS))
        else:
            began = time.monotonic()
            try:
                house.await_ready(at)
            except Silent as loss:
                self.losses.append(str(loss))
            threading.Event().wait(dice.uniform(0, max(LIFE_SECONDS, time.monotonic() - began)))
        hub.kill()

"""PostgreSQL is restarted, killed and frozen under two hubs and sixteen clients.

While it is gone or stands still, commands are answered "try again" within a bound; when it is back, all is well.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field

from hub.link.client import HubClient, HubUnreachable
from hub.wire import IssueCommand
from tingxu.postgresql import PostgreSQL
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forking
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.storm import Counts, Room
from tingxu.waiting import until

HUBS = 2
BOUND_SECONDS = 14.0
"""Below the patience of a client (15 s): it shall hear no, rather than nothing."""
BACK_SECONDS = 60.0
PLAN_SHORT = {"restarts": 4, "kills": 8, "freezes": 2}
PLAN_LONG = {"restarts": 60, "kills": 180, "freezes": 15}
LIFE_SECONDS = 1.0
"""The server works at most so long between two blows."""
A_HALL = 60
"""Blows that one hall goes through."""


@dataclass(frozen=True, slots=True)
class PostgresqlKills:
    name: str = "postgresql-kills"
    about: str = "PostgreSQL is restarted, killed and frozen under two hubs and 16 clients"

    def run(self, room: Room) -> Counts:
        plan = PLAN_LONG if room.long else PLAN_SHORT
        blows = [blow for blow, times in plan.items() for _ in range(times)]
        room.random.shuffle(blows)
        storm = _Storm(room)
        with ExitStack() as stack:
            forking = stack.enter_context(Forking(room.folder / "logs"))
            server = PostgreSQL().start()
            stack.callback(server.remove)
            for at in range(0, len(blows), A_HALL):
                storm.hall(at, forking, server, blows[at : at + A_HALL])
        return Counts({**storm.counts, "s the slowest no": storm.slowest_no, "s the slowest answer": storm.slowest},
                      storm.losses)  # fmt: skip


@dataclass
class _Storm:
    room: Room
    counts: Counter[str] = field(default_factory=Counter)
    losses: list[str] = field(default_factory=list)
    slowest_no: float = 0.0
    slowest: float = 0.0

    def hall(self, at: int, forking: Forking, server: PostgreSQL, blows: list[str]) -> None:
        """One hall under these blows, then judged."""
        house = House(self.room.folder / f"hall-{at}", forking, hubs=HUBS, database=server.fresh())
        ledger = Ledger()
        for hub in range(HUBS):
            house.start(hub)
        crowd = Crowd(house, ledger, self.room.random)
        probes = [HubClient(url, house.token("kiosk", "probe"), house.ca) for url in house.urls]
        with crowd:
            for blow in blows:
                time.sleep(self.room.random.uniform(0, LIFE_SECONDS))
                self.counts[blow] += 1
                self.room.tell(", ".join(f"{count} {each}" for each, count in self.counts.items()))
                _BLOWS[blow](self, server, probes)
                self._all_well(probes)
        self.slowest = max(self.slowest, crowd.slowest)
        self.counts.update({"answers": len(ledger.told), "asked again": crowd.again})
        self.losses += [*crowd.losses, *house.stop(), *judge(house.settings(), ledger)]

    def restart(self, server: PostgreSQL, probes: list[HubClient]) -> None:
        server.stop()
        self._each_says_no(probes)
        server.start()

    def kill(self, server: PostgreSQL, probes: list[HubClient]) -> None:
        server.kill()
        self._each_says_no(probes)
        server.start()

    def freeze(self, server: PostgreSQL, probes: list[HubClient]) -> None:
        server.freeze()
        self._each_says_no(probes)
        server.thaw()

    def _each_says_no(self, probes: list[HubClient]) -> None:
        """All at once, since one that waits must not make another look slow."""
        asking = [threading.Thread(target=self._says_no, args=(probe,)) for probe in probes]
        for each in asking:
            each.start()
        for each in asking:
            each.join()

    def _says_no(self, probe: HubClient) -> None:
        began, said = time.monotonic(), "yes"
        try:
            probe.send(IssueCommand(items=["id-card"]))
        except HubUnreachable as no:
            said = str(no)
        took = time.monotonic() - began
        self.slowest_no = max(self.slowest_no, took)
        if said != "HTTP 503" or took > BOUND_SECONDS:
            self.losses.append(f"without its database a hub said {said!r} after {took:.1f} s")

    def _all_well(self, probes: list[HubClient]) -> None:
        for probe in probes:
            until(lambda asked=probe: _well(asked), BACK_SECONDS)  # type: ignore[misc]


def _well(probe: HubClient) -> bool:
    try:
        return probe.health().ok
    except HubUnreachable:
        return False


_BLOWS: dict[str, Callable[[_Storm, PostgreSQL, list[HubClient]], None]] = {
    "restarts": _Storm.restart, "kills": _Storm.kill, "freezes": _Storm.freeze,
}  # fmt: skip

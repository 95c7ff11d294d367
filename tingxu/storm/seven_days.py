"""Seven days in minutes: memory stays as it is after the second day, and what the database grows by a day is told.

SQLite keeps up to 16 MB of the file's pages in memory: while the file is smaller, that much of its growth is no leak.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tingxu.storm.forking import Forked, Forking, Silent
from tingxu.storm.judge import judge
from tingxu.storm.simulated_week import DAYS, SETTINGS, serve_days, told_in
from tingxu.storm.storm import Counts, Room
from tingxu.waiting import until

VISITORS = (120, 1600)
DAY_SECONDS = 400.0
MOST_MORE_MB = 8.0
"""What the hub may hold more after the seventh day than after the second, beside the pages of its database."""
PAGES_MB = 16.0


@dataclass(frozen=True, slots=True)
class SevenDays:
    name: str = "seven-days"
    about: str = "a week at speed, with its nights; memory stays flat"

    def run(self, room: Room) -> Counts:
        visitors, folder = room.scale(*VISITORS), room.folder / "week"
        with Forking(room.folder / "logs") as forking:
            week = forking.start("week", serve_days, folder, visitors, room.random.random())
            try:
                days = [_day(week, room) for _ in range(DAYS)]
            except Silent as lost:
                return Counts({"days": 0}, [str(lost)])
            until(lambda: not week.running, DAY_SECONDS)
        losses = [*_grown(days), *judge(folder / SETTINGS, told_in(folder))]
        return Counts(
            {
                "days": len(days), "visitors a day": visitors, "answers": days[-1]["answers"],
                "events": days[-1]["events"], "visitors kept at the end": days[-1]["visitors"],
                "MB after the 1st": days[0]["MB"], "2nd": days[1]["MB"], "7th": days[-1]["MB"],
                "MB of database": days[-1]["database MB"],
                "MB a working day": (days[4]["database MB"] - days[0]["database MB"]) / 4,
            },
            losses,
        )  # fmt: skip


def _day(week: Forked, room: Room) -> dict[str, Any]:
    """What was told after a day. Raises Silent."""
    told: dict[str, Any] = json.loads(week.line(DAY_SECONDS))
    room.tell(f"day {told['day']}: {told['events']:,} events, {told['MB']} MB")
    return told


def _grown(days: Sequence[dict[str, Any]]) -> Iterator[str]:
    """What is wrong with memory after the days."""
    second, seventh = days[1], days[-1]
    more, pages = seventh["MB"] - second["MB"], min(PAGES_MB, seventh["database MB"] - second["database MB"])
    if more - pages > MOST_MORE_MB:
        yield f"after the seventh day the hub held {more:.1f} MB more than after the second"

"""A piece of work in a process of its own that is killed in the middle, looked at, and given again to its end."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tingxu.storm.forking import Forked, Forking, Silent
from tingxu.storm.storm import Room

BEGUN = "begun"
WORK_SECONDS = 120.0
TRIES = 20
"""A kill that comes too late is tried again, at most so often for each that is wanted."""

Words: TypeAlias = tuple[Any, ...]
"""What the work is given."""
Look: TypeAlias = Callable[..., None]


@dataclass
class Midway:
    """Kills in the middle of work, counted by its name."""

    room: Room
    forking: Forking
    kills: dict[str, int] = field(default_factory=dict)
    late: int = 0
    """Kills that came after the end."""
    losses: list[str] = field(default_factory=list)

    def killed(
        self, name: str, kills: int, work: Callable[..., Any], words: Callable[[], Words], look: Look
    ) -> Iterator[Words]:
        """Until there were so many kills: what it was given, each time that it has come to its end.

        The first is not killed, but timed. `look` sees what a kill left.
        """
        first = words()
        took = self._whole(name, work, first)
        yield first
        begun = self.kills.setdefault(name, 0)
        for _ in range(kills * TRIES):
            if self.kills[name] - begun >= kills:
                return
            given = words()
            if self._cut(work, given, took):
                self.kills[name] += 1
                self.room.tell(f"{sum(self.kills.values()):,} kills, now of {name}")
                look(*given)
                self._whole(name, work, given)
            else:
                self.late += 1
            yield given
        self.losses.append(f"{name}: only {self.kills[name] - begun} of {kills} kills came before its end")

    def _whole(self, name: str, work: Callable[..., Any], words: Words) -> float:
        """To its end: how many seconds it took."""
        program = self._begin(work, words)
        began = time.monotonic()
        code = program.wait(WORK_SECONDS)
        if code != 0:
            self.losses.append(f"{name}: given again, it ended with {code}; see {program.log}")
        return time.monotonic() - began

    def _cut(self, work: Callable[..., Any], words: Words, took: float) -> bool:
        """Whether a kill at a random instant came before its end."""
        program = self._begin(work, words)
        time.sleep(self.room.random.uniform(0, took))
        return program.end(signal.SIGKILL) == -signal.SIGKILL

    def _begin(self, work: Callable[..., Any], words: Words) -> Forked:
        program = self.forking.start("work", run, work, words)
        line = program.line(WORK_SECONDS)
        if line != BEGUN:
            raise Silent(f"the work said {line!r}; see {program.log}")
        return program


def run(work: Callable[..., Any], words: Words) -> int:
    """In the process that may be killed."""
    print(BEGUN, flush=True)
    work(*words)
    return 0

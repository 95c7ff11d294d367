"""What is written down while a day is played."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tingxu.simulate.day import Day, Outcome, Played, Seconds


class Record:
    """Each visitor's call and finish by their place in the day's list, each counter's hours."""

    def __init__(self, day: Day) -> None:
        size, counters = len(day.visitors), [desk.id for desk in day.definition.counters]
        self._visitors = day.visitors
        self._queue_of = {item.id: item.queue or "" for item in day.definition.items}
        self._called: list[Seconds | None] = [None] * size
        self._finished: list[Seconds | None] = [None] * size
        self._counter: list[str | None] = [None] * size
        self._why = [""] * size
        self._busy = dict.fromkeys(counters, 0.0)
        self._open = dict.fromkeys(counters, 0.0)
        self._kept = 0.0
        self._since: dict[str, Seconds] = {}

    def called(self, index: int, counter: str, why: str, at: Seconds) -> bool:
        """Note a call; whether it is the visitor's first."""
        first = self._called[index] is None
        if first:
            self._called[index], self._why[index] = at, why
        self._counter[index] = counter
        return first

    def held(self, counter: str, seconds: float) -> None:
        """The counter has a visitor, or waits for one, so long."""
        self._busy[counter] += seconds

    def kept(self, seconds: float) -> None:
        """A counter was kept free so long, before people who waited, for somebody booked."""
        self._kept += seconds

    def finished(self, index: int, at: Seconds) -> None:
        self._finished[index] = at

    def opens(self, counter: str, at: Seconds) -> None:
        self._since.setdefault(counter, at)

    def closes(self, counter: str, at: Seconds) -> None:
        began = self._since.pop(counter, None)
        if began is not None:
            self._open[counter] += at - began

    def played(self, at: Seconds) -> Played:
        """The whole day; counters still open count until `at`."""
        for counter in tuple(self._since):
            self.closes(counter, at)
        return Played(tuple(self._outcomes()), self._busy, self._open, self._kept)

    def _outcomes(self) -> Iterator[Outcome]:
        rows: Iterable[tuple[Seconds | None, Seconds | None, str | None, str]] = zip(
            self._called, self._finished, self._counter, self._why, strict=True
        )
        for visitor, (called, finished, counter, why) in zip(self._visitors, rows, strict=True):
            yield Outcome(visitor, self._queue_of[visitor.item], called, finished, counter, why)

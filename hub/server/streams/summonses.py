"""Who called for somebody at which machine, followed event by event, for the machine to say that somebody comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from hub.store.journal import Entry
from hub.wire import KioskSummons
from upkeep.events import SummonsClosed, SummonsMade, SummonsTaken
from upkeep.records import Summons


class Summonses:
    """Those that are not closed in the state last followed."""

    def __init__(self) -> None:
        self._open: dict[str, Summons] = {}

    def begin(self, known: Iterable[Summons]) -> None:
        """From the rows, at the start or after a backup was put back."""
        self._open = {each.id: each for each in known}

    def follow(self, entries: Sequence[Entry]) -> None:
        for each in entries:
            match each.event:
                case SummonsMade(summons, machine, task, to):
                    self._open[summons] = Summons(summons, machine, task, each.at, to)
                case SummonsTaken(summons, staff) if summons in self._open:
                    self._open[summons] = replace(self._open[summons], taken_by=staff)
                case SummonsClosed(summons):
                    self._open.pop(summons, None)

    def at(self, machine: str) -> list[KioskSummons]:
        """As that machine may show them: whether somebody comes, never who."""
        mine = sorted((each for each in self._open.values() if each.machine == machine), key=lambda each: each.at)
        return [KioskSummons(task=each.task, taken=each.taken_by is not None) for each in mine]

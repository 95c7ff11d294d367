"""A hall at its busiest: kiosks that issue and clerks who call and serve, each in a thread, until they are stopped."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from hub.wire import (
    Answer,
    AnyCommand,
    CallNextCommand,
    CallParkedCommand,
    ConfirmCommand,
    FinishCommand,
    IssueCommand,
    NoShowCommand,
    ParkCommand,
    Problem,
    RecallCommand,
)
from tingxu.storm.asking import Asker
from tingxu.storm.house import COUNTERS, House, clerk_actor
from tingxu.storm.judge import Ledger

PACE_SECONDS = 0.1
"""After at most so long the next visitor comes to a kiosk, and a clerk for whom nobody waited looks again. A hub must
also start again, which takes the longer the more has happened today."""


class Crowd:
    """Eight kiosks and eight clerks; leaving the `with` block lets each finish what it asked last."""

    def __init__(self, house: House, ledger: Ledger, dice: random.Random, pace: float = PACE_SECONDS) -> None:
        """The hubs run: clerks sign in."""
        self.losses: list[str] = []
        self._stop = threading.Event()
        self._askers: list[Asker] = []
        self._threads: list[threading.Thread] = []
        house.add_clerks()
        for at, counter in enumerate(COUNTERS):
            first = at % len(house.urls)
            kiosk = Asker(house.client("kiosk", f"k{at}", first=first), f"kiosk:k{at}", ledger)
            clerk = Asker(house.clerk(counter, first=first), clerk_actor(counter), ledger)
            self._add(kiosk, _Kiosk(kiosk, house.items, random.Random(dice.random()), self._stop, pace).turn)
            self._add(clerk, _Clerk(clerk, random.Random(dice.random()), self._stop, pace).turn)

    @property
    def again(self) -> int:
        """How many commands were asked again."""
        return sum(each.again for each in self._askers)

    @property
    def slowest(self) -> float:
        """Seconds that the slowest answer took, over all tries."""
        return max(each.slowest for each in self._askers)

    def __enter__(self) -> Self:
        for each in self._threads:
            each.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._stop.set()
        for each in self._threads:
            each.join()
        for asker in self._askers:
            asker.client.close()

    def _add(self, asker: Asker, turn: Callable[[], None]) -> None:
        self._askers.append(asker)
        self._threads.append(threading.Thread(target=self._busy, args=(turn,), name=asker.actor))

    def _busy(self, turn: Callable[[], None]) -> None:
        try:
            while not self._stop.is_set():
                turn()
        except Exception as loss:  # noqa: BLE001 - a thread's outermost frame: what ends it is told as a loss
            self.losses.append(f"{threading.current_thread().name} gave up: {loss!r}")


class _Kiosk:
    """Visitors come one after the other."""

    def __init__(self, asker: Asker, items: list[str], dice: random.Random, stop: threading.Event, pace: float) -> None:
        self._asker, self._items, self._dice, self._stop, self._pace = asker, items, dice, stop, pace

    def turn(self) -> None:
        self._asker.ask(IssueCommand(items=self._dice.sample(self._items, self._dice.choice((1, 1, 1, 2)))))
        self._stop.wait(self._dice.uniform(0, self._pace))


class _Clerk:
    """Calls, and does with who was called what happens at a counter."""

    def __init__(self, asker: Asker, dice: random.Random, stop: threading.Event, pace: float) -> None:
        self._asker, self._dice, self._stop, self._pace = asker, dice, stop, pace

    def turn(self) -> None:
        if isinstance(self._asker.ask(CallNextCommand()), Problem):
            self._stop.wait(self._dice.uniform(0, self._pace))
            return
        for command in self._dice.choice(_STORIES):
            answer = self._asker.ask(command)
        if isinstance(command, ParkCommand) and isinstance(answer, Answer) and answer.view is not None:
            for parked in answer.view.parked:
                self._asker.ask(CallParkedCommand(ticket=parked.ticket))
                self._asker.ask(ConfirmCommand())
                self._asker.ask(FinishCommand())


_SERVED = (ConfirmCommand(), FinishCommand())
_STORIES: tuple[tuple[AnyCommand, ...], ...] = (
    _SERVED,
    _SERVED,
    _SERVED,
    (RecallCommand(), *_SERVED),
    (NoShowCommand(),),
    (ConfirmCommand(), ParkCommand()),
)

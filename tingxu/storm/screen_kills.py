"""Counters' and boards' programs are killed; what was called is shown and spoken when they are there again.

In each round clerks call and serve at real windows and a board speaks into a folder, all killed at random instants.
Then every program is down, someone is called to each counter, and the programs start: within a bound the board has
spoken and shows these calls, each counter shows its visitor.
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from hall.events import AnnouncementReported, TicketCalled
from hub.link.client import HubClient
from hub.wire import Answer, Audience, BoardView, CallNextCommand, ConfirmCommand, FinishCommand, IssueCommand
from tingxu.demo.window import Scene
from tingxu.storm.asking import Asker
from tingxu.storm.forking import Forking
from tingxu.storm.house import House, clerk_actor
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.screens import SHOWN_SECONDS, Screen, board_screen, counter_screen
from tingxu.storm.storm import Counts, Room

COUNTERS = ("3", "4")
"""Both call the queue of ITEM."""
ITEM = "id-card"
KILLS_A_ROUND = 8
SHORT, LONG = 3, 120
"""Rounds."""
OVER = frozenset({"over"})
"""Why a call need not be spoken any more: its visitor is at the counter."""


class ScreenKills:
    name = "screen-kills"
    about = "counters' and boards' programs are killed; what was called is shown and spoken after their restart"

    def run(self, room: Room) -> Counts:
        with Forking(room.folder / "logs") as forking:
            house = House(room.folder / "hall", forking)
            house.start()
            house.add_clerks(COUNTERS)
            hall = _Hall(room, house, forking)
            for _ in range(room.scale(SHORT, LONG)):
                hall.round()
            hall.account()
        return Counts(dict(hall.counts), hall.losses)


class _Hall:
    def __init__(self, room: Room, house: House, forking: Forking) -> None:
        self.counts: Counter[str] = Counter()
        self.losses: list[str] = []
        self._room, self._house, self._ledger = room, house, Ledger()
        self._sounds = house.folder / "said"
        self._board = board_screen(house, forking, self._sounds)
        self._counters = {each: counter_screen(house, forking, each) for each in COUNTERS}
        self._kiosk = Asker(house.client("kiosk", "k1"), "kiosk:k1", self._ledger)
        self._lock = threading.Lock()

    @property
    def _screens(self) -> list[Screen]:
        return [self._board, *self._counters.values()]

    def round(self) -> None:
        """Kills, then a look at what is shown and spoken after them."""
        for _ in range(KILLS_A_ROUND + len(COUNTERS)):
            self._kiosk.ask(IssueCommand(items=[ITEM]))
        left = [KILLS_A_ROUND]
        reapers = [threading.Thread(target=self._reap, args=(screen, left, self._dice())) for screen in self._screens]
        for each in reapers:
            each.start()
        for each in reapers:
            each.join()
        calls = {self._call(each): each for each in COUNTERS}
        for screen in self._screens:
            screen.start(screen.idle, self._room.random.random())
        self._look(calls)
        for screen in self._screens:
            screen.kill()

    def account(self) -> None:
        """No call is left pending, each that was told as spoken has its sound; the hall's books are in order."""
        events = self._house.journal()
        called = [event for event in events if isinstance(event, TicketCalled)]
        told = {event.call: event for event in events if isinstance(event, AnnouncementReported)}
        spoken = [call for call, report in told.items() if report.outcome == "spoken"]
        self.counts.update({"calls": len(called), "spoken": len(spoken)})
        self.losses += [f"the call of {each.number} is still to be spoken" for each in called if each.call not in told]
        self.losses += [f"a call failed: {each.reason}" for each in told.values()
                        if each.outcome != "spoken" and each.reason not in OVER]  # fmt: skip
        self.losses += [f"call {each} was told as spoken, and there is no sound" for each in spoken
                        if not (self._sounds / f"{each}.wav").exists()]  # fmt: skip
        self.losses += [*self._house.stop(), *judge(self._house.settings(), self._ledger)]
        for screen in self._screens:
            self.losses += screen.errors()

    def _dice(self) -> random.Random:
        return random.Random(self._room.random.random())

    def _reap(self, screen: Screen, left: list[int], dice: random.Random) -> None:
        while self._another(left):
            screen.start(screen.busy, dice.random())
            screen.live(dice)
            screen.kill()

    def _another(self, left: list[int]) -> bool:
        with self._lock:
            if left[0] == 0:
                return False
            left[0] -= 1
            self.counts["kills"] += 1
            self._room.tell(f"{self.counts['kills']:,} kills")
            return True

    def _call(self, counter: str) -> str:
        """Someone is called there while all programs are down: the number."""
        clerk = Asker(self._house.clerk(counter), clerk_actor(counter), self._ledger)
        view = clerk.client.counter_view()
        if view.current is not None and view.current.state == "called":
            clerk.ask(ConfirmCommand())
        if view.current is not None:
            clerk.ask(FinishCommand())
        answer = clerk.ask(CallNextCommand())
        clerk.client.close()
        assert isinstance(answer, Answer)
        assert answer.view is not None
        assert answer.view.current is not None
        return answer.view.current.number

    def _look(self, calls: Mapping[str, str]) -> None:
        """`calls`: number → counter."""
        for number, counter in calls.items():
            band = f"{number} → {counter}"
            self.losses += self._board.sees(_shows(band), f"{band} is shown")
            self.losses += self._counters[counter].sees(_has(number), f"{number} is the counter's")
        self.losses += _unspoken(self._house.client("board", "watcher"), calls)
        self.counts["looks"] += 1


def _shows(text: str) -> Callable[[Scene], bool]:
    return lambda scene: scene.shows(text)


def _has(number: str) -> Callable[[Scene], bool]:
    """The counter's visitor has this number."""
    return lambda scene: (shown := scene.find("visit.number")) is not None and shown.text == number


def _unspoken(client: HubClient, numbers: Iterable[str]) -> Iterator[str]:
    """Wait until the hub knows that these were spoken; a loss where they are not."""
    deadline = time.monotonic() + SHOWN_SECONDS
    while silent := [number for number in numbers if _outcome(client, number) != "spoken"]:
        if time.monotonic() > deadline:
            yield f"{', '.join(silent)} called, and not spoken within {SHOWN_SECONDS:.0f} s after the restart"
            break
        time.sleep(0.05)
    client.close()


def _outcome(client: HubClient, number: str) -> str:
    """Of the newest call of this number."""
    view = client.view(Audience.BOARD)
    assert isinstance(view, BoardView)
    return next((call.outcome for call in reversed(view.calls) if call.number == number), "")

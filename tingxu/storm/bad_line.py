"""A bad line between clients and hub: with TLS and without, each command happens once, each event comes once."""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from hall.events import TicketCalled
from hub.link.client import HubClient
from hub.link.resume import EventArrived
from hub.store.event_text import Event
from hub.wire import Answer
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forking
from tingxu.storm.house import House
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.proxy import FAIR, FOUL, Proxy
from tingxu.storm.storm import Counts, Room
from tingxu.waiting import until

PLAIN = "tls = false"
BOARDS = ("b1", "b2", "b3")
SETTLE_SECONDS = 60.0
"""Until every board must have seen every call: generous, for a machine under load."""
HAPPENS = {
    "issue": "ticket.issued", "call_next": "ticket.called", "call_parked": "ticket.called", "recall": "ticket.called",
    "confirm": "ticket.confirmed", "finish": "ticket.finished", "no_show": "ticket.no_show", "park": "ticket.parked",
}  # fmt: skip
"""Command → the one event that it is, when the hall says yes."""


class BadLine:
    name = "bad-line"
    about = "a proxy that loses, delays, cuts, doubles and reorders, between 16 clients and a hub"

    def run(self, room: Room) -> Counts:
        counts: Counter[str] = Counter()
        losses: list[str] = []
        with Forking(room.folder / "logs") as forking:
            for name, lines in (("tls", ""), ("plain", PLAIN)):
                room.tell(name)
                house = House(room.folder / name, forking, lines=lines)
                house.start()
                did, lost = _storm(house, random.Random(room.random.random()), room.scale(6.0, 90.0))
                counts.update(did)
                losses += [f"{name}: {each}" for each in [*lost, *house.stop()]]
        return Counts(dict(counts), losses)


def _storm(house: House, dice: random.Random, seconds: float) -> tuple[Counter[str], list[str]]:
    """Everybody has come in before the weather turns; it clears before accounts are made up."""
    ledger, certificates = Ledger(), house.folder / "data" / "tls" if house.ca else None
    with Proxy(house.urls[0], certificates, dice) as proxy:
        house.urls = [proxy.url]
        crowd = Crowd(house, ledger, dice)
        boards = [Board(house.client("board", name)) for name in BOARDS]
        proxy.weather = FOUL
        with crowd:
            threading.Event().wait(seconds)
        proxy.weather = FAIR
        events = house.journal()
        called = [event.call for event in events if isinstance(event, TicketCalled)]
        lost = [*crowd.losses, *proxy.unlike, *_miscounted(ledger, events)]
        lost += [loss for board in boards for loss in board.missed(called)]
        for board in boards:
            board.close()
        did = Counter({"commands": len(ledger.told), "asked again": crowd.again, "streams cut": proxy.streams_cut})
        did.update({f"requests {fate}": count for fate, count in sorted(proxy.did.items())})
        did["calls seen by boards"] = sum(len(board.calls) for board in boards)
    return did, lost + judge(house.settings(), ledger)


def _miscounted(ledger: Ledger, events: Sequence[Event]) -> list[str]:
    """What the journal has of each kind, held against what was answered with yes."""
    said_yes = Counter(HAPPENS[told.kind] for told in ledger.told if isinstance(told.reply, Answer))
    happened = Counter(event.kind for event in events)
    return [f"{count} commands were answered with yes, {happened[kind]} times {kind} stands in the journal"
            for kind, count in said_yes.items() if happened[kind] != count]  # fmt: skip


@dataclass
class Board:
    """A board's stream over the bad line, read in a thread: each call must come once, in order."""

    client: HubClient
    calls: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def close(self) -> None:
        """No more comes; its thread has ended."""
        self.client.close()
        self._thread.join()

    def missed(self, called: Sequence[str]) -> list[str]:
        """Wait for the last of them, then say what is missing, double or out of order."""
        with suppress(TimeoutError):
            until(lambda: len(self.calls) >= len(called), SETTLE_SECONDS)
        if self.calls == list(called):
            return []
        return [f"a board saw {len(self.calls)} calls of {len(called)}, {len(set(self.calls))} of them different"]

    def _read(self) -> None:
        for arrival in self.client.events():
            if isinstance(arrival, EventArrived) and arrival.kind == "ticket.called":
                self.calls.append(str(arrival.fields["call"]))

"""Two thousand screens listen at once: each hears every call, and the hub's memory for them is told."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from hub.link.client import new_id
from hub.wire import Answer, AnyCommand, CallNextCommand, ConfirmCommand, FinishCommand, IssueCommand
from tingxu.bench.listeners import Listeners
from tingxu.storm.asking import Asker
from tingxu.storm.forking import Forking
from tingxu.storm.house import House, clerk_actor
from tingxu.storm.hub_memory import megabytes
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.storm import Counts, Room

SHORT, LONG = 300, 2000
A_PROCESS = 500
"""Streams that one process of ours listens to."""
CALLS = (15, 60)
COUNTER = "4"
"""Serves the queue of identity cards alone."""
MOST_MB = 0.25
"""What a stream may cost the hub: most of it is TLS."""


@dataclass(frozen=True, slots=True)
class ManyStreams:
    name: str = "many-streams"
    about: str = "thousands listen; each hears every call"

    def run(self, room: Room) -> Counts:
        streams, calls, ledger = room.scale(SHORT, LONG), room.scale(*CALLS), Ledger()
        with Forking(room.folder / "logs") as forking:
            house = House(room.folder / "hall", forking)
            hub = house.start()
            desk = _Desk(house, ledger)
            before, began = megabytes(hub), time.monotonic()
            with ExitStack() as stack:
                ears = [stack.enter_context(each) for each in _listeners(house, streams)]
                connected, held = time.monotonic() - began, megabytes(hub)
                room.tell(f"{streams:,} streams")
                called = dict(desk.call() for _ in range(calls))
                most = megabytes(hub)
            losses = [*house.stop(), *judge(house.settings(), ledger)]
        late = [_last(call, ears) - at for call, at in called.items() if all(call in each.heard for each in ears)]
        losses += _judged(streams, calls - len(late), most - before)
        return Counts(
            {
                "streams": streams, "calls": calls, "heard by all": len(late), "s to connect": connected,
                "ms to the last of them, at worst": max(late, default=0.0) * 1000,
                "MB before": before, "MB with all": held, "MB at the end": most,
            },
            losses,
        )  # fmt: skip


class _Desk:
    """A kiosk and a counter that call visitors in turn."""

    def __init__(self, house: House, ledger: Ledger) -> None:
        house.add_clerks((COUNTER,))
        self._kiosk = Asker(house.client("kiosk", "k1"), "kiosk:k1", ledger)
        self._clerk = Asker(house.clerk(COUNTER), clerk_actor(COUNTER), ledger)

    def call(self) -> tuple[str, float]:
        """One visitor comes, is called and served: the call's id, and when it was asked for (time.monotonic)."""
        self._must(self._kiosk, IssueCommand(items=["id-card"]))
        call, began = new_id(), time.monotonic()
        self._must(self._clerk, CallNextCommand(), call)
        self._must(self._clerk, ConfirmCommand())
        self._must(self._clerk, FinishCommand())
        return call, began

    @staticmethod
    def _must(asker: Asker, command: AnyCommand, command_id: str = "") -> None:
        reply = asker.ask(command, command_id)
        if not isinstance(reply, Answer):
            raise RuntimeError(f"{command.kind} of {asker.actor} was answered {reply.code}")


def _listeners(house: House, streams: int) -> Iterator[Listeners]:
    port, ca = int(house.urls[0].rpartition(":")[2]), str(house.folder / "data" / "tls" / "ca.pem")
    token = house.token("board", "b1")
    for begun in range(0, streams, A_PROCESS):
        yield Listeners(port, ca, token, "/v1/events", min(A_PROCESS, streams - begun))


def _last(call: str, ears: list[Listeners]) -> float:
    """When the last of all heard it (time.monotonic)."""
    return max(each.heard[call] for each in ears)


def _judged(streams: int, unheard: int, more: float) -> Iterator[str]:
    """What is wrong: calls that not all heard, MB that the streams cost."""
    if unheard:
        yield f"{unheard} calls were not heard by all {streams:,} streams"
    if more > streams * MOST_MB:
        yield f"{streams:,} streams cost the hub {more:.0f} MB"

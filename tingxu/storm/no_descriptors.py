"""All descriptors of a hub are taken by connections that say nothing; when these go, all is as before."""

from __future__ import annotations

import resource
import socket
import time
from contextlib import ExitStack
from dataclasses import dataclass

from hub.wire import Answer, IssueCommand
from tingxu.storm.asking import Asker
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forked, Forking
from tingxu.storm.house import House
from tingxu.storm.hub_memory import megabytes, open_files
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.storm import Counts, Room
from tingxu.waiting import until

SHORT, LONG = 3, 20
ROOM_LEFT = 40
"""Descriptors that the hub may open beyond those it has, when the flood comes."""
STRANGERS = 150
FLOOD_SECONDS = 2.0
"""How long there is none to be had."""
AGAIN_SECONDS = 15.0
"""Within so long after the strangers went, somebody new must be answered."""


@dataclass(frozen=True, slots=True)
class NoDescriptors:
    name: str = "no-descriptors"
    about: str = "silent connections take all descriptors of the hub while 16 clients ask"

    def run(self, room: Room) -> Counts:
        losses, ledger, slowest = list[str](), Ledger(), 0.0
        times = room.scale(SHORT, LONG)
        with Forking(room.folder / "logs") as forking:
            house = House(room.folder / "hall", forking)
            hub = house.start()
            with Crowd(house, ledger, room.random) as crowd:
                until(lambda: len(ledger.told) > 100, 60.0)
                held, files = megabytes(hub), open_files(hub)
                for number in range(times):
                    room.tell(f"{number + 1} floods")
                    losses += _flood(hub, house)
                    slowest = max(slowest, _somebody_new(house, ledger, number))
            until(lambda: open_files(hub) <= files + ROOM_LEFT, AGAIN_SECONDS)
            held = megabytes(hub) - held
            losses += [*crowd.losses, *house.stop(), *judge(house.settings(), ledger)]
        if slowest > AGAIN_SECONDS:
            losses.append(f"somebody new had to wait for {slowest:.1f} s after a flood was over")
        answered = sum(isinstance(told.reply, Answer) for told in ledger.told)
        return Counts(
            {
                "floods": times, "strangers": times * STRANGERS, "answers": answered, "asked again": crowd.again,
                "s the slowest answer": crowd.slowest, "s until somebody new was answered": slowest, "MB more": held,
            },
            losses,
        )  # fmt: skip


def _flood(hub: Forked, house: House) -> list[str]:
    """Take what there is for a while, and give it back; what was wrong."""
    limit = open_files(hub) + ROOM_LEFT
    _limit(hub, limit)
    address = house.urls[0].partition("://")[2].split(":")
    with ExitStack() as strangers:
        for _ in range(STRANGERS):
            strangers.enter_context(socket.create_connection((address[0], int(address[1])), timeout=5))
        until(lambda: open_files(hub) >= limit, 10.0)
        time.sleep(FLOOD_SECONDS)
        lost = [] if hub.running else ["the hub ended when it had no descriptors"]
    _limit(hub, resource.getrlimit(resource.RLIMIT_NOFILE)[0])
    return lost


def _somebody_new(house: House, ledger: Ledger, number: int) -> float:
    """Seconds until a client with a connection of its own takes a ticket."""
    began = time.monotonic()
    name = f"new-{number}"
    asker = Asker(house.client("kiosk", name), f"kiosk:{name}", ledger)
    asker.ask(IssueCommand(items=[house.items[0]]))
    asker.client.close()
    return time.monotonic() - began


def _limit(hub: Forked, files: int) -> None:
    hard = resource.prlimit(hub.pid, resource.RLIMIT_NOFILE)[1]
    resource.prlimit(hub.pid, resource.RLIMIT_NOFILE, (files, hard))

"""Clients that open a stream and never read it, while the hall works: they are let go, and nobody waits for them."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from hub.link.verifying import context_of
from hub.wire import WIRE_HEADER, WIRE_VERSION, Answer
from tingxu.bench.listeners import Listeners
from tingxu.storm.crowd import Crowd
from tingxu.storm.forking import Forked, Forking
from tingxu.storm.house import House
from tingxu.storm.hub_memory import megabytes, open_files
from tingxu.storm.judge import Ledger, judge
from tingxu.storm.storm import Counts, Room
from tingxu.waiting import until

SHORT, LONG = 40, 200
SECONDS = (12.0, 100.0)
"""How long the hall works; the kernel's buffers, of 2 MB and more a stream, fill in the first half minute."""
GOOD_READERS = 5
MOST_MB = 1.5
"""What the hub may hold for one of them: a mebibyte unread, and what comes with a connection."""
HALL_MB = 40.0
"""What the hall itself may come to hold meanwhile: it is another at the end of a day than in the morning."""
LET_GO_SECONDS = 60.0


@dataclass(frozen=True, slots=True)
class SlowReaders:
    name: str = "slow-readers"
    about: str = "clients never read their streams while 16 others ask"

    def run(self, room: Room) -> Counts:
        readers, ledger = room.scale(SHORT, LONG), Ledger()
        with Forking(room.folder / "logs") as forking, ExitStack() as sleeping:
            house = House(room.folder / "hall", forking)
            hub = house.start()
            crowd, good = Crowd(house, ledger, room.random), _good_readers(house)
            files, before = open_files(hub), megabytes(hub)
            for number in range(readers):
                sleeping.enter_context(_sleeper(house, number))
            until(lambda: open_files(hub) >= files + readers, 30.0)
            with good, crowd:
                most = _most_megabytes(hub, room)
            let_go = _until_gone(hub, files + readers // 10) if room.long else 0.0
            losses = [*crowd.losses, *house.stop(), *judge(house.settings(), ledger)]
        called = [told.id for told in ledger.told if told.kind == "call_next" and isinstance(told.reply, Answer)]
        heard = len(set(called) & good.heard.keys())
        losses += _judged(readers, len(called) - heard, most - before, let_go)
        return Counts(
            {
                "never read": readers, "calls heard by those who read": heard, "answers": len(ledger.told),
                "s the slowest answer": crowd.slowest, "MB before": before, "MB at most": most,
            },
            losses,
        )  # fmt: skip


def _judged(readers: int, unheard: int, more: float, let_go: float) -> Iterator[str]:
    """What is wrong: calls that were not heard, MB held for those who never read, seconds until they were gone."""
    if unheard:
        yield f"{unheard} calls were not heard by those who read"
    if more > HALL_MB + readers * MOST_MB:
        yield f"the hub held {more:.0f} MB more for {readers} who never read"
    if let_go > LET_GO_SECONDS:
        yield f"those who never read were still there after {let_go:.0f} s"


def _sleeper(house: House, number: int) -> socket.socket:
    """A connection that has asked for its stream, with the least room for what comes."""
    host, port = _address(house)
    raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    raw.connect((host, port))
    line = context_of(house.ca).wrap_socket(raw, server_hostname=host)
    token = house.token("board", f"sleeper-{number}")
    head = f"GET /v1/events HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
    line.sendall(f"{head}{WIRE_HEADER}: {WIRE_VERSION}\r\n\r\n".encode())
    return line


def _good_readers(house: House) -> Listeners:
    ca = str(house.folder / "data" / "tls" / "ca.pem")
    return Listeners(_address(house)[1], ca, house.token("board", "b1"), "/v1/events", GOOD_READERS)


def _address(house: House) -> tuple[str, int]:
    host, port = house.urls[0].partition("://")[2].split(":")
    return host, int(port)


def _most_megabytes(hub: Forked, room: Room) -> float:
    """What the hub held at most while the hall worked for its time."""
    most, end = 0.0, time.monotonic() + room.scale(*SECONDS)
    while (left := end - time.monotonic()) > 0:
        most = max(most, megabytes(hub))
        room.tell(f"{left:.0f} s more, {most:.0f} MB at most")
        threading.Event().wait(min(left, 0.5))
    return most


def _until_gone(hub: Forked, files: int) -> float:
    """Seconds until no more than so many files are open: who never read is gone. Above the limit: they stay."""
    began = time.monotonic()
    try:
        until(lambda: open_files(hub) <= files, LET_GO_SECONDS)
    except TimeoutError:
        return LET_GO_SECONDS + 1
    return time.monotonic() - began

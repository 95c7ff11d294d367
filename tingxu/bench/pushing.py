"""From the clerk's order to the last of five hundred stream clients, by turns with a bare server that has as many.

Each of the pairs is measured within a fifth of a second, so that a machine that slows down slows both.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from tingxu.bench.figures import Row, middle
from tingxu.bench.halls import BenchError, Floor, Hall, command, fill, order
from tingxu.bench.line import Line
from tingxu.bench.listeners import Listeners, publish

CLIENTS = 500
CALLS = 60
PAUSE_SECONDS = 0.13
"""Between calls: longer than the hub holds back views."""


def measure(hall: Hall, bare: Floor, clients: int = CLIENTS, calls: int = CALLS) -> Iterator[Row]:
    """`push.last_of_500`: milliseconds, of all pairs the one whose ratio is in the middle."""
    fill(hall, calls)
    clerk, publisher = hall.clerk(), Line(bare.port, bare.ca)
    with (
        Listeners(hall.port, hall.ca, hall.token("board"), "/v1/events", clients) as listeners,
        Listeners(bare.port, bare.ca, "", "/events", clients) as bare_listeners,
    ):
        turns = [(_call(clerk), publish(publisher, f"last-{number}")) for number in range(calls)]
    order(clerk, "sign_out")
    for line in (clerk, publisher):
        line.close()
    if len(listeners.heard) < calls or len(bare_listeners.heard) < calls:
        raise BenchError("not every client of the stream heard every call")
    pairs = [
        ((listeners.heard[called] - ordered) * 1000, (bare_listeners.heard[published] - told) * 1000)
        for (called, ordered), (published, told) in turns
    ]
    value, floor = middle(pairs)
    yield Row("push.last_of_500", value, "ms", floor)


def _call(clerk: Line) -> tuple[str, float]:
    """The next visitor is called, and after a pause served: the call, and when it was ordered (time.monotonic)."""
    asked = command("call_next")
    began = time.monotonic()
    status, body = clerk.post("/v1/commands", asked)
    if status != 200:
        raise BenchError(f"nobody was called: {json.loads(body)}")
    time.sleep(PAUSE_SECONDS)
    for kind in ("confirm", "finish"):
        order(clerk, kind)
    time.sleep(PAUSE_SECONDS)
    return asked["id"], began

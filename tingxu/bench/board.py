"""From the clerk's order to the number on a real board's screen, with 49 bare clients on the same stream.

The board stands still but for its numbers (reduced motion), so that the first change where numbers stand is
the new one: in a band or, as in a burst bands are kept long enough to be read, on top of the list. The floor, by
turns with it, is a bare server that makes an event durable and publishes it to 50 bare clients.
"""

from __future__ import annotations

import json
import sys
import time
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hub.server.access.program_settings import hub_text
from tingxu.bench.figures import Row, quantile
from tingxu.bench.halls import BenchError, Floor, Hall, command, order
from tingxu.bench.line import Line
from tingxu.bench.listeners import Listeners, publish
from tingxu.bench.memory import memory
from tingxu.bench.screen import Area, Screen, open_screen
from tingxu.demo.window import Window
from tingxu.programs import Program, Programs

CALLS = 120
CLIENTS = 50
SIZE = (1920, 1080)
BANDS_FILLED = 4
"""Calls before the first that is measured: the board then shows as many as it will."""
PAUSE_SECONDS = 0.13
"""Between calls: longer than the hub holds back views."""


def measure(hall: Hall, bare: Floor, programs: Programs, folder: Path) -> Iterator[Row]:
    """`call.to_board_p99_50`, `call.to_streams_p99_50`, `memory.board`."""
    screen = open_screen(programs, folder, "board", *SIZE)
    program = _start(hall, programs, screen, folder)
    window = Window("board", screen.display, folder / "board.probe")
    clerk = hall.clerk()
    window.wait(lambda scene: bool(scene.things), "the board stands", seconds=30)
    publisher = Line(bare.port, bare.ca)
    with (
        Listeners(hall.port, hall.ca, hall.token("board"), "/v1/events", CLIENTS - 1) as listeners,
        Listeners(bare.port, bare.ca, "", "/events", CLIENTS) as bare_listeners,
    ):
        for _ in range(BANDS_FILLED):
            order(clerk, "call_next")
            _serve(clerk)
        area = _numbers(window)
        turns = [(publish(publisher, f"call-{number}"), _call(clerk, screen, area)) for number in range(CALLS)]
    publisher.close()
    if len(listeners.heard) < CALLS or len(bare_listeners.heard) < CALLS:
        raise BenchError("not every client of the stream heard every call")
    published, called = zip(*turns, strict=True)
    floor = quantile([(bare_listeners.heard[call] - began) * 1000 for call, began in published], 0.99)
    yield Row("call.to_board_p99_50", quantile([call.seen for call in called], 0.99), "ms", floor)
    heard = [(listeners.heard[call.id] - call.began) * 1000 for call in called]
    yield Row("call.to_streams_p99_50", quantile(heard, 0.99), "ms", floor)
    yield memory("board", program)


@dataclass(frozen=True, slots=True)
class Called:
    """One measured call: when it was ordered (time.monotonic), milliseconds until it was on the screen."""

    id: str
    began: float
    seen: float


def _call(clerk: Line, screen: Screen, area: Area) -> Called:
    before = screen.rest(area, still=PAUSE_SECONDS)
    asked = command("call_next")
    began = time.monotonic()
    clerk.send("/v1/commands", json.dumps(asked).encode())
    seen = screen.change(area, before)
    while (answer := clerk.receive()) is None:
        pass
    if answer[0] != 200:
        raise BenchError(f"nobody was called: {answer[1]!r}")
    _serve(clerk)
    return Called(asked["id"], began, (seen - began) * 1000)


def _serve(clerk: Line) -> None:
    for kind in ("confirm", "finish"):
        status, body = order(clerk, kind)
        if status != 200:
            raise BenchError(f"{kind} was refused: {body!r}")


def _numbers(window: Window) -> Area:
    """Where numbers of calls stand: bands and the list of earlier calls, without the bands' edges."""
    scene = window.wait(lambda scene: scene.find("band.0") is not None, "a call is shown")
    band = scene.find("band.0")
    assert band is not None
    left, top = band.x - band.width // 2 + band.width // 80, band.y - band.height // 2
    return Area(left, top, SIZE[0] * 45 // 100 - left, SIZE[1] * 88 // 100 - top)


def _start(hall: Hall, programs: Programs, screen: Screen, folder: Path) -> Program:
    hub = tomllib.loads((hall.folder / "board.toml").read_text("utf-8"))["hub"]
    settings = folder / "board.toml"
    settings.write_text(
        'language = "zh"\nid = "b1"\nreduced_motion = true\n'
        f'{hub_text(hub["url"], hub["token"], hub["ca"])}[voice]\nenabled = false\n',
        "utf-8",
    )
    environment = {
        "DISPLAY": screen.display, "QT_QPA_PLATFORM": "xcb", "TINGXU_PROBE": str(folder / "board.probe"),
    }  # fmt: skip
    arguments = [sys.executable, "-m", "tingxu", "board", "--settings", str(settings)]
    return programs.start("board", arguments, environment)

"""A card read over a serial line of 115,200 baud, and a reader that was unplugged and is back.

Both against the simulated reader behind a real pty; its line takes the time that the bytes would take, both ways. The
floor of a read is that time alone: of all bytes of the find, the select and the read that end in the card. The
floor of the recovery is a loop that does nothing but look for the port, open it and ask for the module's status.
"""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from datetime import date
from statistics import median

from devices.codecs.idcard import Command, IdCardDecoder, encode
from devices.drivers.events import CardRead, DeviceEvent, StatusChanged
from devices.drivers.exchange import exchange
from devices.drivers.idcard import IdCardReader
from devices.simulators.cards import sample_card
from devices.simulators.idcard import IdCardReaderSimulator
from devices.status import LinkState
from devices.transports import open_transport, port_file
from devices.wire_tap import Direction
from tingxu.bench.figures import Row
from tingxu.bench.halls import BenchError

BAUD = 115200
READS, REPLUGS = 15, 7
UNPLUGGED = 1.5  # seconds: the driver has tried and waits longer each time
_BITS = 10
_FIND, _SELECT, _READ = (10, 15), (10, 19), (10, 1295)  # bytes of request and answer
_PATIENCE = 20.0
_CARD = sample_card("测试甲", date(1950, 1, 1))


def measure() -> Iterator[Row]:
    yield _reading()
    yield _replugging()


class _Heard:
    """When the last find was sent, and the events with the time at which they came."""

    def __init__(self) -> None:
        self.events: queue.SimpleQueue[tuple[float, DeviceEvent]] = queue.SimpleQueue()
        self.found_at = 0.0

    def __call__(self, event: DeviceEvent) -> None:
        self.events.put((time.perf_counter(), event))

    def tap(self, direction: Direction, data: bytes) -> None:
        if direction is Direction.OUT and data == encode(Command.FIND):
            self.found_at = time.perf_counter()

    def await_(self, is_it: Callable[[DeviceEvent], bool]) -> float:
        """When that event came. Raises ``BenchError`` when it does not."""
        until = time.monotonic() + _PATIENCE
        while (left := until - time.monotonic()) > 0:
            try:
                at, event = self.events.get(timeout=left)
            except queue.Empty:
                break
            if is_it(event):
                return at
        raise BenchError("the card reader did not say what was waited for")


def _reading() -> Row:
    heard, took = _Heard(), []
    with IdCardReaderSimulator(baud=BAUD) as sim, IdCardReader(sim.url, heard) as reader:
        reader.tap = heard.tap
        for _ in range(READS):
            sim.place_card(_CARD)
            at = heard.await_(lambda event: isinstance(event, CardRead))
            took.append(at - heard.found_at)
            sim.remove_card()
            sim.wait_for("find", more=3)
    floor = sum(map(sum, (_FIND, _SELECT, _READ))) * _BITS / BAUD
    return Row("idcard.read", median(took) * 1000, "ms", floor * 1000)


def _replugging() -> Row:
    heard, took, bare = _Heard(), [], []
    with IdCardReaderSimulator(baud=BAUD) as sim:
        for _ in range(REPLUGS):
            sim.unplug()
            bare.append(_bare(sim))
        with IdCardReader(sim.url, heard):
            heard.await_(_online)
            for _ in range(REPLUGS):
                sim.unplug()
                time.sleep(UNPLUGGED)
                began = time.perf_counter()
                sim.plug()
                took.append(heard.await_(_online) - began)
    return Row("replug.recovery", median(took) * 1000, "ms", median(bare) * 1000)


def _bare(sim: IdCardReaderSimulator) -> float:
    port = port_file(sim.url)
    assert port is not None
    began = time.perf_counter()
    sim.plug()
    while not port.exists():
        time.sleep(0.001)
    link = open_transport(sim.url)
    answer = exchange(link, IdCardDecoder(), Command.STATUS, _PATIENCE, lambda: False)
    link.close()
    if answer is None:
        raise BenchError("the simulated card reader does not answer")
    return time.perf_counter() - began


def _online(event: DeviceEvent) -> bool:
    return isinstance(event, StatusChanged) and event.status.link is LinkState.ONLINE

"""A visitor's ticket, from the order to print until the printer has said that it is on paper.

The simulated printer prints in no time, so what is measured is ours: looking whether it can print, sending, asking its
sensor, understanding the answer. The floor is a socket that writes the same ticket and the same question and reads one
byte.
"""

from __future__ import annotations

import queue
import socket
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

from devices.codecs.escpos_status import SENSOR
from devices.drivers.events import DeviceEvent, PrintFinished, PrintOutcome
from devices.drivers.printer import TicketPrinter
from devices.simulators.printer import PrinterSimulator
from kiosk_app.samples import sample_ticket
from kiosk_app.ticket_paper import ticket_bytes
from tingxu.bench.figures import Row, quantile
from tingxu.bench.halls import BenchError

TICKETS = 100
_PATIENCE = 20.0


def measure() -> Iterator[Row]:
    """`print.ticket`: the middle of a hundred tickets."""
    ticket = ticket_bytes(sample_ticket(), language="zh", zone="Asia/Shanghai")
    yield Row("print.ticket", quantile(_printed(ticket), 0.5), "ms", quantile(_bare(ticket), 0.5))


def _printed(ticket: bytes) -> list[float]:
    outcomes: queue.SimpleQueue[PrintFinished] = queue.SimpleQueue()

    def keep(event: DeviceEvent) -> None:
        if isinstance(event, PrintFinished):
            outcomes.put(event)

    with PrinterSimulator(port=0) as simulator, TicketPrinter(simulator.url, keep) as printer:
        return [_one(printer, outcomes, str(number), ticket) for number in range(TICKETS + 1)][1:]


def _one(
    printer: TicketPrinter, outcomes: queue.SimpleQueue[PrintFinished], job: str, ticket: bytes
) -> float:
    began = time.perf_counter()
    printer.print_job(job, ticket)
    event = outcomes.get(timeout=_PATIENCE)
    if event.outcome is not PrintOutcome.PRINTED:
        raise BenchError(f"a ticket was not printed: {event.reason}")
    return (time.perf_counter() - began) * 1000


def _bare(ticket: bytes) -> list[float]:
    took = []
    with PrinterSimulator(port=0) as simulator:
        place = urlsplit(simulator.url)
        with socket.create_connection((place.hostname or "", place.port or 0), _PATIENCE) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for _ in range(TICKETS):
                began = time.perf_counter()
                line.sendall(ticket + SENSOR)
                if line.recv(1) != b"\x00":
                    raise BenchError("the simulated printer does not answer")
                took.append((time.perf_counter() - began) * 1000)
    return took

"""A thousand tickets that a kiosk issued alone, told one after the other when the hub is back."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from hub.link.client import HubClient
from hub.wire import Answer, Audience, BandView
from tingxu.bench.figures import Row
from tingxu.bench.halls import BenchError, Floor, Hall, order
from tingxu.bench.line import Line

TICKETS = 1000
ITEM, LETTER = "id-card", "B"


def measure(hall: Hall, bare: Floor) -> Iterator[Row]:
    """`replay.outbox_1000`: milliseconds for all, beside as many bare HTTP posts with the same durable commit."""
    told = _told(hall)
    floor = _posted(Line(bare.port, bare.ca), "/issue", [{"id": f"bare-{number}"} for number in range(TICKETS)])
    ours = _posted(Line(hall.port, hall.ca, hall.token("kiosk")), "/v1/commands", told)
    yield Row("replay.outbox_1000", ours, "ms", floor)


def _posted(line: Line, path: str, bodies: list[dict[str, Any]]) -> float:
    """Milliseconds for all, each after the answer to the one before."""
    began = time.perf_counter()
    for body in bodies:
        status, answer = line.post(path, body)
        if status != 200:
            raise BenchError(f"{path}: {status} {answer!r}")
    took = (time.perf_counter() - began) * 1000
    line.close()
    return took


def _told(hall: Hall) -> list[dict[str, Any]]:
    """What the kiosk has to tell, the oldest first; numbers are leased as a kiosk leases them."""
    bands = list(_leased(hall))
    began = bands[0].leased_at + timedelta(milliseconds=1)
    now = datetime.now(UTC)  # noqa: TID251 - the program's edge
    step = max(timedelta(), now - began) / TICKETS
    found: list[dict[str, Any]] = []
    for band in bands:
        numbers = next(queue.numbers for queue in band.queues if queue.letter == LETTER)
        for place, number in enumerate(numbers):
            command = {
                "kind": "issued_alone", "ticket": number.ticket, "day": band.day.isoformat(), "series": LETTER,
                "ordinal": band.first + place, "items": [ITEM],
                "occurred_at": (began + step * len(found)).isoformat(),
            }  # fmt: skip
            found.append({"id": f"alone-{number.ticket}", "command": command})
    return found[:TICKETS]


def _leased(hall: Hall) -> Iterator[BandView]:
    line, count = Line(hall.port, hall.ca, hall.token("kiosk")), 0
    ca = Path(hall.ca).read_text("utf-8")
    view = HubClient(f"https://127.0.0.1:{hall.port}", hall.token("kiosk"), ca).view(Audience.KIOSK)
    day = view.hall.day.isoformat()
    while count < TICKETS:
        status, body = order(line, "lease_band", day=day)
        band = Answer.model_validate_json(body).band if status == 200 else None
        if band is None:
            raise BenchError(f"no numbers were lent: {status} {body!r}")
        count += band.last - band.first + 1
        yield band
    line.close()

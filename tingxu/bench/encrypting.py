"""What TLS costs: the same small answer of the same hub over TLS and, at its public port, without; by turns."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from tingxu.bench.figures import Row, quantile
from tingxu.bench.halls import BenchError, Hall
from tingxu.bench.line import Line

ASKED = 1500
CONNECTED = 100
HEALTH = "/v1/health"


def measure(hall: Hall) -> Iterator[Row]:
    """`tls.request_p50` on a line that is kept, `tls.connect_p50` with the line's making; floor: plain HTTP."""
    plain, tls = Line(hall.public_port, ""), Line(hall.port, hall.ca)
    kept = _by_turns(lambda: _ask(plain), lambda: _ask(tls), ASKED)
    yield Row("tls.request_p50", kept[1], "us", kept[0])
    made = _by_turns(lambda: _once(hall.public_port, ""), lambda: _once(hall.port, hall.ca), CONNECTED)
    yield Row("tls.connect_p50", made[1], "us", made[0])
    plain.close()
    tls.close()


def _by_turns(one: Callable[[], None], other: Callable[[], None], times: int) -> tuple[float, float]:
    """Microseconds of each, at the median."""
    took: tuple[list[float], list[float]] = ([], [])
    for _ in range(times):
        for act, spans in zip((one, other), took, strict=True):
            began = time.perf_counter()
            act()
            spans.append((time.perf_counter() - began) * 1_000_000)
    return quantile(took[0], 0.5), quantile(took[1], 0.5)


def _ask(line: Line) -> None:
    status, body = line.get(HEALTH)
    if status != 200:
        raise BenchError(f"the hub is not well: {status} {body!r}")


def _once(port: int, ca: str) -> None:
    line = Line(port, ca)
    _ask(line)
    line.close()

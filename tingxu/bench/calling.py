"""Calling the next of a thousand who wait, with everything that the clerk's screen needs in the answer."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

from tingxu.bench.figures import Row, quantile
from tingxu.bench.halls import BenchError, Hall, fill, order
from tingxu.bench.line import Line

WAITING = 1000
CALLS = 300
WARM_UP = 20


def measure(hall: Hall) -> Iterator[Row]:
    """`call_next.p99_1000_waiting`: one clerk, who finishes each visitor at once."""
    fill(hall, WAITING + WARM_UP + CALLS)
    clerk = hall.clerk()
    took = [_call(clerk) for _ in range(WARM_UP + CALLS)][WARM_UP:]
    order(clerk, "sign_out")
    clerk.close()
    yield Row("call_next.p99_1000_waiting", quantile(took, 0.99), "ms")


def _call(clerk: Line) -> float:
    """Milliseconds from the order to the whole answer; then the visitor is served."""
    began = time.perf_counter()
    status, body = order(clerk, "call_next")
    took = (time.perf_counter() - began) * 1000
    if status != 200 or json.loads(body)["view"]["waiting_total"] < WAITING - 1:
        raise BenchError(f"nobody was called: {status} {body[:200]!r}")
    for kind in ("confirm", "finish"):
        order(clerk, kind)
    return took

"""Taking tickets over HTTP, eight at a time: beside bare HTTP with the same durable commit."""

from __future__ import annotations

from collections.abc import Iterator

from tingxu.bench.figures import Row, quantile
from tingxu.bench.halls import BenchError, Floor, Hall
from tingxu.bench.load import Answers, Load, put

CLIENTS = 8
SECONDS = 4.0
ROUNDS = 2
"""Floor and product take turns, so that a machine that slows down slows both."""


def measure(hall: Hall, floor: Floor) -> Iterator[Row]:
    """`issue.rate_c8` and `issue.p99_c8`."""
    ours = Load(hall.port, hall.ca, hall.token("kiosk"), "/v1/commands", CLIENTS, SECONDS)
    bare = Load(floor.port, floor.ca, "", "/issue", CLIENTS, SECONDS)
    put(Load(hall.port, hall.ca, hall.token("kiosk"), "/v1/commands", CLIENTS, 1.0))
    rounds = [(_all_answered(put(bare)), _all_answered(put(ours))) for _ in range(ROUNDS)]
    least, product = (_together([pair[side] for pair in rounds]) for side in (0, 1))
    yield Row("issue.rate_c8", product.rate, "per_s", least.rate)
    yield Row("issue.p99_c8", quantile(product.took, 0.99), "ms", quantile(least.took, 0.99))


def _all_answered(answers: Answers) -> Answers:
    if answers.failed:
        raise BenchError(f"{answers.failed} of {len(answers.took)} tickets were not issued")
    return answers


def _together(parts: list[Answers]) -> Answers:
    return Answers(sum(part.seconds for part in parts), 0, [each for part in parts for each in part.took])

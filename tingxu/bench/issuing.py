"""Taking tickets over HTTP, eight at a time, beside bare servers that make the same tickets durable.

Each visitor shows an identity document, as most do: it is looked up, sealed and stored; `issue.rate_c8_no_document`
is without. Ours lets those who wait share a commit, each answered after it, and so does the floor, or on a slow
disk, where a commit is all there is to wait for, ours would look faster than the least. `issue.rate_c8_single_commits`
has the floor that commits for each ticket. CPU is counted too: no disk and no other user of the machine changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tingxu.bench.figures import Row, Unit, middle, quantile
from tingxu.bench.halls import BenchError, Floor, Hall
from tingxu.bench.load import Answers, Load, put

CLIENTS = 8
SLICE_SECONDS = 0.8
ROUNDS = 7
"""Floors and product take turns; the round in the middle, by its ratio, is the figure."""


def measure(hall: Hall, floor: Floor) -> Iterator[Row]:
    """`issue.rate_c8`, `issue.p99_c8` and what explains them."""
    ours, bare = _loads(hall, floor)
    put([ours()])
    rounds = put([bare(path="/issue"), bare(path="/issue-shared"), ours(), ours(document=False)], ROUNDS)
    _refuse_failures(rounds)
    each, shared, issued, plain = ([slices[place] for slices in rounds] for place in range(4))
    yield _row("issue.rate_c8", "per_s", issued, shared, _rate)
    yield _row("issue.rate_c8_no_document", "per_s", plain, shared, _rate)
    yield _row("issue.rate_c8_single_commits", "per_s", issued, each, _rate)
    yield _row("issue.p99_c8", "ms", issued, shared, _p99)
    yield _row("issue.cpu_c8", "us", issued, shared, _cpu)


def measure_postgresql(hall: Hall, floor: Floor) -> Iterator[Row]:
    """`issue.rate_c8_postgres`: the same on PostgreSQL, with its commits forced to the disk, as is the floor's."""
    ours, bare = _loads(hall, floor)
    put([ours(), bare(path="/issue-shared")])
    rounds = put([bare(path="/issue-shared"), ours()], ROUNDS)
    _refuse_failures(rounds)
    shared, issued = ([slices[place] for slices in rounds] for place in range(2))
    yield _row("issue.rate_c8_postgres", "per_s", issued, shared, _rate)


def _loads(hall: Hall, floor: Floor) -> tuple[Callable[..., Load], Callable[..., Load]]:
    """Ours and the floor's, to be called with what else is to be known."""
    ours = partial(
        Load, hall.port, hall.ca, hall.token("kiosk"), "/v1/commands", hall.hub.process.pid, CLIENTS, SLICE_SECONDS
    )
    bare = partial(Load, floor.port, floor.ca, "", process=floor.program.process.pid,
                   connections=CLIENTS, seconds=SLICE_SECONDS)  # fmt: skip
    return ours, bare


def _row(
    name: str, unit: Unit, ours: Sequence[Answers], floor: Sequence[Answers], figure: Callable[[Answers], float]
) -> Row:
    value, least = middle([(figure(one), figure(other)) for one, other in zip(ours, floor, strict=True)])
    return Row(name, value, unit, least)


def _rate(answers: Answers) -> float:
    return answers.rate


def _cpu(answers: Answers) -> float:
    return answers.cpu_us


def _p99(answers: Answers) -> float:
    return quantile(answers.took, 0.99)


def _refuse_failures(rounds: Sequence[Sequence[Answers]]) -> None:
    failed = sum(answers.failed for slices in rounds for answers in slices)
    if failed:
        raise BenchError(f"{failed} tickets were not issued")

"""What if more counters opened at some hour? The same visitors, with counters added where people wait longest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hall.definition import Counter, Definition
from tingxu.simulate.day import Day, Played, Seconds, Shift
from tingxu.simulate.measures import wait_minutes

FORM = re.compile(r"^([1-9][0-9]?)@([01]?[0-9]|2[0-3]):([0-5][0-9])$")


class NotUnderstood(Exception):
    """`--open` in another form than "2@10:00"."""


@dataclass(frozen=True, slots=True)
class More:
    """So many counters more from that time on."""

    count: int
    at: Seconds
    text: str


def more(text: str) -> More:
    """"2@10:00": two more counters at ten. Raises NotUnderstood."""
    found = FORM.match(text.strip())
    if found is None:
        raise NotUnderstood(f"--open {text}: write 2@10:00 for two more counters at ten")
    count, hours, minutes = (int(each) for each in found.groups())
    return More(count, hours * 3600.0 + minutes * 60, text.strip())


def with_more(days: Sequence[Day], extra: More, played: Sequence[Played]) -> list[Day]:
    """The same days with the counters added; each serves what the hardest-pressed counter of the hall does."""
    definition = days[0].definition
    added = _added(definition, extra.count, mean_waits(played))
    wider = definition.model_copy(update={"counters": (*definition.counters, *added)})
    shifts = tuple(Shift(extra.at, counter.id, "sign_in") for counter in added)
    return [replace(day, definition=wider, shifts=(*day.shifts, *shifts)) for day in days]


def mean_waits(played: Sequence[Played]) -> dict[str, float]:
    """Queue → minutes that people waited in it on average."""
    sums: dict[str, tuple[int, float]] = {}
    for day in played:
        for each in day.outcomes:
            count, total = sums.get(each.queue, (0, 0.0))
            sums[each.queue] = (count + 1, total + (wait_minutes(each) or 0.0))
    return {queue: total / count for queue, (count, total) in sums.items()}


def _added(definition: Definition, count: int, waits: dict[str, float]) -> list[Counter]:
    """Numbers that are free, with the queues of those counters before which most is waited, in turn."""
    taken = {counter.id for counter in definition.counters}
    free = (str(number) for number in range(1, 100) if str(number) not in taken)
    pressed = sorted(
        {counter.queues: counter for counter in definition.counters}.values(),
        key=lambda counter: -max(waits.get(queue, 0.0) for queue in counter.queues),
    )
    return [
        pressed[place % len(pressed)].model_copy(update={"id": number})
        for place, number in zip(range(count), free, strict=False)
    ]

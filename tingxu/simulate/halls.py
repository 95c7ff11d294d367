"""Halls made for the bench: open round the clock, so that only the day's plan says who comes when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from string import ascii_uppercase
from typing import Any

from hall.definition import Counter, CounterKind, Definition, Department, Hours, Item, Queue, Topic, Words

ALWAYS = Hours(days=(1, 2, 3, 4, 5, 6, 7), opens=time.min, closes=time.max)
MADE_UP = "bench"
"""The id of a hall that is nobody's."""
ONE = Words(zh="一", en="One")


def always_open(definition: Definition) -> Definition:
    """The same hall without closing hours: arrivals recorded elsewhere keep to hours of their own."""
    return definition.model_copy(update={"hours": (ALWAYS,), "closed_days": ()})


def hall_of(
    minutes: Mapping[str, float], counters: Mapping[str, Sequence[str]], *, zone: str = "Asia/Shanghai", **more: Any
) -> Definition:
    """A hall of these queues (id → usual minutes, at most 26) and counters (id → queues)."""
    letters = dict(zip(minutes, ascii_uppercase, strict=False))
    return Definition(
        id=MADE_UP, name=ONE, zone=zone, hours=(ALWAYS,),
        departments=(Department(id="one", name=ONE),), topics=(Topic(id="one", name=ONE, icon="question"),),
        queues=tuple(_queue(queue, letter) for queue, letter in letters.items()),
        items=tuple(_item(queue, minutes[queue]) for queue in letters),
        counters=tuple(_counter(counter, queues) for counter, queues in counters.items()), **more,
    )  # fmt: skip


def named(made: Definition, names: Mapping[str, str]) -> Definition:
    """A hall made up, its queues called as in the file that it was made for (id → name)."""
    queues = (queue.model_copy(update={"name": Words.model_construct(zh=names[queue.id], en=names[queue.id])})
              for queue in made.queues)  # fmt: skip
    return made.model_copy(update={"queues": tuple(queues)})


def label(definition: Definition, queue: str) -> str:
    """What a queue is called in figures: by its id, in a hall made up by the name it was given."""
    name = next(each.name for each in definition.queues if each.id == queue)
    return name.zh if definition.id == MADE_UP and name != ONE else queue


def _queue(queue: str, letter: str) -> Queue:
    return Queue(id=queue, letter=letter, name=ONE, kind=CounterKind.HANDLING, area=ONE)


def _item(queue: str, minutes: float) -> Item:
    return Item(
        id=queue, name=ONE, department="one", queue=queue, topic="one", decision="immediate", responsible="—",
        minutes=min(240.0, max(0.1, minutes)),
    )  # fmt: skip


def _counter(counter: str, queues: Sequence[str]) -> Counter:
    return Counter(id=counter, kind=CounterKind.HANDLING, queues=tuple(queues))


def pooled(queues: int, counters: int, minutes: float = 10) -> Definition:
    """A large hall: counter n serves queue n and, as every second one does, the one after it."""
    names = [f"q{place + 1}" for place in range(queues)]
    served = {
        str(place + 1): [names[place % queues], *([names[(place + 1) % queues]] if place % 2 else [])]
        for place in range(counters)
    }
    return hall_of(dict.fromkeys(names, minutes), served)

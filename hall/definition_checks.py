"""What only the whole of a definition can tell: names used twice, references, kinds, overlapping hours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from hall.definition import Definition
from hall.definition_problems import Problem


def problems_of(definition: Definition) -> tuple[Problem, ...]:
    """Everything that does not fit together; empty for a definition that can be used."""
    return (
        *_duplicates(definition),
        *_references(definition),
        *_kinds(definition),
        *_unserved(definition),
        *_rates(definition),
        *_lead(definition),
        *_weights(definition),
        *_reservations(definition),
        *_overlaps(definition),
    )


def _duplicates(definition: Definition) -> Iterator[Problem]:
    for name in ("departments", "topics", "queues", "items", "counters"):
        yield from _twice(name, "id", [each.id for each in getattr(definition, name)])
    yield from _twice("queues", "letter", [queue.letter for queue in definition.queues])


def _twice(name: str, key: str, values: list[str]) -> Iterator[Problem]:
    for index, value in enumerate(values):
        first = values.index(value)
        if first < index:
            facts = {"value": value, "first": f"{name}[{first}].{key}"}
            yield Problem(f"{name}[{index}].{key}", "duplicate", facts)


def _references(definition: Definition) -> Iterator[Problem]:
    departments = [each.id for each in definition.departments]
    topics = [each.id for each in definition.topics]
    queues = [each.id for each in definition.queues]
    for index, item in enumerate(definition.items):
        at = f"items[{index}]"
        yield from _unknown(f"{at}.department", "department", [item.department], departments, item.id)
        yield from _unknown(f"{at}.topic", "topic", [item.topic], topics, item.id)
        yield from _unknown(f"{at}.queue", "queue", [item.queue] if item.queue else [], queues, item.id)
    for index, counter in enumerate(definition.counters):
        yield from _unknown(f"counters[{index}].queues", "queue", counter.queues, queues, counter.id)


def _unknown(key: str, kind: str, values: Iterable[str], known: list[str], subject: str) -> Iterator[Problem]:
    for value in values:
        if value not in known:
            facts = {"kind": kind, "value": value, "known": ", ".join(known)}
            yield Problem(key, "unknown_reference", facts, subject)


def _kinds(definition: Definition) -> Iterator[Problem]:
    """A counter serves queues of its own kind only (window-5)."""
    kinds = {queue.id: queue.kind for queue in definition.queues}
    for index, counter in enumerate(definition.counters):
        for queue in counter.queues:
            if kinds.get(queue, counter.kind) != counter.kind:
                facts = {"kind": str(counter.kind), "value": queue, "other": str(kinds[queue])}
                yield Problem(f"counters[{index}].queues", "queue_of_other_kind", facts, counter.id)


def _unserved(definition: Definition) -> Iterator[Problem]:
    served = {queue for counter in definition.counters for queue in counter.queues}
    for index, queue in enumerate(definition.queues):
        if queue.id not in served:
            facts = {"value": queue.id, "kind": str(queue.kind)}
            yield Problem(f"queues[{index}]", "queue_not_served", facts, queue.id)


def _rates(definition: Definition) -> Iterator[Problem]:
    """The green channel waits no longer than others (green-channel)."""
    rates = definition.policy.rates
    if rates.green < rates.walk_in:
        facts = {"value": f"{rates.green:g}", "other": f"{rates.walk_in:g}"}
        yield Problem("policy.rates.green", "green_below_walk_in", facts)


def _lead(definition: Definition) -> Iterator[Problem]:
    """Nobody is near the maximum from the first minute."""
    policy = definition.policy
    if 0 < policy.max_wait_minutes <= policy.max_wait_lead_minutes:
        facts = {"value": str(policy.max_wait_lead_minutes), "other": str(policy.max_wait_minutes)}
        yield Problem("policy.max_wait_lead_minutes", "lead_over_maximum", facts)


def _weights(definition: Definition) -> Iterator[Problem]:
    """A counter weighs its own queues only."""
    for index, counter in enumerate(definition.counters):
        for queue in counter.weights:
            if queue not in counter.queues:
                facts = {"value": queue, "known": ", ".join(counter.queues)}
                yield Problem(f"counters[{index}].weights.{queue}", "weight_not_served", facts, counter.id)


def _reservations(definition: Definition) -> Iterator[Problem]:
    """What is kept for nobody is no reservation, and every queue has a counter that takes everybody."""
    for index, counter in enumerate(definition.counters):
        if counter.reserved_only and counter.reserved_for is None:
            yield Problem(f"counters[{index}].reserved_only", "reserved_for_nobody", {}, counter.id)
    open_to_all = {queue for counter in definition.counters if not counter.reserved_only for queue in counter.queues}
    kept = {queue for counter in definition.counters if counter.reserved_only for queue in counter.queues}
    for index, queue in enumerate(definition.queues):
        if queue.id in kept - open_to_all:
            yield Problem(f"queues[{index}]", "queue_kept_from_others", {"value": queue.id}, queue.id)


def _overlaps(definition: Definition) -> Iterator[Problem]:
    for (first, one), (index, other) in combinations(enumerate(definition.hours), 2):
        days = sorted(set(one.days) & set(other.days))
        if days and one.opens < other.closes and other.opens < one.closes:
            facts = {"day": str(days[0]), "first": f"hours[{first}]"}
            yield Problem(f"hours[{index}]", "hours_overlap", facts)

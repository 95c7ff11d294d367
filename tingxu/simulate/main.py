"""`tingxu simulate`: days played under three policies, a report, JSON, and a manager's question answered."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from hall.definition import Definition
from hall.definition_file import DefinitionError
from hall.definition_file import read as read_definition
from tingxu.estimate.history import HistoryError
from tingxu.simulate import arrivals, report
from tingxu.simulate.compare import Compared, Told, as_json, compare
from tingxu.simulate.day import Day
from tingxu.simulate.demand import Demand, days
from tingxu.simulate.halls import pooled
from tingxu.simulate.measures import measures
from tingxu.simulate.what_if import More, NotUnderstood, mean_waits, more, with_more

USUAL_MINUTES, DAY_MINUTES = 10.0, 440.0
"""Of a service and of a counter's working day in a hall made up."""
SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "halls" / "ninghe.toml"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command was given. `visitors`: a day; `counters`: of a hall made up, or for a file's arrivals."""

    hall: Path | None = None
    arrivals: Path | None = None
    count: int = 20
    load: float = 0.9
    visitors: int | None = None
    counters: int | None = None
    seed: int = 1
    open: str | None = None
    out: Path | None = None
    json_file: Path | None = None


def main(asked: Asked) -> int:
    """Play, compare and write; 0, or 2 with the reason where a file or an option can't be used."""
    try:
        extra = None if asked.open is None else more(asked.open)
        plan = _days(asked)
    except (HistoryError, DefinitionError, NotUnderstood) as wrong:
        print(f"simulate: {wrong}")
        return 2
    with _progress() as told:
        compared = compare(plan, told=told)
        wider = None if extra is None else _with_more(compared, extra, told)
    found = as_json(compared)
    if extra is not None and wider is not None:
        found["what_if"] = _what_if(extra, wider, compared)
    if asked.json_file is not None:
        asked.json_file.parent.mkdir(parents=True, exist_ok=True)
        asked.json_file.write_text(json.dumps(found, ensure_ascii=False, indent=1) + "\n", "utf-8")
        print(f"written: {asked.json_file}")
    if asked.out is not None:
        pair = None if extra is None or wider is None else (extra, wider.played["ours"])
        print(f"report: {report.write(asked.out, compared, found, pair)}")
    _show(found)
    return 0


def _days(asked: Asked) -> list[Day]:
    definition = read_definition(asked.hall or SAMPLE)
    if asked.arrivals is not None:
        return arrivals.read(asked.arrivals, definition, asked.counters)
    hall = definition if asked.counters is None else _of_size(definition, asked)
    return days(hall, Demand(load=asked.load, visitors=asked.visitors), asked.count, asked.seed)


def _of_size(definition: Definition, asked: Asked) -> Definition:
    """A hall made up with so many counters, at this one's hours, by its policy; services as long as fits the load."""
    counters = asked.counters or len(definition.counters)
    minutes = USUAL_MINUTES if asked.visitors is None else asked.load * counters * DAY_MINUTES / asked.visitors
    made = pooled(max(1, min(26, counters // 2)), counters, minutes)
    return made.model_copy(update={"hours": definition.hours, "policy": definition.policy, "name": definition.name})


def _with_more(compared: Compared, extra: More, told: Told) -> Compared:
    return compare(with_more(compared.days, extra, compared.played["ours"]), ("ours",), told)


def _what_if(extra: More, wider: Compared, compared: Compared) -> dict[str, Any]:
    before, after = (measures(each.played["ours"]) for each in (compared, wider))
    added = wider.days[0].definition.counters[len(compared.days[0].definition.counters) :]
    waits = {"before": mean_waits(compared.played["ours"]), "after": mean_waits(wider.played["ours"])}
    return {
        "open": extra.text,
        "counters": {counter.id: list(counter.queues) for counter in added},
        "before": asdict(before.everybody),
        "after": asdict(after.everybody),
        "mean_wait_by_queue": {when: {q: round(m, 3) for q, m in by.items()} for when, by in waits.items()},
    }


@contextmanager
def _progress() -> Iterator[Told]:
    """A bar on a terminal; nothing in a file."""
    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"))
    with Progress(*columns, TimeElapsedColumn(), transient=True) as bar:
        task = bar.add_task("days × policies")
        yield lambda done, of: bar.update(task, completed=done, total=of)


def _show(found: dict[str, Any]) -> None:
    """The heart of it, in lines."""
    for name, policy in found["policies"].items():
        waits: Sequence[str] = [
            f"{kind} mean {each['mean']:.1f} P90 {each['p90']:.1f} max {each['longest']:.1f}"
            for kind, each in policy["waits"].items()
            if each["mean"] is not None
        ]
        kept = policy["within_5_minutes"]
        print(f"{name:>7}: {'; '.join(waits)}{'' if kept is None else f'; on time {kept:.0%}'}")

"""`tingxu simulate`: days played under three policies, a report, JSON, and a manager's question answered."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from hall.definition import Definition, Words
from hall.definition_file import DefinitionError
from hall.definition_file import read as read_definition
from tingxu import json_file
from tingxu.counted_bar import counted_bar
from tingxu.estimate.history import HistoryError
from tingxu.simulate import arrivals, report
from tingxu.simulate.compare import Compared, Told, as_json, compare
from tingxu.simulate.day import Day
from tingxu.simulate.demand import Demand, days
from tingxu.simulate.halls import MADE_UP, ONE, label, pooled
from tingxu.simulate.measures import measures
from tingxu.simulate.report_words import CLASSES, POLICIES, told_in_words
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
        _check_places(asked)
    except (HistoryError, DefinitionError, NotUnderstood, json_file.Unwritable) as wrong:
        print(f"simulate: {wrong}")
        return 2
    if asked.arrivals is not None and asked.counters is None and plan[0].definition.id == MADE_UP:
        counters = len(plan[0].definition.counters)
        print(f"the hall does not have all of the file's queues: played in one made up for them; counters: {counters}")
    with counted_bar("days × policies") as told:
        compared = compare(plan, told=told)
        wider = None if extra is None else _with_more(compared, extra, told)
    found = as_json(compared)
    if extra is not None and wider is not None:
        found["what_if"] = _what_if(extra, wider, compared)
    if asked.json_file is not None:
        json_file.write(asked.json_file, found)
    if asked.out is not None:
        pair = None if extra is None or wider is None else (extra, wider.played["ours"])
        print(f"report: {report.write(asked.out, compared, found, pair)}")
    _show(found)
    return 0


def _check_places(asked: Asked) -> None:
    """Minutes of work are not to end in a folder that can't be written."""
    if asked.json_file is not None:
        json_file.check(asked.json_file)
    if asked.out is not None:
        json_file.check(asked.out / report.PAGE)


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
    definition = compared.days[0].definition
    added = wider.days[0].definition.counters[len(definition.counters) :]
    names = {queue.id: queue.name for queue in definition.queues}
    waits = {"before": mean_waits(compared.played["ours"]), "after": mean_waits(wider.played["ours"])}
    return {
        "open": extra.text,
        "at": f"{int(extra.at // 3600):02}:{int(extra.at % 3600 // 60):02}",
        "counters": {counter.id: list(counter.queues) for counter in added},
        "queues": {q: _named(q, names[q]) for counter in added for q in counter.queues},
        "before": asdict(before.everybody),
        "after": asdict(after.everybody),
        "mean_wait_by_queue": {
            when: {label(definition, q): round(m, 3) for q, m in by.items()} for when, by in waits.items()
        },
    }


def _named(queue: str, name: Words) -> tuple[str, str]:
    """In the hall's words, zh and en; by its id in a hall made up."""
    return (queue, queue) if name == ONE else (name.zh, name.en)


def _show(found: dict[str, Any]) -> None:
    """The heart of it, as a table; first of all the answer to what was asked."""
    if "what_if" in found:
        print(told_in_words(found["what_if"])[1])
    table = Table(box=None, title="minutes of waiting", title_justify="left", pad_edge=False)
    for name in ("policy", "class"):
        table.add_column(name)
    for name in ("visitors", "mean", "9 of 10 within", "longest", "on time"):
        table.add_column(name, justify="right")
    for name, policy in found["policies"].items():
        for kind, each in policy["waits"].items():
            if each["mean"] is not None:
                table.add_row(*_row(name, kind, each, policy["within_5_minutes"]))
    Console(width=96).print(table)


def _row(policy: str, kind: str, waits: dict[str, Any], kept: float | None) -> tuple[str, ...]:
    figures = (f"{waits[each]:.1f}" for each in ("mean", "p90", "longest"))
    on_time = "" if kept is None or kind != "appointment" else f"{kept:.0%}"
    names = POLICIES[policy][1], CLASSES[kind][1]
    return (*names, f"{waits['visitors']:,}", *figures, on_time)

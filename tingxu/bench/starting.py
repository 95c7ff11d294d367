"""How long a hub takes to answer when it starts on a journal of a hundred thousand events.

They are 25 days of a busy hall, 4,000 events each, the last day still under way: a hub reads that day, never more.
The floor is a bare server that starts with nothing to read.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from hall import commands as c
from hall.definition import Definition
from hall.definition_file import read
from hall.state import HallState
from hub.server.lane.due_jobs import own_job
from hub.server.lane.turn import Answered, take_turn
from hub.store.database import open_database, writing
from tingxu.bench.figures import Row, middle
from tingxu.bench.halls import COUNTER, BenchError, Floor, open_hall, start_bare, start_hub
from tingxu.ports import free_port
from tingxu.programs import Program, Programs

DAYS, VISITS, EVENTS_OF_A_VISIT = 25, 1000, 4
STEP = timedelta(milliseconds=100)
"""Between two commands; a day's all lie within the seven minutes before its `now`."""
ITEM = "id-card"
ROUNDS = 5


def measure(folder: Path, floor: Floor, programs: Programs, now: datetime) -> Iterator[Row]:
    """`start.hub_100k_events`: milliseconds from the process's start to the first connection that it takes."""
    hall = open_hall(folder / "long", programs, now)
    programs.end(hall.hub)
    live(hall.folder, now, DAYS, VISITS)
    bare = folder / floor.program.name
    rounds = []
    for number in range(ROUNDS):
        ours = _took(programs, lambda: start_hub(hall.folder, hall.port, programs))
        database = str(bare / f"start-{number}.db")
        least = _took(programs, lambda at=database: start_bare(bare, free_port(), at, programs))  # type: ignore[misc]
        rounds.append((ours, least))
    value, least = middle(rounds)
    yield Row("start.hub_100k_events", value, "ms", least)


def _took(programs: Programs, start: Callable[[], Program]) -> float:
    began = time.perf_counter()
    program = start()
    took = (time.perf_counter() - began) * 1000
    programs.end(program)
    return took


def live(folder: Path, now: datetime, days: int, visits: int) -> int:
    """A new hall in that folder lives through so many days, the last one today: how many events it has then."""
    definition = _open_daily(read(folder / "hall.toml"))
    for file in (folder / "data").glob("hub.db*"):
        file.unlink()
    engine = open_database(folder / "data" / "hub.db")
    state, names = HallState(), count()
    with writing(engine, definition.id) as tx:
        for day in range(days - 1, -1, -1):
            at = now - timedelta(days=day) - STEP * (visits * EVENTS_OF_A_VISIT + 3)
            for command in _day(definition, visits, day == days - 1, names):
                at += STEP
                job = own_job(f"lived-{next(names)}", command)
                step = take_turn(tx, definition.id, state, job, at)
                if not isinstance(step.outcome, Answered) or step.outcome.given.refused:
                    raise BenchError(f"{command} was not carried out: {step.outcome}")
                state = step.state
    engine.dispose()
    return state.seq


def _open_daily(definition: Definition) -> Definition:
    """Every day with today's hours."""
    hours = definition.hours[0].model_copy(update={"days": (1, 2, 3, 4, 5, 6, 7)})
    return definition.model_copy(update={"hours": (hours,)})


def _day(definition: Definition, visits: int, first: bool, names: Iterator[int]) -> Iterator[c.Command]:
    """Visitors come, are called and served, one after the other; a new day ends the one before by itself."""
    if first:
        yield c.OpenHall(definition)
    yield c.SignIn(COUNTER, "lived")
    for _ in range(visits):
        yield c.Issue(f"lived-{next(names)}", (ITEM,), "k1")
        yield from (c.CallNext(COUNTER), c.Confirm(COUNTER), c.Finish(COUNTER))

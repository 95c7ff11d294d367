"""What choosing the next visitor costs, however many wait: one counter that serves forty queues of every class.

CPU time of the choice alone, as `hall.policy.choose` makes it with its why and facts, the same code as in the hub.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from statistics import median
from time import process_time_ns

from hall.definition import Counter, CounterKind, Definition, Department, Hours, Item, Queue, Topic, Words
from hall.events import HallOpened, TicketIssued
from hall.fold import apply
from hall.keys import key_at_issue
from hall.policy import choose
from hall.state import HallState
from hall.tickets import Grounds, PrintState, PriorityClass
from tingxu.bench.figures import Row

QUEUES = 40
WAITING = (50, 500, 5_000, 20_000)
ROUNDS, TIMES = 15, 20
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CLASSES = (PriorityClass.GREEN, PriorityClass.APPOINTMENT, *(PriorityClass.WALK_IN,) * 4)


def measure() -> Iterator[Row]:
    """`choose_next.us_N_waiting`: microseconds of CPU for one choice; the floor is that with fifty waiting."""
    costs = {waiting: cost(waiting) for waiting in WAITING}
    for waiting, us in costs.items():
        yield Row(f"choose_next.us_{waiting}_waiting", us, "us", costs[WAITING[0]])


def cost(waiting: int) -> float:
    """Microseconds of CPU, the median of several rounds."""
    state = crowded(waiting)
    now = state.at + timedelta(minutes=1)
    return median(_round(state, now) for _ in range(ROUNDS))


def _round(state: HallState, now: datetime) -> float:
    began = process_time_ns()
    for _ in range(TIMES):
        choose(state, "1", now)
    return (process_time_ns() - began) / TIMES / 1000


def crowded(waiting: int) -> HallState:
    """A hall in which so many wait in forty queues; they came in the last forty minutes."""
    state = apply(HallState(), HallOpened(hall_of(QUEUES)), MORNING)
    for number in range(waiting):
        state = apply(state, *_ticket(number, waiting))
    return state


def _ticket(number: int, waiting: int) -> tuple[TicketIssued, datetime]:
    at, priority = MORNING + timedelta(minutes=40 * number / waiting), CLASSES[number // QUEUES % len(CLASSES)]
    agreed = MORNING + timedelta(minutes=number % 120) if priority is PriorityClass.APPOINTMENT else None
    issued = TicketIssued(
        ticket=f"t{number}", number=f"A{number}", series="A", ordinal=number, day=MORNING.date(),
        items=(f"i{number % QUEUES}",), queue=f"q{number % QUEUES}", priority=priority, grounds=Grounds.NONE,
        visitor=None, origin="k1", on_behalf=False, print=PrintState.NONE, key=key_at_issue(priority, at, number),
        agreed_at=agreed,
    )  # fmt: skip
    return issued, at


def hall_of(queues: int) -> Definition:
    """A hall whose counter 1 serves all of its queues."""
    name = Words(zh="测", en="Bench")
    ids = tuple(f"q{number}" for number in range(queues))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return Definition(
        id="bench", name=name, zone="Asia/Shanghai",
        hours=(Hours(days=(1, 2, 3, 4, 5, 6, 7), opens=time(0), closes=time(23, 59)),),
        departments=(Department(id="d", name=name),), topics=(Topic(id="t", name=name, icon="question"),),
        queues=tuple(
            Queue(id=each, letter=letters[at % 26], name=name, kind=CounterKind.HANDLING, area=name)
            for at, each in enumerate(ids)
        ),
        items=tuple(
            Item(
                id=each.replace("q", "i"), name=name, department="d", queue=each, topic="t", decision="immediate",
                responsible="—",
            )
            for each in ids
        ),
        counters=(Counter(id="1", kind=CounterKind.HANDLING, queues=ids, weights=dict.fromkeys(ids[::2], 2.0)),),
    )  # fmt: skip

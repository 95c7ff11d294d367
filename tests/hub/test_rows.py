"""Whatever happens, the rows say what the state says, and the journal gives the state again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, Engine, select

from hall import commands as c
from hall.due import due
from hall.state import HallState
from hall.tickets import ParkKind
from hub.server.lane.due_jobs import own_job
from hub.server.lane.turn import Answered, take_turn
from hub.store.database import reading, writing
from hub.store.hall_memory import recall
from hub.store.moment import to_micros
from hub.store.tables import metadata
from tests.hall.builders import MONDAY, changed, small

COUNTERS = ("1", "2", "3")
AT_COUNTER = (
    c.CallNext, c.CallNext, c.CallNext, c.Recall, c.Confirm, c.Confirm, c.Finish, c.Finish, c.MarkNoShow,
    c.Park, *(partial(c.Park, kind=kind, minutes=20) for kind in ParkKind), c.Pause, c.Resume, c.SignOut,
)  # fmt: skip
Act = tuple[str, Any]
ON_TICKETS = st.sampled_from([c.Recycle, c.Withdraw, c.Reprint, c.ReturnTicket])
QUEUES = st.sampled_from(["work", "tax", "consult"])
ACTS = st.one_of(
    st.tuples(st.just("issue"), st.sampled_from([("card",), ("ask",), ("move", "levy"), ("pickup", "card")])),
    st.tuples(st.just("counter"), st.tuples(st.sampled_from(AT_COUNTER), st.sampled_from(COUNTERS))),
    st.tuples(st.just("sign_in"), st.sampled_from(COUNTERS)),
    st.tuples(st.just("ticket"), st.tuples(ON_TICKETS, st.integers(0, 9))),
    st.tuples(st.just("parked"), st.tuples(st.sampled_from(COUNTERS), st.integers(0, 9))),
    st.tuples(st.just("transfer"), st.tuples(st.sampled_from(COUNTERS), QUEUES)),
    st.tuples(st.just("send"), st.tuples(st.sampled_from(COUNTERS), st.sampled_from(COUNTERS))),
    st.tuples(st.just("spoken"), st.sampled_from(["spoken", "failed"])),
    st.tuples(st.just("help"), st.just(None)),
    st.tuples(st.just("rate"), st.tuples(st.sampled_from(COUNTERS), st.integers(1, 5))),
    st.tuples(st.just("change"), st.sampled_from([("work",), ("work", "tax"), ("tax",)])),
    st.tuples(st.just("wait"), st.sampled_from([1, 60, 1800, 86400])),
)


_FINE = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
_halls = count(1)


class Run:
    """A new hall in a database that others share, its state in memory."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.hall = f"hall-{next(_halls)}"
        self.state = HallState()
        self.now = MONDAY
        self.count = 0
        self.give(c.OpenHall(changed(small(), id=self.hall)))

    def do(self, what: str, how: Any) -> None:
        """One act of the strategy."""
        tickets, calls = sorted(self.state.tickets), self.state.call_order
        if what == "wait":
            self.now += timedelta(seconds=how)
            for each in due(self.state, self.now):
                if each.when <= self.now:
                    self.give(each.command)
        elif what == "issue":
            self.give(c.Issue(f"t{self.count}", how, "k1"))
        elif what == "counter":
            self.give(how[0](how[1]))
        elif what == "sign_in":
            self.give(c.SignIn(how, f"clerk-{how}"))
        elif what == "ticket" and tickets:
            self.give(how[0](tickets[how[1] % len(tickets)]))
        elif what == "parked" and tickets:
            self.give(c.CallParked(how[0], tickets[how[1] % len(tickets)]))
        elif what == "transfer":
            self.give(c.Transfer(how[0], to_queue=how[1], come_back=self.count % 2 == 0))
        elif what == "send":
            self.give(c.Transfer(how[0], to_counter=how[1]))
        elif what == "spoken" and calls:
            self.give(c.ReportAnnouncement(calls[-1], how))
        elif what == "rate":
            self.give(c.RateService(*how))
        elif what == "change":
            self.give(c.ChangeCounter("3", {"queues": how}))
            self.give(c.ChangePolicy({"green_age": 60 + self.count % 9}))
        elif what == "help":
            self.give(c.AskAssistance(f"r{self.count}", "k1"))
            self.give(c.AnswerAssistance(f"r{self.count - 1}", "1"))

    def give(self, command: c.Command) -> None:
        """Carry it out as the lane does."""
        self.count += 1
        with writing(self.engine, self.hall) as tx:
            step = take_turn(tx, self.hall, self.state, own_job(f"c{self.count}", command), self.now)
        assert isinstance(step.outcome, Answered)
        self.state = step.state


@settings(max_examples=25, deadline=None, suppress_health_check=_FINE)
@given(st.lists(ACTS, min_size=10, max_size=60))
def test_rows_and_journal_equal_the_state(engine: Engine, acts: list[Act]) -> None:
    run = Run(engine)
    for counter in COUNTERS:
        run.do("sign_in", counter)
    for what, how in acts:
        run.do(what, how)
    with reading(engine) as tx:
        assert recall(tx, run.hall) == run.state
        for table, expected in _expected(run.state).items():
            found = _rows(tx, table, run.hall)
            assert {key: found[key] for key in expected} == expected, table


def _rows(tx: Connection, name: str, hall: str) -> dict[str, dict[str, Any]]:
    table = metadata.tables[name]
    rows = tx.execute(select(table).where(table.c.hall == hall)).mappings().all()
    return {row["id"]: {name: value for name, value in row.items() if name != "hall"} for row in rows}


def _expected(state: HallState) -> dict[str, dict[str, dict[str, Any]]]:
    """Each table's rows, said once more from the state."""
    groups: dict[str, Mapping[str, Any]] = {
        "tickets": state.tickets,
        "counters": state.counters,
        "calls": state.calls,
        "assistance": state.assistance,
    }
    return {table: {each.id: _row(each) for each in group.values()} for table, group in groups.items()}


def _row(thing: Any) -> dict[str, Any]:
    return {name: _column(value) for name, value in msgspec.structs.asdict(thing).items() if name != "key"}


def _column(value: Any) -> Any:
    if isinstance(value, datetime):
        return to_micros(value.astimezone(UTC))
    if isinstance(value, tuple | dict | msgspec.Struct):
        return msgspec.json.encode(value).decode()
    return value

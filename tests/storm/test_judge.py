"""The judge finds what was lost or done twice: each of its judgements fails on a database that was tampered with."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from hall import commands as c
from hub.server.lane.turn import Answered
from hub.wire import Answer, Problem
from tests.hub.house import KEYS, SMALL, LaneHouse
from tingxu.storm.judge import Ledger, Printed, judge


@dataclass
class Hall:
    """A small hall in which two tickets were issued, printed and called, and all of it noted."""

    folder: Path
    ledger: Ledger = field(default_factory=Ledger)

    def __post_init__(self) -> None:
        self.lane = LaneHouse(self.folder / "data" / "hub.db").start()
        for counter in ("2", "3"):
            self.do(c.SignIn(counter, f"clerk-{counter}"), f"sign-in-{counter}")
        for name in ("t-1", "t-2"):
            ticket = self.do(c.Issue(name, ("card",), "k1"), f"issue-{name}").ticket
            assert ticket is not None
            self.ledger.printed(Printed(ticket.number, ticket.code_url))
        for counter in ("2", "3"):
            self.do(c.CallNext(counter), f"call_next-{counter}")

    def do(self, command: c.Command, command_id: str) -> Answer:
        outcome = self.lane.ask(command, command_id)
        assert isinstance(outcome, Answered)
        answer = Answer.model_validate_json(outcome.given.answer)
        self.ledger.note(command_id, "test", command_id.partition("-")[0], answer)
        return answer

    def spoil(self, statement: str) -> None:
        with self.lane.engine.begin() as tx:
            assert tx.exec_driver_sql(statement).rowcount > 0

    def judged(self) -> list[str]:
        return judge(self.folder / "hub.toml", self.ledger)


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    (tmp_path / "data").mkdir()
    keys = tmp_path / "data" / "keys.json"
    keys.touch(mode=0o600)
    keys.write_text(json.dumps({"current": 1, "keys": {"1": b64encode(KEYS.masters[0][1]).decode()}}))
    (tmp_path / "hub.toml").write_text(f'data = "data"\nhall = "{SMALL}"\n', "utf-8")
    hall = Hall(tmp_path)
    yield hall
    hall.lane.close()


def test_nothing_is_lost_in_a_hall_that_works(hall: Hall) -> None:
    refused = hall.lane.ask(c.CallNext("2"), "refused")
    assert isinstance(refused, Answered)
    hall.ledger.note("refused", "test", "call_next", Problem.model_validate_json(refused.given.answer))
    hall.ledger.note("full", "test", "issue", Problem(code="storage_full"))
    assert hall.judged() == []


@pytest.mark.parametrize(("harm", "loss"), [
    ("DELETE FROM commands WHERE id = 'issue-t-1'", "issue issue-t-1 of test was answered, and no hub remembers it"),
    ("UPDATE commands SET answer = CAST(replace(CAST(answer AS TEXT), 'B001', 'B009') AS BLOB)"
     " WHERE id = 'issue-t-1'",
     "issue issue-t-1 of test was answered otherwise than is remembered"),
    ("UPDATE journal SET actor = 'kiosk:k9' WHERE seq = 4",
     "issue issue-t-1 of test was answered with event 4, which is not its own"),
    ("UPDATE journal SET body = replace(body, 'B001', 'B002') WHERE seq = 4",
     "issue issue-t-1 of test was answered B001, which the journal does not say"),
    ("DELETE FROM journal WHERE seq = 7",
     "call_next call_next-3 of test was answered with event 7, which is not its own"),
    ("UPDATE journal SET body = replace(body, 'B002', 'B001') WHERE kind = 'ticket.issued'",
     "B001 of 2026-03-02 was given to 2 tickets"),
    ("UPDATE journal SET body = replace(body, '\"t-2\"', '\"t-1\"') WHERE seq = 7",
     "B002 was called to 3 while at 2 (event 7)"),
    ("UPDATE journal SET body = replace(body, 'B001', 'B009') WHERE kind = 'ticket.issued'",
     "B001 was printed, and the hall has no such ticket"),
    ("DELETE FROM tickets WHERE id = 't-1'", "tickets: row t-1 is missing"),
])  # fmt: skip
def test_each_loss_is_named(hall: Hall, harm: str, loss: str) -> None:
    hall.spoil(harm)
    assert loss in hall.judged()


@pytest.mark.parametrize("code", ["internal", "id_reused"])
def test_what_no_storm_excuses_is_a_loss(hall: Hall, code: str) -> None:
    hall.ledger.note("some-id", "kiosk:k1", "issue", Problem(code=code))
    assert hall.judged() == [f"issue some-id of kiosk:k1 was answered {code}"]


def test_a_code_that_is_not_the_hall_s_is_a_loss(hall: Hall) -> None:
    paper = hall.ledger.prints[0]
    hall.ledger.printed(Printed("B001", paper.code[:-1] + ("A" if paper.code[-1] != "A" else "B")))
    hall.ledger.printed(Printed("B002", paper.code))
    assert hall.judged() == [
        "B001 was printed with a code that is not ours",
        "B002 was printed, and the hall has no such ticket",
    ]

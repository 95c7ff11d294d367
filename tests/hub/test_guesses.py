"""Guessing at passwords: slower with each wrong one, whichever hub is asked; bounded, and forgotten after a while."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from hub.keys import Keys
from hub.link.client import HubClient
from hub.server.access.enrol import add_staff
from hub.server.access.guesses import FORGOTTEN_AFTER, FREE_TRIES, LONGEST_WAIT, MAX_REMEMBERED, Guesses
from hub.server.trust.keys_in_force import KeysInForce
from hub.store import tables
from hub.store.database import open_database, reading
from hub.store.key_checks import OtherKeys
from hub.wire import Answer, Problem, SignInAnswer, SignOutCommand
from tests.hub.house import KEYS, PASSWORD, HandClock, HubProcess, until

LONGEST = LONGEST_WAIT.total_seconds()
HALL = "small"
GUESS = "not this one"


@dataclass
class Doors:
    """Two hubs' doors to one hall, whose clocks are a little apart."""

    engine: Engine
    other_engine: Engine
    clock: HandClock = field(default_factory=HandClock)
    keys: Keys = KEYS

    def __post_init__(self) -> None:
        self.one = Guesses(self.engine, HALL, KeysInForce(lambda: self.keys, HALL), self.clock)
        self.other = replace(self.one, engine=self.other_engine, clock=lambda: self.clock() - timedelta(seconds=0.05))

    def kept(self) -> list[bytes]:
        with reading(self.engine) as tx:
            return list(tx.execute(select(tables.tries.c.who)).scalars())


@pytest.fixture
def doors(place: Path | str) -> Iterator[Doors]:
    doors = Doors(open_database(place), open_database(place))
    yield doors
    doors.engine.dispose()
    doors.other_engine.dispose()


def test_wrong_passwords_slow_down_one_login_at_one_counter(doors: Doors) -> None:
    assert [doors.one.count("wang", "3") for _ in range(FREE_TRIES)] == [0.0] * FREE_TRIES
    doors.clock.wait(seconds=0.25)
    assert doors.one.count("wang", "3") == 0.75
    assert doors.one.count("wang", "4") == doors.one.count("li", "3") == 0.0
    doors.clock.wait(seconds=0.75)
    assert doors.one.count("wang", "3") == 0.0
    for _ in range(20):
        doors.clock.wait(seconds=LONGEST)
        assert doors.one.count("wang", "3") == 0.0
    assert doors.one.count("wang", "3") == LONGEST
    doors.one.right("wang", "3")
    assert doors.one.count("wang", "3") == 0.0


def test_who_goes_round_the_hubs_has_no_more_tries(doors: Doors) -> None:
    round_ = [(doors.one, doors.other)[number % 2].count("wang", "3") for number in range(FREE_TRIES + 2)]
    assert [wait == 0.0 for wait in round_] == [True] * FREE_TRIES + [False] * 2
    doors.other.right("wang", "3")
    assert doors.one.count("wang", "3") == 0.0


def test_tries_at_both_hubs_at_one_time_are_counted_one_after_the_other(doors: Doors) -> None:
    with ThreadPoolExecutor(8) as pool:
        asked = [pool.submit(each.count, "wang", "3") for _ in range(8) for each in (doors.one, doors.other)]
    assert sum(each.result() == 0.0 for each in asked) == FREE_TRIES


def test_tries_are_forgotten_after_a_while_and_nobody_waits_longer_because_a_clock_was_set_back(doors: Doors) -> None:
    for _ in range(FREE_TRIES):
        doors.one.count("wang", "3")
    doors.clock.wait(seconds=-30)
    assert doors.one.count("wang", "3") == 1.0
    doors.clock.wait(hours=-1)
    assert doors.one.count("wang", "3") == 0.0
    for _ in range(FREE_TRIES):
        doors.one.count("wang", "3")
    doors.clock.wait(seconds=FORGOTTEN_AFTER.total_seconds() + 1)
    assert doors.one.count("li", "3") == 0.0
    assert len(doors.kept()) == 1


def test_made_up_logins_are_bounded_and_do_not_make_a_real_one_forgotten(doors: Doors) -> None:
    most = MAX_REMEMBERED // 50
    door = replace(doors.one, most=most)
    for _ in range(FREE_TRIES):
        door.count("wang", "3")
    for number in range(most + 30):
        door.count(f"login{number}", "3")
    assert len(doors.kept()) == most
    assert door.count("wang", "3") > 0


def test_nothing_that_was_typed_is_kept(doors: Doors) -> None:
    """Somebody may type their document's number into the wrong field: it can't be guessed back from what is kept."""
    doors.one.count("110101195003074514", "3")
    doors.keys = Keys(1, ((1, b"x" * 32),))
    with pytest.raises(OtherKeys):
        doors.one.count("110101195003074514", "3")
    [kept] = doors.kept()
    assert len(kept) == 32
    assert b"1101" not in kept


def test_a_guesser_who_goes_round_two_hubs_is_told_to_wait_by_both(tmp_path: Path) -> None:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    one = HubProcess(tmp_path / "one", f"sqlite:///{tmp_path}/hub.db").start()
    other = HubProcess(tmp_path / "other", f"sqlite:///{tmp_path}/hub.db", keys=tmp_path / "one").start()
    add_staff(one.settings, "wang", "王", PASSWORD)
    doors = [HubClient(hub.url, one.token("counter", "11"), hub.ca) for hub in (one, other)]
    codes = [_code(doors[number % 2].sign_in("wang", GUESS)) for number in range(FREE_TRIES + 2)]
    assert codes == ["wrong_password"] * FREE_TRIES + ["try_later"] * 2
    elsewhere = HubClient(other.url, one.token("counter", "12"), other.ca).sign_in("wang", PASSWORD)
    assert isinstance(elsewhere, SignInAnswer)
    assert isinstance(HubClient(other.url, elsewhere.token, other.ca).send(SignOutCommand()), Answer)
    until(lambda: isinstance(doors[1].sign_in("wang", PASSWORD), SignInAnswer))
    for door in doors:
        door.close()
    for hub in (one, other):
        assert hub.stop() == 0
        assert "Traceback" not in hub.log


def _code(answer: SignInAnswer | Problem) -> str:
    assert isinstance(answer, Problem)
    return answer.code

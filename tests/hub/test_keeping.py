"""Keeping the data: backup, restore, check, move and export, on both databases, while the hall runs."""

from __future__ import annotations

import json
import shutil
import stat
import threading
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, select
from typer.testing import CliRunner

from hall import commands as c
from hall import why
from hall.events import TicketCalled, TicketIssued
from hall.state import HallState
from hub.link.client import HubClient
from hub.server.keeping.keeping import KeepingError, back_up, look_over, move, put_back, write_journal
from hub.server.lane.clock import system_clock
from hub.server.lane.visitors import Visitors
from hub.store import access, journal
from hub.store.database import open_database, reading, writing
from hub.store.hall_memory import recall
from hub.store.journal import Entry
from hub.store.tables import KEPT, MIRRORS, messages
from hub.wire import Answer, Audience, Document, IssueCommand, KioskView
from tests.hub.house import KEYS, SMALL, HubProcess, LaneHouse, until
from tests.hub.kept import PERSON, TOKEN, Days, fill
from tingxu.command import app

KEPT_DATABASE = Path(__file__).with_name("data") / "0.1.0.sqlite"


@dataclass
class House:
    """A hub's folder and its database, filled with two days of the small hall."""

    settings: Path
    place: Path | str

    def state(self) -> HallState:
        return _state(self.place)

    def spoil(self, statement: str) -> None:
        """What a failing disk or a meddling hand would do."""
        engine = open_database(self.place)
        with writing(engine, "small") as tx:
            tx.exec_driver_sql(statement)
        engine.dispose()


def _state(place: Path | str) -> HallState:
    engine = open_database(place)
    with reading(engine) as tx:
        state = recall(tx, "small")
    engine.dispose()
    return state


def _url(place: Path | str) -> str:
    return place if isinstance(place, str) else f"sqlite:///{place}"


def _settings(folder: Path, place: Path | str) -> Path:
    (folder / "data").mkdir(parents=True, exist_ok=True)
    document = {"current": 1, "keys": {str(number): b64encode(key).decode() for number, key in KEYS.masters}}
    (folder / "data" / "keys.json").touch(mode=0o600)
    (folder / "data" / "keys.json").write_text(json.dumps(document))
    settings = folder / "hub.toml"
    settings.write_text(f'data = "data"\nhall = "{SMALL}"\ndatabase = "{_url(place)}"\n', "utf-8")
    return settings


@pytest.fixture(scope="module")
def two_days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with two days in it, lived through once."""
    file = tmp_path_factory.mktemp("two-days") / "hub.db"
    _fill(file)
    return file


@pytest.fixture
def house(tmp_path: Path, place: Path | str, two_days: Path) -> House:
    if isinstance(place, Path):
        shutil.copy(two_days, place)
    else:
        _fill(place)
    return House(_settings(tmp_path, place), place)


def _fill(place: Path | str) -> None:
    engine = open_database(place)
    fill(engine)
    engine.dispose()


def _rows(place: Path | str) -> dict[str, set[tuple[Any, ...]]]:
    engine = open_database(place)
    with reading(engine) as tx:
        rows = {table.name: {tuple(row) for row in tx.execute(select(table))} for table in KEPT}
    engine.dispose()
    return rows


def test_a_backup_restored_elsewhere_is_the_same_hall(
    house: House, elsewhere: Path | str, tmp_path: Path
) -> None:
    file = tmp_path / "backup.sqlite"
    counts = back_up(house.settings, file)
    assert counts["journal"] == house.state().seq
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    second = _settings(tmp_path / "second", elsewhere)
    assert put_back(second, file) == counts
    assert _state(elsewhere) == house.state()
    assert _rows(elsewhere) == _rows(house.place)
    assert all(_rows(elsewhere)[table.name] for table in (*MIRRORS, messages)), "something of everything"
    assert look_over(second).problems == []
    assert [each.name for each in tmp_path.iterdir() if each.name.startswith(".")] == []
    with pytest.raises(KeepingError, match="knows hall small already"):
        put_back(second, file)
    with pytest.raises(KeepingError, match="is there already"):
        back_up(house.settings, file)


def test_a_move_to_either_database_and_back(house: House, elsewhere: Path | str, tmp_path: Path) -> None:
    before = _rows(house.place)
    counts = move(_url(house.place), _url(elsewhere))
    assert counts["small"]["journal"] == house.state().seq
    assert _rows(elsewhere) == before == _rows(house.place)
    back = tmp_path / "back.db"
    assert move(_url(elsewhere), _url(back)) == counts
    assert _rows(back) == before
    assert _state(back) == house.state()
    with pytest.raises(KeepingError, match="holds small already"):
        move(_url(house.place), _url(elsewhere))
    with pytest.raises(KeepingError, match="holds no hall"):
        move(_url(tmp_path / "nothing.db"), _url(tmp_path / "new.db"))


def test_a_sound_hall_has_no_problem(house: House) -> None:
    found = look_over(house.settings)
    assert found.problems == []
    assert (found.events, found.sealed) == (house.state().seq, 2)
    assert found.rows > 20


@pytest.mark.parametrize(("harm", "told"), [
    ("DELETE FROM journal WHERE seq = 9", "event 9 is missing"),
    ("UPDATE journal SET body = '{' WHERE seq = 9", "event 9 can't be read"),
    ("UPDATE journal SET kind = 'clerk.danced' WHERE seq = 9", "event 9 can't be read (clerk.danced version 3)"),
    ("UPDATE journal SET at = at - 3600000000 WHERE seq = 9", "event 9 is dated before"),
    ("UPDATE tickets SET state = 'served' WHERE id = 'two-4'", "row two-4 is not what the journal says (state)"),
    ("DELETE FROM tickets WHERE id = 'one-3'", "tickets: row one-3 is missing"),
    ("DELETE FROM counters WHERE id = '2'", "counters: row 2 is missing"),
    ("UPDATE visitors SET sealed = lookup", "the seal does not open"),
])  # fmt: skip
def test_what_is_wrong_is_found_and_never_backed_up(house: House, tmp_path: Path, harm: str, told: str) -> None:
    house.spoil(harm)
    assert any(told in each for each in look_over(house.settings).problems)
    with pytest.raises(KeepingError, match="not sound"):
        back_up(house.settings, tmp_path / "backup.sqlite")
    assert not list(tmp_path.glob("*backup*"))


def test_other_keys_are_noticed(house: House, tmp_path: Path) -> None:
    file = tmp_path / "backup.sqlite"
    back_up(house.settings, file)
    stranger = _settings(tmp_path / "stranger", tmp_path / "stranger.db")
    keys = tmp_path / "stranger" / "data" / "keys.json"
    keys.write_text(json.dumps({"current": 1, "keys": {"1": b64encode(b"x" * 32).decode()}}))
    with pytest.raises(KeepingError, match="not the keys of this hall"):
        put_back(stranger, file)
    keys.unlink()
    with pytest.raises(KeepingError, match="keys there"):
        look_over(stranger)


def test_the_export_tells_all_that_happened_and_nobody_s_name(house: House, tmp_path: Path) -> None:
    file = tmp_path / "journal.jsonl"
    assert write_journal(house.settings, file) == house.state().seq
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [each["seq"] for each in lines] == list(range(1, len(lines) + 1))
    assert {each["hall"] for each in lines} == {"small"}
    engine = open_database(house.place)
    with reading(engine) as tx:
        visitors = [each.event.visitor for each in journal.everything(tx, "small") if hasattr(each.event, "visitor")]
    engine.dispose()
    text = file.read_text("utf-8")
    for person in (PERSON.number, PERSON.name, "clerk-2@", *filter(None, visitors)):
        assert person not in text
    told = [each["body"]["visitor"] for each in lines if each["kind"] == "ticket.issued"]
    assert [each for each in told if each] == ["visitor-1", "visitor-2"]
    assert {each["body"]["clerk"] for each in lines if "clerk" in each["body"]} == {f"clerk-{n}" for n in range(1, 5)}


@pytest.mark.rule("green-channel")
def test_an_export_names_nobody_who_granted_or_picked_and_none_of_their_words(house: House, tmp_path: Path) -> None:
    engine = open_database(house.place)
    with writing(engine, "small") as tx:
        issued = next(each.event for each in journal.everything(tx, "small") if isinstance(each.event, TicketIssued))
        called = next(each.event for each in journal.everything(tx, "small") if isinstance(each.event, TicketCalled))
        seq, at = journal.last_seq(tx, "small"), house.state().at
        granted = replace(issued, ticket="g", granted_by="clerk:wang@3", grant_reason="赶火车")
        picked = replace(called, ticket="g", why=why.PICKED, why_facts={"reason": "抱着孩子", "waited": 3})
        journal.append(tx, "small", Entry(seq + 1, at, at, "hub", granted))
        journal.append(tx, "small", Entry(seq + 2, at, at, "hub", picked))
    engine.dispose()
    write_journal(house.settings, tmp_path / "journal.jsonl")
    text = (tmp_path / "journal.jsonl").read_text("utf-8")
    assert all(each not in text for each in ("wang", "赶火车", "抱着孩子"))
    assert '"waited":3' in text


def test_the_commands_say_what_they_did(house: House, tmp_path: Path) -> None:
    file, moved = tmp_path / "backup.sqlite", tmp_path / "moved.db"
    settings = ["--settings", str(house.settings)]
    told = _told("backup", str(file), *settings)
    assert f"{house.state().seq}  journal" in told
    assert "no problem" in _told("check", *settings)
    assert "every row was compared" in _told("move", "--from", _url(house.place), "--to", _url(moved))
    assert "no problem" in _told("check", *settings, "--database", _url(moved))
    assert "restored" in _told("restore", str(file), "--replace", *settings, "--database", _url(moved))
    assert "events written" in _told("export", str(tmp_path / "journal.jsonl"), *settings)
    house.spoil("DELETE FROM journal WHERE seq = 9")
    assert "event 9 is missing" in _told("check", *settings, code=1)
    assert "is there already" in _told("backup", str(file), *settings, code=2)


def test_what_is_no_backup_is_told_by_its_own_name_and_changes_nothing(house: House, tmp_path: Path) -> None:
    file, before = tmp_path / "holiday.jpg", house.state()
    for wrong in (b"", b"\xff\xd8 a picture"):
        file.write_bytes(wrong)
        told = _told("restore", str(file), "--replace", "--settings", str(house.settings), code=2)
        assert "holiday.jpg is no backup" in told
    file.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    _told("restore", str(file), "--replace", "--settings", str(house.settings), code=2)
    assert house.state() == before


def _told(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(app, ["hub", *words])
    assert result.exit_code == code, result.output
    return result.output


# -- while the hall runs --


def _issue(kiosk: HubClient) -> int:
    answer = kiosk.send(IssueCommand(items=["card"], document=None))
    assert isinstance(answer, Answer), answer
    return answer.seq


def test_backup_and_restore_while_the_hall_runs(tmp_path: Path, place: Path | str) -> None:
    (tmp_path / "one").mkdir()
    hub = HubProcess(tmp_path / "one", _url(place)).start()
    kiosk = hub.client("kiosk", "k1")
    issuing = threading.Event()

    def issue_on() -> list[int]:
        seqs = []
        while not issuing.is_set():
            seqs.append(_issue(kiosk))
        return seqs

    with ThreadPoolExecutor(1) as pool:
        issued = pool.submit(issue_on)
        until(lambda: _seen(hub) > 20)
        counts = back_up(hub.settings, tmp_path / "backup.sqlite")
        issuing.set()
        assert issued.result()[-1] >= counts["journal"]
    state, seq = _state(place), counts["journal"]
    assert look_over(hub.settings).problems == []
    assert put_back(hub.settings, tmp_path / "backup.sqlite", replace=True) == counts
    until(lambda: _seen(hub) == seq)
    assert _issue(kiosk) == seq + 1
    assert state.seq >= seq
    assert look_over(hub.settings).problems == []
    assert hub.stop() == 0
    assert '"event": "journal_replaced"' in hub.log or state.seq == seq
    assert "Traceback" not in hub.log


def _seen(hub: HubProcess) -> int:
    """What a kiosk is told now."""
    view = hub.client("kiosk", "k1").view(Audience.KIOSK)
    assert isinstance(view, KioskView)
    return view.seq


def test_a_hub_whose_database_was_put_back_starts_afresh(
    lane_house: Callable[[], LaneHouse], place: Path | str, tmp_path: Path
) -> None:
    """Even where the journal grew beyond what the hub knew, and by other events, before it looked."""
    house = lane_house().start()
    settings = _settings(tmp_path, place)
    back_up(settings, tmp_path / "backup.sqlite")
    for number in range(3):
        house.must(c.Issue(f"lost-{number}", ("card",), "k1"))
    house.lane.stop()
    put_back(settings, tmp_path / "backup.sqlite", replace=True)
    other = lane_house().start(opened=False)
    other.clock.wait(seconds=1)
    for number in range(4):
        other.must(c.Issue(f"new-{number}", ("card",), "k1"))
    while not house.deliveries.empty():
        house.deliveries.get()
    house.lane._look()
    assert house.deliveries.get(timeout=30).afresh
    assert house.lane.state == other.lane.state
    house.lane = other.lane


# -- the databases that releases left --


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[tuple[Path, Engine]]:
    """A copy of the database of release 0.1.0, opened by today's code."""
    folder = tmp_path / "kept"
    settings = _settings(folder, folder / "hub.db")
    shutil.copyfile(KEPT_DATABASE, folder / "hub.db")
    engine = open_database(folder / "hub.db")
    yield settings, engine
    engine.dispose()


def test_the_database_of_0_1_0_is_read_by_today_s_code(kept: tuple[Path, Engine], elsewhere: Path | str) -> None:
    settings, engine = kept
    assert look_over(settings).problems == []
    with reading(engine) as tx:
        state = recall(tx, "small")
        bearer = access.bearer_of(tx, "small", TOKEN, system_clock())
        assert access.names(tx, "small") == {"wang": "王示例"}
        assert Visitors(lambda: KEYS, "small").known(tx, PERSON) is not None
    assert (state.seq, len(state.tickets)) == (74, 7)
    assert bearer is not None
    assert bearer.actor == "kiosk:k1"
    days = Days(engine, state.at, state, 1000)
    days.issue_to(Document(kind="resident", number="110101199001010015", name="钱示例"), "today")
    assert look_over(settings).problems == []
    assert move(f"sqlite:///{settings.with_name('hub.db')}", _url(elsewhere))["small"]["journal"] == 75
    assert _state(elsewhere) == days.state


def test_a_backup_of_0_1_0_is_restored_and_left_as_it_is(place: Path | str, tmp_path: Path) -> None:
    settings = _settings(tmp_path, place)
    before = KEPT_DATABASE.read_bytes()
    assert put_back(settings, KEPT_DATABASE)["journal"] == 74
    assert look_over(settings).problems == []
    assert KEPT_DATABASE.read_bytes() == before

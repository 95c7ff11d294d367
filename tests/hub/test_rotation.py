"""Keys that change while the hall runs: nobody is lost, nobody is found twice, and the old key is worth nothing."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
import requests
from cryptography.exceptions import InvalidTag
from sqlalchemy import Engine

from hub.codes import TICKET, ForgedCode, check_code, make_code
from hub.keys import KeyFile, Keys, KeysError, load_keys, save_keys
from hub.link.client import HubClient, HubUnreachable, new_id
from hub.server.lane.visitors import Visitors
from hub.server.trust import key_office
from hub.server.trust.keys_in_force import KeysInForce
from hub.server.trust.rotation import OVERLAP, add_key, alone, find_anew, halls_of, retire, seal_again, unfinished
from hub.store import key_checks, people
from hub.store.database import open_database, reading, writing
from hub.store.key_checks import OtherKeys
from hub.store.people import SealedVisitor
from hub.wire import WIRE_HEADER, Answer, Document, IssueCommand, Problem
from tests.hall.builders import MONDAY
from tests.hub.house import KEYS, HubProcess, until

AFTER = MONDAY + OVERLAP
HALL = "small"


def person(number: int) -> Document:
    return Document(kind="foreigner", number=f"P{number:08d}", name="某人")


@pytest.fixture
def file(tmp_path: Path, engine: Engine) -> Path:
    with writing(engine, HALL) as tx:
        key_checks.agree(tx, HALL, load_keys(tmp_path / "keys.json"))
    return tmp_path / "keys.json"


def _come(engine: Engine, visitors: Visitors, numbers: range) -> dict[int, str]:
    ids = {}
    with writing(engine, HALL) as tx:
        for number in numbers:
            sealed = visitors.seal(person(number))
            people.add(tx, HALL, sealed, MONDAY)
            ids[number] = sealed.id
    return ids


def _all(engine: Engine) -> list[SealedVisitor]:
    with reading(engine) as tx:
        return people.after(tx, HALL, "", 1000)


def _known(engine: Engine, visitors: Visitors, numbers: range) -> dict[int, str | None]:
    with reading(engine) as tx:
        return {number: visitors.known(tx, person(number)) for number in numbers}


def test_a_new_key_seals_all_again_and_the_old_one_goes_when_nothing_needs_it(engine: Engine, file: Path) -> None:
    old, visitors = load_keys(file), Visitors(KeyFile(file), HALL)
    ids = _come(engine, visitors, range(25))
    before = {each.id: each for each in _all(engine)}
    add_key(engine, file, MONDAY)
    assert unfinished(engine, file)
    assert list(seal_again(engine, file, batch=10)) == [10, 10, 5]
    assert not unfinished(engine, file)
    assert {each.key_id for each in _all(engine)} == {2}
    assert _known(engine, visitors, range(25)) == ids
    assert all(visitors.unseal(each).name == "某人" for each in _all(engine))
    assert retire(engine, file, AFTER) == [], "visitors are still found under it"
    list(find_anew(engine, file, batch=10))
    assert retire(engine, file, AFTER - timedelta(seconds=1)) == []
    assert retire(engine, file, AFTER) == [1]
    assert _known(engine, visitors, range(25)) == ids
    with reading(engine) as tx:
        assert key_checks.unlike(tx, HALL, load_keys(file)) is None, "a hub starts with what is left"
    stolen = Visitors(lambda: Keys(2, (*old.masters, (2, b"?" * 32))), HALL)
    for each in _all(engine):
        with pytest.raises(InvalidTag):
            stolen.unseal(each)
    assert all(before[each.id].lookup != each.lookup for each in _all(engine))


def test_halls_that_share_a_key_file_change_together_and_no_other_hall(engine: Engine, file: Path) -> None:
    ours, theirs = Visitors(KeyFile(file), "east"), Visitors(lambda: KEYS, "west")
    for hall, visitors, keys in (("east", ours, load_keys(file)), ("west", theirs, KEYS)):
        with writing(engine, hall) as tx:
            key_checks.agree(tx, hall, keys)
            people.add(tx, hall, visitors.seal(person(1)), MONDAY)
    assert halls_of(engine, file) == ["east", HALL]
    add_key(engine, file, MONDAY)
    assert sum(seal_again(engine, file)) == 1
    assert sum(find_anew(engine, file)) == 1
    with reading(engine) as tx:
        assert ours.known(tx, person(1)) is not None
        assert theirs.known(tx, person(1)) is not None
        assert [each.key_id for each in people.all_sealed(tx, "west")] == [1]


def test_a_visitor_who_comes_while_the_lookup_changes_is_the_same_one(engine: Engine, file: Path) -> None:
    visitors = Visitors(KeyFile(file), HALL)
    ids = _come(engine, visitors, range(30))
    add_key(engine, file, MONDAY)
    for _ in find_anew(engine, file, batch=7):
        assert _known(engine, visitors, range(len(ids))) == ids
        ids |= _come(engine, visitors, range(len(ids), len(ids) + 2))
    assert load_keys(file).lookups == (2,)
    assert len(ids) > 36
    assert _known(engine, visitors, range(len(ids))) == ids


def test_a_change_that_broke_off_is_carried_on(engine: Engine, file: Path) -> None:
    ids = _come(engine, Visitors(KeyFile(file), HALL), range(20))
    add_key(engine, file, MONDAY)
    next(seal_again(engine, file, batch=5))
    assert unfinished(engine, file)
    list(seal_again(engine, file))
    next(find_anew(engine, file, batch=5))
    assert (unfinished(engine, file), load_keys(file).lookups) == (True, (2, 1))
    list(find_anew(engine, file, batch=5))
    assert not unfinished(engine, file)
    assert _known(engine, Visitors(KeyFile(file), HALL), range(20)) == ids


def test_codes_are_good_over_a_change_and_not_after_their_key_is_gone(engine: Engine, file: Path) -> None:
    ring, later = KeyFile(file), MONDAY + timedelta(hours=8)
    code = make_code(ring(), TICKET, "abc", later)
    add_key(engine, file, MONDAY)
    assert check_code(ring(), TICKET, code, MONDAY) == "abc"
    assert make_code(ring(), TICKET, "abc", later) != code
    list(find_anew(engine, file))
    assert retire(engine, file, AFTER) == [1]
    with pytest.raises(ForgedCode):
        check_code(ring(), TICKET, code, MONDAY)


def test_one_change_at_a_time(file: Path) -> None:
    with alone(file), pytest.raises(KeysError, match="another change"), alone(file):
        pass
    with alone(file):
        pass


def test_numbers_end(engine: Engine, file: Path) -> None:
    keys = load_keys(file)
    save_keys(file, replace(keys, current=255, masters=((255, keys.masters[0][1]),), lookup=(255,)))
    with pytest.raises(KeysError, match="no number is left"):
        add_key(engine, file, MONDAY)


def test_a_running_hub_keeps_its_keys_when_the_file_is_spoiled(file: Path) -> None:
    ring = KeyFile(file)
    before = ring()
    file.write_text("{")
    assert ring() == ring() == before
    file.unlink()
    assert ring() == before
    save_keys(file, replace(before, masters=(*before.masters, (2, b"n" * 32)), current=2))
    assert ring().current == 2


def test_the_keys_of_a_busy_hall_change_and_nobody_is_let_in_twice(own_hub: HubProcess) -> None:
    own_hub.start()
    kiosk = own_hub.client("kiosk", "k1")
    waiting = [kiosk.send(IssueCommand(items=["card"], document=person(each))) for each in range(40)]
    assert all(isinstance(each, Answer) for each in waiting)
    asked = new_id()
    first = kiosk.send(IssueCommand(items=["ask"]), asked)
    told: list[str] = []
    done = threading.Event()

    def change() -> None:
        for _ in range(3):
            key_office.rotate(own_hub.settings, True, told.append)
        done.set()

    threading.Thread(target=change).start()
    again = own_hub.client("kiosk", "k2")
    rounds = 0
    while not done.is_set() or rounds < 2:
        rounds += 1
        for each in range(0, 40, 3):
            answer = again.send(IssueCommand(items=["card"], document=person(each)))
            assert isinstance(answer, Problem)
            assert answer.code == "already_waiting"
    assert kiosk.send(IssueCommand(items=["ask"]), asked) == first, "a repeat gets its first answer under any key"
    assert "key 4 is the current one" in told
    assert load_keys(own_hub.folder / "data" / "keys.json").lookups == (4,)
    assert "keys_read_again" in own_hub.log
    engine = open_database(own_hub.folder / "data" / "hub.db")
    assert len(_all(engine)) == 40
    assert {each.key_id for each in _all(engine)} == {4}
    engine.dispose()
    own_hub.stop()
    assert isinstance(own_hub.start().client("kiosk", "k1").send(IssueCommand(items=["ask"])), Answer)


def test_a_hub_with_an_older_key_file_may_not_write_and_one_with_a_newer_lets_the_hall_know(
    engine: Engine, file: Path
) -> None:
    old = load_keys(file)
    ours, theirs = KeysInForce(KeyFile(file), HALL), KeysInForce(lambda: old, HALL)
    save_keys(file, replace(old, masters=(*old.masters, (2, b"n" * 32)), current=2, edition=1))  # and power was cut
    with writing(engine, HALL) as tx, theirs.agreed(tx):
        assert theirs.unlike(tx) is None
    with writing(engine, HALL) as tx, ours.agreed(tx) as keys:
        assert keys.current == 2
    with pytest.raises(OtherKeys), writing(engine, HALL) as tx, theirs.agreed(tx):
        raise AssertionError("an old key was used")
    with reading(engine) as tx:
        assert theirs.unlike(tx) is not None
        assert ours.unlike(tx) is None


def test_who_has_every_key_but_finds_visitors_under_the_old_one_may_not_write(engine: Engine, file: Path) -> None:
    ids = _come(engine, Visitors(KeyFile(file), HALL), range(10))
    copied = add_key(engine, file, MONDAY)
    theirs = KeysInForce(lambda: copied, HALL)
    changing = find_anew(engine, file, batch=5)
    next(changing)
    with pytest.raises(OtherKeys), writing(engine, HALL) as tx, theirs.agreed(tx):
        raise AssertionError("visitors who are found under the new key would be let in twice")
    list(changing)
    assert _known(engine, Visitors(KeyFile(file), HALL), range(10)) == ids


@pytest.mark.parametrize(
    "strange",
    [
        Keys(1, ((1, b"x" * 32),), edition=9),
        Keys(2, ((2, b"x" * 32),), edition=9),
        Keys(2, ((1, b"x" * 32), (2, b"n" * 32)), edition=9),
    ],
    ids=["another", "no key in common", "one of two is another"],
)
def test_keys_of_elsewhere_are_refused_however_new_they_are(engine: Engine, file: Path, strange: Keys) -> None:
    with writing(engine, HALL) as tx:
        assert key_checks.unlike(tx, HALL, strange) is not None
        with pytest.raises(OtherKeys):
            key_checks.agree(tx, HALL, strange)


def test_keys_do_not_change_within_a_transaction(engine: Engine, file: Path) -> None:
    ring = KeysInForce(KeyFile(file), HALL)
    with writing(engine, HALL) as tx, ring.agreed(tx):
        save_keys(file, replace(load_keys(file), edition=1, masters=((1, b"x" * 32),)))
        assert ring().edition == 0
    assert ring().edition == 1


def test_keys_changed_on_two_machines_at_once_are_changed_on_one(engine: Engine, file: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.json"
    save_keys(elsewhere, load_keys(file))
    add_key(engine, file, MONDAY)
    with pytest.raises(KeysError, match=r"an older one.*copy keys\.json|key 2.*copy keys\.json"):
        add_key(engine, elsewhere, MONDAY)
    assert load_keys(elsewhere).current == 1


@dataclass
class Machines:
    """Two hubs on machines of their own, with a copy of the key file each."""

    one: HubProcess
    other: HubProcess

    def copy_keys(self) -> None:
        save_keys(self._file(self.other), load_keys(self._file(self.one)))

    @staticmethod
    def _file(hub: HubProcess) -> Path:
        return hub.folder / "data" / "keys.json"

    def kiosk(self, hub: HubProcess, name: str = "k1") -> HubClient:
        return HubClient(hub.url, self.one.token("kiosk", name), hub.ca)

    def code(self, hub: HubProcess) -> str:
        """What the hub answers to a visitor without a document: "issued", or why not."""
        body = {"id": new_id(), "command": {"kind": "issue", "items": ["ask"]}}
        headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {self.one.token('kiosk', 'k1')}"}
        answer = requests.post(hub.url + "/v1/commands", json=body, headers=headers, timeout=30)
        return "issued" if answer.status_code == 200 else f"{answer.status_code} {answer.json()['code']}"


@pytest.fixture
def machines(tmp_path: Path, place: Path | str) -> Iterator[Machines]:
    url = place if isinstance(place, str) else f"sqlite:///{place}"
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    made = Machines(HubProcess(tmp_path / "one", url).start(), HubProcess(tmp_path / "other", url))
    made.copy_keys()
    made.other.start()
    yield made
    for hub in (made.one, made.other):
        assert hub.stop() == 0
        assert "Traceback" not in hub.log


def _quietly(_words: str) -> None:
    """Nobody listens to what is told of a change."""


def _healthy(hub: HubProcess) -> bool:
    return requests.get(hub.url + "/v1/health", timeout=30).status_code == 200


def test_a_hub_that_has_not_the_new_keys_yet_writes_nothing_until_it_has(machines: Machines) -> None:
    one, other = machines.one, machines.other
    first = machines.kiosk(other).send(IssueCommand(items=["card"], document=person(1)))
    assert isinstance(first, Answer)
    asked = new_id()
    repeated = machines.kiosk(other).send(IssueCommand(items=["ask"]), asked)
    key_office.rotate(one.settings, True, _quietly)
    assert machines.code(other) == "503 keys_behind"
    assert not _healthy(other)
    assert machines.code(one) == "issued"
    with pytest.raises(HubUnreachable):
        machines.kiosk(other).send(IssueCommand(items=["card"], document=person(1)))
    both = HubClient((other.url, one.url), one.token("kiosk", "k2"), one.ca)
    again = both.send(IssueCommand(items=["card"], document=person(1)))
    assert isinstance(again, Problem)
    assert again.code == "already_waiting", "a client that knows both is answered by the one that may write"
    machines.copy_keys()
    assert machines.code(other) == "issued"
    until(lambda: _healthy(other))
    assert machines.kiosk(other).send(IssueCommand(items=["ask"]), asked) == repeated
    late = machines.kiosk(other).send(IssueCommand(items=["card"], document=person(1)))
    assert isinstance(late, Problem)
    assert late.code == "already_waiting"
    assert other.log.count('"event": "keys_behind"') == other.log.count('"event": "keys_agree"') == 1


def test_an_idle_hub_notices_by_itself_that_keys_were_changed(machines: Machines) -> None:
    assert _healthy(machines.other)
    key_office.rotate(machines.one.settings, False, _quietly)
    until(lambda: not _healthy(machines.other))
    assert machines.other.stop() == 0
    with pytest.raises(AssertionError, match=r"an older one|key 2"):
        machines.other.start()
    machines.copy_keys()
    machines.other.start()
    assert machines.code(machines.other) == "issued"


def test_keys_change_on_one_of_two_busy_machines_and_no_visitor_is_let_in_twice(
    machines: Machines, place: Path | str
) -> None:
    """Each visitor comes to both hubs while keys are changed three times and copied some time after."""
    ending = threading.Event()
    visitors = iter(range(10**6))

    def come(hub: HubProcess, name: str) -> tuple[int, int]:
        """Issued, and asked again later."""
        kiosk, issued, later = machines.kiosk(hub, name), 0, 0
        while not ending.is_set():
            document = person(next(visitors) // 4)
            try:
                answer = kiosk.send(IssueCommand(items=["card"], document=document))
            except HubUnreachable:
                later += 1
                continue
            issued += isinstance(answer, Answer)
            assert isinstance(answer, Answer) or answer.code == "already_waiting", answer
        return issued, later

    for name in ("k1", "k2"):
        machines.one.token("kiosk", name)
    with ThreadPoolExecutor(2) as pool:
        working = [pool.submit(come, *each) for each in ((machines.one, "k1"), (machines.other, "k2"))]
        for _ in range(3):
            key_office.rotate(machines.one.settings, True, _quietly)
            machines.copy_keys()
            until(lambda: _healthy(machines.other))
        ending.set()
        counts = [each.result() for each in working]
    assert counts[0][0] > 0
    engine = open_database(place)
    with reading(engine) as tx:
        kept = list(people.all_sealed(tx, HALL))
    engine.dispose()
    unsealed = Visitors(KeyFile(machines.one.folder / "data" / "keys.json"), HALL)
    numbers = [unsealed.unseal(each).number for each in kept]
    assert len(numbers) == len(set(numbers)) == sum(issued for issued, _ in counts)
    assert {each.key_id for each in kept} == {4}
    assert all(unsealed.opens(each) for each in kept)

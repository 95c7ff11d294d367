"""Several hubs on one database: what one commits all tell at once; one is killed, the clients go to another."""

from __future__ import annotations

import secrets
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import requests

from hub.keys import Keys, KeysError
from hub.link.client import HubClient, HubUnreachable, new_id
from hub.link.resume import EventArrived, Resume, ViewArrived
from hub.server.opening import DatabaseError, open_hall, opened
from hub.server.settings import HubSettings
from hub.store import journal
from hub.store.database import open_database, reading
from hub.wire import (
    WIRE_HEADER,
    Answer,
    AnyCommand,
    CallNextCommand,
    ConfirmCommand,
    FinishCommand,
    IssueCommand,
    Problem,
)
from tests.hub.house import CLERK_COUNTERS, HubProcess, open_hall_text, until
from tingxu.postgresql import PostgreSQL

EACH = 20


@dataclass
class Pair:
    """Two hubs that serve one hall from one database."""

    place: Path | str
    one: HubProcess
    other: HubProcess

    @property
    def urls(self) -> tuple[str, str]:
        return self.one.url, self.other.url

    def client(self, role: str, subject: str, *, turned: bool = False) -> HubClient:
        """A client that knows both; `turned`: it begins with the other."""
        return HubClient(self.urls[::-1] if turned else self.urls, self.one.token(role, subject))

    def clerk(self, counter: str, *, turned: bool = False) -> HubClient:
        return HubClient(self.urls[::-1] if turned else self.urls, self.one.sign_in(counter).token)


def _url(place: Path | str) -> str:
    return place if isinstance(place, str) else f"sqlite:///{place}"


def _pair(folder: Path, place: Path | str) -> Pair:
    url = _url(place)
    for name in ("one", "other"):
        (folder / name).mkdir()
    one = HubProcess(folder / "one", url).start()
    return Pair(place, one, HubProcess(folder / "other", url, keys=folder / "one").start())


@pytest.fixture
def pair(tmp_path: Path, place: Path | str) -> Iterator[Pair]:
    pair = _pair(tmp_path, place)
    yield pair
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(HubProcess.stop, (pair.one, pair.other)))
    assert "Traceback" not in pair.one.log + pair.other.log


@dataclass
class Board:
    """A board's stream, watched in a thread: when each event came."""

    client: HubClient
    heard: list[tuple[float, EventArrived]] = field(default_factory=list)
    views: list[int] = field(default_factory=list)
    stream: Resume = field(default_factory=lambda: Resume(jitter=lambda: 0.0, hubs=2))

    def __post_init__(self) -> None:
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        until(lambda: bool(self.views))

    def close(self) -> None:
        self.client.close()
        self._thread.join()

    def _watch(self) -> None:
        for arrival in self.client.events(self.stream):
            if isinstance(arrival, EventArrived):
                self.heard.append((time.monotonic(), arrival))
            elif isinstance(arrival, ViewArrived):
                self.views.append(arrival.view.seq)

    @property
    def numbers(self) -> list[str]:
        return [event.fields["number"] for _, event in self.heard if event.kind == "ticket.called"]


def _must(answer: Answer | Problem) -> Answer:
    assert isinstance(answer, Answer), answer
    return answer


def _send(client: HubClient, command: AnyCommand) -> Answer | Problem:
    """As a program does: again with the same id until some hub answers."""
    command_id = new_id()
    while True:
        try:
            return client.send(command, command_id)
        except HubUnreachable:
            threading.Event().wait(0.05)


def _issue(client: HubClient) -> str:
    ticket = _must(_send(client, IssueCommand(items=["card"]))).ticket
    assert ticket is not None
    return ticket.number


def _call_until_done(clerk: HubClient, issuing: threading.Event) -> list[str]:
    """Call and serve as long as tickets come; the numbers that were called here."""
    numbers: list[str] = []
    while True:
        over = issuing.is_set()
        answer = _send(clerk, CallNextCommand())
        if isinstance(answer, Problem):
            assert answer.code == "nobody_waiting", answer
            if over:
                return numbers
            threading.Event().wait(0.02)
            continue
        assert answer.view is not None
        assert answer.view.current is not None
        numbers.append(answer.view.current.number)
        _must(_send(clerk, ConfirmCommand()))
        _must(_send(clerk, FinishCommand()))


def _journal(place: Path | str) -> list[journal.Entry]:
    engine = open_database(place)
    with reading(engine) as tx:
        entries = list(journal.after(tx, "small", 0))
    engine.dispose()
    return entries


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_sixteen_clients_over_two_hubs_of_which_one_is_killed(pair: Pair, ending: ExitStack) -> None:
    """In the first half both work; then half of the clients lose theirs in the middle of what they do."""
    kiosks = [pair.client("kiosk", f"k{each}", turned=bool(each % 2)) for each in range(8)]
    clerks = [pair.clerk(counter, turned=bool(at % 2)) for at, counter in enumerate(CLERK_COUNTERS)]
    board = ending.enter_context(closing(Board(pair.client("board", "b1"))))
    half, issuing, count = threading.Event(), threading.Event(), iter(range(10**6))

    def issue_all(kiosk: HubClient) -> list[str]:
        issued = []
        for _ in range(EACH):
            issued.append(_issue(kiosk))
            if next(count) == 4 * EACH:
                half.set()
        return issued

    with ThreadPoolExecutor(16) as pool:
        issuing_now = [pool.submit(issue_all, kiosk) for kiosk in kiosks]
        calling = [pool.submit(_call_until_done, clerk, issuing) for clerk in clerks]
        assert half.wait(60)
        pair.one.kill()
        issued = [number for each in issuing_now for number in each.result()]
        issuing.set()
        called = [number for each in calling for number in each.result()]
    assert len(set(issued)) == len(issued) == 8 * EACH
    assert sorted(called) == sorted(issued)
    entries = _journal(pair.place)
    assert [each.seq for each in entries] == list(range(1, len(entries) + 1))
    kinds = [each.event.kind for each in entries]
    assert kinds.count("ticket.issued") == kinds.count("ticket.called") == 8 * EACH
    until(lambda: len(board.numbers) == 8 * EACH, 20.0)
    assert len(set(board.numbers)) == 8 * EACH


def test_what_one_hub_commits_the_other_tells_at_once(pair: Pair, ending: ExitStack) -> None:
    """And who comes from a hub that was lost misses nothing and hears nothing twice."""
    both = ending.enter_context(closing(Board(pair.client("board", "b2"))))
    board = ending.enter_context(closing(Board(HubClient(pair.other.url, pair.one.token("board", "b1")))))
    kiosk, clerk = HubClient(pair.one.url, pair.one.token("kiosk", "k1")), pair.clerk("2")
    for _ in range(11):
        _issue(kiosk)
    delays = []
    for number in range(10):
        _must(clerk.send(CallNextCommand()))
        answered = time.monotonic()
        until(lambda made=number: len(board.heard) > made)  # type: ignore[misc]
        delays.append(board.heard[-1][0] - answered)
        _must(clerk.send(ConfirmCommand()))
        _must(clerk.send(FinishCommand()))
    assert sorted(delays)[5] < (0.1 if isinstance(pair.place, str) else 0.25), delays
    pair.one.kill()
    _must(_send(clerk, CallNextCommand()))
    until(lambda: len(both.heard) == len(board.heard) == 11)
    assert both.numbers == board.numbers == [f"B{number:03}" for number in range(1, 12)]


@pytest.mark.parametrize("place", ["postgresql"], indirect=True)
def test_two_halls_in_one_database(tmp_path: Path, place: str) -> None:
    for name in ("east", "west"):
        (tmp_path / name).mkdir()
    east, west = (HubProcess(tmp_path / name, place) for name in ("east", "west"))
    for each, name in ((east, "east"), (west, "west")):
        (each.folder / "hall.toml").write_text(open_hall_text().replace('id = "small"', f'id = "{name}"'), "utf-8")
        each.start()
    ours, theirs = east.client("kiosk", "k1"), west.client("kiosk", "k1")
    assert [_issue(ours), _issue(ours), _issue(theirs)] == ["B001", "B002", "B001"]
    stranger = HubClient(west.url, east.token("kiosk", "k1"))
    assert stranger.send(IssueCommand(items=["card"])) == Problem(code="unauthorised")
    east.sign_in("2", "wang")
    assert isinstance(west.client("counter", "2").sign_in("wang", "correct horse"), Problem)
    command_id = new_id()
    assert _must(ours.send(IssueCommand(items=["card"]), command_id)).seq == 5
    assert _must(theirs.send(IssueCommand(items=["card"]), command_id)).seq == 3
    for each in (east, west):
        assert each.stop() == 0
        assert "Traceback" not in each.log


def test_a_hub_with_other_keys_does_not_start(tmp_path: Path, place: Path | str) -> None:
    settings = HubSettings(data=tmp_path / "data", hall=tmp_path, database=_url(place))
    ours, rotated, theirs = (Keys(len(names), _masters(names)) for names in ("a", "ab", "xb"))
    for keys in (ours, rotated, rotated):
        open_hall(settings, "small", keys).dispose()
    for keys in (ours, theirs):
        with pytest.raises(KeysError, match=r"copy keys\.json from the hub that works"):
            open_hall(settings, "small", keys)
    open_hall(settings, "another hall", theirs).dispose()


def _masters(names: str) -> tuple[tuple[int, bytes], ...]:
    return tuple((number, name.encode() * 32) for number, name in enumerate(names, 1))


@pytest.fixture
def own_server() -> Iterator[PostgreSQL]:
    """A server of the test's own, to be ended under a hub."""
    server = PostgreSQL().start()
    yield server
    server.remove()


def test_the_server_goes_away_and_comes_back(tmp_path: Path, own_server: PostgreSQL, ending: ExitStack) -> None:
    """Restarted in good order, then killed."""
    hub = HubProcess(tmp_path, own_server.fresh()).start()
    kiosk = hub.client("kiosk", "k1")
    board = ending.enter_context(closing(Board(hub.client("board", "b1"))))
    for sign, numbers in ((signal.SIGINT, ("B001", "B002")), (signal.SIGQUIT, ("B004", "B005"))):
        ticket = _must(kiosk.send(IssueCommand(items=["card"]))).ticket
        assert ticket is not None
        assert ticket.number == numbers[0]
        own_server.stop(sign)
        _away(hub)
        _away_for_phones(hub, ticket.code_url)
        own_server.start()
        assert _issue(kiosk) == numbers[1]
        until(lambda: requests.get(hub.url + "/v1/health", timeout=30).status_code == 200)
        seq = _must(kiosk.send(IssueCommand(items=["card"]))).seq
        until(lambda newest=seq: board.views[-1] == newest, 20.0)  # type: ignore[misc]
    assert hub.stop() == 0
    assert hub.log.count('"event": "storage_away"') == hub.log.count('"event": "storage_recovered"') == 2
    assert "Traceback" not in hub.log


def _away(hub: HubProcess) -> None:
    """Every answer is a clear no, and comes at once."""
    body = {"id": new_id(), "command": {"kind": "issue", "items": ["card"]}}
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
    away = requests.post(hub.url + "/v1/commands", json=body, headers=headers, timeout=30)
    assert (away.status_code, away.json()) == (503, {"code": "storage_away", "facts": {}})
    assert requests.get(hub.url + "/v1/health", timeout=30).status_code == 503
    assert requests.get(hub.url + "/v1/view", headers=headers, timeout=30).status_code == 503


def _away_for_phones(hub: HubProcess, page: str) -> None:
    """Shown how it was, with a word that it may be old; nothing is done, in kind words."""
    shown = requests.get(page, timeout=30)
    assert shown.status_code == 200
    assert "断开前的情况" in shown.text
    assert requests.get(page + "/events", timeout=30).status_code == 503
    withdrawn = requests.post(page + "/withdraw", data={"id": secrets.token_hex(16)}, timeout=30)
    assert withdrawn.status_code == 503
    assert "现在连不上大厅" in withdrawn.text
    booking = requests.get(hub.url + "/book/at/card", timeout=30)
    assert booking.status_code == 503
    assert "现在连不上大厅" in booking.text


def test_a_server_that_is_not_there_is_told_without_its_password() -> None:
    with pytest.raises(DatabaseError) as refused:
        opened("postgresql://tingxu:geheim@127.0.0.1:9/hall")
    assert "127.0.0.1:9/hall: connection failed" in str(refused.value)
    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize("url", ["mysql://db/hall", "hall.db", "sqlite://"])
def test_what_is_no_database_of_ours_is_told(url: str) -> None:
    with pytest.raises(DatabaseError, match="write postgresql://"):
        opened(url)

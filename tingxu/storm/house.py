"""A hall to be stormed: its files, its hubs, and the tokens of those who take part."""

from __future__ import annotations

import signal
import tomllib
from datetime import UTC, datetime
from pathlib import Path

from hall.definition_file import read
from hub.link.client import HubClient
from hub.server.access.enrol import database_of, enrol
from hub.server.access.passwords import hash_password
from hub.server.lane.clock import system_clock
from hub.server.main import READY, serve
from hub.server.settings import HubSettings
from hub.server.trust.authority import authority_in
from hub.store import access, journal
from hub.store.access import Member
from hub.store.database import open_database, reading, writing
from hub.store.event_text import Event
from hub.wire import Problem
from tingxu.hall_hours import open_now
from tingxu.ports import free_port
from tingxu.simulated_hall import NINGHE
from tingxu.storm.forking import Forked, Forking, Silent

COUNTERS = ("1", "3", "4", "5", "6", "7", "8", "9")
"""Counters of the sample hall that together serve all its queues."""
PASSWORD = "for-the-storm-only"
READY_SECONDS = 60.0


class House:
    """A hall in `folder` with so many hubs on one database, none of them started yet.

    `database`: a URL, default a file; `lines`: more for the hubs' settings, such as "tls = false".
    """

    def __init__(
        self, folder: Path, forking: Forking, *, hubs: int = 1, database: str = "", lines: str = ""
    ) -> None:
        self.folder = folder
        self._forking = forking
        self._hubs: list[Forked | None] = [None] * hubs
        self._ready: set[Forked] = set()
        self._tokens: dict[tuple[str, str], str] = {}
        folder.mkdir(parents=True, exist_ok=True)
        now = datetime.now(UTC)  # noqa: TID251 - the program's edge
        (folder / "hall.toml").write_text(open_now(NINGHE.read_text("utf-8"), now), "utf-8")
        definition = read(folder / "hall.toml")
        self.hall = definition.id
        self.items = [item.id for item in definition.items if item.queue is not None]
        scheme = "http" if "tls = false" in lines else "https"
        ports = [free_port() for _ in range(hubs)]
        self.urls = [f"{scheme}://127.0.0.1:{port}" for port in ports]
        place = f'database = "{database}"\n' if database else ""
        for at, port in enumerate(ports):
            text = f'data = "data"\nlisten = "127.0.0.1:{port}"\nhall = "hall.toml"\n{place}{lines}\n'
            self.settings(at).write_text(text, "utf-8")
        self.ca = "" if scheme == "http" else authority_in(folder / "data" / "tls", system_clock()).pem

    def settings(self, at: int = 0) -> Path:
        """The settings file of hub number `at`."""
        return self.folder / f"hub-{at}.toml"

    # -- hubs --

    def begin(self, at: int = 0) -> Forked:
        """Start hub number `at`, without waiting for it."""
        hub = self._forking.start(self._name(at), serve, self.settings(at))
        self._hubs[at] = hub
        return hub

    def await_ready(self, at: int = 0) -> None:
        """Wait until the hub that was begun answers. Raises Silent."""
        hub = self.hub(at)
        if hub in self._ready:
            return
        line = hub.line(READY_SECONDS)
        if not line.startswith(READY):
            raise Silent(f"{hub.name} said {line!r}; see {hub.log}")
        self._ready = {hub, *(each for each in self._ready if each.running)}

    def start(self, at: int = 0) -> Forked:
        """Start it and wait until it answers. Raises Silent."""
        hub = self.begin(at)
        self.await_ready(at)
        return hub

    def hub(self, at: int = 0) -> Forked:
        """The process of hub number `at`."""
        hub = self._hubs[at]
        assert hub is not None
        return hub

    def stop(self) -> list[str]:
        """End the hubs that run as a supervisor does; what was wrong with any, in sentences."""
        losses = []
        for at, hub in enumerate(self._hubs):
            if hub is None or not hub.running:
                continue
            self.await_ready(at)  # before that it may not know yet how to end
            code = hub.end(signal.SIGTERM)
            if code:
                losses.append(f"{self._name(at)} ended with {code}; see {self.log(at)}")
            if "Traceback" in self.log(at).read_text("utf-8", "replace"):
                losses.append(f"{self._name(at)} met an error that nobody expected; see {self.log(at)}")
        return losses

    def log(self, at: int = 0) -> Path:
        return self._forking.logs / f"{self._name(at)}.log"

    def journal(self) -> list[Event]:
        """All that has happened, from the database itself."""
        engine = open_database(HubSettings.load(self.settings()).place)
        try:
            with reading(engine) as tx:
                return [entry.event for entry in journal.everything(tx, self.hall)]
        finally:
            engine.dispose()

    # -- who takes part --

    def token(self, role: str, subject: str) -> str:
        """A token of that program, enrolled once."""
        if (role, subject) not in self._tokens:
            file = enrol(self.settings(), role, subject, url=self.urls[0])
            self._tokens[role, subject] = tomllib.loads(file.read_text("utf-8"))["hub"]["token"]
        return self._tokens[role, subject]

    def client(self, role: str, subject: str, *, first: int = 0) -> HubClient:
        """A client of all hubs that begins with number `first`."""
        return self._client(self.token(role, subject), first)

    def add_clerks(self, counters: tuple[str, ...] = COUNTERS) -> None:
        """One clerk for each counter, all with one password: it is hashed once."""
        kept = hash_password(PASSWORD)
        with database_of(HubSettings.load(self.settings())) as engine, writing(engine, self.hall) as tx:
            for counter in counters:
                access.put_member(tx, self.hall, Member(login_of(counter), f"测{counter}", kept))

    def clerk(self, counter: str, *, first: int = 0) -> HubClient:
        """The counter's clerk, signed in."""
        answer = self.client("counter", counter).sign_in(login_of(counter), PASSWORD)
        if isinstance(answer, Problem):
            raise RuntimeError(f"counter {counter}: nobody could sign in: {answer.code}")
        return self._client(answer.token, first)

    def _client(self, token: str, first: int) -> HubClient:
        return HubClient([*self.urls[first:], *self.urls[:first]], token, self.ca or "system")

    def _name(self, at: int) -> str:
        return f"{self.folder.name}-hub-{at}"


def clerk_actor(counter: str) -> str:
    """How the journal names that counter's clerk."""
    return f"clerk:{login_of(counter)}@{counter}"


def login_of(counter: str) -> str:
    """Of that counter's clerk."""
    return f"clerk-{counter}"

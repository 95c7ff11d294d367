"""A hub to test: the real process with real files, or its lane alone with a clock in the test's hand."""

from __future__ import annotations

import queue
import signal
import socket
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeAlias

import requests
from sqlalchemy import Connection, Engine

import appointments.commands
import hall.commands
import upkeep.commands
from hall.commands import Issue, OpenHall
from hall.definition import Definition
from hub.keys import Keys
from hub.link.client import HubClient, new_id
from hub.link.verifying import context_of
from hub.server.access.enrol import add_staff, enrol
from hub.server.appointments.drafts import AppointmentDraft
from hub.server.appointments.ledger import Ledger
from hub.server.appointments.links import Links
from hub.server.appointments.timer import AppointmentTimer
from hub.server.appointments.walk_in import WalkInDraft
from hub.server.lane.clock import system_clock
from hub.server.lane.drafts import Draft, QueueDraft, UpkeepDraft
from hub.server.lane.lane import Chore, Delivery, Lane
from hub.server.lane.replies import Replies
from hub.server.lane.turn import Answered, Job, Outcome
from hub.server.main import READY, serve
from hub.server.trust.keys_in_force import KeysInForce
from hub.store.database import open_database
from hub.wire import WIRE_HEADER, Problem, SignInAnswer, StaffSignInAnswer
from tests.hall.builders import MONDAY, small
from tests.hub.authority import lend_authority, tests_authority
from tests.hub.found_initials import lend_initials
from tingxu.ports import free_port
from tingxu.storm.forking import Forked, Forking, Silent
from tingxu.waiting import until as until

ROOT = Path(__file__).parents[2]
SMALL = ROOT / "tests" / "hall" / "small.toml"
KEYS = Keys(1, ((1, b"k" * 32),))
PASSWORD = "correct horse"
Command: TypeAlias = WalkInDraft | hall.commands.Command | upkeep.commands.Command | appointments.commands.Command
READY_SECONDS = 60.0
"""For a hub to be ready on a machine busy with other tests."""
CLERK_COUNTERS = [str(number) for number in range(11, 19)]


def noon_zone(now: datetime) -> str:
    """A zone in which it is about noon, so that no test meets midnight."""
    ahead = (12 - now.astimezone(UTC).hour + 11) % 24 - 11
    return f"Etc/GMT{-ahead:+d}" if ahead else "Etc/GMT"


def open_hall_text() -> str:
    """The small hall, open day and night wherever it is noon now, with eight more counters for work."""
    head, _, rest = SMALL.read_text("utf-8").partition("[[hours]]")
    body = rest.partition("[policy]")[2]
    zone = noon_zone(system_clock())
    hours = "[[hours]]\ndays = [1, 2, 3, 4, 5, 6, 7]\nopens = 00:00:00\ncloses = 23:59:59\n\n[policy]"
    counter = '\n[[counters]]\nid = "{}"\nkind = "handling"\nqueues = ["work"]\n'
    more = "".join(counter.format(each) for each in CLERK_COUNTERS)
    return head.replace("Asia/Shanghai", zone) + hours + body + more


class HubProcess:
    """The hub as it is run, over TLS, in a folder and a process of its own; it keeps its port over restarts.

    `database`: a URL, default a file; `keys`: the folder of another hub whose keys it shares; `more`: lines for
    its settings, such as "tls = false".
    """

    def __init__(self, folder: Path, database: str = "", keys: Path | None = None, more: str = "") -> None:
        self.folder = folder
        self._more = more
        self.settings = folder / "hub.toml"
        self.url = ""
        self._database = f'database = "{database}"\n' if database else ""
        self._data = "data" if keys is None else str(keys / "data")
        self._forking = Forking(folder)
        self._process: Forked | None = None
        self._tokens: dict[tuple[str, str], str] = {}
        (folder / "hall.toml").write_text(open_hall_text(), "utf-8")
        lend_authority(folder / "data" / "tls")
        self.settings.touch(mode=0o600)
        self._configure(free_port())

    def start(self, **environment: str) -> HubProcess:
        """Start it and wait for its ready line."""
        lend_initials(self.folder / "hall.toml", self.folder / "data" / "initials.json")
        self._process = self._forking.start("hub", serve, self.settings, environment=environment)
        self.url = self._ready_line().removeprefix(READY).strip()
        self._configure(int(self.url.rpartition(":")[2]))
        return self

    def kill(self) -> None:
        """SIGKILL, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """End it as a supervisor does; its exit code."""
        return self._end(sign)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def log(self) -> str:
        return (self.folder / "hub.log").read_text("utf-8")

    def token(self, role: str, subject: str) -> str:
        """A token of that program, enrolled once."""
        if (role, subject) not in self._tokens:
            file = enrol(self.settings, role, subject, url=self.url)
            self._tokens[role, subject] = tomllib.loads(file.read_text("utf-8"))["hub"]["token"]
        return self._tokens[role, subject]

    def client(self, role: str, subject: str) -> HubClient:
        return HubClient(self.url, self.token(role, subject), self.ca)

    def sign_in(self, counter: str, login: str | None = None) -> SignInAnswer:
        """A clerk signed in at that counter."""
        login = login or f"clerk-{counter}"
        add_staff(self.settings, login, f"名{counter}", PASSWORD)
        answer = self.client("counter", counter).sign_in(login, PASSWORD)
        assert not isinstance(answer, Problem), answer
        return answer

    def clerk(self, counter: str, login: str | None = None) -> HubClient:
        return HubClient(self.url, self.sign_in(counter, login).token, self.ca)

    def enter(self, login: str, password: str, request: str | None = None) -> requests.Response:
        """What one of the staff is answered who would come in at the hub's pages."""
        body = {"id": request or new_id(), "login": login, "password": password}
        return requests.post(self.url + "/v1/staff/sign-in", json=body, headers={WIRE_HEADER: "1"}, timeout=30)

    def staff_token(self, role: str, login: str | None = None) -> str:
        """The token of a guide, technician or manager, signed in."""
        login = login or role
        add_staff(self.settings, login, f"名{login}", PASSWORD, role)
        answer = self.enter(login, PASSWORD)
        assert answer.status_code == 200, answer.text
        return StaffSignInAnswer.model_validate_json(answer.content).token

    def staff(self, role: str, login: str | None = None) -> HubClient:
        return HubClient(self.url, self.staff_token(role, login), self.ca)

    @property
    def ca(self) -> str:
        """What its clients believe."""
        return (tests_authority() / "ca.pem").read_text("ascii")

    def connect(self, receive_buffer: int = 65536) -> socket.socket:
        """A connection to write to and read from as one likes."""
        host, port = self.url.partition("://")[2].split(":")
        raw = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        raw.connect((host, int(port)))
        return context_of(self.ca).wrap_socket(raw, server_hostname=host) if self.url.startswith("https") else raw

    def _configure(self, port: int) -> None:
        self.settings.write_text(
            f'data = "{self._data}"\nlisten = "127.0.0.1:{port}"\nhall = "hall.toml"\n{self._database}{self._more}\n',
            "utf-8",
        )

    def _ready_line(self) -> str:
        assert self._process is not None
        try:
            line = self._process.line(READY_SECONDS)
        except Silent as silent:
            raise AssertionError(f"{silent}\n{self.log}") from silent
        assert line.startswith(READY), f"{line!r}\n{self.log}"
        return line

    def _end(self, sign: signal.Signals) -> int:
        if self._process is None:
            return 0
        return self._process.end(sign)


@dataclass
class HandClock:
    """A clock that moves when it is told to."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class LaneHouse:
    """A lane on a database, asked like a function."""

    place: Path | str
    clock: HandClock = field(default_factory=HandClock)
    definition: Definition = field(default_factory=small)
    keys: Keys = KEYS
    chores: Sequence[Chore] = ()

    def __post_init__(self) -> None:
        self.engine: Engine = open_database(self.place)
        self.deliveries: queue.SimpleQueue[Delivery] = queue.SimpleQueue()
        keys = KeysInForce(lambda: self.keys, self.definition.id)
        self.ledger = Ledger(Links(lambda: self.keys, "http://hub"))
        timers = (AppointmentTimer(self.ledger),)
        self.lane = Lane(self.engine, self.definition.id, keys, self.clock, self._deliver, self.chores, timers)
        self.replies = Replies(lambda: self.keys, "http://hub")

    def start(self, *, opened: bool = True) -> LaneHouse:
        self.lane.start()
        if opened:
            self.ask(OpenHall(self.definition), "open-hall")
        return self

    def ask(self, command: Command, command_id: str | None = None, digest: bytes | None = None) -> Outcome:
        """Give a command and wait for its outcome."""
        return self.send(command, command_id, digest).get(timeout=30)

    def must(self, command: Command) -> Answered:
        """A command that the hall carries out."""
        outcome = self.ask(command)
        assert isinstance(outcome, Answered), outcome
        assert not outcome.given.refused, outcome
        return outcome

    def send(
        self, command: Command | Exception, command_id: str | None = None, digest: bytes | None = None
    ) -> queue.SimpleQueue[Outcome]:
        """Give a command, an exception for one that breaks; its outcome comes into the queue."""
        outcome: queue.SimpleQueue[Outcome] = queue.SimpleQueue()

        def draft(_tx: Connection) -> Draft:
            if isinstance(command, Exception):
                raise command
            if isinstance(command, appointments.commands.Command):
                return AppointmentDraft(lambda _turn: command, self.ledger, Issue("", (), "k1"))
            if isinstance(command, WalkInDraft):
                return command
            return UpkeepDraft(command) if isinstance(command, upkeep.commands.Command) else QueueDraft(command)

        job_id = command_id or new_id()
        self.lane.submit(Job(job_id, "test", (digest or b"same",), draft, self.replies.reply, outcome.put))
        return outcome

    def close(self) -> None:
        self.lane.stop()
        self.engine.dispose()

    def _deliver(self, delivery: Delivery) -> None:
        self.deliveries.put(delivery)
        for job, outcome in delivery.outcomes:
            job.done(outcome)

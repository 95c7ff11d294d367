"""A whole hall on one machine: hub, console, kiosk, counters, board and voice as real processes.

It is a mode of the product: demonstration, training, tests and development open the same hall.
"""

from __future__ import annotations

import json
import ssl
import sys
import time
import tomllib
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from hub.server.access.enrol import add_staff, enrol
from hub.server.access.program_settings import hub_text
from hub.wire import Audience
from kiosk_app.technician.pin import hash_pin
from tingxu.console.gear import AT_COUNTER, AT_KIOSK, COUNTER, settings_of
from tingxu.displays import start_display
from tingxu.earlier_bookings import book_earlier
from tingxu.hall_hours import open_now
from tingxu.ports import free_port
from tingxu.programs import Program, Programs
from tingxu.window_places import CELLS, placed, room

HALLS = Path(__file__).resolve().parents[1] / "resources" / "halls"
NINGHE, MACHINES = HALLS / "ninghe.toml", HALLS / "ninghe-machines.toml"
APPOINTMENTS = HALLS / "ninghe-appointments.toml"
SAMPLE = "ninghe"
SIZES = {"kiosk": (1080, 1920), "board": (1920, 1080), "console": (1280, 800), "counter": (1366, 900)}
PRINTER = "escpos-80-asb"
"""Tells of its paper by itself, so that nobody presses before the kiosk knows."""
HUB_SECONDS = 30.0
CLERKS = {"1": ("li", "李"), "3": ("wang", "王"), "9": ("zhao", "赵")}
STAFF = {
    "keeper": ("周", Audience.TECHNICIAN),
    "supplier": ("吴", Audience.TECHNICIAN),
    "guide": ("郑", Audience.GUIDE),
    "night": ("孙", Audience.GUIDE),
    "section": ("钱", Audience.MANAGER),
    "leader": ("冯", Audience.MANAGER),
}
"""Those whom the sample's register and plan name: who sees to its machines and to people at them, who agrees to what
several departments have a part in."""
PASSWORD = "sample-hall-only"
"""Of all staff of the sample hall; that hall lives for one run, on 127.0.0.1 only."""
PIN = "246810"
"""Of its technicians at the kiosk."""
TABLES = {"led-bar": "bar", "call-pad": "pad", "rating-pad": "rating"}
"""Where a counter's settings name such a device."""


class HallError(Exception):
    """The simulated hall did not come up; the text says what and where to read on."""


@dataclass(frozen=True)
class Plan:
    """What is to stand in the hall. `closes`: None for late at night. `sink`: the board's voice. `database`: a URL
    for the hub, which `check_lent` has found empty; None for a file of the hall's own."""

    name: str
    counters: tuple[str, ...]
    sink: str = "auto"
    board: bool = True
    closes: datetime | None = None
    database: str | None = None

    @property
    def hall(self) -> str:
        """The hall's id: halls of one play may share a database."""
        return SAMPLE if self.name == "main" else f"{SAMPLE}-{self.name}"


@dataclass
class SimulatedHall:
    """A hall in `folder`, its programs in `programs`. `displays`: program -> X display, where virtual."""

    plan: Plan
    folder: Path
    programs: Programs
    port: int
    virtual: bool
    displays: dict[str, str] = field(default_factory=dict)
    hub: Program | None = None
    room: tuple[int, int] = (0, 0)
    """What a person's display has for windows."""
    booked: dict[str, str] = field(default_factory=dict)
    """Codes of appointments that were made before it opened (tingxu.earlier_bookings)."""

    @property
    def database(self) -> Path | str:
        """File or URL of the hub's database."""
        return self.plan.database or self.folder / "hub" / "hub.db"

    @property
    def url(self) -> str:
        """The hub's address."""
        return f"https://127.0.0.1:{self.port}"

    @property
    def ca(self) -> Path:
        """What the hub's clients believe."""
        return self.folder / "hub" / "tls" / "ca.pem"

    def hand(self, code: str) -> None:
        """Put an appointment's code into the visitor's hand: the console's next scan shows it."""
        part = self.folder / "console" / "booking.part"
        part.parent.mkdir(exist_ok=True)
        part.write_text(code, "ascii")
        part.replace(part.with_suffix(""))

    @property
    def prints(self) -> Path:
        return self.folder / "console" / "prints"

    def probe(self, program: str) -> Path:
        """The socket of that program's probe."""
        return self.folder / f"{program}.probe"

    def windows(self) -> tuple[str, ...]:
        """The names of all programs with a window, such as "counter-3"."""
        board = ("board",) if self.plan.board else ()
        return ("console", "kiosk", *(f"counter-{number}" for number in self.plan.counters), *board)

    def start_hub(self) -> None:
        """Start the hub and wait until it is well. Raises HallError."""
        self.begin_hub()
        self.await_hub()

    def begin_hub(self) -> None:
        """Start the hub's process."""
        self.hub = self.programs.start(
            self._log("hub"), _tingxu("hub", "serve", "--settings", self.folder / "hub.toml"), {}, base=True
        )

    def await_hub(self) -> None:
        """Wait until the hub is well. Raises HallError."""
        assert self.hub is not None
        _await_health(f"{self.url}/v1/health", self.ca, self.hub)

    def kill_hub(self) -> None:
        """End the hub as a power cut would."""
        assert self.hub is not None
        self.programs.end(self.hub, at_once=True)
        self.hub = None

    def start_displays(self) -> None:
        """A display for each program with a window, where displays are virtual; else the one there is, measured."""
        if not self.virtual:
            self.room = room()
            return
        for name in self.windows():
            self.displays[name], _ = start_display(self.programs, self._log(name), *SIZES[_kind(name)])

    def start_windows(self) -> None:
        """Start every program with a window; the console first, whose devices the kiosk looks for."""
        for name in self.windows():
            kind = _kind(name)
            settings = ["--folder", self.folder / "console"] if kind == "console" else [
                "--settings", self.folder / f"{name}.toml"
            ]  # fmt: skip
            self.programs.start(self._log(name), _tingxu(kind, *settings), self._environment(name))

    def _environment(self, name: str) -> Mapping[str, str]:
        common = {"TINGXU_PROBE": str(self.probe(name))}
        if not self.virtual:
            return {**common, **placed(SIZES[_kind(name)], CELLS[name], self.room)}
        return {**common, "DISPLAY": self.displays[name], "QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": ""}

    def _log(self, name: str) -> str:
        return name if self.plan.name == "main" else f"{self.plan.name}-{name}"


def open_hall(plan: Plan, root: Path, programs: Programs, now: datetime, *, virtual: bool) -> SimulatedHall:
    """Make the hall's files below `root` (a short path: sockets stand there), enrol its devices and clerks,
    start everything. Its programs end with `programs`. Raises HallError."""
    folder = root / plan.name
    folder.mkdir()
    hall = SimulatedHall(plan, folder, programs, free_port(), virtual)
    _write_files(hall, now)
    if plan.name == "main":
        hall.booked = book_earlier(hall.folder, hall.database, now)
        hall.hand(hall.booked["late"])
    hall.begin_hub()
    hall.start_displays()
    hall.await_hub()
    hall.start_windows()
    return hall


def plan_open_now() -> str:
    """The sample's plan of appointments; open now is open now, whatever holiday or hour it is."""
    plan = APPOINTMENTS.read_text("utf-8").replace('calendar = "china"', 'calendar = "none"', 1)
    return plan.replace("\nbreaks = ", "\n# breaks = ", 1)


def _write_files(hall: SimulatedHall, now: datetime) -> None:
    sample = NINGHE.read_text("utf-8").replace(f'id = "{SAMPLE}"', f'id = "{hall.plan.hall}"', 1)
    definition = open_now(sample, now, hall.plan.closes)
    (hall.folder / "hall.toml").write_text(definition, "utf-8")
    (hall.folder / "appointments.toml").write_text(plan_open_now(), "utf-8")
    settings = hall.folder / "hub.toml"
    address = f"127.0.0.1:{hall.port}"
    database = f"database = {json.dumps(hall.plan.database)}\n" if hall.plan.database else ""
    settings.write_text(
        f'data = "{hall.folder / "hub"}"\nlisten = "{address}"\npublic_listen = "127.0.0.1:{free_port()}"\n'
        f'hall = "{hall.folder / "hall.toml"}"\nmachines = "{MACHINES}"\n'
        f'appointments = "{hall.folder / "appointments.toml"}"\n{database}',
        "utf-8",
    )
    _enrol(hall, settings, "kiosk", "k1", _of_kiosk(hall))
    for number in hall.plan.counters:
        _enrol(hall, settings, "counter", number, _of_counter(hall) if number == COUNTER else "")
        add_staff(settings, *CLERKS[number], PASSWORD)
    for login, (name, role) in STAFF.items():
        add_staff(settings, login, name, PASSWORD, role)
    if hall.plan.board:
        _enrol(hall, settings, "board", "b1", f'[voice]\nsink = "{hall.plan.sink}"\n')


def _of_kiosk(hall: SimulatedHall) -> str:
    """Its devices on the console's table, its technicians' PIN, and where its voice goes."""
    devices, sink = hall.folder / "console" / "devices", hall.plan.sink
    named = "".join(f'[[device]]\nkind = "{word}"\nurl = "{url}"\n' for word, url in settings_of(devices, AT_KIOSK))
    return (
        f'idle_seconds = 45\n[technician]\npin = "{hash_pin(PIN)}"\n'
        f'[idcard]\nurl = "serial:{devices / "idcard"}?baud=115200"\n'
        f'[printer]\nurl = "serial:{devices / "printer"}"\nprofile = "{PRINTER}"\n'
        f'{named}' + (f'[voice]\nsink = "{sink}-kiosk"\n' if sink.startswith("file:") else "")
    )  # fmt: skip


def _of_counter(hall: SimulatedHall) -> str:
    """The equipment at the counter that has some."""
    devices = hall.folder / "console" / "devices"
    return "".join(f'[{TABLES[word]}]\nurl = "{url}"\n' for word, url in settings_of(devices, AT_COUNTER))


def _enrol(hall: SimulatedHall, settings: Path, kind: str, device: str, more: str) -> None:
    """Enrol the device; its settings are those that enrolment writes, with our devices in them."""
    path = hall.folder / (f"counter-{device}.toml" if kind == "counter" else f"{kind}.toml")
    enrol(settings, kind, device, path)
    hub = tomllib.loads(path.read_text("utf-8"))["hub"]
    known = f'language = "zh"\nid = "{device}"\n{more}{hub_text(hub["url"], hub["token"], hub["ca"])}'
    path.write_text(known, "utf-8")


def _kind(name: str) -> str:
    return name.split("-")[0]


def _tingxu(*words: object) -> list[str]:
    return [sys.executable, "-m", "tingxu", *(str(word) for word in words)]


def _await_health(url: str, ca: Path, hub: Program) -> None:
    deadline = time.monotonic() + HUB_SECONDS
    trust = ssl.create_default_context(cafile=str(ca))
    while hub.running and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(url, timeout=2, context=trust):
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.05)
    tail = hub.log.read_text("utf-8", "replace")[-1500:]
    raise HallError(f"the hub did not come up at {url}; see {hub.log}:\n{tail}")

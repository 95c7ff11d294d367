"""What is measured: a hub as its own process on a fresh database, with the sample hall; and the floors."""

from __future__ import annotations

import json
import socket
import sys
import time
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hub.server.access.enrol import add_staff, enrol
from hub.server.trust.certificate import Identity
from hub.server.trust.names import LOOPBACK
from tingxu.bench.line import Line
from tingxu.hall_hours import open_now
from tingxu.ports import free_port
from tingxu.programs import Program, Programs

NINGHE = Path(__file__).resolve().parents[2] / "resources" / "halls" / "ninghe.toml"
LOGIN, PASSWORD = "bench", "for-the-bench-only"
COUNTER = "4"
"""A handling counter of the sample hall which serves the queue of `id-card` alone."""
START_SECONDS = 60.0
LOOK_SECONDS = 0.005


class BenchError(Exception):
    """It could not be measured; the text says why and where to read on."""


@dataclass(frozen=True, slots=True)
class Hall:
    """A hub that answers, with a kiosk's, a board's and a counter's settings file beside it."""

    folder: Path
    port: int
    public_port: int
    """Of the same hub, plain HTTP, with health and the tickets' pages alone."""
    hub: Program

    @property
    def ca(self) -> str:
        """The file of the CA that its clients believe."""
        return str(self.folder / "data" / "tls" / "ca.pem")

    def token(self, program: str) -> str:
        """The token in a program's settings file."""
        return str(tomllib.loads((self.folder / f"{program}.toml").read_text("utf-8"))["hub"]["token"])

    def clerk(self) -> Line:
        """A line on which a clerk, now signed in, gives orders."""
        line = Line(self.port, self.ca, self.token("counter"))
        asked = {"id": f"sign-in-{time.monotonic_ns()}", "login": LOGIN, "password": PASSWORD}
        status, body = line.post("/v1/sign-in", asked)
        line.close()
        if status != 200:
            raise BenchError(f"the clerk could not sign in: {status} {body!r}")
        return Line(self.port, self.ca, json.loads(body)["token"])


@dataclass(frozen=True, slots=True)
class Floor:
    """The floors' server, over TLS as the hub is."""

    port: int
    ca: str
    program: Program


def open_hall(folder: Path, programs: Programs, now: datetime, database: str = "") -> Hall:
    """Make a hall's files in `folder`, enrol its programs, start its hub. `database`: a URL; default a file."""
    folder.mkdir()
    port, public_port = free_port(), free_port()
    (folder / "hall.toml").write_text(open_now(NINGHE.read_text("utf-8"), now), "utf-8")
    settings = folder / "hub.toml"
    settings.write_text(
        f'data = "data"\nlisten = "127.0.0.1:{port}"\npublic_listen = "127.0.0.1:{public_port}"\n'
        'hall = "hall.toml"\n' + (f'database = "{database}"\n' if database else ""), "utf-8",
    )  # fmt: skip
    for program, subject in (("kiosk", "k1"), ("counter", COUNTER), ("board", "b1")):
        enrol(settings, program, subject, folder / f"{program}.toml")
    add_staff(settings, LOGIN, "测", PASSWORD)
    return Hall(folder, port, public_port, start_hub(folder, port, programs))


def start_hub(folder: Path, port: int, programs: Programs) -> Program:
    """Start the hub of that folder, and wait until it takes connections. Raises BenchError."""
    command = [sys.executable, "-m", "tingxu", "hub", "serve", "--settings", str(folder / "hub.toml")]
    hub = programs.start(f"hub-{folder.name}", command, {}, base=True)
    await_port(port, hub)
    return hub


def open_bare(folder: Path, programs: Programs, now: datetime, database: str = "") -> Floor:
    """Start the floors' server, with a certificate made as the hub's is. `database`: a URL; default a file."""
    folder.mkdir(exist_ok=True)
    port, tls = free_port(), folder / "tls"
    Identity(tls, LOOPBACK, now)
    return Floor(port, str(tls / "ca.pem"), start_bare(folder, port, database or str(folder / "bare.db"), programs))


def start_bare(folder: Path, port: int, database: str, programs: Programs) -> Program:
    """Start a floors' server with that folder's certificate on a new database. Raises BenchError."""
    certificate = str(folder / "tls" / "server.pem")
    command = [sys.executable, "-m", "tingxu.bench.bare", str(port), database, certificate]
    bare = programs.start(folder.name, command, {}, base=True)
    await_port(port, bare)
    return bare


def order(line: Line, kind: str, **fields: Any) -> tuple[int, bytes]:
    """Give a command an id and send it: (status, body)."""
    return line.post("/v1/commands", command(kind, **fields))


def command(kind: str, **fields: Any) -> dict[str, Any]:
    """A command with an id of its own."""
    return {"id": f"bench-{time.monotonic_ns()}", "command": {"kind": kind, **fields}}


def fill(hall: Hall, tickets: int) -> None:
    """So many visitors take a ticket for the measured counter's queue."""
    kiosk = Line(hall.port, hall.ca, hall.token("kiosk"))
    for _ in range(tickets):
        status, body = order(kiosk, "issue", items=["id-card"])
        if status != 200:
            raise BenchError(f"no ticket was issued: {status} {body!r}")
    kiosk.close()


def await_port(port: int, program: Program) -> None:
    """Wait until the program takes connections. Raises BenchError."""
    deadline = time.monotonic() + START_SECONDS
    while program.running and time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
        except ConnectionRefusedError:
            time.sleep(LOOK_SECONDS)
        else:
            return
    raise BenchError(f"{program.name} did not come up; see {program.log}")

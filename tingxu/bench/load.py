"""Load clients as a process of their own: so many connections, each asking again as soon as it is answered.

    python -m tingxu.bench.load ROUNDS '[{"port": 8700, "ca": "…", "token": "…", "path": "/v1/commands",
                                         "process": 4711, "connections": 8, "seconds": 0.8, "document": true}, …]'

Each load has a slice of every round, so that a machine that slows down slows all of them. Prints
[[{"seconds", "failed", "took": [milliseconds, …], "cpu"}, … per load], … per round].
"""

from __future__ import annotations

import json
import secrets
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from itertools import count
from typing import Any

from tingxu.bench.cpu import cpu_ms
from tingxu.bench.line import Line

BORN = "1980-05-06"


@dataclass(frozen=True, slots=True)
class Load:
    port: int
    ca: str
    token: str
    path: str
    process: int
    """Of the server, whose CPU is counted."""
    connections: int
    seconds: float
    document: bool = True
    """Visitors show an identity document, each their own; or none."""


@dataclass(slots=True)
class Answers:
    """What came back in one slice: how many were no success, milliseconds of each, the server's CPU (ms)."""

    seconds: float = 0.0
    failed: int = 0
    took: list[float] = field(default_factory=list)
    cpu: float = 0.0

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.took) / self.seconds

    @property
    def cpu_us(self) -> float:
        """Microseconds of the server's CPU for each answer."""
        return self.cpu * 1000 / len(self.took)


def put(loads: Sequence[Load], rounds: int = 1) -> list[list[Answers]]:
    """Run the loads by turns: for each round the answers to each. Raises CalledProcessError."""
    asked = json.dumps([asdict(load) for load in loads])
    command = [sys.executable, "-m", "tingxu.bench.load", str(rounds), asked]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return [[Answers(**each) for each in slices] for slices in json.loads(done.stdout)]


def main(rounds: int, loads: Sequence[dict[str, Any]]) -> None:
    visitors = Visitors()
    found = [[asdict(_slice(Load(**load), visitors)) for load in loads] for _ in range(rounds)]
    print(json.dumps(found))


class Visitors:
    """They come one after another; no two are the same person, and no two commands have the same id."""

    def __init__(self) -> None:
        self._series, self._number = secrets.token_hex(4), count(secrets.randbelow(10**9) * 10**6)

    def command(self, document: bool) -> bytes:
        """The next one takes a ticket."""
        number = next(self._number)
        command: dict[str, Any] = {"kind": "issue", "items": ["id-card"], "paper": True}
        if document:
            number_on_it = f"{number:017d}X"
            command["document"] = {"kind": "resident", "number": number_on_it, "name": "测试甲", "birth": BORN}
        return json.dumps({"id": f"bench-{self._series}-{number}", "command": command}).encode()


def _slice(load: Load, visitors: Visitors) -> Answers:
    """Ask until the time is over, then wait for what is still to come, so that the next has the machine alone."""
    lines = [Line(load.port, load.ca, load.token) for _ in range(load.connections)]
    answers, asked, waiting = Answers(), dict[Line, float](), len(lines)
    cpu, began = cpu_ms(load.process), time.perf_counter()
    with selectors.DefaultSelector() as ready:
        for line in lines:
            ready.register(line.socket, selectors.EVENT_READ, line)
            _ask(line, load, visitors, asked)
        while waiting:
            for key, _ in ready.select():
                if not _took(key.data, asked, answers):
                    continue
                if time.perf_counter() < began + load.seconds:
                    _ask(key.data, load, visitors, asked)
                else:
                    waiting -= 1
    answers.seconds, answers.cpu = time.perf_counter() - began, cpu_ms(load.process) - cpu
    for line in lines:
        line.close()
    return answers


def _ask(line: Line, load: Load, visitors: Visitors, asked: dict[Line, float]) -> None:
    command = visitors.command(load.document)
    asked[line] = time.perf_counter()
    line.send(load.path, command)


def _took(line: Line, asked: dict[Line, float], answers: Answers) -> bool:
    """Note what came; whether it was a whole answer."""
    answer = line.receive()
    if answer is None:
        return False
    answers.took.append((time.perf_counter() - asked[line]) * 1000)
    answers.failed += answer[0] != 200
    return True


if __name__ == "__main__":
    main(int(sys.argv[1]), json.loads(sys.argv[2]))

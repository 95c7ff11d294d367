"""A load client as a process of its own: so many connections, each asking again as soon as it is answered.

    python -m tingxu.bench.load '{"port": 8700, "ca": "…", "token": "…", "path": "/v1/commands", "connections": 8,
                                  "seconds": 5}'

prints {"seconds", "failed", "took": [milliseconds, …]} when the time is over.
"""

from __future__ import annotations

import json
import secrets
import selectors
import subprocess
import sys
import time
from dataclasses import asdict, dataclass
from typing import Any

from tingxu.bench.line import Line


@dataclass(frozen=True, slots=True)
class Load:
    port: int
    ca: str
    token: str
    path: str
    connections: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Answers:
    """What came back: how many were no success, and milliseconds of each."""

    seconds: float
    failed: int
    took: list[float]

    @property
    def rate(self) -> float:
        """Answers per second."""
        return len(self.took) / self.seconds


def issue(number: int, series: str) -> bytes:
    """A visitor without a card takes a ticket."""
    command = {"kind": "issue", "items": ["id-card"], "paper": True}
    return json.dumps({"id": f"bench-{series}-{number}", "command": command}).encode()


def put(load: Load) -> Answers:
    """Run the load in a process of its own. Raises CalledProcessError."""
    command = [sys.executable, "-m", "tingxu.bench.load", json.dumps(asdict(load))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return Answers(**json.loads(done.stdout))


def run(load: Load) -> dict[str, Any]:
    """Ask until the time is over."""
    series, number, failed, took = secrets.token_hex(4), 0, 0, []
    with selectors.DefaultSelector() as ready:
        asked: dict[Line, float] = {}
        for _ in range(load.connections):
            line = Line(load.port, load.ca, load.token)
            ready.register(line.socket, selectors.EVENT_READ, line)
            number += 1
            asked[line] = time.perf_counter()
            line.send(load.path, issue(number, series))
        began = time.perf_counter()
        while (now := time.perf_counter()) < began + load.seconds:
            for key, _ in ready.select(timeout=0.1):
                answer = key.data.receive()
                if answer is None:
                    continue
                now = time.perf_counter()
                took.append((now - asked[key.data]) * 1000)
                failed += answer[0] != 200
                number += 1
                asked[key.data] = time.perf_counter()
                key.data.send(load.path, issue(number, series))
    return {"seconds": now - began, "failed": failed, "took": took}


if __name__ == "__main__":
    print(json.dumps(run(Load(**json.loads(sys.argv[1])))))

"""Many bare clients of a stream, as a process of its own: it notes when each heard each call.

    python -m tingxu.bench.listeners '{"port": 8700, "ca": "…", "token": "…", "clients": 49}'

prints "ready" when all are connected; once its input ended, {call: [count, last heard at (monotonic, s)]}.
"""

from __future__ import annotations

import json
import re
import selectors
import subprocess
import sys
import time
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from tingxu.bench.line import Line

CALLED = re.compile(rb'event: ticket\.called\n(?:id: \d+\n)?data: [^\n]*?"call": ?"([^"]+)"')
QUIET_SECONDS = 0.5
"""When asked to end: so long nothing may come, then all has come."""
KEPT_BYTES = 512
"""What is kept of a read, in case an event was cut in two."""


@dataclass
class Ear:
    line: Line
    rest: bytes = b""


class Listeners:
    """So many clients of one stream, from entering to leaving."""

    def __init__(self, port: int, ca: str, token: str, path: str, clients: int) -> None:
        asked = json.dumps({"port": port, "ca": ca, "token": token, "path": path, "clients": clients})
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tingxu.bench.listeners", asked],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._clients = clients
        self.heard: dict[str, float] = {}
        """Call → when the last heard it (time.monotonic), for calls that all have heard; after leaving."""

    def __enter__(self) -> Self:
        assert self._process.stdout is not None
        if self._process.stdout.readline().strip() != "ready":
            raise ConnectionError("the stream's clients could not connect")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        found, _ = self._process.communicate()
        counts = json.loads(found or "{}")
        self.heard = {call: last for call, (count, last) in counts.items() if count == self._clients}


def publish(line: Line, call: str) -> tuple[str, float]:
    """The floor: one bare order to tell bare clients of that call, and when it was given (time.monotonic)."""
    began = time.monotonic()
    line.post("/publish", {"number": "B001", "counter": "4", "call": call, "again": 0})
    return call, began


def main(port: int, ca: str, token: str, path: str, clients: int) -> None:
    heard: dict[str, list[float]] = {}
    with selectors.DefaultSelector() as ready:
        for _ in range(clients):
            ear = Ear(Line(port, ca, token))
            ear.line.listen(path)
            ear.rest = ear.line.read()  # the stream has begun
            ready.register(ear.line.socket, selectors.EVENT_READ, ear)
        ready.register(sys.stdin, selectors.EVENT_READ)
        print("ready", flush=True)
        ending = False
        while events := ready.select(QUIET_SECONDS if ending else None):
            for key, _ in events:
                if key.data is None:
                    ready.unregister(sys.stdin)
                    ending = True
                else:
                    _hear(key.data, heard)
    print(json.dumps({call: [len(times), max(times)] for call, times in heard.items()}))


def _hear(ear: Ear, heard: dict[str, list[float]]) -> None:
    read = ear.line.read()
    now = time.monotonic()
    if not read:
        raise ConnectionError("the stream ended")
    text = ear.rest + read
    end = 0
    for found in CALLED.finditer(text):
        heard.setdefault(found[1].decode(), []).append(now)
        end = found.end()
    ear.rest = text[max(end, len(text) - KEPT_BYTES) :]


if __name__ == "__main__":
    main(**json.loads(sys.argv[1]))

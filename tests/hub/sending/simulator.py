"""A gateway of text messages that does as it is told: takes, refuses, fails, answers garbage, hangs, hangs up.

As a gateway must, it knows a key it has taken: asked again, it answers as before and sends nothing.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, TypeAlias

TOKEN = "gateway-token"
Asked: TypeAlias = dict[str, Any]
Answer: TypeAlias = "Callable[[_Line, Asked], None]"


@dataclass
class GatewaySimulator:
    """`answers`: what is done with the next requests; then each is taken."""

    answers: deque[Answer] = field(default_factory=deque)
    asked: list[Asked] = field(default_factory=list)
    """Every request's body."""
    sent: dict[str, Asked] = field(default_factory=dict)
    """By key, what went out to phones."""
    unauthorised: int = 0

    def __post_init__(self) -> None:
        self.closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), self)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}/sms"

    @property
    def settings(self) -> str:
        """For a hub's settings file, after all other keys."""
        return f'[sms]\nurl = "{self.url}"\ntoken = "{TOKEN}"\ntimeout = 0.5\n'

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], gateway: GatewaySimulator) -> None:
        super().__init__(address, _Line)
        self.gateway = gateway

    def handle_error(self, *_: object) -> None:
        """A client that gave up is no matter."""


class _Line(BaseHTTPRequestHandler):
    server: _Server

    def do_POST(self) -> None:
        gateway = self.server.gateway
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        assert asked["key"] == self.headers["Idempotency-Key"]
        if self.headers["Authorization"] != f"Bearer {TOKEN}":
            gateway.unauthorised += 1
            self.say(401, {"code": "token"})
            return
        gateway.asked.append(asked)
        (gateway.answers.popleft() if gateway.answers else take)(self, asked)

    @property
    def gateway(self) -> GatewaySimulator:
        return self.server.gateway

    def say(self, status: int, told: object, **headers: str) -> None:
        self.say_bytes(status, json.dumps(told).encode(), **headers)

    def say_bytes(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


def take(line: _Line, asked: Asked) -> None:
    """Send it, once."""
    line.gateway.sent.setdefault(asked["key"], asked)
    line.say(200, {"id": f"m-{list(line.gateway.sent).index(asked['key']) + 1}"})


def take_and_hang_up(line: _Line, asked: Asked) -> None:
    """Sent, but nobody learns of it."""
    line.gateway.sent.setdefault(asked["key"], asked)


def take_and_hang(line: _Line, asked: Asked) -> None:
    """Sent; the answer is not heard any more."""
    line.gateway.sent.setdefault(asked["key"], asked)
    line.gateway.closing.wait(30)


def hang(line: _Line, _asked: Asked) -> None:
    """No answer for as long as anybody waits."""
    line.gateway.closing.wait(30)


def drip(line: _Line, _asked: Asked) -> None:
    """An answer that never gets finished, though something always comes."""
    line.send_response(200)
    line.send_header("Content-Length", "100000")
    line.end_headers()
    while not line.gateway.closing.wait(0.05):
        line.wfile.write(b" ")


def saying(status: int, told: object, **headers: str) -> Answer:
    return lambda line, _asked: line.say(status, told, **headers)


def saying_bytes(status: int, body: bytes) -> Answer:
    return lambda line, _asked: line.say_bytes(status, body)

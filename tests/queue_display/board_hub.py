"""A hub of one board, real HTTP and a real stream: the test says what it shows and reads what it was told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import Queue
from threading import Thread
from typing import Any

from hub.wire import WIRE_VERSION, Answer, Audience, BoardView, Hello


class BoardHub(ThreadingHTTPServer):
    """`show` sends a view, `tell` an event, `cut` ends the stream; `reports` are what
    it was told of calls, `devices` what of its devices."""

    daemon_threads = True

    def __init__(self, at: datetime) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.at = at
        self.connections = 0
        self.reports: Queue[dict[str, Any]] = Queue()
        self.devices: Queue[dict[str, Any]] = Queue()
        self.news: Queue[bytes | None] = Queue()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def show(self, view: BoardView) -> None:
        self.news.put(_event("view", view.model_dump_json(), view.seq))

    def tell(self, kind: str, fields: dict[str, Any], seq: int) -> None:
        self.news.put(_event(kind, json.dumps(fields), seq))

    def cut(self) -> None:
        self.news.put(None)

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""


def _event(kind: str, data: str, seq: int | None = None) -> bytes:
    return (f"event: {kind}\n" + (f"id: {seq}\n" if seq is not None else "") + f"data: {data}\n\n").encode()


class _Handler(BaseHTTPRequestHandler):
    server: BoardHub

    def do_GET(self) -> None:
        self.server.connections += 1
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        hello = Hello(wire=WIRE_VERSION, hall="ninghe", audience=Audience.BOARD, subject="b1", seq=0,
                      at=self.server.at)
        self.wfile.write(_event("hello", hello.model_dump_json()))
        while (news := self.server.news.get()) is not None:
            self.wfile.write(news)
        self.close_connection = True

    def do_POST(self) -> None:
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        command = request["command"]
        (self.server.devices if command["kind"] == "report_devices" else self.server.reports).put(command)
        body = Answer(seq=1).model_dump_json().encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def board_hub(at: datetime) -> Iterator[BoardHub]:
    """A hub whose time is `at`, until the end of the block."""
    hub = BoardHub(at)
    thread = Thread(target=hub.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield hub
    finally:
        hub.cut()
        hub.shutdown()
        thread.join()
        hub.server_close()

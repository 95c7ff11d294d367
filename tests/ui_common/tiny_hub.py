"""The smallest hub: `python -m tests.ui_common.tiny_hub PORT [CERTIFICATE]`, real HTTP or TLS and a real stream.

The token decides what the stream says ("stranger…" is refused, "future…" meets another wire version); the
ticket of a withdraw command decides how it is answered. It writes each command's id and body, one a line.
"""

from __future__ import annotations

import json
import ssl
import sys
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

AT = "2026-11-25T01:41:00+00:00"
WORDS = {"zh": "宁河区政务服务中心", "en": "Ninghe Service Centre"}
HALL = {"name": WORDS, "zone": "Asia/Shanghai", "sample": True, "day": "2026-11-25", "open": True,
        "changes_at": None, "notices": []}
CATALOG = {"version": "v1", "departments": [], "topics": [], "items": []}
EVENT = {"ticket": "t1", "outcome": "printed"}
times_asked: Counter[str] = Counter()


def tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def view(seq: int) -> dict[str, Any]:
    return {"seq": seq, "at": AT, "catalog": "v1", "hall": HALL, "green_age": 65, "queues": [],
            "assistance": None, "assistance_by": None}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        token = self.headers["Authorization"].removeprefix("Bearer ")
        if self.headers["Tingxu-Wire"] != "1":
            self.answer(426, {"code": "wrong_wire_version"})
        elif self.path == "/v1/catalog":
            self.answer(200, CATALOG)
        elif token.startswith("stranger"):
            self.answer(401, {"code": "unauthorised"})
        else:
            self.stream(int(self.headers.get("Last-Event-ID", "0")), 99 if token.startswith("future") else 1)

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self.path == "/v1/sign-in":
            self.answer(401, {"code": "wrong_password"})
            return
        tell([body, self.headers["Authorization"]])
        times_asked[body["id"]] += 1
        first = times_asked[body["id"]] == 1
        ticket = body["command"].get("ticket", "")
        if ticket == "lost-reply" and first:
            self.close_connection = True
        elif ticket == "proxy" and first:
            self.answer(503, {})
        elif ticket == "garbage":
            self.answer(200, {"sequence": "many"})
        elif ticket == "refused":
            self.answer(409, {"code": "not_waiting", "facts": {"state": "served"}})
        else:
            self.answer(200, {"seq": 7})

    def stream(self, seen: int, wire: int) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        hello = {"wire": wire, "hall": "ninghe", "audience": "kiosk", "subject": "k1", "seq": seen, "at": AT}
        self.say("hello", hello)
        self.say("view", view(seen), seen)
        while True:
            seen += 1
            self.say("ticket.print_reported", EVENT, seen)
            time.sleep(0.02)

    def say(self, kind: str, data: dict[str, Any], id: int | None = None) -> None:
        line = f"id: {id}\n" if id is not None else ""
        self.wfile.write(f"event: {kind}\n{line}data: {json.dumps(data)}\n\n".encode())
        self.wfile.flush()

    def answer(self, status: int, body: dict[str, Any]) -> None:
        payload = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(payload)))
        self.end_headers()
        self.wfile.write(payload)

    def log_message(self, format: str, *args: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that went away is no news."""


if __name__ == "__main__":
    server = Server(("127.0.0.1", int(sys.argv[1])), Handler)
    if len(sys.argv) > 2:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2])
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    tell(server.server_address[1])
    server.serve_forever()

"""A simulated A4 printer: a small IPP server (RFC 8010, 8011) that keeps the documents, with faults to switch on.

Its bytes are laid down here; real clients (CUPS' own) print to it. A request is version(2) operation(2) id(4), then
groups: a tag below 10 begins one, 03 ends them; an attribute is tag(1) name and value, each with its length(2).
"""

from __future__ import annotations

import http.server
import socket
import threading
from pathlib import Path
from typing import Final, Self

from devices.simulators.endpoints import held_port

_PRINT, _CANCEL, _JOB, _PRINTER = 0x02, 0x08, 0x09, 0x0B
_OPERATION, _JOB_TAG, _END, _PRINTER_TAG = 1, 2, 3, 4
_INTEGER, _BOOLEAN, _ENUM, _TEXT, _URI, _KEYWORD, _CHARSET, _LANGUAGE, _MIME = (
    0x21, 0x22, 0x23, 0x41, 0x45, 0x44, 0x47, 0x48, 0x49)  # fmt: skip
_OK, _NOT_FOUND, _NOT_ACCEPTING = 0x0000, 0x0406, 0x0506
PENDING, PROCESSING, CANCELED, ABORTED, COMPLETED = 3, 5, 7, 8, 9
_IDLE, _STOPPED = 3, 5
_PATH: Final = "/ipp/print"
_UNKNOWN: Final = (_NOT_FOUND, b"")
MODEL: Final = "Simulated A4 printer"


class PagePrinterSimulator:
    """`documents`: what came out. `port` 0: any free one. It has no pty: printers of this kind stand on the network."""

    def __init__(self, link_path: Path | None = None, *, port: int | None = None) -> None:
        if link_path is not None:
            raise ValueError("a page printer is on the network: give a port")
        self._held: socket.socket | None = None
        if not port:
            self._held = held_port()
            port = self._held.getsockname()[1]
        self._port: int = port
        self._server = self._bound()
        self.url = f"ipp://127.0.0.1:{self._port}{_PATH}"
        self._thread: threading.Thread | None = None
        self.documents: list[bytes] = []
        self.jobs: dict[int, int] = {}
        self._waiting: dict[int, bytes] = {}
        self._reasons: tuple[str, ...] = ()
        self._stopped = self._holds = self._aborts = False
        self._accepting = True
        self._changed = threading.Condition()

    def start(self) -> Self:
        self._server.server_activate()
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), name="simulator", daemon=True)
        self._thread.start()
        return self

    def stop(self) -> None:
        self.unplug()
        if self._held is not None:
            self._held.close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def unplug(self) -> None:
        thread, self._thread = self._thread, None
        if thread is not None:
            self._server.shutdown()
            thread.join(2.0)
        self._server.server_close()

    def plug(self) -> None:
        if self._thread is None:
            self._server = self._bound()
            self.start()

    def _bound(self) -> _Server:
        server = _Server(("127.0.0.1", self._port), _Handler, bind_and_activate=False)
        server.printer, server.allow_reuse_port = self, self._held is not None
        server.server_bind()
        return server

    def set_fault(
        self,
        *,
        reasons: tuple[str, ...] | None = None,
        stopped: bool | None = None,
        accepting: bool | None = None,
        holds: bool | None = None,
        aborts: bool | None = None,
    ) -> None:
        """Switch faults; ``None`` leaves as it is. `reasons`: IPP's words; `holds`: takes jobs and prints none."""
        with self._changed:
            for name, value in (("_reasons", reasons), ("_stopped", stopped), ("_accepting", accepting),
                                ("_holds", holds), ("_aborts", aborts)):  # fmt: skip
                if value is not None:
                    setattr(self, name, value)
            self._work()

    def wait_for_documents(self, count: int, timeout: float = 20.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: len(self.documents) >= count, timeout)

    def wait_for_jobs(self, count: int, timeout: float = 20.0) -> bool:
        with self._changed:
            return self._changed.wait_for(lambda: len(self.jobs) >= count, timeout)

    def answer(self, request: bytes, path: str) -> bytes:
        """The answer to one IPP request, on the server's thread."""
        operation, end = int.from_bytes(request[2:4], "big"), _end_of_groups(request)
        with self._changed:
            status, groups = self._carry_out(operation, request[8:end], request[end:]) if path == _PATH else _UNKNOWN
            self._work()
        head = b"\x01\x01" + status.to_bytes(2, "big") + request[4:8]
        common = _attribute(_CHARSET, "attributes-charset", b"utf-8")
        common += _attribute(_LANGUAGE, "attributes-natural-language", b"en")
        return head + bytes((_OPERATION,)) + common + groups + bytes((_END,))

    def _carry_out(self, operation: int, asked: bytes, document: bytes) -> tuple[int, bytes]:
        if operation == _PRINTER:
            return _OK, self._about_printer()
        if operation == _PRINT:
            return self._take(document) if self._accepting else (_NOT_ACCEPTING, b"")
        job = _integer(asked, "job-id")
        if job not in self.jobs:
            return _NOT_FOUND, b""
        if operation == _CANCEL:
            self._waiting.pop(job, None)
            self.jobs[job] = CANCELED if self.jobs[job] < CANCELED else self.jobs[job]
        return _OK, self._about_job(job)

    def _take(self, document: bytes) -> tuple[int, bytes]:
        job = len(self.jobs) + 1
        self.jobs[job], self._waiting[job] = PENDING, document
        return _OK, self._about_job(job)

    def _work(self) -> None:
        """Print what can be printed."""
        if not (self._stopped or self._holds or any("empty" in reason for reason in self._reasons)):
            for job, document in self._waiting.items():
                self.jobs[job] = ABORTED if self._aborts else COMPLETED
                self.documents += [] if self._aborts else [document]
            self._waiting.clear()
        self._changed.notify_all()

    def _about_printer(self) -> bytes:
        out = bytes((_PRINTER_TAG,)) + _attribute(_ENUM, "printer-state", _int(_STOPPED if self._stopped else _IDLE))
        for at, reason in enumerate(self._reasons or ("none",)):
            out += _attribute(_KEYWORD, "" if at else "printer-state-reasons", reason.encode())
        out += _attribute(_BOOLEAN, "printer-is-accepting-jobs", bytes((self._accepting,)))
        out += _attribute(_MIME, "document-format-supported", b"application/pdf")
        return out + _attribute(_TEXT, "printer-make-and-model", MODEL.encode())

    def _about_job(self, job: int) -> bytes:
        out = bytes((_JOB_TAG,)) + _attribute(_INTEGER, "job-id", _int(job))
        out += _attribute(_URI, "job-uri", f"{self.url}/{job}".encode())
        out += _attribute(_ENUM, "job-state", _int(self.jobs[job]))
        return out + _attribute(_KEYWORD, "job-state-reasons", b"none")


class _Server(http.server.ThreadingHTTPServer):
    printer: PagePrinterSimulator


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_POST(self) -> None:
        body = self.server.printer.answer(self._body(), self.path)
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _body(self) -> bytes:
        if self.headers.get("Transfer-Encoding", "") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", "0")))
        body = b""
        while size := int(self.rfile.readline().split(b";")[0], 16):
            body += self.rfile.read(size)
            self.rfile.readline()
        self.rfile.readline()
        return body

    def log_message(self, format: str, *args: object) -> None:
        """No line per request."""


def _attribute(tag: int, name: str, value: bytes) -> bytes:
    return bytes((tag,)) + len(name).to_bytes(2, "big") + name.encode() + len(value).to_bytes(2, "big") + value


def _int(value: int) -> bytes:
    return value.to_bytes(4, "big")


def _integer(asked: bytes, name: str) -> int:
    """An integer attribute's value; 0 when it is not there."""
    at = asked.find(len(name).to_bytes(2, "big") + name.encode())
    start = at + 2 + len(name) + 2
    return int.from_bytes(asked[start : start + 4], "big") if at >= 0 else 0


def _end_of_groups(request: bytes) -> int:
    """Where the document begins."""
    at = 8
    while at < len(request) and (tag := request[at]) != _END:
        at += 1
        if tag >= 0x10:
            for _ in range(2):
                at += 2 + int.from_bytes(request[at : at + 2], "big")
    return at + 1

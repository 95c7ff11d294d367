"""One keep-alive HTTPS connection, as bare as can be: what a load client costs is taken from the product."""

from __future__ import annotations

import json
import socket
import ssl
from functools import cache
from typing import Any

READ_BYTES = 262_144


class Line:
    """A connection to 127.0.0.1: one write for each request, then read to the announced length.

    `ca`: the file of the CA that is believed; "" for plain HTTP.
    """

    def __init__(self, port: int, ca: str, token: str = "") -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if ca:
            self.socket = _context(ca).wrap_socket(self.socket, server_hostname="127.0.0.1")
        self._token = token
        self._buffer = b""

    def post(self, path: str, body: dict[str, Any]) -> tuple[int, bytes]:
        """Ask and wait: (status, body)."""
        self.send(path, json.dumps(body).encode())
        while True:
            answer = self.receive()
            if answer is not None:
                return answer

    def send(self, path: str, body: bytes) -> None:
        """Write a request."""
        head = (
            f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {self._token}\r\n"
            f"Tingxu-Wire: 1\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self.socket.sendall(head.encode() + body)

    def listen(self, path: str) -> None:
        """Ask for a stream; what comes is read from the socket."""
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {self._token}\r\n"
        self.socket.sendall(f"{head}Tingxu-Wire: 1\r\n\r\n".encode())

    def receive(self) -> tuple[int, bytes] | None:
        """Read what is there; the answer once it is whole. Raises ConnectionError when the server hung up."""
        read = self.read()
        if not read:
            raise ConnectionError("the server hung up")
        self._buffer += read
        head, found, rest = self._buffer.partition(b"\r\n\r\n")
        if not found or len(rest) < _length(head):
            return None
        length = _length(head)
        self._buffer = rest[length:]
        return int(head[9:12]), rest[:length]

    def get(self, path: str) -> tuple[int, bytes]:
        """Ask and wait: (status, body)."""
        self.listen(path)
        while (answer := self.receive()) is None:
            pass
        return answer

    def read(self) -> bytes:
        """What is there, to the last byte: what TLS holds back would wake no selector. Empty at the end."""
        read = self.socket.recv(READ_BYTES)
        while isinstance(self.socket, ssl.SSLSocket) and self.socket.pending():
            read += self.socket.recv(READ_BYTES)
        return read

    def close(self) -> None:
        self.socket.close()


@cache
def _context(ca: str) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=ca)


def _length(head: bytes) -> int:
    for line in head.split(b"\r\n"):
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            return int(value)
    return 0

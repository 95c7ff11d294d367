"""The plug of a simulated device: a pseudo terminal under a stable path, or a TCP port.

The pty is raw, its slave side is held open by us, so that a driver may open and close it as it likes;
pulling the plug closes both, which the driver sees as a real unplugging. The path is a link that goes with
the plug and comes back with it.
"""

from __future__ import annotations

import contextlib
import os
import socket
import tempfile
import termios
import tty
from pathlib import Path
from typing import Protocol

_SPEEDS = {getattr(termios, f"B{baud}"): baud for baud in (1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200)}
_OUTPUT_SPEED = 5  # in the list that tcgetattr gives


class Endpoint(Protocol):
    url: str

    def plug(self) -> None: ...

    def unplug(self) -> None: ...

    def dispose(self) -> None:
        """Unplug for good."""

    def readers(self) -> list[int]: ...

    def receive(self, fd: int) -> bytes: ...

    def speed(self) -> int:
        """The baud rate that the other side has set; 0 where there is none."""
        ...

    def send(self, data: bytes) -> int:
        """How many bytes went; 0 when there is nobody to take them, or no room."""
        ...


class PtyEndpoint:
    def __init__(self, link_path: Path | None) -> None:
        self._own_folder = None if link_path else tempfile.TemporaryDirectory(prefix="device-")
        self._link = link_path or Path(self._own_folder.name if self._own_folder else "") / "port"
        self._master = self._slave = -1
        self.url = f"serial:{self._link}"

    def plug(self) -> None:
        if self._master >= 0:
            return
        self._master, self._slave = os.openpty()
        tty.setraw(self._slave)
        os.set_blocking(self._master, False)
        self._link.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._link.with_name(f"{self._link.name}.{os.getpid()}")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(os.ttyname(self._slave))
        fresh.replace(self._link)  # at once, also over the link of a run that crashed

    def unplug(self) -> None:
        if self._master < 0:
            return
        self._link.unlink(missing_ok=True)
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    def dispose(self) -> None:
        self.unplug()
        if self._own_folder is not None:
            self._own_folder.cleanup()

    def readers(self) -> list[int]:
        return [self._master] if self._master >= 0 else []

    def receive(self, fd: int) -> bytes:
        with contextlib.suppress(OSError):
            return os.read(fd, 65536)
        return b""

    def speed(self) -> int:
        if self._slave < 0:
            return 0
        return _SPEEDS.get(termios.tcgetattr(self._slave)[_OUTPUT_SPEED], 0)

    def send(self, data: bytes) -> int:
        if self._master < 0:
            return len(data)  # nobody there: the bytes are gone
        with contextlib.suppress(BlockingIOError):
            return os.write(self._master, data)
        return 0


def held_port() -> socket.socket:
    """Any free port of this machine, kept from others while nobody listens there; who does says ``reuse_port``."""
    held = socket.socket()
    held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    held.bind(("127.0.0.1", 0))
    return held


class TcpEndpoint:
    def __init__(self, port: int) -> None:
        self._listener: socket.socket | None = None
        self._peer: socket.socket | None = None
        self._held: socket.socket | None = None
        if port == 0:
            self._held = held_port()
            port = self._held.getsockname()[1]
        self._port = port
        self.plug()  # now: with port 0 the url is not known before
        self.url = f"tcp://127.0.0.1:{self._port}"

    def plug(self) -> None:
        if self._listener is None:
            self._listener = socket.create_server(("127.0.0.1", self._port), reuse_port=self._held is not None)

    def unplug(self) -> None:
        for sock in (self._peer, self._listener):
            if sock is not None:
                sock.close()
        self._peer = self._listener = None

    def dispose(self) -> None:
        self.unplug()
        if self._held is not None:
            self._held.close()

    def readers(self) -> list[int]:
        return [sock.fileno() for sock in (self._listener, self._peer) if sock is not None]

    def receive(self, fd: int) -> bytes:
        if self._listener is not None and fd == self._listener.fileno():
            fresh, _ = self._listener.accept()
            fresh.setblocking(False)
            if self._peer is not None:
                self._peer.close()  # like a real printer: one connection at a time, the newest
            self._peer = fresh
        elif self._peer is not None:
            try:
                data = self._peer.recv(65536)
            except OSError:
                data = b""
            if data:
                return data
            self._peer.close()
            self._peer = None
        return b""

    def speed(self) -> int:
        return 0

    def send(self, data: bytes) -> int:
        if self._peer is None:
            return len(data)
        try:
            return self._peer.send(data)
        except BlockingIOError:
            return 0
        except OSError:
            return len(data)

"""A TCP connection, as network printers offer on port 9100."""

from __future__ import annotations

import select
import socket

from devices.errors import DeviceTimeout, LinkLost
from devices.status import LinkState

_CONNECT_TIMEOUT = 1.5  # below the two seconds in which a driver must be able to stop
_WRITE_TIMEOUT = 1.5


class TcpTransport:
    def __init__(self, url: str, host: str, port: int) -> None:
        self.url = url
        self._address = (host, port)
        self._socket: socket.socket | None = None

    def open(self) -> None:
        try:
            self._socket = socket.create_connection(self._address, _CONNECT_TIMEOUT)
            self._socket.settimeout(_WRITE_TIMEOUT)
            self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # A printer whose cable is pulled sends nothing; without probes it would look alive for hours.
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
        except OSError as error:
            self.close()
            # The address is right and nobody is there: that is a device switched off, not a missing port.
            raise LinkLost(f"cannot-connect: {_reason(error)}", LinkState.OFFLINE) from error

    def close(self) -> None:
        sock, self._socket = self._socket, None
        if sock is not None:
            sock.close()

    def write(self, data: bytes) -> None:
        sock = self._opened()
        try:
            sock.sendall(data)
        except TimeoutError as error:
            raise DeviceTimeout("takes-no-bytes") from error
        except OSError as error:
            raise LinkLost(f"connection-lost: {_reason(error)}", LinkState.OFFLINE) from error

    def read(self, timeout: float) -> bytes:
        sock = self._opened()
        try:
            if not select.select([sock], [], [], timeout)[0]:
                return b""
            data = sock.recv(4096)
        except (OSError, ValueError) as error:
            raise LinkLost(f"connection-lost: {_reason(error)}", LinkState.OFFLINE) from error
        if not data:
            raise LinkLost("connection-closed", LinkState.OFFLINE)
        return data

    def _opened(self) -> socket.socket:
        if self._socket is None:
            raise LinkLost("port-not-open", LinkState.OFFLINE)
        return self._socket


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else type(error).__name__

"""A serial port, by pyserial: 8 data bits, no parity, one stop bit, no flow control.

Modem lines are never touched: a pseudo terminal has none, and some converters power the device by them. A
port that was pulled out is seen as ``SerialException`` or as plain ``OSError``, depending on where it
happens; both are caught.
"""

from __future__ import annotations

import contextlib
import errno
import select
from typing import Any

import serial

from devices.errors import DeviceTimeout, LinkLost
from devices.status import LinkState

_WRITE_TIMEOUT = 1.5  # below the two seconds in which a driver must be able to stop
_GONE = (serial.SerialException, OSError, TypeError)  # TypeError: pyserial's own, on a port closed meanwhile


class SerialTransport:
    def __init__(self, url: str, path: str, baud: int) -> None:
        self.url = url
        self._path, self._baud = path, baud
        self._port: Any = None

    def open(self) -> None:
        try:
            # timeout 0: waiting is done with select, since each change of timeout would set up the port anew.
            self._port = serial.Serial(
                self._path, self._baud, timeout=0, write_timeout=_WRITE_TIMEOUT, exclusive=True
            )
        except (serial.SerialException, OSError, ValueError) as error:
            raise LinkLost(f"{_why_not_open(error)}: {_reason(error)}", LinkState.NO_DEVICE) from error

    def close(self) -> None:
        port, self._port = self._port, None
        if port is not None:
            with contextlib.suppress(*_GONE):  # it may have gone before we could close it
                port.close()

    def write(self, data: bytes) -> None:
        port = self._opened()
        try:
            port.write(data)
        except serial.SerialTimeoutException as error:
            raise DeviceTimeout("takes-no-bytes") from error
        except _GONE as error:
            raise LinkLost(f"port-lost: {_reason(error)}") from error

    def read(self, timeout: float) -> bytes:
        port = self._opened()
        try:
            if not select.select([port.fileno()], [], [], timeout)[0]:
                return b""
            return bytes(port.read(4096))
        except (*_GONE, ValueError) as error:  # ValueError: select on a closed descriptor
            raise LinkLost(f"port-lost: {_reason(error)}") from error

    def _opened(self) -> Any:
        if self._port is None:
            raise LinkLost("port-not-open")
        return self._port


def _why_not_open(error: Exception) -> str:
    """A person can do something different about each of them."""
    match getattr(error, "errno", None):
        case errno.ENOENT | errno.ENODEV | errno.ENXIO:
            return "port-missing"
        case errno.EACCES | errno.EPERM:
            return "port-forbidden"
        case errno.EAGAIN | errno.EBUSY:
            return "port-busy"
    return "port-failed"


def _reason(error: Exception) -> str:
    return error.strerror or type(error).__name__ if isinstance(error, OSError) else type(error).__name__

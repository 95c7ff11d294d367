"""A Linux input device: the bytes of its events, and nobody else sees them.

A real device (``/dev/input/by-id/…-event-kbd``) is grabbed, so that what it types reaches neither the desktop nor
another program. The ioctls are those of linux/input.h; they were written from the header and have not been seen
on hardware here. A pipe that carries the same bytes may stand in for the device.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import select
import stat

from devices.errors import DeviceTimeout, LinkLost
from devices.status import LinkState

_EVIOCGRAB = 0x40044590  # _IOW('E', 0x90, int)
_NAME_BYTES, _SWITCH_BYTES = 128, 4
_EVIOCGNAME = 0x80004506 | _NAME_BYTES << 16  # _IOC(_IOC_READ, 'E', 0x06, len)
_EVIOCGSW = 0x8000451B | _SWITCH_BYTES << 16  # _IOC(_IOC_READ, 'E', 0x1b, len)
_WHY = {errno.ENOENT: "port-missing", errno.ENODEV: "port-missing", errno.ENXIO: "port-missing",
        errno.EACCES: "port-forbidden", errno.EPERM: "port-forbidden", errno.EBUSY: "port-busy"}  # fmt: skip


class EvdevTransport:
    def __init__(self, url: str, path: str, *, grab: bool = True) -> None:
        self.url = url
        self._path, self._grab = path, grab
        self._file = -1

    def open(self) -> None:
        try:
            self._file = os.open(self._path, os.O_RDONLY | os.O_NONBLOCK)
            if self._grab and self._is_device:
                fcntl.ioctl(self._file, _EVIOCGRAB, 1)
        except OSError as error:
            self.close()
            why = _WHY.get(error.errno or 0, "port-failed")
            raise LinkLost(f"{why}: {error.strerror}", LinkState.NO_DEVICE) from error

    def close(self) -> None:
        file, self._file = self._file, -1
        if file >= 0:
            with contextlib.suppress(OSError):  # it may have gone before we could close it
                os.close(file)

    def write(self, data: bytes) -> None:
        """Input devices take nothing."""
        raise DeviceTimeout("takes-no-bytes")

    def read(self, timeout: float) -> bytes:
        try:
            if not select.select([self._file], [], [], timeout)[0]:
                return b""
            data = os.read(self._file, 4096)
        except BlockingIOError:
            return b""
        except (OSError, ValueError) as error:  # ValueError: select on a closed descriptor
            raise LinkLost(f"port-lost: {getattr(error, 'strerror', '') or type(error).__name__}") from error
        if not data:
            raise LinkLost("port-lost")
        return data

    @property
    def device_name(self) -> str:
        """What the device calls itself; empty where it does not say."""
        return self._asked(_EVIOCGNAME, _NAME_BYTES).split(b"\0")[0].decode("utf-8", "replace")

    def switched_on(self, code: int) -> bool | None:
        """How a switch stands now; None where the device cannot be asked."""
        answer = self._asked(_EVIOCGSW, _SWITCH_BYTES)
        return bool(int.from_bytes(answer, "little") >> code & 1) if answer else None

    @property
    def _is_device(self) -> bool:
        return stat.S_ISCHR(os.fstat(self._file).st_mode)

    def _asked(self, request: int, size: int) -> bytes:
        try:
            return bytes(fcntl.ioctl(self._file, request, bytes(size)))
        except OSError:
            return b""  # a pipe is no device

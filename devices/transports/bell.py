"""Ends a wait for bytes early: whoever has something to send need not wait until the device has spoken."""

from __future__ import annotations

import contextlib
import os
import select
import threading
from typing import Protocol


class HasFileno(Protocol):
    def fileno(self) -> int: ...


class Bell:
    """Rung from any thread; belongs to the driver, which closes it last."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._fd = os.eventfd(0, os.EFD_NONBLOCK | os.EFD_CLOEXEC)

    def fileno(self) -> int:
        """For `select`; below 0 when it is closed."""
        return self._fd

    def ring(self) -> None:
        with self._lock:
            if self._fd >= 0:
                os.eventfd_write(self._fd, 1)

    def heard(self) -> None:
        """Silence again."""
        with contextlib.suppress(BlockingIOError):
            os.eventfd_read(self._fd)

    def close(self) -> None:
        with self._lock:
            fd, self._fd = self._fd, -1
        if fd >= 0:
            os.close(fd)


def ready(port: HasFileno | int, bell: Bell | None, timeout: float) -> bool:
    """Whether the port has bytes; False after `timeout` seconds, or at once when the bell rings."""
    found = select.select([port] if bell is None else [port, bell], [], [], timeout)[0]
    if bell is not None and bell in found:
        bell.heard()
    return port in found

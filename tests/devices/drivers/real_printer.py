"""CUPS' own IPP printer as a process, keeping what it is given in a folder.

It wants a message bus for announcing itself, which nobody here hears: it gets one of its own.
"""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from devices.drivers import ipptool
from devices.errors import DeviceError
from tingxu.ports import free_port
from tingxu.waiting import until

PRINTER = ["ippeveprinter", "-r", "off", "-k", "-f", "application/pdf", "-n", "localhost"]


@contextmanager
def real_printer(folder: Path, command: Path) -> Iterator[str]:
    """Its address, once it answers. `command` is run for each document and may tell states on stderr."""
    port = free_port()
    bus = 'export DBUS_SYSTEM_BUS_ADDRESS="$DBUS_SESSION_BUS_ADDRESS"; exec "$@"'
    process = subprocess.Popen(
        ["dbus-run-session", "--", "sh", "-c", bus, "sh", *PRINTER, "-p", str(port), "-d", str(folder), "-c",
         str(command), "A4 notices"],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    url = f"ipp://localhost:{port}/ipp/print"
    try:
        until(lambda: _answers(url), 30.0)
        yield url
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(10.0)


def _answers(url: str) -> bool:
    try:
        return ipptool.ask(url, ipptool.STATE, lambda: False).ok
    except DeviceError:
        return False

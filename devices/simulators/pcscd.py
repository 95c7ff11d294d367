"""A pcscd of our own with virtual readers: beside the machine's, if one runs, and needing no rights.

pcscd takes its socket from whoever starts it, as it does from systemd (LISTEN_FDS); so several can run on one machine,
each at a path of its own. The library of the programs that talk to it knows one path for each process: all simulated
cards of a process therefore share one pcscd, started with the first of them and ended with the last. A virtual reader
(``vpcd``) has a card in it while somebody is connected to its TCP port.
"""

from __future__ import annotations

import contextlib
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

from devices.errors import LinkLost

PROGRAM = Path("/usr/sbin/pcscd")
DRIVER = Path("/usr/lib/pcsc/drivers/serial/libifdvpcd.so")
READER = "Tingxu Virtual"
SLOTS = 2  # of one vpcd: its port and the next
_PORTS = range(20000, 32000, SLOTS)  # below those that the system gives away by itself
# The socket must be descriptor 3 of the process of that number. 1, 15: end with the thread that started it.
_START = """
import ctypes, os, sys
os.environ["LISTEN_PID"] = str(os.getpid())
os.dup2(int(sys.argv[1]), 3)
os.set_inheritable(3, True)
ctypes.CDLL(None).prctl(1, 15)
os.execv(sys.argv[2], sys.argv[2:])
"""
_ENDS_WITHIN = 5.0


class Pcscd:
    """One process's pcscd. ``start`` and ``stop`` as often as one likes, at the same socket."""

    def __init__(self) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="pcscd-")
        folder = Path(self._folder.name)
        self.socket = folder / "pcscd.comm"
        self._settings = folder / "readers"
        self._settings.mkdir()
        self._log = folder / "log"
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_ports()

    def start(self) -> None:
        """Raises ``LinkLost`` where the packages for it are not installed."""
        if self._process is not None:
            return
        if not (PROGRAM.exists() and DRIVER.exists()):
            raise LinkLost("pcscd-missing: install pcscd and vsmartcard-vpcd")
        (self._settings / "vpcd").write_text(
            f'FRIENDLYNAME "{READER}"\nDEVICENAME /dev/null:{self.port:#x}\nLIBPATH {DRIVER}\n'
            f"CHANNELID {self.port:#x}\n"
        )
        with self._listen() as listener, self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, "-c", _START, str(listener.fileno()), str(PROGRAM), "--foreground", "--config",
                 str(self._settings)],
                env={**os.environ, "LISTEN_FDS": "1"}, pass_fds=[listener.fileno()],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    def stop(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            self.socket.unlink(missing_ok=True)
            process.terminate()
            try:
                process.wait(_ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()

    @property
    def running(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def dispose(self) -> None:
        self.stop()
        self._folder.cleanup()

    def _listen(self) -> socket.socket:
        self.socket.unlink(missing_ok=True)
        listener = socket.socket(socket.AF_UNIX)
        listener.bind(str(self.socket))
        listener.listen(16)
        return listener


class SharedPcscd:
    """The process's one, for whoever needs a slot."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._pcscd: Pcscd | None = None
        self._free = list(range(SLOTS))
        self._users = 0

    def take(self) -> tuple[Pcscd, int]:
        """The daemon, not started yet, and the slot that is now the caller's."""
        with self._lock:
            if not self._free:
                raise RuntimeError(f"a process has no more than {SLOTS} virtual readers")
            if self._pcscd is None:
                self._pcscd = Pcscd()
            return self._pcscd, self._free.pop(0)

    def begin(self) -> None:
        """A user of it starts; the daemon runs from the first on."""
        with self._lock:
            assert self._pcscd is not None
            self._pcscd.start()
            self._users += 1

    def end(self) -> None:
        with self._lock:
            self._users -= 1
            if self._users == 0 and self._pcscd is not None:
                self._pcscd.stop()

    def give_back(self, slot: int) -> None:
        with self._lock:
            self._free.append(slot)
            self._free.sort()


SHARED = SharedPcscd()


def _free_ports() -> int:
    """The first of two ports, one after the other, that nobody uses."""
    for port in random.sample(_PORTS, len(_PORTS)):
        with contextlib.suppress(OSError), contextlib.ExitStack() as tried:
            for each in range(port, port + SLOTS):
                tried.enter_context(socket.create_server(("127.0.0.1", each)))
            return port
    raise OSError("no port is free")

"""Programs that start in a tenth of a second: forked off a process that has loaded their modules already.

Each is a process of its own with its real main, in a session of its own, and ends with the storm whatever becomes
of that.

    with Forking(room.folder / "logs") as forking:
        hub = forking.start("hub-1", serve, settings)           # serve(settings) -> exit code
        hub.line(10.0)                                          # its first line on stdout
        hub.kill()
"""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Self

STOP_SECONDS = 20.0
_PR_SET_PDEATHSIG = 1


class Silent(Exception):
    """A program ended, or did not say in time what was waited for; the text tells where to read on."""


class Forked:
    """One program that runs or has run."""

    def __init__(self, name: str, process: ForkServerProcess, said: Connection, log: Path) -> None:
        self.name = name
        self.log = log
        self._process = process
        self._said = said
        self._heard = b""

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    def line(self, seconds: float) -> str:
        """Its next line on stdout. Raises Silent when it ended or took longer."""
        deadline = time.monotonic() + seconds
        while b"\n" not in self._heard:
            if not wait([self._said], max(0.0, deadline - time.monotonic())):
                raise Silent(f"{self.name} said nothing for {seconds} s; see {self.log}")
            heard = os.read(self._said.fileno(), 65536)
            if not heard:
                raise Silent(f"{self.name} ended; see {self.log}")
            self._heard += heard
        line, _, self._heard = self._heard.partition(b"\n")
        return line.decode()

    def kill(self) -> None:
        """SIGKILL to it and all it started, as a power cut would; returns when it has ended."""
        self.end(signal.SIGKILL)

    def end(self, sign: signal.Signals = signal.SIGTERM) -> int:
        """Send the signal and wait: the exit code, negative for a signal; killed where it takes too long.

        One that has been ended is left alone: its number may be another's by now.
        """
        if self._said.closed:
            assert self._process.exitcode is not None
            return self._process.exitcode
        self._signal(sign)
        self._process.join(STOP_SECONDS)
        self._signal(signal.SIGKILL)  # what it started, or itself
        self._process.join()
        self._said.close()
        assert self._process.exitcode is not None
        return self._process.exitcode

    def wait(self, seconds: float) -> int:
        """Wait for its own end: the exit code; killed where it takes longer."""
        self._process.join(seconds)
        return self.end(signal.SIGKILL)

    def send(self, sign: signal.Signals) -> None:
        """A signal to itself alone, such as SIGSTOP."""
        os.kill(self.pid, sign)

    def _signal(self, sign: signal.Signals) -> None:
        try:
            os.killpg(self.pid, sign)
        except ProcessLookupError:  # it has ended, or has only just begun and leads no group yet
            with suppress(ProcessLookupError):
                os.kill(self.pid, sign)


class Forking:
    """Starts programs; leaving the `with` block kills those that still run."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        logs.mkdir(parents=True, exist_ok=True)
        self._context = multiprocessing.get_context("forkserver")
        self._context.set_forkserver_preload(["tingxu.storm.loaded"])
        self._lock = threading.Lock()
        self._started: list[Forked] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for each in self._started:
            if each.running:
                each.kill()

    def start(
        self, name: str, main: Callable[..., int], *words: Any, environment: Mapping[str, str] | None = None
    ) -> Forked:
        """Run `main(*words)` in a process of its own; what it says on stderr is added to its log."""
        log = self.logs / f"{name}.log"
        said, says = self._context.Pipe(duplex=False)
        of_now = {**os.environ, **(environment or {})}  # not of when the first program was started
        process = self._context.Process(
            target=_run, args=(says, str(log), of_now, main, words), name=name, daemon=True
        )
        with self._lock:
            process.start()
            forked = Forked(name, process, said, log)
            self._started = [each for each in self._started if each.running] + [forked]
        says.close()
        return forked


def _run(
    says: Connection, log: str, environment: dict[str, str], main: Callable[..., int], words: tuple[Any, ...]
) -> None:
    """In the new process."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # when the first process ends, so do we
    os.setsid()
    os.dup2(says.fileno(), 1)
    says.close()
    with open(log, "ab") as sink:
        os.dup2(sink.fileno(), 2)
    os.environ.clear()
    os.environ.update(environment)
    sys.exit(main(*words))

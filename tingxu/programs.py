"""Real processes of a simulated hall: started in groups of their own, watched, and ended together.

Each program leads its own process group, so that what it starts itself (a voice, a player) ends with it. A
warden process knows every group and ends them if this one is killed; see tingxu/warden.py.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

STOP_SECONDS = 5.0
"""How long a program may take to end when asked."""


@dataclass(frozen=True)
class Ended:
    """A program that ended though nobody asked."""

    name: str
    code: int
    log: Path

    def __str__(self) -> str:
        tail = "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-12:])
        return f"{self.name} ended by itself with {self.code}; its last words:\n{tail}"


class Program:
    """One running process with its log file."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], log: Path, *, base: bool = False) -> None:
        """`base`: others stand on it (a display, the hub), so it ends after them."""
        self.name = name
        self.base = base
        self.process = process
        self.log = log

    @property
    def running(self) -> bool:
        return self.process.poll() is None

    def ask_to_stop(self) -> None:
        self._signal(signal.SIGTERM)

    def kill(self) -> None:
        """At once, with all it started."""
        self._signal(signal.SIGKILL)
        self.process.wait()

    def finish(self) -> int:
        """Wait for its end; kill it where it takes longer than STOP_SECONDS. Its exit code."""
        try:
            code = self.process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            code = None
        self._signal(signal.SIGKILL)  # whatever of its group is left
        return self.process.wait() if code is None else code

    def _signal(self, number: int) -> None:
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return


class Programs:
    """All programs of one hall. `stop` (or leaving the `with` block) ends every one of them."""

    def __init__(self, logs: Path) -> None:
        self.logs = logs
        self._lock = threading.Lock()
        self._running: list[Program] = []
        self._warden = subprocess.Popen(
            [sys.executable, "-S", str(Path(__file__).with_name("warden.py"))],
            stdin=subprocess.PIPE, start_new_session=True,
        )  # fmt: skip
        logs.mkdir(parents=True, exist_ok=True)

    def __enter__(self) -> Programs:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(
        self,
        name: str,
        command: Sequence[str],
        environment: Mapping[str, str],
        *,
        base: bool = False,
        pass_fds: Sequence[int] = (),
    ) -> Program:
        """Start `command`; what it says goes to its log file, also what it says at a second start."""
        log = self.logs / f"{name}.log"
        with log.open("ab") as sink, self._lock:
            process = subprocess.Popen(
                list(command), env={**os.environ, **environment}, stdin=subprocess.DEVNULL,
                stdout=sink, stderr=sink, start_new_session=True, pass_fds=tuple(pass_fds),
            )  # fmt: skip
            self._note("+", process.pid)
            program = Program(name, process, log, base=base)
            self._running.append(program)
        return program

    def end(self, program: Program, *, at_once: bool = False) -> int:
        """End one program, politely or with SIGKILL. Its exit code."""
        with self._lock:
            self._running.remove(program)
        if at_once:
            program.kill()
        else:
            program.ask_to_stop()
        code = program.finish()
        self._note("-", program.process.pid)
        return code

    def crashed(self) -> Ended | None:
        """The first program that ended though nobody asked, if any."""
        with self._lock:
            for program in self._running:
                if not program.running:
                    return Ended(program.name, program.process.returncode, program.log)
        return None

    def stop(self) -> dict[str, int]:
        """End all, those last on which others stand; name -> exit code."""
        with self._lock:
            programs, self._running = self._running, []
        codes: dict[str, int] = {}
        for base in (False, True):
            wave = [program for program in programs if program.base is base]
            for program in wave:
                program.ask_to_stop()
            codes.update({program.name: program.finish() for program in wave})
        if self._warden.stdin is not None:
            self._warden.stdin.close()
        self._warden.wait()
        return codes

    def _note(self, sign: str, group: int) -> None:
        assert self._warden.stdin is not None
        self._warden.stdin.write(f"{sign}{group}\n".encode())
        self._warden.stdin.flush()

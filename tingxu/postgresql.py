"""A real PostgreSQL for tests, storms and measurements: a cluster of its own on a free port, gone afterwards."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg

from hub.store.database import open_database
from hub.store.tables import metadata
from tingxu.ports import free_port
from tingxu.waiting import until

OWNER = "postgres"
"""Who runs it for root, whom PostgreSQL refuses."""
MEMORY = Path("/dev/shm")
"""Where files cost no disk."""


class PostgreSQL:
    """One cluster, in memory where commits are not forced to the disk: no test cuts the machine's power."""

    def __init__(self, *, durable: bool = False) -> None:
        """`durable`: on the disk, each commit forced to it, as a hall's is."""
        in_memory = MEMORY.is_dir() and not durable
        self.folder = Path(tempfile.mkdtemp(prefix="tingxu-pg-", dir=MEMORY if in_memory else None))
        self._fsync = "on" if durable else "off"
        self.port = free_port()
        self._numbers = count(1)
        self._process: subprocess.Popen[bytes] | None = None
        self._free: list[str] = []
        if os.geteuid() == 0:
            shutil.chown(self.folder, OWNER, OWNER)
        self._run(_program("initdb"), "-D", str(self.data), "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                  "--no-sync", "-U", OWNER)  # fmt: skip

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def start(self) -> PostgreSQL:
        """Start it and wait until it answers; it dies with us, whatever becomes of us."""
        command = [
            *_as_owner("--pdeathsig=KILL"), _program("postgres"), "-D", str(self.data), "-p", str(self.port),
            "-c", "listen_addresses=127.0.0.1", "-c", f"unix_socket_directories={self.folder}",
            "-c", f"fsync={self._fsync}", "-c", "max_connections=60", "-c", "shared_buffers=16MB",
        ]  # fmt: skip
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd="/")
        until(self._answers, 30.0)
        return self

    def stop(self, sign: signal.Signals = signal.SIGINT) -> None:
        """End it: SIGINT politely, SIGQUIT at once, as after a fault."""
        if self._process is not None:
            self._process.send_signal(sign)
            self._process.wait(timeout=30)
            self._process = None

    def kill(self) -> None:
        """SIGKILL to the server and all its processes, as a power cut would."""
        assert self._process is not None
        self._to_all(signal.SIGKILL)
        self._process.wait(timeout=30)
        self._process = None

    def freeze(self) -> None:
        """All its processes stand still; connections stay open, and nothing is answered."""
        self._to_all(signal.SIGSTOP)

    def thaw(self) -> None:
        self._to_all(signal.SIGCONT)

    def _to_all(self, sign: signal.Signals) -> None:
        """To the server first, which then makes no more processes."""
        assert self._process is not None
        if sign is not signal.SIGCONT:
            self._process.send_signal(signal.SIGSTOP)
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children").read_text().split()
        for child in children:
            with suppress(ProcessLookupError):
                os.kill(int(child), sign)
        self._process.send_signal(sign)

    def remove(self) -> None:
        self.stop(signal.SIGQUIT)
        shutil.rmtree(self.folder)

    def fresh(self) -> str:
        """The URL of a database with the tables of this release and nothing in them."""
        if self._free:
            return self._free.pop()
        url = self.empty()
        open_database(url).dispose()
        return url

    def empty(self) -> str:
        """The URL of a database without a table."""
        name = f"t{next(self._numbers)}"
        self._ask(OWNER, f"CREATE DATABASE {name} TEMPLATE template0 STRATEGY file_copy")
        return self._url(name)

    def drop(self, url: str) -> None:
        """Delete that database, whoever is connected to it."""
        self._ask(OWNER, f"DROP DATABASE {url.rpartition('/')[2]} WITH (FORCE)")

    @contextmanager
    def lent(self) -> Iterator[str]:
        """The same, emptied afterwards for the next: a new one costs 8 MB of writing."""
        url = self.fresh()
        yield url
        name = url.rpartition("/")[2]
        self._ask(OWNER, f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'")
        self._ask(name, f"TRUNCATE {', '.join(table.name for table in metadata.sorted_tables)}")
        self._free.append(url)

    def _ask(self, database: str, statement: str) -> None:
        with psycopg.connect(self._url(database), autocommit=True) as connection:
            connection.execute(statement.encode())

    def _url(self, name: str) -> str:
        return f"postgresql://{OWNER}@127.0.0.1:{self.port}/{name}"

    def _answers(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, (self.folder / "log").read_text()
        try:
            psycopg.connect(self._url(OWNER), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, *command: str) -> None:
        subprocess.run([*_as_owner(), *command], cwd="/", check=True, capture_output=True)


def _as_owner(*more: str) -> list[str]:
    if os.geteuid() != 0:
        return ["setpriv", *more] if more else []
    return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups", *more]


def _program(name: str) -> str:
    """Debian keeps the servers of each version apart; the newest will do."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), key=lambda each: int(each.parts[4]))
    return str(found[-1]) if found else name

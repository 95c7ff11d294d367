"""One play of all stories by the real `tingxu demo` on each database, as `make run` does it without a display.

`pytest -n 2 tests/acceptance` plays both at the same time, one in each worker.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import wave
from array import array
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from xdist.remote import Producer
from xdist.scheduler.loadscope import LoadScopeScheduling

from hub.store.database import open_database, reading
from hub.store.tables import journal
from tingxu.postgresql import PostgreSQL

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 300
SQLITE, POSTGRESQL = "sqlite", "postgresql"


@dataclass(frozen=True)
class Play:
    """What one play left behind."""

    code: int
    seconds: float
    said: str
    out: Path
    left: list[str]
    """Command lines of processes that were still there afterwards."""
    summary: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, int] = field(default_factory=dict)
    """Hall -> its events in the database that was lent, afterwards."""

    def visitor(self, story: str) -> dict[str, Any]:
        """The summary's entry of that story."""
        return next(visitor for visitor in self.summary["visitors"] if visitor["story"] == story)

    def at(self, story: str, moment: str) -> datetime:
        """When, by the hub's clock, that moment of the story was."""
        return datetime.fromisoformat(self.visitor(story)[moment])

    def journal(self) -> list[dict[str, Any]]:
        """The hub's journal, oldest entry first, with the bodies read."""
        lines = (self.out / "logs" / "journal.jsonl").read_text("utf-8").splitlines()
        entries = [json.loads(line) for line in lines]
        return [{**entry, "body": json.loads(entry["body"])} for entry in entries]


def heard(path: Path) -> tuple[float, float]:
    """Length in seconds and root mean square of the samples (16 bit)."""
    with wave.open(str(path)) as sound:
        samples = array("h", sound.readframes(sound.getnframes()))
        return sound.getnframes() / sound.getframerate(), sqrt(sum(one * one for one in samples) / len(samples))


def processes_with(folder: Path) -> list[str]:
    """Command lines of running processes whose environment names `folder`."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            environment = (process / "environ").read_bytes()
            words = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace").strip()
        except OSError:  # it ended while we looked, or is not ours to look at
            continue
        if str(folder).encode() in environment and words:
            found.append(words)
    return found


def start_tingxu(folder: Path, *words: str, **environment: str) -> subprocess.Popen[str]:
    """`tingxu WORDS` with its temporary files in `folder`, by whose name its processes are found."""
    return subprocess.Popen(
        [sys.executable, "-m", "tingxu", *words], cwd=ROOT, env={**os.environ, "TMPDIR": str(folder), **environment},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip


@pytest.fixture(scope="session")
def play(request: pytest.FixtureRequest) -> Play:
    """What the play on that database left; every test of it holds on both."""
    if request.param == SQLITE:
        return _play(SQLITE, None)
    server = PostgreSQL().start()
    try:
        url = server.fresh()
        played = _play(POSTGRESQL, url)
        return replace(played, kept=_rows_in(url))
    finally:
        server.remove()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Each test of a play is one on both databases."""
    if "play" in metafunc.fixturenames:
        patience = pytest.mark.timeout(MOST_SECONDS + 90)  # the first test waits for the whole play
        plays = [pytest.param(name, marks=patience) for name in (SQLITE, POSTGRESQL)]
        metafunc.parametrize("play", plays, indirect=True, scope="session")


class ByPlay(LoadScopeScheduling):  # type: ignore[misc]  # xdist does not tell its types
    """All tests of one play are for one worker: it is played once."""

    def _split_scope(self, nodeid: str) -> str:
        names = (name for name in (SQLITE, POSTGRESQL) if f"[{name}" in nodeid)
        return next(names, nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByPlay:
    """How the tests of this folder are given to workers."""
    return ByPlay(config, log)


def _play(name: str, database: str | None) -> Play:
    out = ROOT / "out" / ("demo" if database is None else f"demo-{name}")
    folder = Path("/tmp") / f"tx-{name}-{os.getpid()}"
    folder.mkdir()
    began = time.monotonic()
    lent = ("--database", database) if database else ()
    process = start_tingxu(folder, "demo", "--out", str(out), *lent)
    said, _ = process.communicate(timeout=MOST_SECONDS + 60)
    seconds = time.monotonic() - began
    left = processes_with(folder)
    remains = list(folder.iterdir())
    assert not remains, f"files left behind: {remains}"
    folder.rmdir()
    path = out / "summary.json"
    summary = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return Play(process.returncode, seconds, said, out, left, summary)


def _rows_in(url: str) -> dict[str, int]:
    """How many events each hall has in that database."""
    engine = open_database(url)
    with reading(engine) as tx:
        counted = tx.execute(select(journal.c.hall, func.count()).group_by(journal.c.hall)).all()
    engine.dispose()
    return {row[0]: row[1] for row in counted}

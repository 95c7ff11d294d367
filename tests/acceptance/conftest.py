"""One play of all stories by the real `tingxu demo`, as `make run` does it without a display."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import wave
from array import array
from dataclasses import dataclass, field
from datetime import datetime
from math import sqrt
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
MOST_SECONDS = 300


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
def play() -> Play:
    out = ROOT / "out" / "demo"
    folder = Path("/tmp") / f"tx-{os.getpid()}"
    folder.mkdir()
    began = time.monotonic()
    process = start_tingxu(folder, "demo", "--out", str(out))
    said, _ = process.communicate(timeout=MOST_SECONDS + 60)
    seconds = time.monotonic() - began
    left = processes_with(folder)
    remains = list(folder.iterdir())
    assert not remains, f"files left behind: {remains}"
    folder.rmdir()
    path = out / "summary.json"
    summary = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return Play(process.returncode, seconds, said, out, left, summary)

"""However a hall is ended, nothing of it is left: Ctrl-C in `tingxu run`, SIGTERM or SIGKILL in `tingxu demo`."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.acceptance.conftest import processes_with, start_tingxu
from tingxu.displays import start_display
from tingxu.programs import Programs

WINDOWS = 5
"""Console, kiosk, two counters, board."""


@pytest.fixture
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="tx-", dir="/tmp"))
    yield path
    shutil.rmtree(path)


def wait_for(came: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not came() and time.monotonic() < deadline:
        time.sleep(0.1)
    return came()


def read_until(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout is not None
    said = ""
    while words not in said:
        line = process.stdout.readline()
        assert line, f"ended early: {said}"
        said += line
    return said


def windows_on(display: str) -> int:
    search = ["xdotool", "search", "--onlyvisible", "--name", "."]
    found = subprocess.run(search, env={"DISPLAY": display}, capture_output=True, text=True, check=False)
    return len(found.stdout.split())


def test_run_opens_five_windows_and_ctrl_c_ends_them(folder: Path, tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        display, _ = start_display(programs, "person", 1920, 1080)
        process = start_tingxu(folder, "run", DISPLAY=display, WAYLAND_DISPLAY="")
        said = read_until(process, "Ctrl-C")
        assert "password" in said
        assert wait_for(lambda: windows_on(display) >= WINDOWS, 30), windows_on(display)
        assert len(processes_with(folder)) >= WINDOWS + 1
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0, rest
    assert processes_with(folder) == []
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_demo_that_is_ended_in_the_middle_leaves_no_process(folder: Path, end: signal.Signals) -> None:
    process = start_tingxu(folder, "demo", "--out", str(folder / "out"), "--only", "first-walk-in")
    read_until(process, "issued")
    assert len(processes_with(folder)) > WINDOWS
    os.kill(process.pid, end)
    process.communicate(timeout=30)
    assert process.returncode != 0
    assert wait_for(lambda: processes_with(folder) == [], 15), processes_with(folder)

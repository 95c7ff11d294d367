"""However a hall is ended, nothing of it is left: Ctrl-C in `tingxu run`, SIGTERM or SIGKILL in `tingxu demo`."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from tests.acceptance.conftest import processes_with, start_tingxu
from tingxu.displays import start_display
from tingxu.programs import Programs
from tingxu.waiting import until

WINDOWS = 5
"""Console, kiosk, two counters, board."""


@pytest.fixture
def folder() -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="tx-", dir="/tmp"))
    yield path
    shutil.rmtree(path)


def read_until(process: subprocess.Popen[str], words: str) -> str:
    assert process.stdout is not None
    said = ""
    while words not in said:
        line = process.stdout.readline()
        assert line, f"ended early: {said}"
        said += line
    return said


def xdotool(display: str, *words: str) -> str:
    found = subprocess.run(["xdotool", *words], env={"DISPLAY": display}, capture_output=True, text=True, check=False)
    return found.stdout


def windows_on(display: str) -> list[str]:
    return xdotool(display, "search", "--onlyvisible", "--name", ".").split()


def box_of(display: str, window: str) -> tuple[int, int, int, int]:
    """Left, top, right, bottom."""
    lines = xdotool(display, "getwindowgeometry", "--shell", window).splitlines()
    told = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
    return told["X"], told["Y"], told["X"] + told["WIDTH"], told["Y"] + told["HEIGHT"]


def all_apart(display: str) -> bool:
    """Whether each window is wholly on the display and none is over another."""
    boxes = [box_of(display, window) for window in windows_on(display)]
    inside = all(box[0] >= 0 and box[1] >= 0 and box[2] <= 1920 and box[3] <= 1080 for box in boxes)
    return inside and all(
        one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        for one, other in combinations(boxes, 2)
    )


def test_run_opens_five_windows_side_by_side_and_ctrl_c_ends_them(folder: Path, tmp_path: Path) -> None:
    with Programs(tmp_path) as programs:
        display, _ = start_display(programs, "person", 1920, 1080)
        process = start_tingxu(folder, "run", DISPLAY=display, WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")
        said = read_until(process, "Ctrl-C")
        assert "password" in said
        until(lambda: len(windows_on(display)) == WINDOWS, 60)
        until(lambda: all_apart(display), 60)
        assert len(processes_with(folder)) >= WINDOWS + 1
        process.send_signal(signal.SIGINT)
        rest, _ = process.communicate(timeout=60)
    assert process.returncode == 0, rest
    assert processes_with(folder) == []
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL])
def test_a_demo_that_is_ended_in_the_middle_leaves_no_process(folder: Path, end: signal.Signals) -> None:
    process = start_tingxu(folder, "demo", "--out", str(folder / "out"), "--only", "first-walk-in")
    read_until(process, "issued")
    assert len(processes_with(folder)) > WINDOWS
    os.kill(process.pid, end)
    process.communicate(timeout=60)
    assert process.returncode != 0
    until(lambda: processes_with(folder) == [], 15)

"""The board as a program of its own: a call comes over HTTP, is seen, is heard, is reported."""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from queue_display.main import main
from tests.queue_display.board_hub import BoardHub, board_hub
from tests.queue_display.views import NOON, call, view
from ui_common.voice import wav

ROOT = Path(__file__).parents[2]
SECONDS = 30.0
HEAD = 'id = "b1"\n[hub]\ntls = false\ntoken = "board-token-0123456789"\n'
RUN = """import sys
from pathlib import Path
from queue_display.main import main
raise SystemExit(main(Path(sys.argv[1])))
"""


@dataclass
class Board:
    """The program's process and its eyes."""

    process: subprocess.Popen[str]
    probe: Path

    def scene(self) -> dict[str, Any]:
        with socket.socket(socket.AF_UNIX) as line:
            line.connect(str(self.probe))
            line.sendall(b'{"ask": "scene"}\n')
            return dict(json.loads(line.makefile().readline()))

    def texts(self) -> dict[str, str]:
        found = self.scene()
        return {item["name"]: item["text"] for item in found["items"]} | {"page": found["page"]}

    def until(self, holds: Callable[[dict[str, str]], bool]) -> dict[str, str]:
        """Look until it holds."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            if self.probe.exists() and holds(texts := self.texts()):
                return texts
            select.select([], [], [], 0.05)
        raise AssertionError(f"not seen: {self.texts()}")

    def end(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGTERM)
        _, said = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, said


@pytest.fixture
def hub() -> Iterator[BoardHub]:
    with board_hub(NOON) as hub:
        yield hub


@pytest.fixture
def start(hub: BoardHub, tmp_path: Path) -> Iterator[Callable[[str], Board]]:
    boards: list[Board] = []

    def started(voice: str) -> Board:
        settings = tmp_path / f"board{len(boards)}.toml"
        settings.write_text(f'{HEAD}url = "{hub.url}"\n[voice]\n{voice}\n')
        probe = tmp_path / f"probe{len(boards)}"
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "TINGXU_PROBE": str(probe)}
        boards.append(Board(subprocess.Popen(
            [sys.executable, "-c", RUN, settings], cwd=ROOT, env=environment, stderr=subprocess.PIPE,
            text=True), probe))
        return boards[-1]

    yield started
    for board in boards:
        if board.process.poll() is None:
            board.process.kill()
            board.process.communicate()


def test_a_call_is_seen_heard_and_reported_and_the_program_ends_cleanly(
    hub: BoardHub, start: Callable[[str], Board], tmp_path: Path
) -> None:
    board = start(f'sink = "file:{tmp_path / "said"}"')
    hub.show(view(call("old", "B001", at=NOON - timedelta(hours=1))))
    assert hub.reports.get(timeout=SECONDS) == {
        "kind": "report_announcement", "call": "old", "outcome": "failed", "reason": "stale"}
    hub.show(view(seq=2))
    board.until(lambda texts: texts["page"] == "board.calls" and "band.0" not in texts)
    hub.tell("ticket.called", {"call": "new", "number": "A001", "counter": "3", "again": 0}, 3)
    board.until(lambda texts: texts.get("band.0") == "A001 → 3")
    hub.show(view(call("new", "A001"), seq=3))
    assert hub.reports.get(timeout=SECONDS)["outcome"] == "spoken"
    assert wav.level(wav.read(tmp_path / "said" / "new.wav")) > 0.05
    said_of = [path.name for path in (tmp_path / "said").glob("*.wav")]
    assert said_of == ["new.wav"], "the old call was not spoken"
    code, said = board.end()
    assert code == 0
    assert "warning" not in said, said


def test_cut_off_it_shows_the_age_of_what_it_knows_and_comes_back(
    hub: BoardHub, start: Callable[[str], Board]
) -> None:
    board = start("enabled = false")
    hub.show(view(call("1")))
    board.until(lambda texts: texts.get("band.0") == "A001 → 3" and "board.age" not in texts)
    hub.connections = 0
    hub.cut()
    while hub.connections == 0:
        board.until(lambda texts: texts.get("band.0") == "A001 → 3")
    hub.show(view(call("1"), call("2"), seq=2))
    board.until(lambda texts: texts.get("band.0") == "A002 → 3" and "board.age" not in texts)
    assert hub.reports.empty(), "a board without voice reports nothing"


def test_settings_that_cannot_be_used_are_told_and_end_with_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "board.toml"
    file.write_text(f'{HEAD}url = "http://127.0.0.1:1"\n[voice]\nloud = 1\n')
    assert main(file) == 2
    assert "voice.loud" in capsys.readouterr().err

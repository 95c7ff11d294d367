"""Forked programs are processes of their own: they speak, end with their code, and are killed with their children."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tingxu.storm.forking import Forking, Silent
from tingxu.waiting import until


def speak(words: str, code: int) -> int:
    os.write(1, f"{words} {os.environ['STORM']}\n".encode())
    os.write(2, b"to the log\n")
    return code


def with_child() -> int:
    child = subprocess.Popen(["sleep", "600"])
    os.write(1, f"{child.pid}\n".encode())
    time.sleep(600)
    return 0


def test_a_program_speaks_and_ends_with_its_code(tmp_path: Path) -> None:
    with Forking(tmp_path) as forking:
        program = forking.start("speaker", speak, "hello", 3, environment={"STORM": "high"})
        assert program.line(30) == "hello high"
        with pytest.raises(Silent, match="speaker ended"):
            program.line(30)
        assert program.end() == 3
        assert not program.running
    assert (tmp_path / "speaker.log").read_text() == "to the log\n"


def test_a_kill_reaches_all_that_a_program_started(tmp_path: Path) -> None:
    with Forking(tmp_path) as forking:
        program = forking.start("parent", with_child)
        child = int(program.line(30))
        program.kill()
        assert program.end() == -signal.SIGKILL
        until(lambda: _ended(child))


def test_leaving_kills_what_still_runs(tmp_path: Path) -> None:
    with Forking(tmp_path) as forking:
        program = forking.start("parent", with_child)
        child = int(program.line(30))
        with pytest.raises(Silent, match="said nothing"):
            program.line(0.01)
    assert not program.running
    until(lambda: _ended(child))


def _ended(pid: int) -> bool:
    """Gone, or a zombie that nobody has waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except FileNotFoundError:
        return True

"""The command's face: what it lists."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAMS = ["hub", "kiosk", "counter", "board", "console", "run", "demo", "rules", "shots", "bench", "storm"]


def tingxu(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "tingxu", *words], capture_output=True, text=True, check=False)


def test_help_lists_every_program_with_one_clear_line() -> None:
    shown = tingxu("--help").stdout
    lines = [line.strip("│ ") for line in shown.splitlines()]
    for program in PROGRAMS:
        told = [line for line in lines if line.split(" ")[0] == program]
        assert len(told) == 1, program
        assert told[0].endswith("."), told
        assert len(told[0].split()) >= 4, told


@pytest.mark.parametrize("words", [["hub", "--help"], ["hub", "staff", "--help"]])
def test_the_hub_has_its_own_list(words: list[str]) -> None:
    assert tingxu(*words).returncode == 0


def test_help_loads_no_program() -> None:
    loaded = "[name for name in sys.modules if name.startswith(('PySide6', 'hub', 'sqlalchemy'))]"
    script = f"import sys, tingxu.command; print({loaded})"
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


PROGRAMS_WITH_SETTINGS = [["kiosk"], ["counter"], ["board"], ["hub", "serve"], ["hub", "enrol", "kiosk", "k1"]]


@pytest.mark.parametrize("program", PROGRAMS_WITH_SETTINGS)
def test_settings_that_are_not_there_are_told_and_the_exit_is_2(program: list[str]) -> None:
    done = tingxu(*program, "--settings", "/nowhere/settings.toml")
    assert done.returncode == 2
    assert "/nowhere/settings.toml: no such file; " in done.stderr
    assert "Errno" not in done.stderr
    assert "Traceback" not in done.stderr

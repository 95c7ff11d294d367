"""`tingxu devices` as processes: what a technician at a shell sees, and what scripts rely on."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import IO

import pytest

from devices.kinds import WORDS
from devices.simulators import IdCardReaderSimulator, PrinterSimulator
from devices.simulators.cards import sample_card
from devices.simulators.idcard import ReaderFault
from devices.status import PaperState

ROOT = Path(__file__).parents[2]
COMMAND = (sys.executable, "-m", "tingxu", "devices")


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run((*COMMAND, *words), capture_output=True, text=True, timeout=60, cwd=ROOT, env=_env())


@contextmanager
def started(*words: str) -> Iterator[subprocess.Popen[str]]:
    pipe = subprocess.PIPE
    process = subprocess.Popen((*COMMAND, *words), stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=_env())
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _env() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", "COLUMNS": "200"}


def _out(process: subprocess.Popen[str]) -> IO[str]:
    assert process.stdout is not None
    return process.stdout


def _tell(process: subprocess.Popen[str], line: str) -> str:
    assert process.stdin is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    return _out(process).readline().strip()


def test_they_load_no_screen_and_no_eyes() -> None:
    code = (
        "import sys; from tingxu.command import app; from typer.testing import CliRunner\n"
        "assert CliRunner().invoke(app, ['devices', 'list']).exit_code == 0\n"
        "bad = {'PySide6', 'cv2', 'numpy', 'hub', 'sqlalchemy', 'PIL'} & set(sys.modules)\n"
        "assert not bad, bad"
    )
    done = subprocess.run((sys.executable, "-c", code), capture_output=True, text=True, cwd=ROOT, env=_env())
    assert done.returncode == 0, done.stderr


def test_list_names_every_kind_with_its_profiles() -> None:
    done = run("list", "--json")
    told = json.loads(done.stdout)
    assert [each["kind"] for each in told["kinds"]] == list(WORDS)
    assert all(each["profiles"] for each in told["kinds"])
    assert "escpos-80 *" in run("list").stdout


def test_read_prints_every_field_of_a_card_that_lies_there() -> None:
    with IdCardReaderSimulator() as reader:
        reader.place_card(sample_card("测试甲", date(1950, 1, 1)))
        done = run("read", "--port", reader.url.removeprefix("serial:"), "--kind", "idcard")
    assert (done.returncode, done.stderr) == (0, "")
    card = json.loads(done.stdout)
    assert (card["name"], card["birth"], card["number_valid"]) == ("测试甲", "1950-01-01", True)
    assert len(card["number"]) == 18


def test_read_says_why_a_card_was_refused() -> None:
    with IdCardReaderSimulator() as reader:
        reader.set_fault(ReaderFault.WRONG_CARD)
        reader.place_card(sample_card("测试甲", date(1950, 1, 1)))
        done = run("read", "--port", reader.url)
    assert done.returncode == 1
    assert "unrecognised-card" in done.stderr
    assert "测试甲" not in done.stdout + done.stderr


def test_read_tells_a_silent_device_from_an_empty_one_and_from_no_port(tmp_path: Path) -> None:
    missing = run("read", "--port", str(tmp_path / "ttyNone"))
    assert missing.returncode == 3
    assert "port-missing" in missing.stderr
    with IdCardReaderSimulator() as reader:
        assert run("read", "--port", reader.url, "--seconds", "1").returncode == 4
        reader.set_fault(ReaderFault.SILENT)
        silent = run("read", "--port", reader.url, "--seconds", "20")
    assert silent.returncode == 3
    assert "no-answer" in silent.stderr


def test_wrong_words_are_told_in_a_line_with_exit_code_2(tmp_path: Path) -> None:
    for words in (("read", "--port", "usb:/x"), ("test",), ("test", "--port", "/dev/x", "--kind", "toaster"),
                  ("test", "--settings", str(tmp_path / "none.toml")), ("simulate", "toaster"),
                  ("read", "--port", "/dev/x", "--profile", "toaster"),
                  ("read", "--port", "/dev/x", "--kind", "printer")):  # fmt: skip
        done = run(*words)
        assert done.returncode == 2, (words, done)
        assert len(done.stderr.strip().splitlines()) == 1, done.stderr


@contextmanager
def hall_of_two(folder: Path) -> Iterator[tuple[Path, IdCardReaderSimulator, PrinterSimulator]]:
    with IdCardReaderSimulator() as reader, PrinterSimulator(port=0) as printer:
        settings = folder / "kiosk.toml"
        settings.write_text(f'[idcard]\nurl = "{reader.url}"\n[[device]]\nkind = "printer"\nurl = "{printer.url}"\n')
        yield settings, reader, printer


def test_test_reports_each_device_of_a_settings_file(tmp_path: Path) -> None:
    with hall_of_two(tmp_path) as (settings, _, printer):
        done = run("test", "--settings", str(settings), "--json")
        both = [json.loads(line) for line in done.stdout.splitlines()]
        assert (done.returncode, [(each["kind"], each["ok"]) for each in both]) == (
            0, [("idcard", True), ("printer", True)])  # fmt: skip
        printer.set_paper(PaperState.OUT)
        done = run("test", "--settings", str(settings), "--json")
        paper = {check["name"]: check for check in json.loads(done.stdout.splitlines()[1])["checks"]}["paper"]
        assert (done.returncode, paper["ok"], paper["detail"], paper["action"]) == (1, False, "paper-out", "clear")
        assert "put in a new roll" in run("test", "--settings", str(settings)).stdout


def test_probe_finds_who_answers() -> None:
    with IdCardReaderSimulator() as reader:
        done = run("probe", reader.url.removeprefix("serial:"), "--seconds", "2", "--json")
        assert (done.returncode, json.loads(done.stdout)["kind"]) == (0, "idcard")
        reader.set_fault(ReaderFault.SILENT)
        assert run("probe", reader.url, "--seconds", "0.5").returncode == 3
    with PrinterSimulator(port=0) as printer:
        done = run("probe", printer.url, "--json")
        assert json.loads(done.stdout)["kind"] == "printer"


def test_watch_tells_each_change_once_with_people_masked(tmp_path: Path) -> None:
    with hall_of_two(tmp_path) as (settings, reader, printer), started("watch", "--settings", str(settings)) as watch:
        said: list[dict[str, object]] = []

        def until(**wanted: object) -> dict[str, object]:
            for line in _out(watch):
                said.append(json.loads(line))
                if wanted.items() <= said[-1].items():
                    return said[-1]
            raise AssertionError(said)

        until(device="idcard", link="online")
        printer.set_paper(PaperState.OUT)
        until(device="printer", paper="out", action="clear")
        reader.place_card(sample_card("测试甲", date(1950, 1, 1)))
        assert until(event="card-read")["name"] == "测*甲"
        reader.unplug()
        until(device="idcard", link="noDevice")
        reader.plug()
        until(device="idcard", link="online")
    for device in ("idcard", "printer"):
        states = [{**each, "at": ""} for each in said if (each["device"], each["event"]) == (device, "status")]
        assert all(one != other for one, other in pairwise(states)), states


@pytest.mark.parametrize("where", ["pty", "tcp"])
def test_simulate_is_a_device_for_another_process_with_faults_by_line(tmp_path: Path, where: str) -> None:
    place = ("--at", str(tmp_path / "printer")) if where == "pty" else ("--tcp", "0")
    with started("simulate", "printer", *place) as simulator:
        url = _out(simulator).readline().split()[1]
        assert _tell(simulator, "help").startswith("words paper cover-open")
        assert run("test", "--port", url, "--kind", "printer").returncode == 0
        assert _tell(simulator, "cover-open") == "done cover-open"
        assert "cover-open" in run("test", "--port", url, "--kind", "printer").stdout
        assert _tell(simulator, "ok") == "done ok"
        assert run("test", "--port", url, "--kind", "printer").returncode == 0
        assert _tell(simulator, "unplug") == "done unplug"
        assert run("test", "--port", url, "--kind", "printer").returncode == 1
        assert _tell(simulator, "dance").startswith("unknown dance")
        assert _tell(simulator, "paper soft").startswith("wrong paper")
        assert _tell(simulator, "quit") == ""
        assert simulator.wait(20) == 0

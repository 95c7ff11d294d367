"""The outbox: in order, with one id for each report, through a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from hub.wire import ReportPrintCommand
from kiosk_app.outbox import RESTARTED, Outbox, Report


def drain(outbox: Outbox) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    while (report := outbox.next()) is not None:
        assert isinstance(report.command, ReportPrintCommand)
        found.append((report.command.ticket, report.command.outcome, report.command.reason))
        outbox.done(report)
    return found


def test_reports_go_out_in_the_order_in_which_prints_began(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    outbox.begin("t1.0", "t1")
    outbox.begin("t2.0", "t2")
    outbox.end("t2.0", "t2", "printed", "")
    outbox.end("t1.0", "t1", "failed", "paper-out")
    outbox.end("", "t3", "failed", "visitor-left")
    assert drain(outbox) == [
        ("t1", "failed", "paper-out"),
        ("t2", "printed", ""),
        ("t3", "failed", "visitor-left"),
    ]
    assert len(outbox) == 0


def test_an_unanswered_report_keeps_its_command_id(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    first = Outbox(path)
    first.end("", "t1", "printed", "")
    before = first.next()
    first.close()
    again = Outbox(path)
    assert again.next() == before
    assert isinstance(before, Report)


def test_a_print_still_going_on_is_not_reported_yet(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    outbox.begin("t1.0", "t1")
    assert outbox.next() is None
    assert len(outbox) == 1


PRINTING = """
import sys
from pathlib import Path
from kiosk_app.outbox import Outbox
outbox = Outbox(Path(sys.argv[1]))
outbox.begin("t1.0", "t1")
outbox.end("t1.0", "t1", "printed", "")
outbox.begin("t2.0", "t2")
print("printing", flush=True)
sys.stdin.read()
"""


def test_power_fails_while_printing(tmp_path: Path) -> None:
    path = tmp_path / "outbox.sqlite"
    kiosk = subprocess.Popen(
        [sys.executable, "-c", PRINTING, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert kiosk.stdout is not None
    assert kiosk.stdout.readline() == b"printing\n"
    os.kill(kiosk.pid, signal.SIGKILL)
    kiosk.communicate()
    outbox = Outbox(path)
    assert outbox.recover() == 1
    assert drain(outbox) == [("t1", "printed", ""), ("t2", "unknown", RESTARTED)]


def test_a_foreign_outcome_is_refused(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "outbox.sqlite")
    outbox.end("", "t1", "eaten", "")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="outcome"):
        outbox.next()

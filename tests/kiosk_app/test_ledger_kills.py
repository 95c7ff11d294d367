"""The ledger through SIGKILL at any instant: no number lost, none given twice."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

from hub.wire import IssuedAloneCommand, ReportPrintCommand
from kiosk_app.outbox import Outbox
from tests.kiosk_app.bands import band

ISSUING = """
import sys
from pathlib import Path
from kiosk_app.journey import events
from kiosk_app.outbox import Outbox
from tests.kiosk_app.test_alone import desk, wish
outbox = Outbox(Path(sys.argv[1]))
outbox.recover()
at = desk(outbox.ledger)
while True:
    event = at.issue(wish("w", elder=False), None)
    if not isinstance(event, events.Ticketed):
        break
    print(event.ticket.number, flush=True)
    outbox.begin(f"{event.ticket.id}.w", event.ticket.id)
    outbox.end(f"{event.ticket.id}.w", event.ticket.id, "printed", "")
"""
TELLING = """
import sys
from pathlib import Path
from kiosk_app.outbox import Outbox
outbox = Outbox(Path(sys.argv[1]))
outbox.recover()
while (report := outbox.next()) is not None:
    print(report.id, report.command.kind, report.command.ticket, flush=True)
    outbox.done(report)
print("drained", flush=True)
"""
KILLS = 8


def run_and_kill(script: str, path: Path, after: float) -> list[str]:
    """What the program said before it was killed, or by itself came to an end."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True, bufsize=1,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert process.stdout is not None
    first = process.stdout.readline()
    threading.Event().wait(after)
    os.kill(process.pid, signal.SIGKILL)
    said, _ = process.communicate()
    lines = (first + said).splitlines()
    return [line for line in lines if line]


def test_no_number_is_lost_or_given_twice(tmp_path: Path) -> None:
    path, chance = tmp_path / "outbox.sqlite", random.Random(7)
    outbox = Outbox(path)
    outbox.ledger.keep_band(band(size=4000))
    outbox.close()
    shown = [line for _ in range(KILLS) for line in run_and_kill(ISSUING, path, chance.uniform(0, 0.15))]
    assert len(shown) == len(set(shown))
    outbox = Outbox(path)
    outbox.recover()
    given: list[IssuedAloneCommand] = []
    papers: list[ReportPrintCommand] = []
    while (report := outbox.next()) is not None:
        if isinstance(report.command, IssuedAloneCommand):
            given.append(report.command)
        elif isinstance(report.command, ReportPrintCommand):
            papers.append(report.command)
        outbox.done(report)
    numbers = [f"{each.series}{each.ordinal}" for each in given]
    assert set(shown) <= set(numbers)
    assert len(set(numbers)) == len(numbers) <= len(shown) + KILLS
    assert sorted(each.ticket for each in papers) == sorted(each.ticket for each in given)


def test_what_was_told_may_be_told_again_under_the_same_id_and_in_order(tmp_path: Path) -> None:
    path, chance = tmp_path / "outbox.sqlite", random.Random(8)
    outbox = Outbox(path)
    outbox.ledger.keep_band(band(size=4000))
    outbox.close()
    shown = run_and_kill(ISSUING, path, 0.3)
    told: list[str] = []
    while not told or told[-1] != "drained":
        lines = run_and_kill(TELLING, path, chance.uniform(0, 0.1))
        told += lines if not told or lines[0] != told[-1] else lines[1:]
    tickets = [line.split()[2] for line in told if "issued_alone" in line]
    assert len(tickets) == len(set(tickets))
    assert len(tickets) in (len(shown), len(shown) + 1)
    assert tickets == sorted(tickets, key=lambda each: int(each.rpartition("A")[2]))

"""The ledger through SIGKILL at any instant: no number lost, none given twice."""

from __future__ import annotations

import os
import random
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from hub.wire import IssuedAloneCommand, ReportPrintCommand
from kiosk_app.journey import events
from kiosk_app.outbox import Outbox
from tests.kiosk_app.bands import band
from tests.kiosk_app.test_alone import desk, wish
from tingxu.storm.forking import Forking, Silent

KILLS = 8
SECONDS = 60.0


def say(*words: str) -> None:
    """At once and in one piece."""
    os.write(1, " ".join(words).encode() + b"\n")


def issue(path: Path) -> int:
    """A kiosk that gives out one number after the other, and says each."""
    outbox = Outbox(path)
    outbox.recover()
    at = desk(outbox.ledger)
    while isinstance(event := at.issue(wish("w", elder=False), None), events.Ticketed):
        say(event.ticket.number)
        outbox.begin(f"{event.ticket.id}.w", event.ticket.id)
        outbox.end(f"{event.ticket.id}.w", event.ticket.id, "printed", "")
    return 0


def tell(path: Path) -> int:
    """A kiosk that tells all that it has done, and says each."""
    outbox = Outbox(path)
    outbox.recover()
    while (report := outbox.next()) is not None:
        say(report.id, report.command.kind, report.ticket)
        outbox.done(report)
    say("drained")
    return 0


RunAndKill = Callable[[Callable[[Path], int], Path, float], list[str]]


@pytest.fixture
def run_and_kill(tmp_path: Path) -> Iterator[RunAndKill]:
    with Forking(tmp_path / "logs") as forking:

        def run(main: Callable[[Path], int], path: Path, after: float) -> list[str]:
            """What the program said before it was killed, or by itself came to an end."""
            program = forking.start(main.__name__, main, path)
            said = [program.line(SECONDS)]
            threading.Event().wait(after)
            with suppress(ProcessLookupError):
                program.send(signal.SIGKILL)
            with suppress(Silent):  # it has ended
                while True:
                    said.append(program.line(SECONDS))
            program.end()
            return said

        yield run


def test_no_number_is_lost_or_given_twice(tmp_path: Path, run_and_kill: RunAndKill) -> None:
    path, chance = tmp_path / "outbox.sqlite", random.Random(7)
    outbox = Outbox(path)
    outbox.ledger.keep_band(band(size=4000))
    outbox.close()
    shown = [line for _ in range(KILLS) for line in run_and_kill(issue, path, chance.uniform(0, 0.15))]
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


def test_what_was_told_may_be_told_again_under_the_same_id_and_in_order(
    tmp_path: Path, run_and_kill: RunAndKill
) -> None:
    path, chance = tmp_path / "outbox.sqlite", random.Random(8)
    outbox = Outbox(path)
    outbox.ledger.keep_band(band(size=4000))
    outbox.close()
    shown = run_and_kill(issue, path, 0.3)
    told: list[str] = []
    while not told or told[-1] != "drained":
        lines = run_and_kill(tell, path, chance.uniform(0, 0.1))
        told += lines if not told or lines[0] != told[-1] else lines[1:]
    tickets = [line.split()[2] for line in told if "issued_alone" in line]
    assert len(tickets) == len(set(tickets))
    assert len(tickets) in (len(shown), len(shown) + 1)
    assert tickets == sorted(tickets, key=lambda each: int(each.rpartition("A")[2]))

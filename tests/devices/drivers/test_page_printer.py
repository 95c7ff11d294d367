"""The page printer's driver: against CUPS' own IPP printer, and against the simulated one with its faults."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.drivers.events import PrintFinished, PrintOutcome, PrintReason
from devices.drivers.page_printer import PagePrinter, PagePrinterProfile
from devices.errors import DeviceError
from devices.kinds.page_printer import sample_page
from devices.simulators.page_printer import MODEL, PagePrinterSimulator
from devices.status import Action, LinkState, PaperState
from tests.devices.drivers.real_printer import real_printer
from tests.devices.eventlog import EventLog

FAST = PagePrinterProfile(kind="page-printer", model="test", poll_seconds=0.05, print_seconds=60.0)
PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n"
PRINTED = (PrintOutcome.PRINTED, PrintReason.NONE)
Start = Callable[..., PagePrinter]


@pytest.fixture
def sim() -> Iterator[PagePrinterSimulator]:
    with PagePrinterSimulator(port=0) as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def start(log: EventLog) -> Iterator[Start]:
    running: list[PagePrinter] = []

    def begin(url: str, **changes: object) -> PagePrinter:
        running.append(PagePrinter(url, log, FAST.model_copy(update=changes), backoff=(0.05,)).start())
        return running[-1]

    yield begin
    for printer in running:
        assert printer.stop(), "the driver did not stop within two seconds"


def finished(log: EventLog, job: str) -> tuple[PrintOutcome, PrintReason]:
    event = log.expect(PrintFinished, lambda e: e.job_id == job, timeout=30.0)
    assert [e.job_id for e in log.all(PrintFinished)].count(job) == 1
    return event.outcome, event.reason


def script(folder: Path, line: str) -> Path:
    """A print command."""
    command = folder / "command"
    command.write_text(f"#!/bin/sh\n{line}\n")
    command.chmod(0o700)
    return command


def test_a_real_ipp_printer_takes_the_document_as_it_was_sent(tmp_path: Path, log: EventLog, start: Start) -> None:
    with real_printer(tmp_path, script(tmp_path, "exit 0")) as url:
        printer = start(url)
        log.expect_status(lambda s: (s.link, s.paper) == (LinkState.ONLINE, PaperState.UNKNOWN))
        page = sample_page()
        printer.print_pdf("1", page)
        assert finished(log, "1") == PRINTED
        assert [path.read_bytes() for path in tmp_path.glob("*.pdf")] == [page]
        assert printer.identity["model"]


def test_a_real_ipp_printer_says_that_its_paper_is_out(tmp_path: Path, log: EventLog, start: Start) -> None:
    """Its print command reports the state as CUPS' back ends do, and ends when it may."""
    gate = tmp_path / "paper"
    os.mkfifo(gate)
    with real_printer(tmp_path, script(tmp_path, f'echo "STATE: +media-empty-error" >&2; cat {gate}')) as url:
        printer = start(url)
        log.expect_status(lambda s: s.link is LinkState.ONLINE)
        printer.print_pdf("1", PDF)
        status = log.expect_status(lambda s: s.paper is PaperState.OUT)
        assert (status.link, status.action, status.detail) == (LinkState.ONLINE, Action.CLEAR, "paper-out")
        assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.PAPER_OUT)
        gate.write_text("paper\n")


def test_a_document_comes_out_of_the_simulated_printer_too(
    sim: PagePrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start(sim.url)
    printer.print_pdf("1", PDF)
    assert finished(log, "1") == PRINTED
    assert sim.documents == [PDF]
    assert printer.identity == {"model": MODEL}
    assert printer.counters["prints"] == 1


@pytest.mark.parametrize(
    ("reason", "link", "paper", "detail"),
    [
        ("media-empty-error", LinkState.ONLINE, PaperState.OUT, "paper-out"),
        ("media-needed", LinkState.ONLINE, PaperState.OUT, "paper-out"),
        ("media-jam-error", LinkState.ONLINE, PaperState.JAMMED, "paper-jam"),
        ("media-low-report", LinkState.ONLINE, PaperState.LOW, "paper-low"),
        ("cover-open-error", LinkState.USER_ERROR, PaperState.UNKNOWN, "cover-open"),
        ("toner-empty-error", LinkState.HARDWARE_ERROR, PaperState.UNKNOWN, "toner-empty"),
        ("toner-low-warning", LinkState.ONLINE, PaperState.UNKNOWN, "toner-low"),
        ("fuser-over-temp", LinkState.HARDWARE_ERROR, PaperState.UNKNOWN, "hardware-error"),
        ("spool-area-full-report", LinkState.ONLINE, PaperState.UNKNOWN, ""),
    ],
)
def test_the_printers_reasons_in_our_words(
    sim: PagePrinterSimulator, log: EventLog, start: Start, reason: str, link: LinkState, paper: PaperState, detail: str
) -> None:
    sim.set_fault(reasons=(reason,))
    start(sim.url)
    status = log.expect_status(lambda s: s.link is not LinkState.STARTING)
    assert (status.link, status.paper, status.detail) == (link, paper, detail)
    if detail:
        sim.set_fault(reasons=())
        log.expect_status(lambda s: (s.link, s.detail) == (LinkState.ONLINE, ""))


def test_a_paused_queue_takes_no_notice(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(stopped=True, reasons=("paused",))
    printer = start(sim.url)
    printer.print_pdf("1", PDF)
    assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).detail == "printer-paused"
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.OFFLINE)
    sim.set_fault(stopped=False, reasons=())
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    assert sim.documents == []


def test_a_printer_that_takes_no_jobs_is_offline(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(accepting=False)
    start(sim.url).print_pdf("1", PDF)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.OFFLINE)


def test_paper_that_runs_out_withdraws_the_job(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(holds=True)
    printer = start(sim.url)
    printer.print_pdf("1", PDF)
    assert sim.wait_for_jobs(1)
    sim.set_fault(reasons=("media-empty-error",))
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.PAPER_OUT)
    sim.set_fault(reasons=(), holds=False)
    log.expect_status(lambda s: s.detail == "")
    printer.print_pdf("2", PDF + b"%2")
    assert finished(log, "2") == PRINTED
    assert sim.documents == [PDF + b"%2"]


def test_an_aborted_job_has_failed(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(aborts=True)
    start(sim.url).print_pdf("1", PDF)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.HARDWARE)


def test_a_printer_that_never_ends_is_not_believed(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(holds=True)
    start(sim.url, print_seconds=0.2).print_pdf("1", PDF)
    assert finished(log, "1") == (PrintOutcome.UNKNOWN, PrintReason.NOT_CONFIRMED)


def test_unplugged_and_back(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start(sim.url)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.unplug()
    assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).detail == "cannot-connect"
    printer.print_pdf("1", PDF)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.LINK_LOST)
    sim.plug()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    printer.print_pdf("2", PDF)
    assert finished(log, "2") == PRINTED


def test_a_wrong_queue_is_no_device(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    start(sim.url.replace("/ipp/print", "/printers/other"))
    status = log.expect_status(lambda s: s.link is LinkState.NO_DEVICE)
    assert status.detail == "queue-refused: client-error-not-found"


def test_a_job_left_at_the_end_is_answered(sim: PagePrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(holds=True)
    printer = start(sim.url)
    for job in ("1", "2"):
        printer.print_pdf(job, PDF)
    assert sim.wait_for_jobs(1)
    assert printer.stop()
    assert finished(log, "1")[1] is PrintReason.STOPPED
    assert finished(log, "2") == (PrintOutcome.FAILED, PrintReason.STOPPED)
    with pytest.raises(DeviceError):
        printer.print_pdf("3", PDF)

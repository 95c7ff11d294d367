"""The printer's driver against the simulated printer, over a real pty or a TCP port."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from devices.codecs.escpos import Document
from devices.drivers import TicketPrinter
from devices.drivers.events import (
    PrintFinished,
    PrintOutcome,
    PrintReason,
    StatusChanged,
    TicketPresent,
    TicketTaken,
)
from devices.errors import DeviceError
from devices.profiles import PrinterProfile
from devices.simulators import PrinterSimulator
from devices.status import Action, LinkState, MediaState, PaperState
from tests.devices.eventlog import EventLog
from tingxu.waiting import until

FAST = PrinterProfile(
    kind="printer",
    model="test",
    columns=48,
    dots=576,
    poll_seconds=0.05,
    answer_seconds=2.0,
    print_seconds=60.0,
)
MUTE = FAST.model_copy(update={"answer_seconds": 0.15})
"""For a printer that falls silent: its silence is not waited for."""
AUTO = FAST.model_copy(update={"auto_status": True, "poll_seconds": 20.0})
KIOSK = FAST.model_copy(update={"full_status": True, "presenter": True})
TICKET = Document().line("A001", width=8, height=8).line("社会保险").qr("https://a.b/1").cut().to_bytes()
LONG = 20.0
Start = Callable[..., TicketPrinter]


@pytest.fixture(params=["pty", "tcp"])
def sim(request: pytest.FixtureRequest) -> Iterator[PrinterSimulator]:
    with PrinterSimulator(port=0 if request.param == "tcp" else None, presenter=True) as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


@pytest.fixture
def start(sim: PrinterSimulator, log: EventLog) -> Iterator[Start]:
    printers: list[TicketPrinter] = []

    def begin(profile: PrinterProfile = FAST) -> TicketPrinter:
        printers.append(TicketPrinter(sim.url, log, profile, backoff=(0.05,)).start())
        return printers[-1]

    yield begin
    for printer in printers:
        assert printer.stop(), "the driver did not stop within two seconds"


def finished(log: EventLog, job: str) -> tuple[PrintOutcome, PrintReason]:
    event = log.expect(PrintFinished, lambda e: e.job_id == job)
    assert [e.job_id for e in log.all(PrintFinished)].count(job) == 1
    return event.outcome, event.reason


PRINTED = (PrintOutcome.PRINTED, PrintReason.NONE)


def test_a_ticket_comes_out_as_it_was_sent(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    log.expect_status(lambda s: (s.link, s.paper, s.media) == (LinkState.ONLINE, PaperState.FULL, None))
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    assert sim.tickets == [TICKET]
    assert len(log.threads) == 1


def test_a_job_and_a_stop_do_not_wait_until_the_printer_is_looked_at_again(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start(FAST.model_copy(update={"poll_seconds": 30.0}))
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    for job in ("1", "2"):
        printer.print_job(job, TICKET)
        assert finished(log, job) == PRINTED
    assert printer.self_test()[0].ok


def test_many_tickets_in_order(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    tickets = [Document().line(f"A{n:03d}").cut().to_bytes() for n in range(10)]
    for n, ticket in enumerate(tickets):
        printer.print_job(str(n), ticket)
    for n in range(10):
        assert finished(log, str(n)) == PRINTED
    assert sim.tickets == tickets


def test_a_long_picture(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    data = Document().rule(900).cut().to_bytes()  # 65 kB, with every status byte inside the picture
    printer.print_job("big", data)
    assert finished(log, "big") == PRINTED
    assert sim.tickets == [data]


@pytest.mark.parametrize("profile", [FAST, AUTO], ids=["asked", "automatic"])
def test_paper_low_out_and_put_in(
    sim: PrinterSimulator, log: EventLog, start: Start, profile: PrinterProfile
) -> None:
    start(profile)
    log.expect_status(lambda s: s.paper is PaperState.FULL)
    sim.set_paper(PaperState.LOW)
    status = log.expect_status(lambda s: s.paper is PaperState.LOW)
    assert (status.link, status.action, status.usable) == (LinkState.ONLINE, Action.CLEAR, True)
    sim.set_paper(PaperState.OUT)
    status = log.expect_status(lambda s: s.paper is PaperState.OUT)
    assert (status.action, status.detail, status.usable) == (Action.CLEAR, "paper-out", False)
    sim.set_paper(PaperState.FULL)
    status = log.expect_status(lambda s: s.paper is PaperState.FULL)
    assert (status.link, status.action) == (LinkState.ONLINE, None)


def test_no_paper_before_the_job(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_paper(PaperState.OUT)
    start().print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.PAPER_OUT)
    sim.set_paper(PaperState.FULL)
    log.expect_status(lambda s: s.paper is PaperState.FULL)
    assert sim.tickets == []


def test_paper_runs_out_in_the_middle_and_the_rest_does_not_come_with_the_next_roll(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start()
    log.expect_status(lambda s: s.paper is PaperState.FULL)
    sim.set_paper(PaperState.FULL, after_lines=2)
    printer.print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.PAPER_OUT)
    assert sim.wait_for_empty_buffer(LONG)  # no hand is faster than the last bytes on the wire
    sim.set_paper(PaperState.FULL)
    log.expect_status(lambda s: s.paper is PaperState.FULL)
    printer.print_job("2", TICKET)
    assert finished(log, "2") == PRINTED
    assert sim.tickets == [TICKET]


def test_the_cover_is_open(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(cover_open=True)
    printer = start()
    status = log.expect_status(lambda s: s.link is LinkState.USER_ERROR)
    assert (status.paper, status.action, status.detail) == (PaperState.UNKNOWN, Action.CLEAR, "cover-open")
    printer.print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.COVER_OPEN)
    sim.set_fault(cover_open=False)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_the_knife_sticks(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.set_fault(cutter_broken=True)
    printer.print_job("1", TICKET)
    status = log.expect_status(lambda s: s.link is LinkState.HARDWARE_ERROR)
    assert (status.detail, status.action) == ("cutter-error", Action.CLEAR)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.CUTTER)
    sim.set_fault(cutter_broken=False)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    printer.print_job("2", TICKET)
    assert finished(log, "2") == PRINTED


def test_offline_by_its_own_button(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    sim.set_fault(offline=True)
    start().print_job("1", TICKET)
    assert log.expect_status(lambda s: s.link is LinkState.OFFLINE).detail == "printer-offline"
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.OFFLINE)


def test_silence_is_unknown_and_never_out_of_paper(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(silent=True)
    start(MUTE).print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.UNKNOWN, PrintReason.SILENT)
    assert sim.wait_for_tickets(1), "a mute printer prints all the same"
    assert {event.status.paper for event in log.all(StatusChanged)} == {PaperState.UNKNOWN}
    assert [event.status.link for event in log.all(StatusChanged)] == [
        LinkState.STARTING,
        LinkState.OFFLINE,
    ]
    sim.set_fault(silent=False)
    log.expect_status(lambda s: (s.link, s.paper) == (LinkState.ONLINE, PaperState.FULL))


def test_what_it_said_before_it_fell_silent_is_not_believed(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    sim.set_paper(PaperState.OUT)
    printer = start(MUTE.model_copy(update={"poll_seconds": 20.0}))
    log.expect_status(lambda s: s.paper is PaperState.OUT)
    sim.set_fault(silent=True)
    sim.set_paper(PaperState.FULL)
    printer.print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.UNKNOWN, PrintReason.SILENT)
    assert sim.wait_for_tickets(1)


def test_it_falls_silent_in_the_middle_of_a_ticket(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start(MUTE)
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    sim.set_fault(mute_after=40)
    printer.print_job("2", TICKET)
    assert finished(log, "2") == (PrintOutcome.UNKNOWN, PrintReason.SILENT)
    log.expect_status(lambda s: (s.link, s.paper) == (LinkState.OFFLINE, PaperState.UNKNOWN))
    sim.unplug()
    sim.plug()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    printer.print_job("3", TICKET)
    assert finished(log, "3") == PRINTED


def test_it_answers_and_does_not_print(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    """And when it prints at last, that must not pass for the next ticket."""
    printer = start(FAST.model_copy(update={"print_seconds": 2.0}))
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    sim.set_fault(stalled=True)
    printer.print_job("2", TICKET)
    assert finished(log, "2") == (PrintOutcome.UNKNOWN, PrintReason.NOT_CONFIRMED)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.set_fault(stalled=False)
    printer.print_job("3", TICKET)
    assert finished(log, "3") == PRINTED
    assert len(sim.tickets) == 3


def test_a_clone_that_knows_no_sensor_question(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start(FAST.model_copy(update={"status": (1, 4), "confirm": "status"}))
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    sim.set_paper(PaperState.OUT)
    log.expect_status(lambda s: s.paper is PaperState.OUT)


@pytest.mark.parametrize(("knows", "paper"), [((1, 4), PaperState.FULL), ((1,), PaperState.UNKNOWN)])
def test_a_clone_whose_profile_promises_more_than_it_knows(
    sim: PrinterSimulator, log: EventLog, start: Start, knows: tuple[int, ...], paper: PaperState
) -> None:
    sim.knows = knows
    printer = start()
    log.expect_status(lambda s: (s.link, s.paper) == (LinkState.ONLINE, paper))
    tested = {check.name: check.ok for check in printer.self_test(LONG)}
    assert (tested["answers"], tested["cover"], tested["cutter"]) == (True, None, None)
    assert tested["paper"] is (True if paper is PaperState.FULL else None)
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    sim.set_fault(silent=True)
    log.expect_status(lambda s: (s.link, s.paper) == (LinkState.OFFLINE, PaperState.UNKNOWN))


def test_the_self_test_of_a_printer_without_a_sensor_for_jams_tells_of_its_paper(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start()
    log.expect_status(lambda s: s.paper is PaperState.FULL)
    assert all(check.ok for check in printer.self_test(LONG))
    sim.set_paper(PaperState.OUT)
    (paper,) = [check for check in printer.self_test(LONG) if check.name == "paper"]
    assert (paper.ok, paper.detail) == (False, "paper-out")


def test_a_printer_that_never_answers_by_nature(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start(FAST.model_copy(update={"status": ()}))
    log.expect_status(lambda s: (s.link, s.paper) == (LinkState.ONLINE, PaperState.UNKNOWN))
    printer.print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.UNKNOWN, PrintReason.SILENT)
    assert sim.wait_for_tickets(1)


@pytest.mark.parametrize("answer", [b"\xff", b"\x10\x0f", b"\x93" * 5000, b"\x80\x00\x91"])
def test_nonsense_is_no_answer(sim: PrinterSimulator, log: EventLog, start: Start, answer: bytes) -> None:
    sim.set_fault(answer_with=answer)
    start(MUTE)
    status = log.expect_status(lambda s: s.link is LinkState.OFFLINE)
    assert status.paper is PaperState.UNKNOWN
    sim.set_fault(answer_with=b"")
    log.expect_status(lambda s: (s.link, s.paper) == (LinkState.ONLINE, PaperState.FULL))


def test_pulled_out_and_put_back(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    sim.unplug()
    status = log.expect_status(lambda s: s.link in (LinkState.NO_DEVICE, LinkState.OFFLINE))
    assert status.paper is PaperState.UNKNOWN
    printer.print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.LINK_LOST)
    sim.plug()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)
    printer.print_job("2", TICKET)
    assert finished(log, "2") == PRINTED


def test_pulled_out_while_it_prints(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    sim.set_fault(stalled=True)
    printer.print_job("2", TICKET)
    assert sim.wait_for_backlog()
    sim.unplug()
    assert finished(log, "2") == (PrintOutcome.UNKNOWN, PrintReason.LINK_LOST)


def test_the_mouth_tells_of_a_ticket_and_that_it_was_taken(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start(KIOSK)
    log.expect_status(lambda s: s.media is MediaState.NOT_PRESENT)
    printer.print_job("1", TICKET)
    log.expect(TicketPresent)
    assert log.all(PrintFinished) == [PrintFinished("1", *PRINTED)]
    sim.take_ticket()
    log.expect_status(lambda s: s.media is MediaState.NOT_PRESENT)
    log.expect(TicketTaken)


def test_a_ticket_left_in_the_mouth_is_told_and_does_not_stop_the_next(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    printer = start(KIOSK.model_copy(update={"left_seconds": 0.05}))
    printer.print_job("1", TICKET)
    status = log.expect_status(lambda s: s.detail == "ticket-left")
    assert (status.link, status.media, status.action) == (LinkState.ONLINE, MediaState.PRESENT, Action.CLEAR)
    assert status.usable
    sim.take_ticket()
    log.expect_status(lambda s: (s.detail, s.media) == ("", MediaState.NOT_PRESENT))
    printer.print_job("2", TICKET)
    assert finished(log, "2") == PRINTED


def test_the_mouth_is_jammed(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start(KIOSK)
    sim.set_paper(PaperState.JAMMED)
    status = log.expect_status(lambda s: s.paper is PaperState.JAMMED)
    assert (status.action, status.usable) == (Action.CLEAR, False)
    printer.print_job("1", TICKET)
    assert finished(log, "1") == (PrintOutcome.FAILED, PrintReason.PAPER_JAM)


def test_jobs_left_at_the_end_are_answered(sim: PrinterSimulator, log: EventLog, start: Start) -> None:
    printer = start()
    printer.print_job("1", TICKET)
    assert finished(log, "1") == PRINTED
    sim.set_fault(stalled=True)
    for job in ("2", "3"):
        printer.print_job(job, TICKET)
    assert sim.wait_for_backlog()
    assert printer.stop()
    assert log.all(PrintFinished)[1:] == [
        PrintFinished("2", PrintOutcome.UNKNOWN, PrintReason.STOPPED),
        PrintFinished("3", PrintOutcome.FAILED, PrintReason.STOPPED),
    ]
    with pytest.raises(DeviceError):
        printer.print_job("4", TICKET)


def test_a_stop_before_anything_is_written_prints_nothing_and_waits_for_no_answer(
    sim: PrinterSimulator, log: EventLog, start: Start
) -> None:
    sim.set_fault(stalled=True)
    printer = start(FAST.model_copy(update={"answer_seconds": 5.0}))
    printer.print_job("1", TICKET)
    assert sim.wait_for_backlog()  # the question whether it has a sensor, which it answers in its turn
    assert printer.stop()
    assert log.all(PrintFinished) == [PrintFinished("1", PrintOutcome.FAILED, PrintReason.STOPPED)]
    sim.set_fault(stalled=False)
    assert sim.tickets == []


def test_a_model_that_tells_of_itself_is_asked_once_its_firmware_is_known(start: Start, log: EventLog) -> None:
    printer = start(FAST.model_copy(update={"information": ("firmware", "model", "serial")}))
    log.expect_status(lambda status: status.link is LinkState.ONLINE)
    until(lambda: "serial" in printer.identity)
    assert printer.identity == {"model": "SIM-80", "firmware": "1.07 SIM", "serial": "S0000001"}

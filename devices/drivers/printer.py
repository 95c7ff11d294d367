"""The ticket printer: jobs in, one outcome each out, and a status that is asked for every few seconds.

How a ticket is known to be printed: the paper sensor question (1D 72 01) is sent behind it. Printers take
it up in its turn, so its answer means that all before it is on paper; a printer that stops for want of
paper or with a stuck knife does not answer it, but goes on answering real-time questions (10 04 n), and
these say why it stopped. Then the job has failed, and the printer's buffer is cleared, so that the rest
does not come out with the next roll as a second ticket. Models that do not know the sensor question (found
out when the link is made) are believed after two rounds of sane real-time answers, which says less. No
answer at all is "unknown": it may have printed.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog

from devices.checks import Check
from devices.drivers.events import (
    OnEvent,
    PrintFinished,
    PrintOutcome,
    PrintReason,
    TicketPresent,
    TicketTaken,
)
from devices.drivers.printer_line import PrinterLine
from devices.drivers.printer_status import capabilities_of, checks_of, fault_of, silent, status_of
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceError, DeviceTimeout
from devices.profiles import PrinterProfile, load_printer
from devices.status import Action, DeviceStatus, LinkState
from devices.transports import Bell, Transport, open_transport, with_bell

_SILENT_ROUNDS = 3
_SANE_ROUNDS = 2
_MOUTH_SECONDS = 0.5
_LISTEN = 0.1  # between two looks at a ticket that is being printed
_log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class _Job:
    job_id: str
    data: bytes


class TicketPrinter(Supervisor):
    """Events: ``PrintFinished`` (exactly one for each job), ``StatusChanged``, and on models with a sensor
    in the mouth ``TicketPresent`` and ``TicketTaken``."""

    name = "ticket printer"

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | PrinterProfile = "escpos-80",
        *,
        backoff: Sequence[float] = BACKOFF,
        opener: Callable[[str], Transport] = open_transport,
    ) -> None:
        self._bell = Bell()
        super().__init__(url, on_event, backoff=backoff, opener=lambda at: with_bell(opener(at), self._bell))
        self.profile = load_printer(profile) if isinstance(profile, str) else profile
        self.capabilities = capabilities_of(self.profile)
        self._jobs: deque[_Job] = deque()
        self._lock = threading.Lock()
        self._closed = False
        # None: not found out yet. Once true it is kept: a printer that hangs would look like one that cannot.
        self._by_sensor: bool | None = None if self.profile.confirm == "sensor" else False
        self._ticket_present = False
        self._present_since = 0.0
        self._silent_rounds = 0
        self._told_of_itself: dict[str, str] = {}

    def print_job(self, job_id: str, data: bytes) -> None:
        """Queue a ticket, from any thread. Its ``PrintFinished`` comes when the printer has spoken, or has
        kept silent long enough. Without a link it fails at once: a visitor stands there."""
        with self._lock:
            if self._closed:
                raise DeviceError("the printer driver has been stopped")
            self._jobs.append(_Job(job_id, data))
        self.wake()

    def wake(self) -> None:
        super().wake()
        self._bell.ring()

    @property
    def identity(self) -> dict[str, str]:
        return {"model": self.profile.model} | self._told_of_itself

    def checks(self) -> list[Check]:
        """A fresh round of questions, sensor by sensor."""
        self._look(self._line)
        return checks_of(self._line.facts, heard=self._line.heard, profile=self.profile)

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return silent(link, detail, action, self.profile)

    def session(self, link: Transport) -> None:
        self._line = line = PrinterLine(link, self.profile, lambda: self.stopping)
        self._silent_rounds, self._ticket_present = 0, False
        line.open()
        self._told_of_itself, asked = {}, False
        next_round = 0.0
        while not self.stopping:
            self.attend()
            if (job := self._take_job()) is not None:
                self._carry_out(line, job)
                next_round = min(next_round, time.monotonic() + self._interval())
            elif time.monotonic() >= next_round:
                self._look(line)
                if line.heard and not (asked or line.facts.offline):
                    asked, self._told_of_itself = True, line.ask_information()
                next_round = time.monotonic() + self._interval()
            elif line.listen(max(0.0, next_round - time.monotonic())):
                self._tell(line)

    def _interval(self) -> float:
        """A visitor who pulls a ticket out is waiting for the next page: then look more often."""
        seconds = self.profile.poll_seconds
        return min(seconds, _MOUTH_SECONDS) if self._ticket_present else seconds

    def while_waiting(self) -> None:
        while (job := self._take_job()) is not None:
            self._finish(job, PrintOutcome.FAILED, PrintReason.LINK_LOST)

    def before_end(self) -> None:
        with self._lock:
            self._closed = True
        while (job := self._take_job()) is not None:
            self._finish(job, PrintOutcome.FAILED, PrintReason.STOPPED)
        self._bell.close()

    def _take_job(self) -> _Job | None:
        with self._lock:
            return self._jobs.popleft() if self._jobs else None

    def _finish(self, job: _Job, outcome: PrintOutcome, reason: PrintReason = PrintReason.NONE) -> None:
        self.logbook.count("prints" if outcome is PrintOutcome.PRINTED else f"prints-{outcome.value}")
        if outcome is not PrintOutcome.PRINTED:
            self.logbook.note(reason.value, Action.CLEAR)
            _log.warning("ticket not printed", job=job.job_id, outcome=outcome.value, reason=reason.value)
        self.emit(PrintFinished(job.job_id, outcome, reason))

    def _look(self, line: PrinterLine) -> None:
        """One round of questions, and what follows from it."""
        heard = line.ask_all()
        if self.stopping:
            return  # the round was cut short by us
        self._silent_rounds = 0 if heard else self._silent_rounds + 1
        self._tell(line)
        if self._silent_rounds == _SILENT_ROUNDS and line.ever_heard:
            raise DeviceTimeout("no-answer")  # it spoke before: perhaps a fresh connection helps

    def _tell(self, line: PrinterLine) -> None:
        present = bool(line.facts.ticket_present)
        if present and not self._ticket_present:
            self._present_since = time.monotonic()
        left = present and time.monotonic() - self._present_since >= self.profile.left_seconds
        self.set_status(status_of(line.facts, heard=line.heard, profile=self.profile, left=left))
        if self.profile.presenter and line.heard and present != self._ticket_present:
            self._ticket_present = present
            self.emit(TicketPresent() if present else TicketTaken())

    def _carry_out(self, line: PrinterLine, job: _Job) -> None:
        outcome, reason = PrintOutcome.FAILED, PrintReason.LINK_LOST  # nothing is written yet
        try:
            self._look(line)
            fault = fault_of(line.facts)
            if fault or line.facts.offline:
                reason = fault or PrintReason.OFFLINE
                return
            self._find_out_sensor(line)
            if self.stopping:
                reason = PrintReason.STOPPED
                return
            outcome, reason = PrintOutcome.UNKNOWN, PrintReason.LINK_LOST
            outcome, reason = self._print(line, job.data)
            self._tell(line)
        finally:
            self._finish(job, outcome, reason)
        if reason is PrintReason.NOT_CONFIRMED:
            raise DeviceTimeout(reason.value)  # a late answer must not pass for the next ticket's

    def _find_out_sensor(self, line: PrinterLine) -> None:
        if self._by_sensor is None and line.heard:
            line.ask_sensor()
            until = time.monotonic() + self.profile.answer_seconds
            while not line.confirmed and time.monotonic() < until and not self.stopping:
                line.listen(_LISTEN)
            self._by_sensor = line.confirmed
            if not line.confirmed:
                _log.warning("printer does not answer the sensor question", url=self.url)

    def _print(self, line: PrinterLine, data: bytes) -> tuple[PrintOutcome, PrintReason]:
        try:
            line.send(data)
            if self._by_sensor:
                line.ask_sensor()
        except DeviceTimeout:
            return PrintOutcome.UNKNOWN, PrintReason.SILENT
        until = time.monotonic() + self.profile.print_seconds
        silent_rounds = sane_rounds = 0
        while time.monotonic() < until and not self.stopping:
            line.listen(_LISTEN)
            if line.confirmed and self._by_sensor:
                return PrintOutcome.PRINTED, PrintReason.NONE
            if not line.ask_all():
                silent_rounds, sane_rounds = silent_rounds + 1, 0
                if silent_rounds == _SILENT_ROUNDS or not self.profile.status:
                    return PrintOutcome.UNKNOWN, PrintReason.SILENT
            elif fault := fault_of(line.facts):
                line.clear()
                return PrintOutcome.FAILED, fault
            else:
                idle = not line.facts.printing and not line.facts.offline
                silent_rounds, sane_rounds = 0, sane_rounds + idle
                if not self._by_sensor and sane_rounds == _SANE_ROUNDS:
                    return PrintOutcome.PRINTED, PrintReason.NONE
        return PrintOutcome.UNKNOWN, PrintReason.STOPPED if self.stopping else PrintReason.NOT_CONFIRMED

"""The printer for A4 notices: a PDF goes to a printer of the network or to a queue of CUPS, by IPP.

A page counts as printed when the printer says "completed". When it stops for want of paper or with an open cover the
job is withdrawn, so that it does not come out later, to somebody else. What a printer does not say is unknown: most
tell that their paper is out, few that it is there.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

import structlog
from pydantic import Field

from devices.checks import Check
from devices.codecs.ipp_report import COMPLETED, GIVEN_UP, STOPPED, IppReport
from devices.drivers import ipptool
from devices.drivers.events import OnEvent, PrintFinished, PrintOutcome, PrintReason
from devices.drivers.supervisor import BACKOFF, Supervisor
from devices.errors import DeviceError, LinkLost
from devices.profiles import Profile, load_profile
from devices.status import Action, DeviceStatus, LinkState, PaperState
from devices.transports import Transport
from devices.transports.by_program import ByProgram
from devices.wire_tap import Direction

_JOB_SECONDS = 0.5
_log = structlog.get_logger(__name__)

_FAULTS: Final[tuple[tuple[str, PrintReason], ...]] = (
    ("media-jam", PrintReason.PAPER_JAM),
    ("cover-open", PrintReason.COVER_OPEN),
    ("door-open", PrintReason.COVER_OPEN),
    ("media-empty", PrintReason.PAPER_OUT),
    ("media-needed", PrintReason.PAPER_OUT),
    ("input-tray-missing", PrintReason.PAPER_OUT),
    ("toner-empty", PrintReason.HARDWARE),
    ("marker-supply-empty", PrintReason.HARDWARE),
    ("fuser-over-temp", PrintReason.HARDWARE),
)
"""IPP's reasons (RFC 8011, 5.4.12) that keep a page from coming out, the most telling first."""


class PagePrinterProfile(Profile):
    kind: Literal["page-printer"]
    poll_seconds: float = Field(default=10.0, ge=0.05, le=300)
    print_seconds: float = Field(default=120.0, gt=0, le=900)


@dataclass(frozen=True, slots=True)
class _Job:
    job_id: str
    pdf: bytes


class PagePrinter(Supervisor):
    """Events: ``PrintFinished`` (exactly one for each job) and ``StatusChanged``. `url`: ipp://host/printers/name."""

    name = "page printer"
    capabilities = frozenset({"print", "pdf"})

    def __init__(
        self,
        url: str,
        on_event: OnEvent,
        profile: str | PagePrinterProfile = "ipp-a4",
        *,
        backoff: Sequence[float] = BACKOFF,
    ) -> None:
        super().__init__(url, on_event, backoff=backoff, opener=ByProgram)
        self.profile = load_profile(profile, PagePrinterProfile) if isinstance(profile, str) else profile
        self._jobs: deque[_Job] = deque()
        self._lock = threading.Lock()
        self._closed = False
        self._identity: dict[str, str] = {}

    @property
    def identity(self) -> dict[str, str]:
        return dict(self._identity)

    def print_pdf(self, job_id: str, pdf: bytes) -> None:
        """Queue a document, from any thread; answered by one ``PrintFinished``. Without a printer it fails at once."""
        with self._lock:
            if self._closed:
                raise DeviceError("the page printer's driver has been stopped")
            self._jobs.append(_Job(job_id, pdf))
        self.wake()

    def status_without_link(self, link: LinkState, detail: str, action: Action | None) -> DeviceStatus:
        return DeviceStatus(link, paper=PaperState.UNKNOWN, action=action, detail=detail)

    def session(self, link: Transport) -> None:
        next_look = 0.0
        while not self.stopping:
            if (job := self._take_job()) is not None:
                self._carry_out(job)
            elif time.monotonic() >= next_look:
                self._look()
                next_look = time.monotonic() + self.profile.poll_seconds
            else:
                self.pause(next_look - time.monotonic())
            self.attend()

    def checks(self) -> list[Check]:
        if fault_of(self._look()) is PrintReason.PAPER_OUT:
            return [Check("paper", False, "paper-out", Action.CLEAR)]
        return [Check("paper", None, "not-told")]

    def while_waiting(self) -> None:
        self._fail_all(PrintReason.LINK_LOST)

    def before_end(self) -> None:
        with self._lock:
            self._closed = True
        self._fail_all(PrintReason.STOPPED)

    def _take_job(self) -> _Job | None:
        with self._lock:
            return self._jobs.popleft() if self._jobs else None

    def _fail_all(self, reason: PrintReason) -> None:
        while (job := self._take_job()) is not None:
            self._finish(job, PrintOutcome.FAILED, reason)

    def _finish(self, job: _Job, outcome: PrintOutcome, reason: PrintReason = PrintReason.NONE) -> None:
        self.logbook.count({PrintOutcome.PRINTED: "prints", PrintOutcome.FAILED: "prints-failed"}.get(
            outcome, "prints-unknown"))  # fmt: skip
        if outcome is not PrintOutcome.PRINTED:
            _log.warning("page not printed", job=job.job_id, outcome=outcome.value, reason=reason.value)
            self.logbook.note(reason.value, Action.CLEAR)
        self.emit(PrintFinished(job.job_id, outcome, reason))

    def _ask(self, question: str, *, job: int = 0, pdf: bytes = b"") -> IppReport:
        self._told(Direction.OUT, question.split()[2])
        report = ipptool.ask(self.url, question, lambda: self.stopping, job=job, pdf=pdf)
        self._told(Direction.IN, f"{report.status} {' '.join(sorted(report.reasons))}")
        return report

    def _told(self, direction: Direction, text: str) -> None:
        if (tap := self.tap) is not None:
            tap(direction, text.encode())

    def _look(self) -> IppReport:
        report = self._ask(ipptool.STATE)
        if not report.ok:
            raise LinkLost(f"queue-refused: {report.status}", LinkState.NO_DEVICE)
        names = {"model": "printer-make-and-model", "firmware": "printer-firmware-string-version"}
        self._identity = {key: report.text(name) for key, name in names.items() if report.text(name)}
        self.set_status(status_of(report))
        return report

    def _carry_out(self, job: _Job) -> None:
        outcome, reason = PrintOutcome.FAILED, PrintReason.LINK_LOST
        try:
            report = self._look()
            if reason_now := fault_of(report) or _stopped(report):
                reason = reason_now
                return
            outcome = PrintOutcome.UNKNOWN
            answer = self._ask(ipptool.PRINT, pdf=job.pdf)
            number = answer.number("job-id")
            if not answer.ok or number is None:
                outcome, reason = PrintOutcome.FAILED, PrintReason.OFFLINE
            else:
                outcome, reason = self._watch(number)
        finally:
            cut_short = self.stopping and reason is PrintReason.LINK_LOST  # by us, in the middle of a question
            self._finish(job, outcome, PrintReason.STOPPED if cut_short else reason)

    def _watch(self, number: int) -> tuple[PrintOutcome, PrintReason]:
        """Until the job is over, the printer stops, or too long has passed."""
        until = time.monotonic() + self.profile.print_seconds
        while time.monotonic() < until and not self.stopping:
            state = self._ask(ipptool.JOB, job=number).number("job-state")
            if state == COMPLETED:
                return PrintOutcome.PRINTED, PrintReason.NONE
            if state in GIVEN_UP:
                return PrintOutcome.FAILED, fault_of(self._look()) or PrintReason.HARDWARE
            report = self._look()
            if fault := fault_of(report) or _stopped(report):
                self._ask(ipptool.CANCEL, job=number)
                return PrintOutcome.FAILED, fault
            self.pause(_JOB_SECONDS)
        self._ask(ipptool.CANCEL, job=number)
        return PrintOutcome.UNKNOWN, PrintReason.STOPPED if self.stopping else PrintReason.NOT_CONFIRMED


def fault_of(report: IppReport) -> PrintReason | None:
    """Why no page can come out, by the printer's own reasons."""
    return next((reason for word, reason in _FAULTS if word in report.reasons), None)


def _stopped(report: IppReport) -> PrintReason | None:
    refuses = report.attributes.get("printer-is-accepting-jobs") is False
    return PrintReason.OFFLINE if refuses or report.number("printer-state") == STOPPED else None


def status_of(report: IppReport) -> DeviceStatus:
    """The printer's state and reasons in the words of this house."""
    reasons, fault = report.reasons, fault_of(report)
    match fault:
        case PrintReason.PAPER_JAM:
            return _status(LinkState.ONLINE, PaperState.JAMMED, Action.CLEAR, fault.value)
        case PrintReason.PAPER_OUT:
            return _status(LinkState.ONLINE, PaperState.OUT, Action.CLEAR, fault.value)
        case PrintReason.COVER_OPEN:
            return _status(LinkState.USER_ERROR, PaperState.UNKNOWN, Action.CLEAR, fault.value)
        case PrintReason.HARDWARE:
            empty = bool(reasons & {"toner-empty", "marker-supply-empty"})
            detail, action = ("toner-empty", Action.CLEAR) if empty else (fault.value, Action.MAINTENANCE)
            return _status(LinkState.HARDWARE_ERROR, PaperState.UNKNOWN, action, detail)
    if _stopped(report):
        detail = "printer-paused" if "paused" in reasons else "printer-offline"
        return _status(LinkState.OFFLINE, PaperState.UNKNOWN, Action.CLEAR, detail)
    if "media-low" in reasons:
        return _status(LinkState.ONLINE, PaperState.LOW, Action.CLEAR, "paper-low")
    if reasons & {"toner-low", "marker-supply-low"}:
        return _status(LinkState.ONLINE, PaperState.UNKNOWN, Action.CLEAR, "toner-low")
    return _status(LinkState.ONLINE, PaperState.UNKNOWN, None, "")


def _status(link: LinkState, paper: PaperState, action: Action | None, detail: str) -> DeviceStatus:
    return DeviceStatus(link, paper=paper, action=action, detail=detail)

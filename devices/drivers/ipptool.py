"""Asking a printer by IPP, through CUPS' own `ipptool`: a network printer or a queue of the system, alike.

What is printed goes to the tool as a file in memory: a notice may hold a person's name, and no copy stays on a disk.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from typing import Final

from devices.codecs.ipp_report import IppReport, NoReport, read_report
from devices.errors import DeviceTimeout, LinkLost, ProtocolViolation
from devices.status import LinkState

TOOL: Final = "ipptool"
_PATIENCE = 5  # seconds that the tool gives the printer
_SLICE = 0.1  # how long a stop may have to wait
_HEAD: Final = """{
  OPERATION %s
  GROUP operation-attributes-tag
  ATTR charset attributes-charset utf-8
  ATTR language attributes-natural-language en
  ATTR uri printer-uri $uri
"""
STATE: Final = _HEAD % "Get-Printer-Attributes" + """
  ATTR keyword requested-attributes printer-state,printer-state-reasons,printer-is-accepting-jobs,"""\
    """printer-make-and-model,printer-firmware-string-version,document-format-supported
}"""
PRINT: Final = _HEAD % "Print-Job" + """
  ATTR name requesting-user-name tingxu
  ATTR name job-name notice
  ATTR mimeMediaType document-format application/pdf
  GROUP job-attributes-tag
  ATTR keyword media iso_a4_210x297mm
  FILE $filename
}"""
JOB: Final = _HEAD % "Get-Job-Attributes" + """
  ATTR integer job-id $job
  ATTR name requesting-user-name tingxu
  ATTR keyword requested-attributes job-state,job-state-reasons
}"""
CANCEL: Final = _HEAD % "Cancel-Job" + """
  ATTR integer job-id $job
  ATTR name requesting-user-name tingxu
}"""


def ask(url: str, question: str, stopping: Callable[[], bool], *, job: int = 0, pdf: bytes = b"") -> IppReport:
    """The printer's answer. LinkLost: it can't be reached, or the tool is not there; DeviceTimeout; a stop."""
    if shutil.which(TOOL) is None:
        raise LinkLost("ipptool-missing", LinkState.NO_DEVICE)
    given, page = _in_memory("question", question.encode()), _in_memory("page", pdf)
    try:
        options = ["-X", "-T", str(_PATIENCE), "-d", f"job={job}", "-f", f"/dev/fd/{page}"]
        report = _run([TOOL, *options, url, f"/dev/fd/{given}"], (given, page), stopping)
    finally:
        os.close(given)
        os.close(page)
    if not report.status:
        raise LinkLost("cannot-connect", LinkState.OFFLINE)
    return report


def _run(command: list[str], inherited: tuple[int, ...], stopping: Callable[[], bool]) -> IppReport:
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, pass_fds=inherited
    ) as tool:
        for _ in range(round(2 * _PATIENCE / _SLICE)):
            try:
                out, _ = tool.communicate(timeout=_SLICE)
            except subprocess.TimeoutExpired:
                if not stopping():
                    continue
                break
            return _report(out)
        tool.kill()
        raise DeviceTimeout("no-answer")


def _report(out: bytes) -> IppReport:
    try:
        return read_report(out)
    except NoReport as error:
        raise ProtocolViolation(f"protocol-theirs: {error}") from error


def _in_memory(name: str, data: bytes) -> int:
    file = os.memfd_create(name)
    os.write(file, data)
    return file

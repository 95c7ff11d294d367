"""What CUPS' `ipptool -X` tells of one IPP operation: a property list in, facts out, without I/O.

The report holds one test with the printer's answer (RFC 8011): `StatusCode`, and in `ResponseAttributes` a dictionary
per group. Enums are numbers (printer-state 3 idle 4 processing 5 stopped; job-state 3 pending 4 held 5 processing
6 stopped 7 canceled 8 aborted 9 completed); of keywords there is one or an array. A reason is a keyword with the
ending -error, -warning or -report, or "none".
"""

from __future__ import annotations

import plistlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final
from xml.parsers.expat import ExpatError

_ENDINGS: Final = ("-error", "-warning", "-report")
STOPPED, COMPLETED = 5, 9
GIVEN_UP: Final = frozenset({7, 8})
"""Job states that will never be "completed"."""


class NoReport(ValueError):
    """Not what the tool writes. The message holds no content."""


@dataclass(frozen=True, slots=True)
class IppReport:
    """One answer. `status` is IPP's keyword, "" when the printer was not reached, and `error` says why."""

    status: str
    error: str
    attributes: dict[str, Any]

    @property
    def ok(self) -> bool:
        return self.status.startswith("successful")

    def number(self, name: str) -> int | None:
        value = self.attributes.get(name)
        return value if type(value) is int else None

    def words(self, name: str) -> tuple[str, ...]:
        value = self.attributes.get(name)
        given = value if isinstance(value, list) else [value]
        return tuple(word for word in given if isinstance(word, str))

    def text(self, name: str) -> str:
        return next(iter(self.words(name)), "")

    @property
    def reasons(self) -> frozenset[str]:
        """Why the printer or the job is as it is, without endings; "none" is no reason."""
        given = (*self.words("printer-state-reasons"), *self.words("job-state-reasons"))
        return frozenset(_plain(word) for word in given if word != "none")


def read_report(data: bytes) -> IppReport:
    """The tool's output. Raises NoReport."""
    try:
        told = plistlib.loads(data, fmt=plistlib.FMT_XML)
    except (plistlib.InvalidFileException, ExpatError, ValueError, LookupError, AttributeError, TypeError,
            OverflowError, AssertionError, RecursionError) as error:  # fmt: skip
        raise NoReport(type(error).__name__) from None
    if not isinstance(told, dict):
        raise NoReport("no dictionary")
    tests = told.get("Tests")
    test = tests[-1] if isinstance(tests, list) and tests and isinstance(tests[-1], dict) else {}
    attributes = {name: value for group in _groups(test) for name, value in group.items() if isinstance(name, str)}
    return IppReport(_string(test.get("StatusCode")), _string(told.get("ErrorMessage")), attributes)


def _groups(test: dict[str, Any]) -> Iterator[dict[Any, Any]]:
    groups = test.get("ResponseAttributes")
    yield from (group for group in groups if isinstance(group, dict)) if isinstance(groups, list) else ()


def _string(value: object) -> str:
    return value if isinstance(value, str) else ""


def _plain(reason: str) -> str:
    for ending in _ENDINGS:
        reason = reason.removesuffix(ending)
    return reason

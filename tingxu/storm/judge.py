"""The judge: what clients were told and what was printed, held against what the database says.

    ledger = Ledger()
    ledger.note(command_id, "kiosk:k1", "issue", answer)      # as it came, from any thread
    ledger.printed(Printed("B001", code))
    losses = judge(settings, ledger)                          # sentences; none: all is well
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hub.wire import Answer, Problem


@dataclass(frozen=True, slots=True)
class Told:
    """One answer that reached a client."""

    id: str
    actor: str
    """As the journal names who asked: "kiosk:k1", "clerk:li@3"."""
    kind: str
    reply: Answer | Problem


@dataclass(frozen=True, slots=True)
class Printed:
    """One ticket on paper: its number as read, and the code behind its QR, bare or as an address."""

    number: str
    code: str


@dataclass(slots=True)
class Ledger:
    """All that the world outside the hub knows. Added to by any thread."""

    told: list[Told] = field(default_factory=list)
    prints: list[Printed] = field(default_factory=list)

    def note(self, command_id: str, actor: str, kind: str, reply: Answer | Problem) -> None:
        """An answer came."""
        self.told.append(Told(command_id, actor, kind, reply))

    def printed(self, paper: Printed) -> None:
        """A ticket came out of a printer."""
        self.prints.append(paper)


def judge(settings: Path, ledger: Ledger) -> list[str]:
    """What was lost or done twice, of the hall and database that the hub's settings file names."""
    raise NotImplementedError

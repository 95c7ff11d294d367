"""What a driver remembers of its work: how often what happened, and what went wrong last."""

from __future__ import annotations

import threading
from collections import Counter, deque
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from devices.status import Action

KEPT = 20


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that went wrong: ``detail`` is a code with words in ``advice``; the same again only counts."""

    at: datetime  # aware, UTC; the last time
    detail: str
    action: Action | None
    times: int = 1


class Logbook:
    """Written on the driver's thread, read from any."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()
        self._faults: deque[Fault] = deque(maxlen=KEPT)

    def count(self, word: str, by: int = 1) -> None:
        with self._lock:
            self._counts[word] += by

    def note(self, detail: str, action: Action | None) -> None:
        """Keep a fault, and count it under ``failures``."""
        at = datetime.now(UTC)  # noqa: TID251 - when it was seen, for people; nothing is decided by it
        with self._lock:
            self._counts["failures"] += 1
            last = self._faults[-1] if self._faults else None
            if last is not None and last.detail == detail:
                self._faults[-1] = replace(last, at=at, times=last.times + 1)
            else:
                self._faults.append(Fault(at, detail, action))

    @property
    def counters(self) -> dict[str, int]:
        with self._lock:
            return dict(self._counts)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """The oldest first."""
        with self._lock:
            return tuple(self._faults)

"""Who may come in: a PIN or a badge, and after three wrong ones a wait that doubles each time.

Every try is logged; no PIN and no badge is."""

from __future__ import annotations

from collections.abc import Callable
from math import ceil
from typing import Protocol

import structlog

from kiosk_app.technician.pin import is_pin

FREE_TRIES = 3
FIRST_WAIT, LONGEST_WAIT = 30.0, 3600.0
_NAME = "technician-tries"
_log = structlog.get_logger("kiosk.technician")


class Memory(Protocol):
    """What of the ledger is needed."""

    def keep(self, name: str, body: str) -> None: ...

    def kept(self, name: str) -> str | None: ...


class Gate:
    """`hashed` None: nobody comes in. `steady`: seconds that nobody sets. A restart does not forget wrong tries: the
    wait begins anew."""

    def __init__(self, hashed: str | None, steady: Callable[[], float], memory: Memory) -> None:
        self._hashed, self._steady, self._memory = hashed, steady, memory
        self._wrong = int(memory.kept(_NAME) or 0)
        self._until = steady() + self._delay()

    @property
    def has_pin(self) -> bool:
        return self._hashed is not None

    @property
    def wait(self) -> int:
        """Seconds until the next try is heard; 0: now."""
        return max(0, ceil(self._until - self._steady()))

    def enter(self, pin: str) -> bool:
        """Whether it lets in. While one has to wait nothing does."""
        if self.wait or self._hashed is None:
            return False
        if is_pin(pin, self._hashed):
            self._note(0)
            _log.info("technician came in")
            return True
        self._note(self._wrong + 1)
        _log.warning("wrong technician's PIN", tries=self._wrong, wait=self.wait)
        return False

    def admit(self, login: str) -> None:
        """The hub says that the badge is theirs."""
        self._note(0)
        _log.info("technician came in", badge_of=login)

    def turn_away(self) -> None:
        """The hub says that the badge is nobody's."""
        self._note(self._wrong + 1)
        _log.warning("wrong technician's badge", tries=self._wrong, wait=self.wait)

    def _note(self, wrong: int) -> None:
        self._wrong = wrong
        self._memory.keep(_NAME, str(wrong))
        self._until = self._steady() + self._delay()

    def _delay(self) -> float:
        over = self._wrong - FREE_TRIES
        return 0.0 if over < 0 else min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(over, 20))

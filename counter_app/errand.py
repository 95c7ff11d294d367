"""One act at a time: what keeps a double press from becoming two acts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final, Protocol

from hub.wire import Answer, AnyCommand, AppointmentsView, PasswordAnswer, Problem, SignInAnswer, SlotsView
from ui_common.posting import Unreachable

PRESS_SECONDS: Final = 0.4
"""From a press that asked for something until the next one counts: a trembling finger is one press."""
ANSWER_SECONDS: Final = 0.2
"""From the answer on: a second press meant for the old meaning of the button must not hit the new one."""


class Line(Protocol):
    """What the terminal needs of ui_common.hub_link.HubLink."""

    def send(
        self,
        command: AnyCommand,
        answered: Callable[[Answer | Problem | Unreachable], None],
        *,
        id: str | None = None,
        token: str | None = None,
    ) -> object: ...

    def sign_in(
        self, login: str, password: str, answered: Callable[[SignInAnswer | Problem | Unreachable], None]
    ) -> object: ...

    def change_password(
        self, old: str, new: str, token: str, answered: Callable[[PasswordAnswer | Problem | Unreachable], None]
    ) -> object: ...

    def slots(
        self, item: str, days: int, token: str, answered: Callable[[SlotsView | Problem | Unreachable], None],
        first: date | None = None,
    ) -> object: ...  # fmt: skip

    def appointments_of(
        self,
        number: str,
        phone_tail: str,
        token: str,
        answered: Callable[[AppointmentsView | Problem | Unreachable], None],
    ) -> object: ...


class Errand:
    """Whether an act may be asked now. `clock` gives seconds that never run back."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._quiet_until = float("-inf")
        self.away = False
        """An act is on its way to the hub."""

    @property
    def ready(self) -> bool:
        """No act on its way, and the last press is over."""
        return not self.away and self._clock() >= self._quiet_until

    @property
    def slow(self) -> bool:
        """An act is on its way for longer than a press lasts: worth a word."""
        return self.away and self._clock() >= self._quiet_until

    @property
    def settles_in(self) -> float:
        """Seconds until the last press is over; 0 when it is."""
        return max(0.0, self._quiet_until - self._clock())

    def leave(self) -> None:
        """An act was asked for."""
        self.away = True
        self._quiet_until = self._clock() + PRESS_SECONDS

    def back(self) -> None:
        """It was answered, or given up."""
        self.away = False
        self._quiet_until = max(self._quiet_until, self._clock() + ANSWER_SECONDS)

"""A callback that remembers, and waits for what it is told to expect."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from devices.drivers.events import DeviceEvent, StatusChanged
from devices.status import DeviceStatus

E = TypeVar("E")


class EventLog:
    def __init__(self, patience: float = 5.0) -> None:
        self._patience = patience
        self.events: list[DeviceEvent] = []
        self.threads: set[str] = set()
        self._next = 0
        self._changed = threading.Condition()

    def __call__(self, event: DeviceEvent) -> None:
        with self._changed:
            self.events.append(event)
            self.threads.add(threading.current_thread().name)
            self._changed.notify_all()

    def all(self, kind: type[E]) -> list[E]:
        with self._changed:
            return [event for event in self.events if isinstance(event, kind)]

    def expect(self, kind: type[E], is_it: Callable[[E], bool] = lambda _: True, timeout: float | None = None) -> E:
        """The next event of that kind after the one expected last; what lies between is passed over."""
        with self._changed:
            found: list[E] = []

            def look() -> bool:
                for at in range(self._next, len(self.events)):
                    event = self.events[at]
                    if isinstance(event, kind) and is_it(event):
                        found.append(event)
                        self._next = at + 1
                        return True
                return False

            seen = self._changed.wait_for(look, timeout or self._patience)
            assert seen, f"no such {kind.__name__} among {self.events}"
            return found[0]

    def expect_status(self, is_it: Callable[[DeviceStatus], bool]) -> DeviceStatus:
        return self.expect(StatusChanged, lambda event: is_it(event.status)).status

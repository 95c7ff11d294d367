"""What scanners and cameras tell, and what they share: a code is told once while it is held there."""

from __future__ import annotations

from dataclasses import dataclass

from devices.drivers.events import DeviceEvent


@dataclass(frozen=True, slots=True)
class CodeScanned(DeviceEvent):
    """A code was read. Its text may be a person's: it is kept out of ``repr`` and is never logged."""

    text: str

    def __repr__(self) -> str:
        return f"CodeScanned({len(self.text)} characters)"


@dataclass(frozen=True, slots=True)
class CodeUnread(DeviceEvent):
    """Something came that is no code; ``reason`` has words in the kind's advice."""

    reason: str


class HeldCode:
    """Tells a code that is still held there from one that was shown anew; several may lie in one picture."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._until: dict[str, float] = {}

    def is_new(self, text: str, now: float) -> bool:
        """``now``: seconds of a clock that never goes back. Each sight of the code holds it longer."""
        self._until = {seen: until for seen, until in self._until.items() if until > now}
        fresh = text not in self._until
        self._until[text] = now + self._seconds
        return fresh

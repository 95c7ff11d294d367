"""What became of each utterance, as the voice told it."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QElapsedTimer

from ui_common.voice.voice import Voice


@dataclass
class Log:
    """`lines`: ("started", key) and (outcome, key, reason), in the order in which they came."""

    voice: Voice
    lines: list[tuple[str, ...]] = field(default_factory=list)
    at: list[int] = field(default_factory=list)
    clock: QElapsedTimer = field(default_factory=QElapsedTimer)

    def __post_init__(self) -> None:
        self.clock.start()
        self.voice.started.connect(lambda key: self._add("started", key))
        self.voice.finished.connect(lambda key, outcome, reason: self._add(outcome, key, reason))

    def _add(self, *line: str) -> None:
        self.lines.append(line)
        self.at.append(self.clock.elapsed())

    @property
    def outcomes(self) -> list[tuple[str, ...]]:
        """(outcome, key, reason) of the finished."""
        return [line for line in self.lines if line[0] != "started"]

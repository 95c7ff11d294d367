"""The announcer's edge to voice and hub: carries out what `announcements` decides, and reports it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

import structlog
from PySide6.QtCore import QObject, Signal, Slot

from hub.wire import Answer, BoardView, Problem, ReportAnnouncementCommand
from queue_display.announcements import Announcements, Report
from queue_display.sentences import announcement
from queue_display.settings import VoiceSettings
from ui_common.posting import Unreachable
from ui_common.voice.chime import CHIME
from ui_common.voice.voice import Voice

log = structlog.get_logger(__name__)


class Hub(Protocol):
    """What the announcer needs of the link."""

    def send(
        self, command: ReportAnnouncementCommand, answered: Callable[[Answer | Problem | Unreachable], None]
    ) -> str: ...


class Announcer(QObject):
    """Speaks the pending calls. The voice has one at a time, so that one that is over can be left out."""

    speaking = Signal(str)
    """Id of the call whose sound begins; "" when it has ended."""

    def __init__(
        self, voice: Voice, hub: Hub, settings: VoiceSettings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._voice = voice
        self._hub = hub
        self._settings = settings
        self._mind = Announcements()
        self._now: Callable[[], datetime | None] = lambda: None
        voice.started.connect(self.speaking)
        voice.finished.connect(self._finished)

    def see(self, view: BoardView, now: Callable[[], datetime | None]) -> None:
        """Take in the hub's view; `now` tells the hall's time."""
        self._now = now
        time = now()
        if time is not None:
            self._mind.see(view, time)
            self._go_on()

    def _go_on(self) -> None:
        time = self._now()
        call = self._mind.next(time) if time is not None else None
        if call is not None:
            lines = announcement(
                call.number, call.counter, repeat=self._settings.repeat, english=self._settings.english,
                also=call.also)
            self._voice.announce(lines, call.call, chime=CHIME if self._settings.chime else None)
        for report in self._mind.to_report():
            self._send(report)

    @Slot(str, str, str)
    def _finished(self, call: str, outcome: str, reason: str) -> None:
        self.speaking.emit("")
        self._mind.spoke(outcome, reason)
        self._go_on()

    def _send(self, report: Report) -> None:
        command = ReportAnnouncementCommand(call=report.call, outcome=report.outcome, reason=report.reason)
        log.info("announcement", call=report.call, outcome=report.outcome, reason=report.reason)
        self._hub.send(command, lambda answer: self._answered(report.call, answer))

    def _answered(self, call: str, answer: Answer | Problem | Unreachable) -> None:
        if isinstance(answer, Problem):
            log.warning("announcement_report_refused", call=call, code=answer.code)
        self._mind.answered(call, reached=not isinstance(answer, Unreachable))

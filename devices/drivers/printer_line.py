"""Questions to the printer and what is known from its answers."""

from __future__ import annotations

import time
from collections.abc import Callable

import structlog

from devices.codecs.escpos_status import (
    ASB_ON,
    CLEAR_AND_RECOVER,
    FULL_STATUS,
    INFORMATION,
    SENSOR,
    PrinterFacts,
    StatusDecoder,
    StatusError,
    StatusReply,
    ask,
)
from devices.profiles import PrinterProfile
from devices.transports import Transport

Question = tuple[bytes, int | None, str]
"""The bytes, the n of 10 04 n, the kind of its answer."""
_CHUNK = 512  # small enough that status bytes are heard while a long ticket is being sent
_SLICE = 0.25
_log = structlog.get_logger(__name__)


class PrinterLine:
    """One link to one printer. ``facts`` is what it said; after a silence it is all unknown again."""

    def __init__(self, link: Transport, profile: PrinterProfile, stopping: Callable[[], bool]) -> None:
        self._link = link
        self._profile = profile
        self._stopping = stopping
        self._decoder = StatusDecoder(full=profile.full_status, auto=profile.auto_status)
        self.facts = PrinterFacts()
        self.heard = False  # the last round of questions was answered
        self.ever_heard = False
        self.errors = 0
        self._knows: set[str] = set()  # questions that were answered once
        self._foreign: set[str] = set()  # questions that the model does not know
        self._sensor_asked = self._sensor_heard = 0

    def open(self) -> None:
        self._link.read(0)
        if self._profile.auto_status:
            self._link.write(ASB_ON)

    def write(self, data: bytes) -> None:
        self._link.write(data)

    def send(self, data: bytes) -> None:
        """A whole ticket, listening in between."""
        for at in range(0, len(data), _CHUNK):
            self._link.write(data[at : at + _CHUNK])
            self.listen(0)

    def ask_sensor(self) -> None:
        """Queued behind the ticket by the printer: the answer says that all before it has been printed."""
        self._sensor_asked += 1
        self._link.write(SENSOR)

    @property
    def confirmed(self) -> bool:
        """As many answers as questions: a late answer to an earlier ticket must not pass for this one's."""
        return self._sensor_heard >= self._sensor_asked > 0

    def clear(self) -> None:
        """Empty the printer's buffer, the sensor questions in it included."""
        self._link.write(CLEAR_AND_RECOVER)
        self._sensor_heard = self._sensor_asked

    def listen(self, seconds: float) -> list[StatusReply]:
        """What comes within that time, taken into the facts."""
        replies: list[StatusReply] = []
        for event in self._decoder.receive(self._link.read(seconds)):
            if isinstance(event, StatusError):
                self.errors += 1
                continue
            replies.append(event)
            self.facts = self.facts.updated(event.facts)
            self._sensor_heard += event.kind == "sensor"
        return replies

    def ask_all(self) -> bool:
        """Each question this model answers, one after the other. A known one without an answer ends the
        round: from then on nothing is known, which is not the same as "out of paper"."""
        questions: list[Question] = [(ask(n), n, str(n)) for n in self._profile.status]
        if self._profile.full_status:
            questions.append((FULL_STATUS, None, "full"))
        self.heard = bool(questions) and all(self._told(question, questions[0]) for question in questions)
        self.ever_heard |= self.heard
        if questions and not self.heard:
            self.facts = PrinterFacts()
        return self.heard

    def _told(self, question: Question, first: Question) -> bool:
        """False: the printer is silent. A clone answers the first question and not every other one: what those would
        tell stays unknown."""
        kind = question[2]
        if kind in self._foreign:
            return True
        if self._answered(*question):
            self._knows.add(kind)
            return True
        if question == first or kind in self._knows or not self._answered(*first):
            return False
        self._foreign.add(kind)
        _log.warning("printer does not know a status question", url=self._link.url, question=kind)
        return True

    def ask_information(self) -> dict[str, str]:
        """What the model tells of itself; what is not answered is left out. It must be able to print."""
        told = {what: self._information(INFORMATION[what]) for what in self._profile.information}
        return {what: text for what, text in told.items() if text}

    def _information(self, request: bytes) -> str:
        self._decoder.reset()
        self._link.write(request)
        until = time.monotonic() + self._profile.answer_seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping():
            for reply in self.listen(min(left, _SLICE)):
                if reply.kind == "information":
                    return reply.text
        return ""

    def _answered(self, request: bytes, n: int | None, kind: str) -> bool:
        self._decoder.reset()
        if n is not None:
            self._decoder.asked(n)
        self._link.write(request)
        until = time.monotonic() + self._profile.answer_seconds
        while (left := until - time.monotonic()) > 0 and not self._stopping():
            if any(reply.kind == kind for reply in self.listen(min(left, _SLICE))):
                return True
        return False

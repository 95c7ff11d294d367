from __future__ import annotations

from devices.codecs.idcard import Command, IdCardDecoder, Response, encode
from devices.drivers.exchange import exchange
from tests.devices.codecs.vectors import FOUND, STATUS_OK


class Line:
    """A transport in memory: what was there before, and the answer to whatever is written."""

    url = "memory:"

    def __init__(self, *before: bytes, answer: bytes = b"") -> None:
        self.waiting = list(before)
        self.answer = answer
        self.reads = 0

    def open(self) -> None: ...

    def close(self) -> None: ...

    def write(self, data: bytes) -> None:
        self.waiting.append(self.answer)

    def read(self, timeout: float) -> bytes:
        self.reads += 1
        return self.waiting.pop(0) if self.waiting else b""


class Babbler(Line):
    def read(self, timeout: float) -> bytes:
        self.reads += 1
        return b"\x55" * 10


def ask(line: Line, seconds: float = 0.05, *, stop: bool = False) -> object:
    return exchange(line, IdCardDecoder(), encode(Command.STATUS), seconds, lambda: stop)


def test_a_late_answer_to_an_earlier_question_is_not_taken_for_this_one() -> None:
    assert ask(Line(FOUND, FOUND[:7], answer=STATUS_OK)) == Response(0, 0, 0x90)


def test_half_an_answer_left_in_the_decoder_is_forgotten() -> None:
    decoder = IdCardDecoder()
    decoder.receive(FOUND[:9])
    answer = exchange(Line(answer=STATUS_OK), decoder, encode(Command.STATUS), 0.05, lambda: False)
    assert answer == Response(0, 0, 0x90)


def test_a_device_that_babbles_for_ever_holds_nobody() -> None:
    assert ask(Babbler()) is None


def test_stopping_ends_the_wait() -> None:
    line = Line()
    assert ask(line, 60.0, stop=True) is None
    assert line.reads == 1  # what was left over; the wait itself did not begin

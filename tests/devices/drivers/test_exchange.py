from __future__ import annotations

from devices.codecs.idcard import Command, IdCardDecoder, ProtocolError, Response
from devices.drivers.exchange import exchange
from devices.errors import Side
from tests.devices.codecs.vectors import BASE_FRAME, FOUND, NO_CARD, SAM_ID_FRAME, SELECTED, STATUS_OK


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


def ask(line: Line, seconds: float = 0.05, *, command: Command = Command.STATUS, stop: bool = False) -> object:
    return exchange(line, IdCardDecoder(), command, seconds, lambda: stop)


def test_a_late_answer_to_an_earlier_question_is_not_taken_for_this_one() -> None:
    assert ask(Line(FOUND, FOUND[:7], answer=STATUS_OK)) == Response(0, 0, 0x90)


def test_each_answer_of_a_line_that_says_all_twice_and_late_goes_with_its_own_question() -> None:
    said = {Command.STATUS: STATUS_OK, Command.SAM_ID: SAM_ID_FRAME, Command.FIND: FOUND, Command.SELECT: SELECTED,
            Command.READ_BASE: BASE_FRAME}  # fmt: skip
    before = b""
    for command, answer in said.items():
        heard = ask(Line(answer=before + answer), command=command)
        assert isinstance(heard, Response)
        assert len(heard.data) == len(answer) - 11, command
        before = answer


def test_only_a_strange_answer_is_told_as_such_and_a_refusal_fits_every_question() -> None:
    assert ask(Line(answer=STATUS_OK), command=Command.FIND) == ProtocolError(
        Side.THEIRS, "an answer to another question"
    )
    assert all(ask(Line(answer=NO_CARD), command=command) == Response(0, 0, 0x80) for command in Command)


def test_a_good_answer_after_a_broken_one_in_the_same_breath_is_heard() -> None:
    assert ask(Line(answer=STATUS_OK[:-1] + b"\0" + STATUS_OK)) == Response(0, 0, 0x90)


def test_half_an_answer_left_in_the_decoder_is_forgotten() -> None:
    decoder = IdCardDecoder()
    decoder.receive(FOUND[:9])
    answer = exchange(Line(answer=STATUS_OK), decoder, Command.STATUS, 0.05, lambda: False)
    assert answer == Response(0, 0, 0x90)


def test_a_device_that_babbles_for_ever_holds_nobody() -> None:
    assert ask(Babbler()) is None


def test_stopping_ends_the_wait() -> None:
    line = Line()
    assert ask(line, 60.0, stop=True) is None
    assert line.reads == 1  # what was left over; the wait itself did not begin

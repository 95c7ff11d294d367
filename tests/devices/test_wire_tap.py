"""What may be seen of the bytes: nothing of a card or a ticket, however they are cut into pieces."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.escpos import Document
from devices.codecs.escpos_veil import EscposVeil
from devices.codecs.idcard_veil import IdCardVeil
from devices.simulators.cards import sample_card
from devices.simulators.idcard import GARBAGE, base_reply
from devices.wire_tap import Direction, Veil, WireLog, as_hex, lengths_only, show_all

CARD = sample_card("测试甲", date(1950, 1, 1))
ANSWER = base_reply(CARD)


def shown(veil: Veil, data: bytes, step: int, direction: Direction = Direction.IN) -> str:
    return " ".join(veil(direction, data[at : at + step]) for at in range(0, len(data), step))


def hidden(text: str) -> int:
    return sum(int(word[1:-1]) for word in text.split() if word.startswith("‹"))


@pytest.mark.parametrize("step", [1, 2, 3, 5, 7, 16, 64, 1295])
@pytest.mark.parametrize("before", [b"", b"\xaa", GARBAGE, b"\x00\xff"])
def test_of_an_answer_only_its_head_is_seen(step: int, before: bytes) -> None:
    text = shown(IdCardVeil(), before + ANSWER, step)
    bytes_seen = [word for word in text.split() if not word.startswith("‹")]
    assert bytes_seen[-5:] == ["05", "08", "00", "00", "90"]
    assert {*bytes_seen[:-5]} <= {"aa", "96", "69"}
    assert hidden(text) >= len(ANSWER) - 10


def test_bare_answers_and_requests_are_seen_whole() -> None:
    veil = IdCardVeil()
    assert veil(Direction.OUT, bytes.fromhex("aaaaaa96690003200122")) == "aa aa aa 96 69 00 03 20 01 22"
    assert veil(Direction.IN, bytes.fromhex("aaaaaa9669000400008084")) == "aa aa aa 96 69 00 04 00 00 80 84"


def test_half_an_answer_without_its_head_is_hidden() -> None:
    assert IdCardVeil()(Direction.IN, CARD.block) == f"‹{len(CARD.block)}›"


def test_after_an_answer_that_broke_off_the_next_question_starts_afresh() -> None:
    veil = IdCardVeil()
    veil(Direction.IN, ANSWER[:100])
    veil(Direction.OUT, bytes.fromhex("aaaaaa96690003200122"))
    assert veil(Direction.IN, bytes.fromhex("aaaaaa9669000400008084")).endswith("00 80 84")


@pytest.mark.parametrize("step", [1, 3, 64, 4096])
def test_of_a_ticket_no_text_and_no_code_is_seen(step: int) -> None:
    ticket = Document(576).align("center").line("A001 张三", width=2).qr("https://hall.example/c/secret").cut()
    text = shown(EscposVeil(), ticket.to_bytes(), step, Direction.OUT)
    for secret in ("A001", "secret"):
        assert secret.encode().hex(" ") not in text
    assert "张三".encode("gb18030").hex(" ") not in text
    assert "‹qr" in text
    assert "1b 61" in text  # commands are


@given(data=st.binary(max_size=400), cuts=st.integers(1, 9))
def test_no_bytes_upset_a_veil(data: bytes, cuts: int) -> None:
    makers: tuple[Callable[[], Veil], ...] = (IdCardVeil, EscposVeil, lambda: show_all, lambda: lengths_only)
    for make in makers:
        veil = make()
        for direction in Direction:
            assert shown(veil, data, cuts, direction).isprintable(), "a line of a log"


def test_a_log_keeps_the_last_pieces_and_counts_all() -> None:
    log = WireLog(show_all, keep=3)
    for value in range(5):
        log(Direction.IN, bytes((value,)))
    assert [line.text for line in log.lines()] == ["02", "03", "04"]
    assert log.count == 5


def test_long_pieces_are_cut_where_nobody_reads_on() -> None:
    assert as_hex(bytes(100)).endswith("… (100)")
    assert lengths_only(Direction.IN, b"\x01\x02") == "‹2›"

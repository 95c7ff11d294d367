"""Keys and switches as the kernel hands them out: scanners that type, keypads, the headphone socket."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.codes import ScanEvent, ScanFault, ScannedCode
from devices.codecs.input_events import EVENT, EventDecoder, InputEvent
from devices.codecs.keypad import (
    NEEDED,
    JackChanged,
    KeyLearner,
    KeypadDecoder,
    KeyPressed,
    Meaning,
    UnknownKey,
)
from devices.codecs.keystrokes import KeystrokeDecoder

A_DOWN = bytes.fromhex("00f1536500000000 40e2010000000000 0100 1e00 01000000")
"""Seconds, microseconds, type 1 (EV_KEY), code 30 (KEY_A), value 1 (down), on a little-endian 64-bit machine."""


def key(code: int, value: int = 1, kind: int = 1) -> bytes:
    return struct.pack("<qqHHi", 1_700_000_000, 123_456, kind, code, value)


def stroke(*codes: int) -> bytes:
    return b"".join(key(code) + key(code, 0) for code in codes)


SHIFTED_A = key(42) + stroke(30) + key(42, 0)
ENTER = stroke(28)
A001 = SHIFTED_A + stroke(11, 11, 2) + ENTER


def typed(*pieces: bytes) -> list[ScanEvent]:
    decoder = KeystrokeDecoder()
    return [event for piece in pieces for event in decoder.receive(piece)]


def test_an_event_is_twenty_four_bytes() -> None:
    assert EVENT.size == 24
    assert EventDecoder().receive(A_DOWN) == [InputEvent(1, 30, 1)]


@pytest.mark.parametrize("at", range(len(A001)))
def test_cut_at_every_byte(at: int) -> None:
    assert typed(A001[:at], A001[at:]) == [ScannedCode("A001")]


@pytest.mark.parametrize("shift", [1, 3, 8, 13, 16, 20, 23])
def test_a_stream_that_begins_in_the_middle_of_an_event_is_found_again(shift: int) -> None:
    decoder = EventDecoder()
    found = decoder.receive(A001[shift:])
    whole = EventDecoder().receive(A001)
    assert found[-8:] == whole[-8:]
    assert decoder.skipped > 0


def test_every_key_of_a_us_keyboard() -> None:
    rows = stroke(*range(2, 14), *range(16, 28), *range(30, 42), 43, *range(44, 54), 57) + ENTER
    assert typed(rows) == [ScannedCode("1234567890-=qwertyuiop[]asdfghjkl;'`\\zxcvbnm,./ ")]
    assert typed(key(54) + rows) == [ScannedCode('!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:"~|ZXCVBNM<>? ')]


def test_the_number_keys_of_the_keypad_are_figures() -> None:
    assert typed(stroke(79, 80, 81, 75, 76, 77, 71, 72, 73, 82, 96)) == [ScannedCode("1234567890")]


def test_caps_lock_and_keys_held_down_change_nothing() -> None:
    assert typed(stroke(58) + key(30) + key(30, 2) * 5 + key(30, 0) + ENTER) == [ScannedCode("a")]


def test_keys_that_a_scanner_types_as_numbers_with_alt_are_refused() -> None:
    with_alt = key(56) + stroke(82, 72, 76) + key(56, 0)
    assert typed(with_alt + ENTER + A001) == [ScanFault("alt-code"), ScannedCode("A001")]


def test_without_enter_quiet_ends_it() -> None:
    decoder = KeystrokeDecoder()
    assert decoder.receive(stroke(2, 3)) == []
    assert decoder.gap() == [ScannedCode("12")]


@given(st.lists(st.binary(max_size=200), max_size=10))
def test_any_bytes_end_in_the_next_code(pieces: list[bytes]) -> None:
    decoder = KeystrokeDecoder()
    for piece in pieces:
        decoder.receive(piece)
        assert decoder.pending < EVENT.size + 8000
    decoder.reset()
    assert decoder.receive(A001) == [ScannedCode("A001")]


KEYS = {183: Meaning.NEXT, 184: Meaning.SELECT, 191: Meaning.JACK_IN, 192: Meaning.JACK_OUT}


def test_the_keypads_keys_mean_what_the_map_says() -> None:
    decoder = KeypadDecoder(KEYS)
    assert decoder.receive(stroke(183, 184, 30)) == [
        KeyPressed(Meaning.NEXT),
        KeyPressed(Meaning.SELECT),
        UnknownKey(30),
    ]


def test_only_keys_that_walk_repeat_while_they_are_held() -> None:
    held = key(183) + key(183, 2) * 2 + key(183, 0) + key(184) + key(184, 2) * 2 + key(184, 0)
    assert KeypadDecoder(KEYS).receive(held) == [KeyPressed(Meaning.NEXT)] * 3 + [KeyPressed(Meaning.SELECT)]


@pytest.mark.parametrize("switch", [2, 7])
def test_the_socket_is_a_switch(switch: int) -> None:
    wire = key(switch, 1, kind=5) + key(switch, 0, kind=5)
    assert KeypadDecoder({}).receive(wire) == [JackChanged(True), JackChanged(False)]


def test_the_socket_may_be_two_keys() -> None:
    assert KeypadDecoder(KEYS).receive(stroke(191, 192)) == [JackChanged(True), JackChanged(False)]


def test_a_map_is_learnt_key_by_key() -> None:
    learner = KeyLearner()
    wanted = []
    for code in range(100, 100 + len(NEEDED)):
        wanted.append(learner.wanted)
        assert learner.press(code)
        assert not learner.press(code), "a key has one meaning"
    assert tuple(wanted) == NEEDED
    assert learner.wanted is None
    assert learner.keys[100] is NEEDED[0]


def test_a_key_that_is_not_there_is_passed_over() -> None:
    learner = KeyLearner((Meaning.BACK, Meaning.HELP))
    learner.skip()
    assert learner.press(7)
    assert learner.keys == {7: Meaning.HELP}


@given(st.lists(st.binary(max_size=200), max_size=10))
def test_a_keypad_stands_any_bytes(pieces: list[bytes]) -> None:
    decoder = KeypadDecoder(KEYS)
    for piece in pieces:
        decoder.receive(piece)
        assert decoder.pending < EVENT.size
    decoder.reset()
    assert decoder.receive(stroke(183)) == [KeyPressed(Meaning.NEXT)]

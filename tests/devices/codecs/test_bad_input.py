"""Bad input, tried with every decoder: nothing crashes, nothing is kept without end, the next good frame is heard.

Short by default. `pytest tests/devices --hypothesis-profile long` tries for some minutes.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.devices.codecs.streams import STREAMS, Stream

ALL = pytest.mark.parametrize("stream", STREAMS, ids=lambda stream: stream.word)
IN_SYNC = pytest.mark.parametrize("stream", [each for each in STREAMS if each.sure], ids=lambda stream: stream.word)


def hears_again(stream: Stream, *before: bytes) -> bool:
    """After these pieces, whether one of the next good frames is understood as what it says."""
    feed, _ = stream.make()
    for piece in before:
        feed(piece)
    (meant,) = stream.good
    return any(meant in feed(stream.frame) for _ in range(stream.sure))


@ALL
def test_a_frame_cut_in_two_at_every_byte_is_the_same_frame(stream: Stream) -> None:
    whole = stream.good
    assert whole
    for cut in range(len(stream.frame)):
        assert stream.heard(stream.frame[:cut], stream.frame[cut:]) == whole


@ALL
def test_a_frame_byte_by_byte_is_the_same_frame(stream: Stream) -> None:
    assert stream.heard(*(bytes((value,)) for value in stream.frame)) == stream.good


@ALL
def test_a_frame_twice_is_heard_twice(stream: Stream) -> None:
    assert stream.heard(stream.frame * 2) == stream.good * 2


@IN_SYNC
def test_halves_in_the_wrong_order_are_followed_by_a_good_frame(stream: Stream) -> None:
    for cut in range(1, len(stream.frame), max(1, len(stream.frame) // 40)):
        assert hears_again(stream, stream.frame[cut:] + stream.frame[:cut])


@IN_SYNC
def test_half_a_frame_is_followed_by_a_good_one(stream: Stream) -> None:
    for cut in range(1, len(stream.frame), max(1, len(stream.frame) // 40)):
        assert hears_again(stream, stream.frame[:cut])


@IN_SYNC
def test_another_devices_bytes_are_followed_by_a_good_frame(stream: Stream) -> None:
    for other in STREAMS:
        assert hears_again(stream, other.frame * 3, other.frame[: len(other.frame) // 2])


@ALL
@given(data=st.data())
def test_any_bytes_in_any_pieces_are_stood_and_not_kept(stream: Stream, data: st.DataObject) -> None:
    pieces = data.draw(st.lists(st.one_of(st.binary(max_size=300), _mangled(stream.frame)), max_size=12))
    feed, kept = stream.make()
    for piece in pieces:
        for event in feed(piece):
            assert isinstance(repr(event), str)
        assert kept() <= stream.limit


@IN_SYNC
@given(data=st.data())
def test_after_any_bytes_a_good_frame_is_heard(stream: Stream, data: st.DataObject) -> None:
    rubbish = data.draw(st.lists(st.one_of(st.binary(max_size=300), _mangled(stream.frame)), max_size=6))
    assert hears_again(stream, *rubbish)
    (meant,) = stream.good
    assert meant in stream.heard(b"".join(rubbish) + stream.frame * stream.sure)


@ALL
@pytest.mark.parametrize("noise", ["AAAA9669", "10", "1D76300000", "00FF41"])
def test_a_port_that_babbles_costs_its_length_and_no_more(stream: Stream, noise: str) -> None:
    once = bytes.fromhex(noise)
    feed, kept = stream.make()
    began = time.process_time()
    feed((once * stream.flood)[: stream.flood])
    assert kept() <= stream.limit
    assert time.process_time() - began < 4, "half a second; growing with the square it would be eight"


def _mangled(frame: bytes) -> st.SearchStrategy[bytes]:
    """A frame with a byte changed, put in or left out: a wrong checksum, a wrong length, a lost byte."""
    at = st.integers(0, len(frame) - 1)
    changed = st.builds(lambda i, v: frame[:i] + bytes((v,)) + frame[i + 1 :], at, st.integers(0, 255))
    more = st.builds(lambda i, v: frame[:i] + v + frame[i:], at, st.binary(min_size=1, max_size=5))
    less = st.builds(lambda i, n: frame[:i] + frame[i + n :], at, st.integers(1, 20))
    return st.one_of(changed, more, less)

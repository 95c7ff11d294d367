"""What comes over a bad line: good frames cut, doubled, damaged, echoed, between other devices' bytes and babble."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from hypothesis import strategies as st

E = TypeVar("E", covariant=True)
OTHERS = (
    b"\xaa\xaa\xaa\x96\x69\x00\x04\x00\x00\x80\x84",  # a card reader
    b"\x10\x0f\x00\x00\x00\x00\x12",  # a printer
    b"https://a.b/c\r\n",  # a scanner
    b"\x01\x03\x02\x00\x2a\x39\x9b",  # Modbus
)


class Decoder(Protocol[E]):
    @property
    def pending(self) -> int: ...

    def receive(self, data: bytes) -> Sequence[E]: ...

    def gap(self) -> Sequence[E]: ...


def damaged(frame: bytes) -> st.SearchStrategy[bytes]:
    """The frame with one byte wrong, cut short, its halves exchanged, or twice."""
    at = st.integers(0, len(frame) - 1)

    def wrong(where: int, bits: int) -> bytes:
        return frame[:where] + bytes((frame[where] ^ bits,)) + frame[where + 1 :]

    return st.one_of(
        st.builds(wrong, at, st.integers(1, 255)),
        at.map(lambda n: frame[:n]),
        st.just(frame[len(frame) // 2 :] + frame[: len(frame) // 2]),
        st.just(frame + frame),
    )  # fmt: skip


def streams(*frames: bytes) -> st.SearchStrategy[bytes]:
    """Long rows of all that."""
    piece = st.one_of(
        st.sampled_from((*frames, *OTHERS)), st.binary(max_size=40), *(damaged(frame) for frame in frames)
    )
    return st.lists(piece, max_size=12).map(b"".join)


def in_pieces(decoder: Decoder[E], data: bytes, step: int) -> list[E]:
    return [event for at in range(0, len(data), step) for event in decoder.receive(data[at : at + step])]


def found_after(make: Callable[[], Decoder[E]], data: bytes, step: int, good: bytes, longest: int) -> list[E]:
    """Any pieces give the same; half a frame at most is held; after a silence the next good frame is found.

    What is found in the good frame then.
    """
    whole, pieces, alone = make(), make(), make()
    assert in_pieces(pieces, data, step) == list(whole.receive(data))
    assert whole.pending == pieces.pending < longest
    whole.gap()
    assert whole.pending == 0
    found = list(whole.receive(good))
    assert found == list(alone.receive(good))
    return found

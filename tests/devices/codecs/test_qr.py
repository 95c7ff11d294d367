"""Codes in pictures: the plain, the damaged, none at all; and whether the camera sees."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from devices.codecs.picture_health import PictureHealth
from devices.codecs.qr import Frame, QrEye, find_codes, find_codes_thoroughly
from tingxu.bench.qr_frames import KINDS, empty_frames, samples

SAMPLES = list(samples(each=4))


@pytest.mark.parametrize("kind", KINDS)
def test_of_every_kind_something_is_read(kind: str) -> None:
    damaged = [each for each in SAMPLES if each.kind == kind]
    assert any(find_codes_thoroughly(each.frame) == [each.text] for each in damaged)


def test_second_looks_find_what_the_first_does_not_and_nothing_wrong() -> None:
    first = [sample.text in find_codes(sample.frame) for sample in SAMPLES]
    found = [find_codes_thoroughly(sample.frame) for sample in SAMPLES]
    assert sum(map(bool, found)) > sum(first)
    assert all(texts in ([], [sample.text]) for texts, sample in zip(found, SAMPLES, strict=True))


def test_an_eye_takes_second_looks_in_turn() -> None:
    faint = next(each for each in SAMPLES if each.kind == "faint" and not find_codes(each.frame))
    eye = QrEye(rest=3)
    looks = [eye.look(faint.frame) for _ in range(6)]
    assert looks[:2] == [[], []]
    assert [faint.text] in looks


def test_an_empty_hall_has_no_codes() -> None:
    assert [find_codes_thoroughly(frame) for frame in empty_frames(4)] == [[]] * 4


@settings(max_examples=25, deadline=None)
@given(arrays.arrays(np.uint8, arrays.array_shapes(min_dims=2, max_dims=2, min_side=2, max_side=200)))
def test_any_picture_is_looked_at(frame: Frame) -> None:
    assert find_codes_thoroughly(frame) == []


def noise(level: int, spread: int, seed: int) -> Frame:
    values = np.random.default_rng(seed).integers(-spread, spread + 1, (240, 320)) + level
    return np.clip(values, 0, 255).astype(np.uint8)


def test_a_dark_picture_is_black_after_a_while() -> None:
    health = PictureHealth(14, 5, 10)
    assert [health.look(noise(3, 2, at), at) for at in range(7)] == [""] * 5 + ["black"] * 2
    assert health.look(noise(90, 2, 9), 7.0) == ""


def test_a_picture_without_one_moving_pixel_is_frozen_after_a_while() -> None:
    health = PictureHealth(14, 5, 3)
    still = noise(90, 9, 1)
    assert [health.look(still, at) for at in range(5)] == ["", "", "", "frozen", "frozen"]
    assert health.look(noise(90, 9, 2), 5.0) == ""


def test_a_dim_hall_with_lamps_is_not_black() -> None:
    health = PictureHealth(14, 1, 100)
    dim = noise(5, 2, 1)
    dim[:, ::16] = 200
    assert [health.look(dim, at) for at in range(4)] == [""] * 4


@given(st.lists(st.floats(0, 100), min_size=1, max_size=20).map(sorted))
def test_a_lit_moving_picture_is_always_well(times: list[float]) -> None:
    health = PictureHealth(14, 5, 500)
    assert {health.look(noise(120, 5, at), now) for at, now in enumerate(times)} == {""}

"""Sounds as samples, and the chime we made."""

from __future__ import annotations

from array import array
from pathlib import Path

import pytest

from ui_common.voice import wav
from ui_common.voice.chime import CHIME, render


def test_a_sound_is_read_as_it_was_written(tmp_path: Path) -> None:
    samples = array("h", [0, 1000, -1000, 32767, -32768])
    wav.write(tmp_path / "a.wav", samples)
    assert wav.read(tmp_path / "a.wav") == samples
    assert [path.name for path in tmp_path.iterdir()] == ["a.wav"]


@pytest.mark.parametrize("content", [b"", b"RIFF", b"RIFF\x24\0\0\0WAVEfmt ", b"\0" * 100])
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.wav").write_bytes(content)
    with pytest.raises(wav.NotASound):
        wav.read(tmp_path / "a.wav")


def test_level_length_and_joining() -> None:
    loud, quiet = array("h", [16384] * 22050), wav.pause(0.5)
    assert wav.level(loud) == pytest.approx(0.5)
    assert wav.level(quiet) == 0 == wav.level(array("h"))
    assert wav.seconds(wav.joined((loud, loud), 0.25)) == pytest.approx(2.25, abs=0.001)
    assert wav.level(wav.louder(loud, 0.5)) == pytest.approx(0.25)


def test_the_chime_is_ours_soft_and_heard() -> None:
    samples = render()
    assert wav.read(CHIME) == samples
    assert wav.seconds(samples) == pytest.approx(1.5, abs=0.01)
    assert 0.05 < wav.level(samples) < 0.2
    assert max(map(abs, samples)) < 0.5 * 32768
    assert max(abs(samples[0]), abs(samples[-1])) < 50, "no click at either end"

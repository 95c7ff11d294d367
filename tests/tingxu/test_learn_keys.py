"""Learning a keypad's keys by pressing them."""

from __future__ import annotations

from pathlib import Path

from devices.codecs.keypad import Meaning
from devices.drivers.keypad import KeypadProfile
from devices.profiles import load_profile
from devices.simulators.input_device import KeypadSimulator
from tingxu.learn_keys import WORDS, learn_keys


def test_every_key_that_is_asked_for_is_pressed_once(tmp_path: Path) -> None:
    keypad = KeypadSimulator()
    asked: list[str] = []

    def say(text: str) -> None:
        asked.append(text)
        if text.startswith("请按"):
            keypad.press(100 + len(asked))

    with keypad:
        assert learn_keys(keypad.url, tmp_path / "ours.toml", "Ours", say) == 0
    learnt = load_profile(tmp_path / "ours.toml", KeypadProfile)
    assert learnt.model == "Ours"
    assert learnt.meanings == {101 + at: meaning for at, meaning in enumerate(WORDS)}


def test_a_key_used_twice_is_asked_for_again_and_one_not_there_is_passed_over(tmp_path: Path) -> None:
    keypad = KeypadSimulator()
    presses = iter([[1], [1, 2], [3], [], [5], [6], [7], [8]])

    def say(text: str) -> None:
        for code in next(presses) if text.startswith("请按") else []:
            keypad.press(code)

    with keypad:
        assert learn_keys(keypad.url, tmp_path / "ours.toml", "Ours", say, patience=3.0) == 0
    learnt = load_profile(tmp_path / "ours.toml", KeypadProfile)
    assert list(WORDS)[:3] == [Meaning.PREVIOUS, Meaning.NEXT, Meaning.SELECT]
    assert learnt.meanings == {at: meaning for at, meaning in enumerate(WORDS, 1) if at != 4}


def test_without_the_needed_keys_or_the_keypad_nothing_is_written(tmp_path: Path) -> None:
    said: list[str] = []
    with KeypadSimulator() as keypad:
        assert learn_keys(keypad.url, tmp_path / "ours.toml", "Ours", said.append, patience=0.02) == 1
    assert "keys are missing" in said[-1]
    assert learn_keys(f"evdev:{tmp_path}/none", tmp_path / "ours.toml", "Ours", said.append) == 1
    assert "noDevice" in said[-1]
    assert not (tmp_path / "ours.toml").exists()

"""The keypad's driver against a simulated keypad behind a pipe."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.checks import passed
from devices.codecs.keypad import KeyLearner, Meaning
from devices.drivers.keypad import (
    HeadphonesChanged,
    Keypad,
    KeypadKey,
    KeypadProfile,
    KeypadUnknown,
    profile_text,
)
from devices.profiles import ProfileError, load_profile
from devices.simulators.input_device import KeypadSimulator
from devices.status import LinkState, MediaState
from tests.devices.eventlog import EventLog


@pytest.fixture
def sim() -> Iterator[KeypadSimulator]:
    with KeypadSimulator() as simulator:
        yield simulator


@pytest.fixture
def log() -> EventLog:
    return EventLog()


def test_every_key_of_the_map(sim: KeypadSimulator, log: EventLog) -> None:
    with Keypad(sim.url, log) as keypad:
        for code, meaning in load_profile("keypad-function-keys", KeypadProfile).meanings.items():
            sim.press(code)
            assert log.expect(KeypadKey).meaning is meaning
        assert keypad.counters["keys"] == 8
        assert passed(keypad.self_test())


@pytest.mark.rule("senses")
def test_headphones_in_and_out_are_told_and_shown_as_the_medium(sim: KeypadSimulator, log: EventLog) -> None:
    with Keypad(sim.url, log):
        log.expect_status(lambda status: status.media is MediaState.UNKNOWN and status.link is LinkState.ONLINE)
        sim.plug_headphones()
        assert log.expect(HeadphonesChanged).plugged
        log.expect_status(lambda status: status.media is MediaState.PRESENT)
        sim.pull_headphones()
        assert not log.expect(HeadphonesChanged).plugged
        log.expect_status(lambda status: status.media is MediaState.NOT_PRESENT)


def test_a_keypad_pulled_out_takes_its_socket_along(sim: KeypadSimulator, log: EventLog) -> None:
    with Keypad(sim.url, log, backoff=(0.05,)):
        sim.plug_headphones()
        log.expect(HeadphonesChanged)
        sim.unplug()
        assert not log.expect(HeadphonesChanged).plugged
        log.expect_status(lambda status: status.link is LinkState.NO_DEVICE)
        sim.plug()
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        sim.press(184)
        assert log.expect(KeypadKey).meaning is Meaning.NEXT


def test_a_map_learnt_from_unknown_keys_is_a_profile_file(
    sim: KeypadSimulator, log: EventLog, tmp_path: Path
) -> None:
    empty = KeypadProfile(kind="keypad", model="new")
    learner = KeyLearner((Meaning.PREVIOUS, Meaning.NEXT, Meaning.SELECT))
    with Keypad(sim.url, log, empty) as keypad:
        assert keypad.self_test()[1].detail == "keys-missing: previous, next, select"
        for code in (193, 188, 190):
            sim.press(code)
            assert learner.press(log.expect(KeypadUnknown).code)
    path = tmp_path / "learnt.toml"
    path.write_text(profile_text('A "new" keypad', learner.keys), "utf-8")
    learnt = load_profile(path, KeypadProfile)
    assert learnt.meanings == {193: Meaning.PREVIOUS, 188: Meaning.NEXT, 190: Meaning.SELECT}


@pytest.mark.parametrize(
    ("keys", "message"),
    [("fly = [1]", "'fly' is no meaning"), ("next = [1]\nback = [1]", "key 1 has two meanings")],
)
def test_a_wrong_map_says_where(tmp_path: Path, keys: str, message: str) -> None:
    path = tmp_path / "wrong.toml"
    path.write_text(f'kind = "keypad"\nmodel = "x"\n[keys]\n{keys}\n', "utf-8")
    with pytest.raises(ProfileError, match=message):
        load_profile(path, KeypadProfile)

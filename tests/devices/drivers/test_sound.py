"""The levels of a real mixer, through ALSA, of a sound server of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from devices.drivers.sound import Sound, SoundProfile
from devices.simulators.sound import SoundSimulator
from devices.status import Action, LinkState, MediaState
from tests.devices.eventlog import EventLog

FAST = SoundProfile(kind="sound", model="test", microphone=("Capture",), poll_seconds=0.05)


@pytest.fixture
def sim() -> Iterator[SoundSimulator]:
    with SoundSimulator() as simulator:
        yield simulator


@pytest.fixture
def log(sim: SoundSimulator) -> Iterator[EventLog]:
    found = EventLog(20.0)
    with Sound(sim.url, found, FAST, backoff=(0.05,)) as driver:
        found.expect_status(lambda s: (s.link, s.media) == (LinkState.ONLINE, MediaState.PRESENT))
        yield found
        assert driver.stop(), "the driver did not stop within two seconds"


def test_muted_and_turned_up_again(sim: SoundSimulator, log: EventLog) -> None:
    sim.set_level(100, muted=True)
    status = log.expect_status(lambda s: s.link is LinkState.USER_ERROR)
    assert (status.detail, status.action, status.usable) == ("speaker-muted: Master", Action.CLEAR, False)
    sim.set_level(50)
    log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_a_whisper_is_as_good_as_muted(sim: SoundSimulator, log: EventLog) -> None:
    sim.set_level(2)
    assert log.expect_status(lambda s: s.link is LinkState.USER_ERROR).detail == "speaker-muted: Master"


def test_the_microphone_is_muted(sim: SoundSimulator, log: EventLog) -> None:
    sim.set_microphone(100, muted=True)
    status = log.expect_status(lambda s: s.link is LinkState.USER_ERROR)
    assert status.detail == "microphone-muted: Capture"


def test_missing_and_plugged_in_again(sim: SoundSimulator, log: EventLog) -> None:
    sim.unplug()
    assert log.expect_status(lambda s: s.link is LinkState.NO_DEVICE).detail == "sound-missing"
    sim.plug()
    log.expect_status(lambda s: s.link is LinkState.ONLINE)


def test_a_technician_makes_it_audible(sim: SoundSimulator) -> None:
    found = EventLog(20.0)
    with Sound(sim.url, found, FAST, backoff=(0.05,)) as driver:
        found.expect_status(lambda s: s.link is LinkState.ONLINE)
        sim.set_level(0, muted=True)
        found.expect_status(lambda s: s.link is LinkState.USER_ERROR)
        driver.set_level(60)
        found.expect_status(lambda s: s.link is LinkState.ONLINE)
        assert [check.value for check in driver.self_test() if check.name == "speaker"] == ["Master 60%"]


def test_a_mixer_without_controls_that_we_know_is_unknown(sim: SoundSimulator) -> None:
    found, other = EventLog(20.0), FAST.model_copy(update={"speaker": ("HDMI",), "microphone": ()})
    with Sound(sim.url, found, other, backoff=(0.05,)) as driver:
        found.expect_status(lambda s: (s.link, s.media) == (LinkState.ONLINE, MediaState.UNKNOWN))
        assert [check.ok for check in driver.self_test()] == [True, None]


@pytest.mark.parametrize("url", ["serial:/dev/ttyS0", "alsa:"])
def test_a_url_that_is_no_mixer_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match="not a mixer"):
        Sound(url, EventLog(20.0), FAST)

"""A speaker that somebody turned off is told with every call, by a real mixer and a real voice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devices.simulators.sound import SoundSimulator
from devices.status import DeviceStatus, LinkState
from queue_display.announcer import Announcer
from queue_display.hearing import Hearing, unheard
from queue_display.settings import VoiceSettings
from tests.queue_display.test_announcer import ListeningHub, reported, see
from tests.queue_display.views import call, view
from ui_common.voice.voice import Voice

PATIENCE_MS = 30_000


@pytest.mark.parametrize(
    ("status", "named", "reason"),
    [
        (DeviceStatus(LinkState.ONLINE), False, ""),
        (DeviceStatus(LinkState.USER_ERROR, detail="speaker-muted: Master"), False, "muted"),
        (DeviceStatus(LinkState.NO_DEVICE, detail="sound-missing"), True, "no_device"),
        (DeviceStatus(LinkState.NO_DEVICE, detail="sound-missing"), False, ""),
        (DeviceStatus(LinkState.USER_ERROR, detail="microphone-muted: Mic"), True, ""),
        (DeviceStatus(LinkState.STARTING), True, ""),
    ],
)
def test_only_what_is_known_counts(status: DeviceStatus, named: bool, reason: str) -> None:
    assert unheard(status, named=named) == reason


@pytest.mark.parametrize(
    ("given", "mixer"),
    [
        ({}, "auto"),
        ({"sink": "file:/tmp/x"}, ""),
        ({"mixer": "none"}, ""),
        ({"mixer": "alsa:hw:1", "sink": "alsa:hw:1"}, "alsa:hw:1"),
    ],
)
def test_which_mixer_is_looked_at(given: dict[str, str], mixer: str) -> None:
    assert VoiceSettings.model_validate(given).looked_at == mixer


@pytest.fixture
def sound() -> Iterator[SoundSimulator]:
    with SoundSimulator() as simulator:
        yield simulator


def test_a_muted_speaker_is_reported_to_the_hub_and_the_call_is_played_all_the_same(
    qtbot: QtBot, sound: SoundSimulator, tmp_path: Path
) -> None:
    sound.set_level(100, muted=True)
    hub, voice = ListeningHub(), Voice(f"file:{tmp_path}")
    announcer = Announcer(voice, hub, VoiceSettings(chime=False, repeat=1))
    hearing = Hearing(sound.url, voice.unheard)
    hearing.start()
    qtbot.waitUntil(lambda: voice.reason == "muted", timeout=PATIENCE_MS)
    see(announcer, view(call("1")))
    reported(qtbot, hub, 1)
    assert hub.reports == [("1", "failed", "muted")]
    assert (tmp_path / "1.wav").exists()
    sound.set_level(80)
    qtbot.waitUntil(lambda: voice.available, timeout=PATIENCE_MS)
    see(announcer, view(call("1", outcome="failed"), call("2")))
    reported(qtbot, hub, 2)
    assert hub.reports[1] == ("2", "spoken", "")
    sound.unplug()
    qtbot.waitUntil(lambda: voice.reason == "no_device", timeout=PATIENCE_MS)
    hearing.stop()
    voice.close()

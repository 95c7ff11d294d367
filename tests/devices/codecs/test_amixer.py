"""What the mixer's tool tells: its own output as it was, and anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.codecs.amixer import Level, read_levels

SERVER = """Simple mixer control 'Master',0
  Capabilities: pvolume pswitch pswitch-joined
  Playback channels: Front Left - Front Right
  Limits: Playback 0 - 65536
  Mono:
  Front Left: Playback 19661 [30%] [on]
  Front Right: Playback 65536 [100%] [on]
Simple mixer control 'Capture',0
  Capabilities: cvolume cswitch cswitch-joined
  Capture channels: Front Left - Front Right
  Limits: Capture 0 - 65536
  Front Left: Capture 65536 [100%] [off]
  Front Right: Capture 65536 [100%] [off]
"""
CARD = """Simple mixer control 'Master',0
  Capabilities: pvolume pvolume-joined pswitch pswitch-joined
  Playback channels: Mono
  Limits: Playback 0 - 87
  Mono: Playback 64 [74%] [-17.25dB] [on]
Simple mixer control 'Speaker',0
  Capabilities: pswitch
  Playback channels: Front Left - Front Right
  Mono:
  Front Left: Playback [off]
  Front Right: Playback [off]
Simple mixer control 'Line',0
  Capabilities: pvolume cvolume cswitch
  Front Left: Playback 0 [0%] [-34.50dB] [on] Capture 12 [80%] [12.00dB] [off]
Simple mixer control 'Auto-Mute Mode',0
  Capabilities: enum
  Items: 'Disabled' 'Enabled'
  Item0: 'Enabled'
"""


def test_a_sound_server() -> None:
    assert read_levels(SERVER) == (Level("Master", "Playback", 100, True), Level("Capture", "Capture", 100, False))


def test_a_card() -> None:
    assert read_levels(CARD) == (
        Level("Master", "Playback", 74, True),
        Level("Speaker", "Playback", None, False),
        Level("Line", "Playback", 0, True),
        Level("Line", "Capture", 80, False),
    )
    assert [level.audible for level in read_levels(CARD)] == [True, False, False, False]


@pytest.mark.parametrize("text", ["", "amixer: Mixer attach hw:0 error", "  Mono: Playback 64 [74%] [on]"])
def test_what_tells_no_level(text: str) -> None:
    assert read_levels(text) == ()


@given(st.text(), st.integers(0, len(CARD)))
def test_any_text_is_stood(noise: str, at: int) -> None:
    for level in read_levels(CARD[:at] + noise + CARD[at:]):
        assert level.percent is None or 0 <= level.percent <= 100

"""A board whose speaker somebody turned off is on the hub's record, and its keeper is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from devices.drivers.events import StatusChanged
from devices.simulators.sound import SoundSimulator
from devices.status import DeviceStatus, LinkState
from queue_display.hearing import Hearing
from queue_display.main import QML, SIZE, Program
from queue_display.settings import BoardSettings
from tests.hub.watched import Kept, watching_hub
from ui_common.stage import Stage, choose_graphics

PATIENCE_MS = 30_000
BOARD = "board:b1"


def test_a_muted_speaker_is_a_fault_until_it_sounds_again(qtbot: QtBot, tmp_path: Path) -> None:
    choose_graphics()
    hub = watching_hub(tmp_path).start()
    kept, stage = Kept(hub), Stage("board")
    with SoundSimulator() as sound:
        program = Program(BoardSettings.model_validate({
            "id": "b1", "hub": {"url": hub.url, "token": hub.token("board", "b1"), "ca": hub.ca},
            "voice": {"sink": f"file:{tmp_path}", "mixer": sound.url},
        }))  # fmt: skip
        sound.set_level(100, muted=True)
        stage.show(QML, program.properties(stage), SIZE)
        program.start()
        try:
            qtbot.waitUntil(lambda: set(kept.details(BOARD)) == {"sound"}, timeout=PATIENCE_MS)
            assert kept.details(BOARD)["sound"].startswith("speaker-muted")
            assert [each.device for each in kept.upkeep.orders.values()] == ["sound"]
            sound.set_level(80)
            qtbot.waitUntil(lambda: kept.links(BOARD) == {"sound": "online"}, timeout=PATIENCE_MS)
            assert kept.details(BOARD) == {}
        finally:
            program.stop()
            stage.close()
            kept.close()
            hub.stop()


@pytest.mark.parametrize(("mixer", "told"), [("auto", False), ("alsa:hw:9", True)])
def test_a_mixer_that_is_not_there_is_a_fault_only_where_it_is_named(qtbot: QtBot, mixer: str, told: bool) -> None:
    missing = DeviceStatus(LinkState.NO_DEVICE, detail="sound-missing")
    hearing = Hearing(mixer, lambda _why: None)
    assert hearing.reported(StatusChanged(missing)) == (missing if told else None)
    muted = DeviceStatus(LinkState.USER_ERROR, detail="speaker-muted: Master")
    assert hearing.reported(StatusChanged(muted)) == muted

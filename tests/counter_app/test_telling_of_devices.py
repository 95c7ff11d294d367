"""How bar and pads at a counter are, on the hub's record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from counter_app.main import MAIN_QML, SIZE, Program
from counter_app.settings import CounterSettings
from devices.simulators.counter_gear import LedBarSimulator, RatingPadSimulator
from tests.hub.house import HubProcess
from tests.hub.watched import Kept, watching_hub
from ui_common.stage import Stage, choose_graphics

PATIENCE_MS = 30_000
COUNTER = "counter:12"
Open = Callable[..., None]


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    process = watching_hub(tmp_path).start()
    yield process
    process.stop()


@pytest.fixture
def kept(hub: HubProcess) -> Iterator[Kept]:
    reader = Kept(hub)
    yield reader
    reader.close()


@pytest.fixture
def opened(hub: HubProcess, qtbot: QtBot) -> Iterator[Open]:
    choose_graphics()
    ends: list[Callable[[], None]] = []

    def end() -> None:
        while ends:
            ends.pop()()

    def start(**gear: dict[str, str]) -> None:
        """The terminal of counter 12 with that equipment, instead of the one before."""
        end()
        told = {"url": hub.url, "token": hub.token("counter", "12"), "ca": hub.ca}
        program = Program(CounterSettings.model_validate({"id": "12", "hub": told, **gear}))
        stage = Stage("counter")
        stage.show(MAIN_QML, program.view_models(stage), SIZE)
        program.start()
        ends.extend((stage.close, program.stop))

    yield start
    end()


def test_each_piece_is_told_and_one_that_is_pulled_out_is_a_fault_until_it_is_back(
    qtbot: QtBot, kept: Kept, opened: Open
) -> None:
    with LedBarSimulator() as bar, RatingPadSimulator() as pad:
        opened(bar={"url": bar.url}, rating={"url": pad.url})
        both = {"led-bar": "online", "rating-pad": "online"}
        qtbot.waitUntil(lambda: kept.links(COUNTER) == both, timeout=PATIENCE_MS)
        pad.unplug()
        qtbot.waitUntil(lambda: set(kept.details(COUNTER)) == {"rating-pad"}, timeout=PATIENCE_MS)
        pad.plug()
        qtbot.waitUntil(lambda: kept.details(COUNTER) == {}, timeout=PATIENCE_MS)
        assert kept.links(COUNTER) == both


def test_a_counter_that_has_no_equipment_any_more_has_no_faults_of_it(
    qtbot: QtBot, kept: Kept, opened: Open
) -> None:
    with RatingPadSimulator() as pad:
        opened(rating={"url": pad.url})
        qtbot.waitUntil(lambda: kept.links(COUNTER) == {"rating-pad": "online"}, timeout=PATIENCE_MS)
    opened()
    qtbot.waitUntil(lambda: kept.links(COUNTER) == {}, timeout=PATIENCE_MS)
    assert kept.details(COUNTER) == {}

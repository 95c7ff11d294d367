"""Hubs for the tests: one process shared by a module, one of its own for who kills it, a lane alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from hub.server.logs import configure_logs
from tests.hub.house import HubProcess, LaneHouse


@pytest.fixture(scope="session", autouse=True)
def _logs() -> None:
    """Lines as the hub writes them."""
    configure_logs()


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub that several tests use."""
    process = HubProcess(tmp_path_factory.mktemp("hub")).start()
    yield process
    assert process.stop() == 0
    assert "Traceback" not in process.log


@pytest.fixture
def own_hub(tmp_path: Path) -> Iterator[HubProcess]:
    """A hub of the test's own, not yet started."""
    process = HubProcess(tmp_path)
    yield process
    process.stop()


@pytest.fixture
def lane_house(tmp_path: Path) -> Iterator[Callable[[], LaneHouse]]:
    """Makes lanes on one database; they are stopped at the end."""
    made: list[LaneHouse] = []

    def make() -> LaneHouse:
        made.append(LaneHouse(tmp_path / "hub.db"))
        return made[-1]

    yield make
    for each in made:
        each.close()

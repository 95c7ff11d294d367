"""A hub with two machines, aids, and people on duty."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.house import HubProcess
from tests.hub.staff.browser import Browser, person

MACHINES = """
[[machines]]
kind = "kiosk"
id = "k1"
name = { zh = "一号机", en = "Kiosk 1" }
department = "office"

[[machines]]
kind = "counter"
id = "3"
name = { zh = "三号窗口", en = "Counter 3" }
department = "office"

[[aids]]
id = "wheelchair"
name = { zh = "轮椅", en = "Wheelchair" }
count = 1

[[duties]]
task = "daily"
staff = "technician"

[[duties]]
task = "incident"
staff = "guide"
"""


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    folder: Path = tmp_path_factory.mktemp("pages")
    hub = HubProcess(folder, more='machines = "machines.toml"')
    (folder / "machines.toml").write_text(MACHINES, "utf-8")
    yield hub.start()
    assert hub.stop() == 0
    assert "Traceback" not in hub.log


@pytest.fixture(scope="package")
def technician(house: HubProcess) -> Browser:
    return person(house, "technician")


@pytest.fixture(scope="package")
def guide(house: HubProcess) -> Browser:
    return person(house, "guide")


@pytest.fixture(scope="package")
def english(house: HubProcess) -> Browser:
    """A manager who reads English."""
    return person(house, "manager", "english", "en")


@pytest.fixture(scope="package")
def manager(house: HubProcess) -> Browser:
    return person(house, "manager")

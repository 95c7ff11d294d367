"""A hub whose hall may be booked, with a door for phones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.hub.booking.visitor import Visitor
from tests.hub.house import HubProcess
from tests.hub.phones import browser, phone, plain, pocket

__all__ = ["browser", "phone", "plain", "pocket"]

PLAN = """
slot_minutes = 60
early_minutes = 240
horizon_days = 10
calendar = "none"
bookable = [
  { item = "card", capacity = 2 }, { item = "levy", document = true }, { item = "pickup" },
  { item = "ask", capacity = 99 }, { item = "move", departments = ["office", "other"] },
]
"""
OTHER = '\n[[departments]]\nid = "other"\nname = { zh = "另一部门", en = "Other department" }\n'


def booking_hub(folder: Path) -> HubProcess:
    """With a plan; not yet started."""
    (folder / "appointments.toml").write_text(PLAN, "utf-8")
    hub = HubProcess(folder, more='public_listen = "127.0.0.1:0"\nappointments = "appointments.toml"')
    with (folder / "hall.toml").open("a", encoding="utf-8") as file:
        file.write(OTHER)
    return hub


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = booking_hub(tmp_path_factory.mktemp("booking")).start()
    yield hub
    assert hub.stop() == 0
    assert "Traceback" not in hub.log


@pytest.fixture
def visitor(house: HubProcess) -> Visitor:
    return Visitor(house)

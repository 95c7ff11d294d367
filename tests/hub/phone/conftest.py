"""A hub with a door for phones."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.hub.house import HubProcess
from tests.hub.phones import browser, phone, plain, pocket

__all__ = ["browser", "phone", "plain", "pocket"]

PUBLIC = 'public_listen = "127.0.0.1:0"'


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path_factory.mktemp("phone"), more=PUBLIC).start()
    yield hub
    assert hub.stop() == 0
    assert "Traceback" not in hub.log

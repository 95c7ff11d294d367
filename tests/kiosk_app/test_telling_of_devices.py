"""A fault at the kiosk is with those who see to it within seconds: simulator, driver, wire, hub, message."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests
from pytestqt.qtbot import QtBot

from devices.simulators.idcard import ReaderFault
from devices.status import PaperState
from hub.wire import WIRE_HEADER, WIRE_VERSION, FleetView
from tests.hub.authority import tests_authority as authority_of_hubs
from tests.hub.house import HubProcess
from tests.hub.watched import KEEPER, SUPPLIER, Kept, watching_hub
from tests.kiosk_app.test_with_hub import Stand
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.stage import choose_graphics

K1 = "kiosk:k1"


def fleet(hub: HubProcess) -> FleetView:
    """What a technician is shown."""
    headers = {WIRE_HEADER: str(WIRE_VERSION), "Authorization": f"Bearer {hub.staff_token('technician')}"}
    ca = str(authority_of_hubs() / "ca.pem")
    answer = requests.get(f"{hub.url}/v1/fleet", headers=headers, verify=ca, timeout=30)
    return FleetView.model_validate_json(answer.content)


@pytest.fixture
def hub(tmp_path: Path) -> Iterator[HubProcess]:
    (tmp_path / "hub").mkdir()
    process = watching_hub(tmp_path / "hub").start()
    yield process
    process.stop()


@pytest.fixture
def kept(hub: HubProcess) -> Iterator[Kept]:
    reader = Kept(hub)
    yield reader
    reader.close()


@pytest.fixture
def stand(hub: HubProcess, tmp_path: Path, qtbot: QtBot) -> Iterator[Stand]:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    (tmp_path / "kiosk").mkdir()
    made = Stand(hub, tmp_path / "kiosk", qtbot)
    made.at("welcome")
    yield made
    made.close()
    assert qt_warnings == []


@pytest.mark.rule("self-service-4")
@pytest.mark.rule("self-service-7")
def test_paper_that_ends_is_a_fault_an_order_and_a_message_and_is_over_when_there_is_paper(
    stand: Stand, hub: HubProcess, kept: Kept
) -> None:
    stand.until(lambda: kept.links(K1) == {"idcard": "online", "printer": "online"})
    assert kept.details(K1) == {}
    stand.printer.set_paper(PaperState.OUT)
    stand.until(lambda: kept.details(K1) == {"printer": "paper-out"})
    (order,) = kept.upkeep.orders.values()
    assert (order.way, order.machine, order.device, order.department) == ("daily", K1, "printer", "office")
    (message,) = kept.told(KEEPER)
    assert message.template == "order.daily"
    assert message.facts == {"machine": K1, "device": "printer", "about": "paper-out", "order": order.id}
    shown = fleet(hub)
    assert [(each.machine, each.device, each.detail) for each in shown.faults] == [(K1, "printer", "paper-out")]
    assert [(each.id, each.state) for each in shown.orders] == [(order.id, "open")]
    stand.printer.set_paper(PaperState.FULL)
    stand.until(lambda: kept.details(K1) == {})
    assert not kept.upkeep.orders
    assert fleet(hub).faults == []


def test_a_broken_reader_is_its_suppliers_matter(stand: Stand, kept: Kept) -> None:
    stand.until(lambda: "idcard" in kept.links(K1))
    stand.reader.set_fault(ReaderFault.SELF_TEST)
    stand.until(lambda: len(kept.upkeep.orders) == 1)
    (order,) = kept.upkeep.orders.values()
    assert (order.way, order.device) == ("professional", "idcard")
    assert [each.facts["about"] for each in kept.told(SUPPLIER)] == [order.about]


def test_what_broke_and_was_mended_while_the_hub_was_gone_is_never_told(
    stand: Stand, hub: HubProcess, kept: Kept
) -> None:
    stand.until(lambda: "printer" in kept.links(K1))
    stand.until(lambda: len(stand.kiosk.outbox.ledger.bands()) == 2)  # without numbers in hand it would not say so
    hub.kill()
    stand.printer.set_paper(PaperState.OUT)
    stand.until(lambda: stand.reads("暂时打不了纸票"))
    stand.printer.set_paper(PaperState.FULL)
    stand.until(lambda: not stand.reads("暂时打不了纸票"))
    stand.printer.unplug()
    hub.start()
    stand.until(lambda: kept.links(K1)["printer"] != "online")
    assert kept.told(KEEPER) == []

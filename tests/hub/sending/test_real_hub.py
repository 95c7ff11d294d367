"""The hub's own process and a gateway: from a booking to the phone, and a power cut in between."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.store.database import writing
from tests.hub.booking_hub import HALL, PHONE, BookKept, booked, booking_hub, free, wish
from tests.hub.house import HubProcess, until
from tests.hub.sending.simulator import GatewaySimulator, take_and_hang


@pytest.fixture
def hub(tmp_path: Path, gateway: GatewaySimulator) -> Iterator[HubProcess]:
    hub = booking_hub(tmp_path, more=gateway.settings.replace("timeout = 0.5", "timeout = 20")).start()
    yield hub
    gateway.closing.set()
    assert hub.stop() == 0
    assert "Traceback" not in hub.log


def test_who_books_is_told_on_the_phone_and_no_log_tells_whom(hub: HubProcess, gateway: GatewaySimulator) -> None:
    kiosk = hub.client("kiosk", "k1")
    made = booked(kiosk, wish(free(kiosk)[8]))
    until(lambda: len(gateway.sent) == 1, seconds=40)
    (asked,) = gateway.sent.values()
    assert asked["to"] == PHONE
    assert made.number in asked["text"]
    assert made.code_url in asked["text"]
    until(lambda: '"taken"' in hub.log)
    for secret in (PHONE, made.number, made.code, asked["text"]):
        assert secret not in hub.log
    assert "****1234" in hub.log


def test_a_hub_killed_while_the_gateway_answers_sends_the_same_key_again(
    hub: HubProcess, gateway: GatewaySimulator
) -> None:
    gateway.answers.append(take_and_hang)
    kiosk = hub.client("kiosk", "k1")
    booked(kiosk, wish(free(kiosk)[8]))
    until(lambda: len(gateway.sent) == 1, seconds=40)
    hub.kill()
    kept = BookKept(hub)
    assert [each.state for each in kept.told("appointment_confirmed")] == ["sending"]
    with writing(kept.engine, HALL) as tx:
        tx.exec_driver_sql("UPDATE messages SET next_at = 0")  # as if the claim's two minutes were over
    hub.start()
    until(lambda: kept.told("appointment_confirmed")[0].state == "sent", seconds=40)
    kept.close()
    assert len(gateway.asked) == 2
    assert len(gateway.sent) == 1

"""An alarm on the phone of whoever is responsible: the hub's own process, a machine that tells of its devices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hub.server.access.enrol import EnrolError, add_staff
from hub.server.access.staff_office import keep_phone, remove
from hub.server.lane.visitors import Visitors
from hub.server.sending.colleagues import keep_phone as keep_sealed
from hub.store import messages, people
from hub.store.database import open_database, reading, writing
from hub.wire import Answer, AnyCommand, DeviceReading, ReportDevicesCommand, SummonCommand
from tests.hub.house import KEYS, PASSWORD, HubProcess, LaneHouse, until
from tests.hub.sending.simulator import GatewaySimulator, saying
from tests.hub.staff.browser import Browser, forms_of, words_of
from tests.hub.staff.conftest import MACHINES
from upkeep.commands import Enter, ReportDevices
from upkeep.records import Reading
from upkeep.register_file import read

KEEPER, OTHER = "13800001111", "13900002222"
WELL = DeviceReading(kind="printer", link="online", paper="full")
OUT = DeviceReading(kind="printer", link="online", paper="out", action="clear", detail="paper-out")
READINGS = {
    "full": Reading("printer", "online", paper="full"),
    "out": Reading("printer", "online", paper="out", action="clear", detail="paper-out"),
}
OPEN = DeviceReading(kind="printer", link="online", paper="full", action="clear", detail="cover-open")


@pytest.fixture
def hub(tmp_path: Path, gateway: GatewaySimulator) -> Iterator[HubProcess]:
    hub = HubProcess(tmp_path, more=f'machines = "machines.toml"\n{gateway.settings}')
    (tmp_path / "machines.toml").write_text(MACHINES, "utf-8")
    for login, role in (("technician", "technician"), ("guide", "guide"), ("manager", "manager")):
        add_staff(hub.settings, login, f"名{login}", PASSWORD, role)
    yield hub.start()
    assert hub.stop() == 0
    assert "Traceback" not in hub.log
    assert KEEPER not in hub.log


def kiosk_says(hub: HubProcess, *commands: AnyCommand) -> None:
    client = hub.client("kiosk", "k1")
    for command in commands:
        assert isinstance(client.send(command), Answer)
    client.close()


def printer(reading: DeviceReading) -> ReportDevicesCommand:
    return ReportDevicesCommand(devices={"printer": reading})


def texts(gateway: GatewaySimulator) -> list[tuple[str, str]]:
    return [(each["to"], each["text"]) for each in gateway.sent.values()]


@pytest.mark.rule("self-service-7")
def test_a_fault_rings_one_phone_once_however_often_it_is_told(hub: HubProcess, gateway: GatewaySimulator) -> None:
    keep_phone(hub.settings, "technician", KEEPER)
    kiosk_says(hub, printer(WELL), *[printer(OUT)] * 5)
    until(lambda: len(gateway.sent) == 1)
    told = "【小厅】工单：一号机，小票打印机，纸用完了。打开上盖，装入新纸卷，合上盖子。"
    kiosk_says(hub, *[printer(OPEN)] * 5)
    until(lambda: len(gateway.sent) == 2)
    assert texts(gateway)[0] == (KEEPER, told)
    assert "上盖开着" in texts(gateway)[1][1]
    manager = Browser(hub)
    manager.sign_in("manager")
    page = words_of(manager.get("/staff/sms").text)
    assert "日常工单 · 名technician ****1111" in page
    assert told in page
    assert words_of(manager.get("/staff/messages").text).count("新工单") == 2


def test_a_loose_contact_rings_a_phone_once_in_ten_minutes_and_the_pages_have_every_fault(house: LaneHouse) -> None:
    told: list[tuple[int, ...]] = []
    for minutes in (0, 3, 3, 3, 3):
        house.clock.wait(minutes=minutes)
        for paper in ("full", "out"):
            house.must(ReportDevices("kiosk:k1", {"printer": READINGS[paper]}))
        with reading(house.engine) as tx:
            kept = messages.newest(tx, "small", 100)
        told.append(tuple(sum(each.channel == channel for each in kept) for channel in ("staff", "sms")))
    assert told == [(1, 1), (2, 1), (3, 1), (4, 1), (5, 2)]


@pytest.fixture
def house(tmp_path: Path) -> Iterator[LaneHouse]:
    house = LaneHouse(tmp_path / "hub.db").start()
    (tmp_path / "machines.toml").write_text(MACHINES, "utf-8")
    house.must(Enter(read(tmp_path / "machines.toml", {"office"})))
    with writing(house.engine, "small") as tx:
        keep_sealed(tx, Visitors(lambda: KEYS, "small"), "technician", KEEPER)
    yield house
    house.close()


def test_a_phone_that_its_owner_enters_at_the_pages_is_rung(hub: HubProcess, gateway: GatewaySimulator) -> None:
    technician = Browser(hub)
    technician.sign_in("technician")
    form = next(each for each in forms_of(technician.get("/staff/phone").text) if each.action == "/staff/phone")
    assert technician.submit(form, phone=KEEPER).status_code == 200
    kiosk_says(hub, printer(OUT))
    until(lambda: len(gateway.sent) == 1)
    assert texts(gateway)[0][0] == KEEPER


@pytest.mark.rule("self-service-3")
def test_who_calls_for_help_is_heard_each_time_and_by_whom_is_on_duty_alone(
    hub: HubProcess, gateway: GatewaySimulator
) -> None:
    keep_phone(hub.settings, "guide", OTHER)
    kiosk_says(hub, SummonCommand(task="incident"), printer(OUT))
    until(lambda: len(gateway.sent) == 1)
    assert texts(gateway) == [(OTHER, "【小厅】突发情况：一号机有人求助，请立即前往。")]


def test_who_has_no_phone_is_told_on_the_pages_as_before(hub: HubProcess, gateway: GatewaySimulator) -> None:
    keep_phone(hub.settings, "technician", KEEPER)
    keep_phone(hub.settings, "technician", "")
    kiosk_says(hub, printer(OUT))
    technician = Browser(hub)
    technician.sign_in("technician")
    until(lambda: "纸用完了" in technician.get("/staff/messages").text)
    manager = Browser(hub)
    manager.sign_in("manager")
    assert "日常工单" not in manager.get("/staff/sms").text


def test_what_the_gateway_refuses_is_shown_with_whose_phone_it_was(hub: HubProcess, gateway: GatewaySimulator) -> None:
    gateway.answers.append(saying(400, {"code": "black-list"}))
    keep_phone(hub.settings, "technician", KEEPER)
    kiosk_says(hub, printer(OUT))
    manager = Browser(hub)
    manager.sign_in("manager")
    until(lambda: "black-list" in manager.get("/staff/sms").text)
    assert "名technician ****1111" in words_of(manager.get("/staff/sms").text)


def test_a_phone_goes_with_its_owner_and_is_sealed_meanwhile(hub: HubProcess) -> None:
    keep_phone(hub.settings, "technician", OTHER)
    keep_phone(hub.settings, "technician", KEEPER)
    engine = open_database(hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        (kept,) = people.all_sealed(tx, "small")
    assert KEEPER.encode() not in kept.sealed
    remove(hub.settings, "technician")
    with reading(engine) as tx:
        assert list(people.all_sealed(tx, "small")) == []
    engine.dispose()


@pytest.mark.parametrize(("login", "phone", "told"), [
    ("nobody", KEEPER, "no 'nobody' among the staff"), ("technician", "1234", "no phone"),
    ("technician", "138 0000 1111", "no phone"),
])  # fmt: skip
def test_what_is_no_phone_or_nobodys_is_refused(hub: HubProcess, login: str, phone: str, told: str) -> None:
    with pytest.raises(EnrolError, match=told):
        keep_phone(hub.settings, login, phone)

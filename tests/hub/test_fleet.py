"""The fleet as staff are told of it, over real connections: who is there, what is broken, who was called."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import requests

from hub.codes import make_code
from hub.keys import load_keys
from hub.link.client import new_id
from hub.server.keeping.keeping import look_over
from hub.server.lane.clock import system_clock
from hub.server.rounds import ROUND, round_code
from hub.wire import (
    WIRE_HEADER,
    Answer,
    AskAidCommand,
    AssignOrderCommand,
    CloseSummonsCommand,
    DeviceReading,
    EndLoanCommand,
    FinishOrderCommand,
    FleetView,
    LendAidCommand,
    LogRoundCommand,
    MachineRow,
    MessageRow,
    MessagesView,
    OpenOrderCommand,
    Problem,
    ReadMessageCommand,
    ReportDevicesCommand,
    SummonCommand,
    TakeSummonsCommand,
)
from tests.hub.house import HubProcess, until

MACHINES = """
[[machines]]
kind = "kiosk"
id = "k1"
name = { zh = "一号机", en = "Kiosk 1" }
department = "DEPARTMENT"

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
OUT = DeviceReading(kind="printer", link="online", paper="out", action="clear", detail="paper-out")
FULL = DeviceReading(kind="printer", link="online", paper="full")


@pytest.fixture(scope="module")
def fleet_hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    folder: Path = tmp_path_factory.mktemp("fleet")
    hub = HubProcess(folder, more='machines = "machines.toml"')
    department = (folder / "hall.toml").read_text("utf-8").partition("[[departments]]")[2].partition('id = "')[2]
    (folder / "machines.toml").write_text(MACHINES.replace("DEPARTMENT", department.partition('"')[0]), "utf-8")
    yield hub.start()
    assert hub.stop() == 0
    assert "Traceback" not in hub.log


def _asked(hub: HubProcess, token: str, **headers: str) -> requests.Response:
    usual = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
    return requests.get(hub.url + "/v1/fleet", headers=usual | headers, timeout=30)


def _fleet(hub: HubProcess, token: str) -> FleetView:
    return FleetView.model_validate_json(_asked(hub, token).content)


def _messages(hub: HubProcess, token: str) -> list[MessageRow]:
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
    answer = requests.get(hub.url + "/v1/messages", headers=headers, timeout=30)
    return MessagesView.model_validate_json(answer.content).messages


def _k1(hub: HubProcess, token: str) -> MachineRow:
    return next(each for each in _fleet(hub, token).machines if each.machine == "kiosk:k1")


def test_a_machine_is_there_as_soon_as_its_stream_is_open(fleet_hub: HubProcess) -> None:
    token = fleet_hub.staff_token("guide")
    before = _k1(fleet_hub, token)
    assert (before.connected, before.heard_at, before.listed) == (False, None, True)
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {fleet_hub.token('kiosk', 'k1')}"}
    with requests.get(fleet_hub.url + "/v1/events", headers=headers, stream=True, timeout=20):
        until(lambda: _k1(fleet_hub, token).connected)
    assert _k1(fleet_hub, token).heard_at is not None


def test_a_machine_that_only_reported_was_heard_of(fleet_hub: HubProcess) -> None:
    board = fleet_hub.client("board", "b1")
    assert isinstance(board.send(ReportDevicesCommand(devices={})), Answer)
    token = fleet_hub.staff_token("guide")
    row = next(each for each in _fleet(fleet_hub, token).machines if each.machine == "board:b1")
    assert row.heard_at is not None
    assert (row.connected, row.listed) == (True, False)


@pytest.mark.rule("self-service-4")
def test_a_fault_its_order_and_its_end(fleet_hub: HubProcess) -> None:
    kiosk, technician = fleet_hub.client("kiosk", "k1"), fleet_hub.staff("technician")
    token = fleet_hub.staff_token("manager")
    assert isinstance(kiosk.send(ReportDevicesCommand(devices={"printer": OUT})), Answer)
    view = _fleet(fleet_hub, token)
    (fault,), (order,) = view.faults, view.orders
    assert (fault.machine, fault.detail, order.way, order.fault) == ("kiosk:k1", "paper-out", "daily", fault.id)
    (printer,) = _k1(fleet_hub, token).devices
    assert (printer.works, printer.paper, printer.available.day) == (False, "out", 0.0)
    assert isinstance(technician.send(AssignOrderCommand(order=order.id, staff="technician")), Answer)
    assert isinstance(kiosk.send(ReportDevicesCommand(devices={"printer": FULL})), Answer)
    view = _fleet(fleet_hub, token)
    assert view.faults == []
    assert [each.state for each in view.orders] == ["assigned"], "somebody has begun with it"
    done = FinishOrderCommand(order=order.id, note="换了纸", parts=["纸卷"])
    assert isinstance(technician.send(done), Answer)
    (order,) = _fleet(fleet_hub, token).orders
    assert (order.state, order.notes, order.parts) == ("done", ["换了纸"], ["纸卷"])


@pytest.mark.rule("self-service-3")
def test_somebody_is_called_goes_there_and_is_done(fleet_hub: HubProcess) -> None:
    token, guide = fleet_hub.staff_token("guide"), fleet_hub.staff("guide")
    assert isinstance(fleet_hub.client("kiosk", "k1").send(SummonCommand(task="incident")), Answer)
    (summons,) = _fleet(fleet_hub, token).summons
    assert isinstance(guide.send(TakeSummonsCommand(summons=summons.id)), Answer)
    (summons,) = _fleet(fleet_hub, token).summons
    assert (summons.task, summons.taken_by) == ("incident", "guide")
    assert isinstance(guide.send(CloseSummonsCommand(summons=summons.id)), Answer)
    assert _fleet(fleet_hub, token).summons == []


@pytest.mark.rule("self-service-3")
def test_who_is_called_is_told_reads_it_and_nobody_else_does(fleet_hub: HubProcess) -> None:
    kiosk, guide = fleet_hub.client("kiosk", "k1"), fleet_hub.staff_token("guide")
    assert isinstance(kiosk.send(SummonCommand(task="incident")), Answer)
    told = _messages(fleet_hub, guide)[0]
    assert (told.to, told.template, told.state) == ("guide", "summons.incident", "waiting")
    assert told.facts["machine"] == "kiosk:k1"
    assert _messages(fleet_hub, guide)[0].state == "sent", "it was shown"
    other = fleet_hub.staff("technician")
    assert {each.to for each in _messages(fleet_hub, fleet_hub.staff_token("technician"))} <= {"technician"}
    refused = other.send(ReadMessageCommand(message=told.id))
    assert refused == Problem(code="unknown_message", facts={"message": told.id})
    for _ in range(2):
        assert isinstance(fleet_hub.staff("guide").send(ReadMessageCommand(message=told.id)), Answer)
    read = next(each for each in _messages(fleet_hub, fleet_hub.staff_token("manager")) if each.id == told.id)
    assert (read.state, read.ended_at is not None) == ("read", True)
    fleet_hub.staff("guide").send(CloseSummonsCommand(summons=told.facts["summons"]))


@pytest.mark.rule("care-aids")
def test_an_aid_asked_for_lent_and_back(fleet_hub: HubProcess) -> None:
    token, guide = fleet_hub.staff_token("guide"), fleet_hub.staff("guide")
    assert isinstance(fleet_hub.client("kiosk", "k1").send(AskAidCommand(aid="wheelchair")), Answer)
    (aid,) = _fleet(fleet_hub, token).aids
    (loan,) = aid.loans
    assert (aid.lent, loan.place, loan.lent_at) == (0, "kiosk:k1", None)
    assert isinstance(guide.send(LendAidCommand(aid="wheelchair", loan=loan.id)), Answer)
    (aid,) = _fleet(fleet_hub, token).aids
    assert aid.lent == aid.count == 1
    assert isinstance(guide.send(EndLoanCommand(loan=loan.id)), Answer)
    assert _fleet(fleet_hub, token).aids[0].loans == []


@pytest.mark.rule("self-service-5")
def test_cleaning_is_due_until_somebody_did_it(fleet_hub: HubProcess) -> None:
    token = fleet_hub.staff_token("guide")
    assert _k1(fleet_hub, token).cleaning_due
    keys, now = load_keys(fleet_hub.folder / "data" / "keys.json"), system_clock()
    code = round_code(keys, "kiosk:k1", now)
    for no_code in (code[:-1] + "-", make_code(keys, "t", "kiosk_k1", now + timedelta(days=1)), "kiosk:k1"):
        refused = fleet_hub.staff("guide").send(LogRoundCommand(code=no_code, task="cleaning"))
        assert refused == Problem(code="not_found")
    old = make_code(keys, ROUND, "kiosk_k1", now - timedelta(days=1))
    assert fleet_hub.staff("guide").send(LogRoundCommand(code=old, task="cleaning")) == Problem(code="code_over")
    assert _k1(fleet_hub, token).cleaning_due
    round_ = LogRoundCommand(code=code, task="cleaning")
    assert isinstance(fleet_hub.staff("guide").send(round_), Answer)
    row = _k1(fleet_hub, token)
    assert row.cleaned_at is not None
    assert not row.cleaning_due


def test_what_has_not_changed_is_not_sent_again(fleet_hub: HubProcess) -> None:
    token = fleet_hub.staff_token("guide")

    def unchanged() -> bool:
        first = _asked(fleet_hub, token)
        again = _asked(fleet_hub, token, **{"If-None-Match": first.headers["ETag"]})
        return (again.status_code, again.content) == (304, b"")

    until(unchanged)  # the minute may turn between the two
    tag = _asked(fleet_hub, token).headers["ETag"]
    other = FULL.model_copy(update={"paper": "low"})
    assert isinstance(fleet_hub.client("kiosk", "k1").send(ReportDevicesCommand(devices={"printer": other})), Answer)
    assert _asked(fleet_hub, token, **{"If-None-Match": tag}).status_code == 200


def test_what_was_answered_outlives_a_power_cut(fleet_hub: HubProcess) -> None:
    token, request = fleet_hub.staff_token("technician"), new_id()
    order = OpenOrderCommand(way="daily", machine="kiosk:k1", about="屏幕脏")
    kiosk = fleet_hub.client("kiosk", "k1")
    assert isinstance(kiosk.send(ReportDevicesCommand(devices={"printer": OUT})), Answer)
    first = fleet_hub.staff("technician").send(order, request)
    assert isinstance(first, Answer)
    before = _fleet(fleet_hub, token)
    fleet_hub.kill()
    fleet_hub.start()
    assert fleet_hub.staff("technician").send(order, request) == first, "asked again it is the same answer"
    after = _fleet(fleet_hub, token)
    assert (after.faults, after.orders, after.aids) == (before.faults, before.orders, before.aids)
    assert [each.about for each in after.orders if each.state == "open"] == ["paper-out", "屏幕脏"]
    assert look_over(fleet_hub.settings).problems == []

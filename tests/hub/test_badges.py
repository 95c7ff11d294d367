"""A technician's badge: made on their page, believed by the hub alone, theirs as long as password and role are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest
import requests
import zxingcpp

from hub.codes import make_code
from hub.keys import load_keys
from hub.server.access.badges import BADGE, badge_code
from hub.server.access.enrol import add_staff
from hub.server.lane.clock import system_clock
from hub.store import access
from hub.store.access import Member
from hub.store.database import open_database, reading
from hub.wire import WIRE_HEADER, BadgeView
from tests.hub.house import PASSWORD, HubProcess
from tests.hub.staff.browser import person


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = HubProcess(tmp_path_factory.mktemp("badges"))
    yield process.start()
    assert process.stop() == 0


def _asked(hub: HubProcess, code: str, role: str = "kiosk", subject: str = "k1") -> requests.Response:
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token(role, subject)}"}
    return requests.get(f"{hub.url}/v1/badges/{code}", headers=headers, timeout=30)


def _member(hub: HubProcess, login: str) -> Member:
    engine = open_database(hub.folder / "data" / "hub.db")
    with reading(engine) as tx:
        found = access.member(tx, "small", login)
    engine.dispose()
    assert found is not None
    return found


def _badge(hub: HubProcess, login: str, ahead: timedelta = timedelta()) -> str:
    return badge_code(load_keys(Path(hub.folder) / "data" / "keys.json"), _member(hub, login), system_clock() + ahead)


def test_the_badge_on_a_technicians_page_is_theirs_at_a_kiosk(hub: HubProcess) -> None:
    page = person(hub, "technician").get("/staff/badge").text
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', page)[1])  # type: ignore[index]
    modules = np.full((side, side), 255, np.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", page):
        modules[int(y), int(x) : int(x) + int(width)] = 0
    code = str(zxingcpp.read_barcodes(np.kron(modules, np.ones((4, 4), np.uint8)))[0].text)
    answer = _asked(hub, code)
    assert answer.status_code == 200
    assert BadgeView.model_validate_json(answer.content).login == "technician"
    assert "/v1/badges/{code}" in hub.log
    assert code not in hub.log


def test_a_guide_has_none(hub: HubProcess) -> None:
    assert person(hub, "guide").get("/staff/badge").status_code == 403
    assert _asked(hub, _badge(hub, "guide")).status_code == 404


def test_a_new_password_or_another_role_ends_it(hub: HubProcess) -> None:
    for login in ("loser", "leaver"):
        add_staff(hub.settings, login, "名", PASSWORD, "technician")
    lost, left = _badge(hub, "loser"), _badge(hub, "leaver")
    assert (_asked(hub, lost).status_code, _asked(hub, left).status_code) == (200, 200)
    add_staff(hub.settings, "loser", "名", f"{PASSWORD} new", "technician")
    add_staff(hub.settings, "leaver", "名", PASSWORD, "guide")
    assert (_asked(hub, lost).status_code, _asked(hub, left).status_code) == (404, 404)
    assert _asked(hub, _badge(hub, "loser")).status_code == 200


def test_what_is_forged_or_over_or_not_asked_by_a_kiosk_opens_nothing(hub: HubProcess) -> None:
    add_staff(hub.settings, "tian", "田", PASSWORD, "technician")
    code = _badge(hub, "tian")
    keys = load_keys(hub.folder / "data" / "keys.json")
    other_kind = make_code(keys, "t", code.split(".")[1], system_clock() + timedelta(days=1))
    no_login = make_code(keys, BADGE, "____12345678", system_clock() + timedelta(days=1))
    for bad in (code[:-1] + ("A" if code[-1] != "A" else "B"), other_kind, no_login, "x"):
        assert _asked(hub, bad).status_code == 404
    assert _asked(hub, _badge(hub, "tian", -timedelta(days=91))).status_code == 410
    assert _asked(hub, code, "board", "b1").status_code == 403

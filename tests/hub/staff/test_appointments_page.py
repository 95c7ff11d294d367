"""The staff's pages of appointments: requests and appeals decided, a day's list, moved and cancelled by the rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from hub.link.client import HubClient
from hub.server.lane.clock import system_clock
from hub.store.database import reading
from hub.wire import CheckInCommand
from tests.hub.booking_hub import BookKept, booked, booking_hub, done, free, wish
from tests.hub.house import HubProcess
from tests.hub.staff.browser import Browser, person, words_of

PEOPLE = (f"1370000{number:04}" for number in range(1000, 9999))
PAGE = "/staff/appointments"


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    process = booking_hub(tmp_path_factory.mktemp("hub")).start()
    yield process
    assert process.stop() == 0
    assert "Traceback" not in process.log


@pytest.fixture(scope="module")
def kiosk(hub: HubProcess) -> HubClient:
    return hub.client("kiosk", "k1")


@pytest.fixture(scope="module")
def section(hub: HubProcess) -> Browser:
    return person(hub, "manager", "section")


@pytest.fixture(scope="module")
def leader(hub: HubProcess) -> Browser:
    return person(hub, "manager", "leader", "en")


@pytest.fixture(scope="module")
def kept(hub: HubProcess) -> Iterator[BookKept]:
    kept = BookKept(hub)
    yield kept
    kept.close()


def _request(kiosk: HubClient, nth: int, name: str = "欧阳修远") -> str:
    return booked(kiosk, wish(free(kiosk, "move")[nth], "move", phone=next(PEOPLE), name=name)).id


@pytest.mark.rule("appointment-3")
def test_a_request_is_approved_on_the_pages_by_one_after_the_other(
    kiosk: HubClient, section: Browser, leader: Browser, kept: BookKept
) -> None:
    id = _request(kiosk, 0)
    shown = words_of(section.get(PAGE).text)
    for word in ("待同意的申请", "等业务科", "办公室、别科", "欧**", "办理时限"):
        assert word in shown
    assert "decide_appointment" not in leader.get(PAGE).text
    assert "The business section decides" in words_of(leader.get(PAGE).text)
    assert "意见已登记" in words_of(
        section.submit(section.form(PAGE, "decide_appointment", appointment=id, approve="yes")).text
    )
    leader.submit(leader.form(PAGE, "decide_appointment", appointment=id, approve="yes"))
    assert kept.of(id).state == "confirmed"
    history = words_of(section.get(f"{PAGE}/{id}").text)
    for word in ("提交申请", "业务科同意", "分管领导同意", "名section", "名leader"):
        assert word in history


def test_a_no_has_its_reason(kiosk: HubClient, section: Browser, kept: BookKept) -> None:
    id = _request(kiosk, 1)
    refusing = section.form(PAGE, "decide_appointment", appointment=id, approve="no")
    section.submit(refusing, words=" ")
    assert kept.of(id).state == "requested"
    section.submit(section.form(PAGE, "decide_appointment", appointment=id, approve="no"), words="<b>材料未备</b>")
    assert kept.of(id).state == "cancelled_by_hall"
    page = section.get(f"{PAGE}/{id}").text
    assert "&lt;b&gt;材料未备" in page
    (told,) = kept.told("appointment_refused")
    assert told.facts["reason"] == "<b>材料未备</b>"


def test_a_days_list_shows_who_comes_when_with_names_masked(kiosk: HubClient, section: Browser) -> None:
    at = free(kiosk)[4]
    made = booked(kiosk, wish(at, phone=next(PEOPLE), name="买买提·阿里𠮷"))
    page = section.get(f"{PAGE}?day={_day_of(kiosk, at)}").text
    row = next(each for each in re.findall(r"<li>.*?</li>", page, re.S) if made.id in each)
    assert "买**" in row
    assert "阿里" not in page
    assert "已约定" in row


def _day_of(kiosk: HubClient, at: datetime) -> str:
    days = kiosk.slots("card", days=14).days
    return next(day.day for day in days if any(slot.starts_at == at for slot in day.slots)).isoformat()


@pytest.mark.rule("appointment-3")
def test_the_hall_moves_inside_eight_hours_with_an_override_alone(
    kiosk: HubClient, section: Browser, kept: BookKept
) -> None:
    soon = free(kiosk, after=system_clock() + timedelta(minutes=90))
    made = booked(kiosk, wish(soon[0], phone=next(PEOPLE)))
    form = section.form(f"{PAGE}/{made.id}", "move_appointment")
    to = {"starts_at": soon[1].isoformat(), "by": "hall", "reason": "检修"}
    assert "特批" in words_of(section.submit(form, **to).text)
    assert kept.of(made.id).starts_at == soon[0]
    section.submit(section.form(f"{PAGE}/{made.id}", "move_appointment"), **to, override="主任批准")
    assert kept.of(made.id).starts_at == soon[1]
    history = words_of(section.get(f"{PAGE}/{made.id}").text)
    assert "大厅改期" in history
    assert "特批：主任批准" in history


def test_a_guide_checks_somebody_in_and_cancels_at_the_visitors_wish(
    hub: HubProcess, kiosk: HubClient, kept: BookKept
) -> None:
    guide, here = person(hub, "guide"), free(kiosk)[0]
    first, second = (booked(kiosk, wish(here, phone=next(PEOPLE))).id for _ in range(2))
    page = words_of(guide.submit(guide.form(f"{PAGE}/{first}", "check_in")).text)
    assert re.search(r"排队号 B\d{3}", page), page
    with reading(kept.engine) as tx:
        origin, by_proxy = tx.exec_driver_sql("SELECT origin, on_behalf FROM tickets").one()
    assert (origin, bool(by_proxy)) == ("desk", False), "no name, and nobody's number was taken for them"
    later = booked(kiosk, wish(free(kiosk)[8], phone=next(PEOPLE))).id
    guide.submit(guide.form(f"{PAGE}/{later}", "cancel_appointment"), by="visitor")
    assert kept.of(later).state == "cancelled_by_visitor"
    assert "decide_appointment" not in guide.get(PAGE).text
    assert kept.of(second).state == "confirmed"


def test_who_has_no_business_with_visitors_sees_nothing(hub: HubProcess) -> None:
    technician = person(hub, "technician")
    assert technician.get(PAGE).status_code == 403
    assert PAGE not in technician.get("/staff").text


def test_what_is_not_there_is_said_kindly(section: Browser) -> None:
    assert section.get(f"{PAGE}/no-such").status_code == 404
    for day in ("9999-12-31", "x", "0001-01-01"):
        assert section.get(f"{PAGE}?day={day}").status_code == 200


def test_in_english_no_chinese_is_left_but_names(kiosk: HubClient, leader: Browser) -> None:
    id = _request(kiosk, 2, "Wolfeschlegel")
    done(kiosk, CheckInCommand(code=booked(kiosk, wish(free(kiosk)[0], phone=next(PEOPLE), name="Ann")).code))
    for path in (PAGE, f"{PAGE}/{id}"):
        main = words_of(leader.get(path).text.partition("<main")[2].partition("</main>")[0])
        left = re.findall(r"[一-鿿]+", main.replace("欧**", "").replace("买**", "").replace("名section", ""))
        assert not left, left

"""What staff do on the pages, through the forms as they stand there."""

from __future__ import annotations

import re
from datetime import timedelta

import numpy as np
import pytest
import zxingcpp

from hub.codes import TICKET, make_code
from hub.keys import load_keys
from hub.link.client import new_id
from hub.server.lane.clock import system_clock
from hub.server.rounds import ROUND
from hub.wire import (
    Answer,
    AskAidCommand,
    DeviceReading,
    Document,
    IssueCommand,
    ReportDevicesCommand,
    SummonCommand,
)
from tests.hub.house import HubProcess
from tests.hub.staff.browser import Browser, Form, person, words_of

MACHINE = "/staff/machines/kiosk:k1"
OUT = DeviceReading(kind="printer", link="online", paper="out", action="clear", detail="paper-out")
FULL = DeviceReading(kind="printer", link="online", paper="full")


def _report(hub: HubProcess, printer: DeviceReading) -> None:
    assert isinstance(hub.client("kiosk", "k1").send(ReportDevicesCommand(devices={"printer": printer})), Answer)


def _open(who: Browser, about: str, way: str = "daily") -> None:
    answer = who.submit(who.form(MACHINE, "open_order"), way=way, about=about)
    assert "工单已建立" in answer.text


def _order(who: Browser, about: str, kind: str) -> Form:
    """The form of that kind on the card of the work order."""
    card = who.get("/staff/orders").text.partition(f"<h3>{about}</h3>")[2].partition("</article>")[0]
    order = re.search(r'name="order" value="([^"]+)"', card)
    assert order is not None, about
    return who.form("/staff/orders", kind, order=order[1])


@pytest.mark.rule("self-service-4")
def test_a_fault_is_seen_in_words_with_what_to_do_until_it_is_over(house: HubProcess, technician: Browser) -> None:
    _report(house, OUT)
    for path in ("/staff", MACHINE, "/staff/orders"):
        assert "纸用完了" in technician.get(path).text
        assert "装入新纸卷" in technician.get(path).text
    _report(house, FULL)
    assert "没有故障" in technician.get("/staff").text
    machine = technician.get(MACHINE).text
    assert "未排除的故障" not in machine
    assert "纸用完了" in machine.partition("过去的故障")[2]


def test_a_code_without_words_is_shown_as_it_is(house: HubProcess, technician: Browser) -> None:
    odd = DeviceReading(kind="printer", link="hardwareError", action="maintenance", detail="E-77: <b>")
    _report(house, odd)
    assert "<code>E-77: &lt;b&gt;</code>" in technician.get("/staff").text
    _report(house, FULL)


@pytest.mark.rule("self-service-4")
def test_a_work_order_from_its_opening_to_its_end(technician: Browser) -> None:
    _open(technician, "screen scratched", "professional")
    assert "工单已派出" in technician.submit(_order(technician, "screen scratched", "assign_order")).text
    technician.submit(_order(technician, "screen scratched", "note_order"), note="film ordered", parts="film、glue")
    page = technician.get("/staff/orders").text
    assert all(each in page for each in ("名technician", "film ordered", "film、glue", "专业维修", "办理中"))
    answer = technician.submit(_order(technician, "screen scratched", "finish_order"), note="film is on")
    assert "工单已办结" in answer.text
    done = answer.text.partition("最近办结")[2]
    assert "screen scratched" in done
    assert "film is on" in done


def test_work_orders_by_way_and_department(technician: Browser) -> None:
    _open(technician, "dust inside")
    _open(technician, "lamp broken", "professional")
    daily = technician.get("/staff/orders?way=daily&department=office").text
    assert "dust inside" in daily
    assert "lamp broken" not in daily
    assert "dust inside" not in technician.get("/staff/orders?department=elsewhere").text


def test_a_work_order_says_which_device_it_is_about(house: HubProcess, technician: Browser) -> None:
    _report(house, FULL)
    meant_at = {"kiosk:k1|printer": "小票打印机", "kiosk:k1": "整机"}
    for at, meant in meant_at.items():
        assert f'value="{at}"' in technician.get("/staff/orders").text
        about = f"seen to at {at}"
        technician.submit(technician.form("/staff/orders", "open_order"), at=at, way="daily", about=about)
        card = technician.get("/staff/orders").text.partition(f"<h3>{about}</h3>")[2].partition("</article>")[0]
        assert f"<dd>{meant}</dd>" in card


def test_a_form_sent_twice_is_done_once(technician: Browser) -> None:
    form = technician.form(MACHINE, "open_order")
    first, second = (technician.submit(form, way="daily", about="only once") for _ in range(2))
    assert first.url == second.url
    assert technician.get("/staff/orders").text.count("<h3>only once</h3>") == 1
    assert technician.submit(form, way="daily", about="other words").status_code == 409


def test_what_people_write_is_text_and_nothing_else(technician: Browser) -> None:
    _open(technician, "<script>alert(1)</script>{{ 7*7 }}")
    page = technician.get("/staff/orders").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{{ 7*7 }}" in page
    assert "<script>alert" not in page


@pytest.mark.parametrize("told", ["", "x" * 43])
def test_a_form_that_is_not_ours_does_nothing(technician: Browser, told: str) -> None:
    form = technician.form(MACHINE, "open_order")
    answer = technician.submit(form, way="daily", about="from another site", form=told)
    assert answer.status_code == 403
    assert "from another site" not in technician.get("/staff/orders").text


def test_a_form_of_somebody_else_does_nothing(house: HubProcess, technician: Browser) -> None:
    form = technician.form(MACHINE, "open_order")
    other = person(house, "technician", "other")
    assert other.submit(form, way="daily", about="with a borrowed form").status_code == 403


def test_what_a_role_may_not_do_is_neither_offered_nor_done(guide: Browser, technician: Browser) -> None:
    for path in ("/staff", MACHINE, "/staff/orders"):
        assert 'value="open_order"' not in guide.get(path).text
        assert 'value="assign_order"' not in guide.get(path).text
    mine = guide.form("/staff/people", "lend_aid")
    asked = {"kind": "open_order", "machine": "kiosk:k1", "way": "daily", "about": "by hand"}
    kept = {name: mine.fields[name] for name in ("form", "back")}
    assert guide.post("/staff/do", kept | asked | {"id": new_id()}).status_code == 403
    assert "by hand" not in technician.get("/staff/orders").text


def test_what_is_no_command_is_said_kindly(technician: Browser) -> None:
    form = technician.form(MACHINE, "open_order")
    for wrong in ({"about": ""}, {"about": "x" * 501}, {"way": "never"}, {"kind": "drop_tables"}, {"id": "x"}):
        answer = technician.submit(form, **({"about": "x"} | wrong))
        assert answer.status_code == 422
        assert "没有办成" in answer.text


@pytest.mark.rule("self-service-3")
def test_somebody_who_asked_for_help_is_gone_to_once(house: HubProcess, guide: Browser, manager: Browser) -> None:
    house.client("kiosk", "k1").send(SummonCommand(task="incident"))
    mine, theirs = (each.form("/staff/people", "take_summons") for each in (guide, manager))
    assert "已登记由您前往" in guide.submit(mine).text
    assert "已有同事前往" in manager.submit(theirs).text
    assert "名guide 正在前往" in manager.get("/staff/people").text
    assert "现在没有人求助" in guide.submit(guide.form("/staff/people", "close_summons")).text


@pytest.mark.rule("care-aids")
def test_an_aid_is_brought_lent_and_returned(house: HubProcess, guide: Browser) -> None:
    house.client("kiosk", "k1").send(AskAidCommand(aid="wheelchair"))
    assert "请送到一号机" in guide.get("/staff/people").text
    asked = guide.form("/staff/people", "lend_aid")
    assert asked.fields["loan"]
    late = Form(asked.action, asked.fields | {"loan": "", "id": new_id()})  # another one, at the desk
    assert "已登记借出" in guide.submit(asked).text
    assert "在库 0/1" in guide.get("/staff/people").text
    assert "已全部借出" in guide.submit(late).text
    assert "在库 1/1" in guide.submit(guide.form("/staff/people", "end_loan")).text


def test_a_message_is_new_until_it_is_read(house: HubProcess, technician: Browser) -> None:
    _report(house, OUT)
    _report(house, FULL)
    page = technician.get("/staff/messages").text
    new = page.count("未读")
    assert "小票打印机 · 纸用完了" in words_of(page)
    answer = technician.submit(technician.form("/staff/messages", "read_message"))
    assert answer.text.count("未读") == new - 1


def _code(hub: HubProcess, days: float = 30) -> str:
    keys = load_keys(hub.folder / "data" / "keys.json")
    return make_code(keys, ROUND, "kiosk_k1", system_clock() + timedelta(days=days))


@pytest.mark.rule("self-service-5")
def test_the_sticker_leads_to_the_page_where_a_round_is_logged(house: HubProcess, technician: Browser) -> None:
    sticker = technician.get(f"{MACHINE}/sticker").text
    address = _read(sticker)
    assert address.startswith(house.url + "/r/r.kiosk_k1.")
    path = address.removeprefix(house.url)
    assert "已登记，谢谢" in technician.submit(technician.form(path, "log_round", task="cleaning")).text
    assert "清洁 · 名technician" in technician.get(MACHINE).text
    technician.submit(technician.form(path, "log_round", fine="no"), note="a dark spot")
    assert "<h3>a dark spot</h3>" in technician.get("/staff/orders").text
    assert "巡检有问题" in technician.get(MACHINE).text
    assert "/r/{code}" in house.log
    assert "r.kiosk_k1" not in house.log


def _read(page: str) -> str:
    """What a phone sees in the picture."""
    side = int(re.search(r'viewBox="0 0 (\d+) \1"', page)[1])  # type: ignore[index]
    modules = np.full((side, side), 255, np.uint8)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", page):
        modules[int(y), int(x) : int(x) + int(width)] = 0
    found = zxingcpp.read_barcodes(np.kron(modules, np.ones((4, 4), np.uint8)))
    return str(found[0].text)


def test_who_scans_without_being_signed_in_comes_back_to_the_machine(house: HubProcess, technician: Browser) -> None:
    path, browser = f"/r/{_code(house)}", Browser(house)
    onward = browser.get(path).url.partition("next=")[2]
    assert "一号机" in browser.sign_in("technician", onward=onward).text


def test_other_codes_lead_nowhere(house: HubProcess, technician: Browser) -> None:
    keys = load_keys(house.folder / "data" / "keys.json")
    ticket = make_code(keys, TICKET, "kiosk_k1", system_clock() + timedelta(days=1))
    unknown = make_code(keys, ROUND, "kiosk_gone", system_clock() + timedelta(days=1))
    for code in (ticket, unknown, _code(house)[:-1] + "-", "x"):
        assert technician.get(f"/r/{code}").status_code == 404
    over = technician.get(f"/r/{_code(house, -1)}")
    assert over.status_code == 410
    assert "已过期" in over.text


def test_a_round_is_logged_only_with_the_code_of_the_machine(house: HubProcess, technician: Browser) -> None:
    form = technician.form(f"/r/{_code(house)}", "log_round", task="cleaning")
    assert technician.submit(form, code="").status_code == 422
    assert technician.submit(form, code="counter:3").status_code == 404
    assert technician.submit(form, machine="counter:3").status_code == 422
    assert "没有记录" in technician.get("/staff/machines/counter:3").text


def test_nothing_of_a_visitor_is_on_any_page(house: HubProcess, manager: Browser) -> None:
    document = Document(kind="foreigner", number="P123456789", name="Ouyang Xiu")
    assert isinstance(house.client("kiosk", "k1").send(IssueCommand(items=["ask"], document=document)), Answer)
    for path in ("/staff", MACHINE, "/staff/orders", "/staff/people", "/staff/messages"):
        text = manager.get(path).text
        assert "Ouyang" not in text
        assert "P123456789" not in text


def test_the_script_is_told_when_nothing_is_new(manager: Browser) -> None:
    first = manager.get("/staff/people")
    again = manager.get("/staff/people", **{"If-None-Match": first.headers["etag"]})
    changed = again.status_code == 200 and again.headers["etag"] != first.headers["etag"]  # a minute went by
    assert again.status_code == 304 or changed

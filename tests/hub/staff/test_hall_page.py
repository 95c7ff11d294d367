"""The hall's page: a manager changes counters, rules and days by forms alone; others don't; wrong ones are told why."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from hall.definition import Policy
from hub.link.client import new_id
from hub.server.access.enrol import add_staff
from hub.server.staff.hall_rules import rules_of
from hub.wire import Answer, CallNextCommand, ConfirmCommand, CounterView, FinishCommand, IssueCommand
from tests.hub.house import PASSWORD, HubProcess
from tests.hub.staff.browser import Browser, person, words_of

PAGE = "/staff/hall"


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """A hub of its own: what is changed here concerns no other test."""
    folder: Path = tmp_path_factory.mktemp("hall-page")
    hub = HubProcess(folder).start()
    yield hub
    assert hub.stop() == 0
    assert "Traceback" not in hub.log


@pytest.fixture(scope="module")
def boss(hall: HubProcess) -> Browser:
    return person(hall, "manager", "boss")


def of_counter(browser: Browser, counter: str, queues: dict[str, str], **more: str) -> requests.Response:
    """The counter's form with these boxes ticked: a box that is not ticked is no field."""
    form = browser.form(PAGE, "change_counter", counter=counter)
    boxes = ("queue.", "even_so", "reserved_only")
    kept = {name: value for name, value in form.fields.items() if not name.startswith(boxes)}
    ticked = {f"queue.{queue}": "yes" for queue in queues}
    weights = {f"weight.{queue}": weight for queue, weight in queues.items()}
    return browser.post(form.action, kept | ticked | weights | more)


def seen_by(hub: HubProcess, counter: str) -> CounterView:
    return hub.client("counter", counter).counter_view()


@pytest.mark.rule("extended-hours")
def test_a_counters_lead_is_named_and_taken_back(hall: HubProcess, boss: Browser) -> None:
    add_staff(hall.settings, "zhao", "名14", PASSWORD)
    said = of_counter(boss, "14", {"work": "1"}, lead="zhao")
    assert "首席代表：名14" in said.text
    said = of_counter(boss, "14", {"work": "1"}, lead="")
    assert "首席代表：名14" not in said.text


@pytest.mark.rule("window-5")
def test_a_counter_serves_another_queue_at_once(hall: HubProcess, boss: Browser) -> None:
    said = of_counter(boss, "12", {"work": "1", "tax": "2"})
    assert "窗口的更改已生效" in said.text
    assert "×2" in said.text
    assert seen_by(hall, "12").serves == ["work", "tax"]
    clerk = hall.clerk("12")
    assert isinstance(hall.client("kiosk", "k1").send(IssueCommand(items=["levy"]), new_id()), Answer)
    called = clerk.send(CallNextCommand(), new_id())
    assert isinstance(called, Answer)
    for command in (ConfirmCommand(), FinishCommand()):
        assert isinstance(clerk.send(command, new_id()), Answer)


def test_the_last_counter_of_a_queue_is_kept_and_the_page_says_why(hall: HubProcess, boss: Browser) -> None:
    of_counter(boss, "12", {"work": "1"})
    said = of_counter(boss, "3", {"work": "1"})
    assert "没有任何窗口服务" in said.text
    assert "tax" in seen_by(hall, "3").serves


def test_nobody_ticked_or_a_weight_of_nought_is_refused_in_words(hall: HubProcess, boss: Browser) -> None:
    before = seen_by(hall, "13").serves
    for queues in ({}, {"work": "0"}):
        assert "不合要求" in of_counter(boss, "13", queues).text
    assert of_counter(boss, "13", {"work": "x"}).status_code == 422
    assert "没有变化" in of_counter(boss, "13", {"work": "1"}).text
    assert seen_by(hall, "13").serves == before


def test_where_people_wait_it_must_be_meant(hall: HubProcess, boss: Browser) -> None:
    hall.clerk("3")
    assert isinstance(hall.client("kiosk", "k1").send(IssueCommand(items=["levy"]), new_id()), Answer)
    of_counter(boss, "14", {"work": "1", "tax": "1"})
    said = of_counter(boss, "3", {"work": "1"})
    assert "没有开放的窗口" in said.text
    assert "更改已生效" in of_counter(boss, "3", {"work": "1"}, even_so="yes").text
    assert "税务" in boss.get(PAGE).text
    assert "更改已生效" in of_counter(boss, "3", {"work": "1", "tax": "1"}).text


def test_the_rules_are_changed_and_what_is_out_of_bounds_is_not(hall: HubProcess, boss: Browser) -> None:
    form = boss.form(PAGE, "change_policy")
    figures = {f"rule.{each.name}": each.shown for each in rules_of(Policy()) if not each.yes_or_no}
    switches = {"rule.pick": "yes", "rule.social_card": "no"}
    said = boss.submit(form, **(figures | switches | {"rule.green_age": "65", "rule.no_show_seconds": "90"}))
    assert "规则已生效" in said.text
    assert "65 周岁" in words_of(said.text)
    assert "90 秒" in words_of(said.text)
    form = boss.form(PAGE, "change_policy")
    wrong = boss.submit(form, **(figures | switches | {"rule.green_age": "650"}))
    assert "不合要求" in wrong.text


def test_closed_days_and_notices_are_read_as_people_write_them(hall: HubProcess, boss: Browser) -> None:
    form = boss.form(PAGE, "change_calendar")
    notice = {"notice.0.zh": "周五提前结束", "notice.0.en": "Early on Friday"}
    said = boss.submit(form, closed_days="2027-01-02、2027-01-01\n", **notice)
    assert "已更新" in said.text
    assert said.text.index("2027-01-01") < said.text.index("2027-01-02")
    assert "周五提前结束" in said.text
    emptied = boss.submit(boss.form(PAGE, "change_calendar"), **{"notice.0.zh": "", "notice.0.en": ""})
    assert "周五提前结束" not in emptied.text
    half = boss.submit(boss.form(PAGE, "change_calendar"), **{"notice.0.zh": "只有中文", "notice.0.en": ""})
    assert "不合要求" in half.text


def test_a_counter_is_signed_out_from_the_page(hall: HubProcess, boss: Browser) -> None:
    hall.clerk("15", "qian")
    form = boss.form(PAGE, "vacate_counter", counter="15")
    assert "窗口已签退" in boss.submit(form).text
    assert seen_by(hall, "15").clerk is None
    assert 'value="vacate_counter"' not in boss.get(PAGE).text.partition('id="c-15"')[2].partition("</article>")[0]


@pytest.mark.parametrize("role", ["guide", "technician"])
def test_nobody_but_a_manager_sees_or_changes_the_hall(hall: HubProcess, role: str) -> None:
    other = person(hall, role, f"{role}-x")
    assert other.get(PAGE).status_code == 403
    assert PAGE not in other.get("/staff").text


def test_the_page_is_whole_in_english(hall: HubProcess) -> None:
    text = words_of(person(hall, "manager", "smith", "en").get(PAGE).text)
    assert "Rules of calling" in text
    assert "Counter 12" in text
    assert "Closed days and notices" in text


def test_the_bounds_of_the_inputs_are_those_of_the_definition() -> None:
    rules = {each.name: each for each in rules_of(Policy())}
    assert (rules["green_age"].low, rules["green_age"].high) == (0, 120)
    assert rules["green_rate"].low > 0
    assert all(each.high > each.low for each in rules.values() if not each.yes_or_no)

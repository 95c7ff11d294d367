"""The guides' pages through their forms: requests, companions, numbers on behalf, and the rest area's board."""

from __future__ import annotations

import re

import pytest

from hub.link.client import HubClient
from hub.wire import (
    Answer,
    AskAssistanceCommand,
    CallNextCommand,
    ConfirmCommand,
    CounterView,
    FinishCommand,
    IssueCommand,
    NoShowCommand,
)
from tests.hub.house import HubProcess
from tests.hub.staff.browser import Browser, Form, forms_of, person, words_of

PAGE = "/staff/guide"


@pytest.fixture
def clerk(house: HubProcess) -> HubClient:
    """At a counter where nobody waits."""
    clerk = house.clerk("13")
    called = True
    while called:
        for command in (ConfirmCommand(), FinishCommand()):
            clerk.send(command)
        called = isinstance(clerk.send(CallNextCommand()), Answer)
    return clerk


def _sheet(who: Browser, title: str) -> str:
    """The sheet of the page under that heading."""
    return who.get(PAGE).text.partition(title)[2].partition("</section>")[0]


def _form(html: str, kind: str, **fields: str) -> Form:
    return next(each for each in forms_of(html) if each.kind == kind and fields.items() <= each.fields.items())


@pytest.mark.rule("window-5-guides")
def test_a_request_is_accepted_arrived_and_done(house: HubProcess, guide: Browser) -> None:
    assert isinstance(house.client("kiosk", "k1").send(AskAssistanceCommand()), Answer)
    for button, chip in (("我去", "在路上"), ("我到了", "已到达"), ("已办好", "现在没有人请帮办")):
        sheet = _sheet(guide, "有人请帮办")
        assert button in sheet
        told = guide.submit(forms_of(sheet)[0])
        assert "已登记" in told.text
        assert chip in _sheet(guide, "有人请帮办")


@pytest.mark.rule("window-5-guides")
def test_a_manager_assigns_and_the_guide_says_yes(house: HubProcess, manager: Browser, guide: Browser) -> None:
    person(house, "guide", "liu")
    assert isinstance(house.client("kiosk", "k1").send(AskAssistanceCommand()), Answer)
    manager.submit(_form(_sheet(manager, "有人请帮办"), "guide_assistance"), guide="guide")
    sheet = _sheet(guide, "有人请帮办")
    assert "已派" in sheet
    assert "您来负责" in sheet
    guide.submit(_form(sheet, "guide_assistance", stage="accepted"))
    assert "名guide" in _sheet(manager, "有人请帮办")
    guide.submit(_form(_sheet(guide, "有人请帮办"), "guide_assistance", stage="done"))


@pytest.mark.rule("proxy-ticket")
@pytest.mark.rule("green-companion")
def test_a_number_on_behalf_rings_with_its_guide_and_in_the_rest_area(
    house: HubProcess, guide: Browser, clerk: HubClient
) -> None:
    form = _form(guide.get(PAGE).text, "issue")
    told = guide.submit(form, items="card", grounds="disability")
    assert "已取号" in told.text
    number = re.search(r'<b class="num">([A-Z]\d{3})</b>', _sheet(guide, "我陪同的"))
    assert number is not None
    assert number[1] in _sheet(guide, "休息区</h2>")
    assert number[1] in words_of(guide.get("/staff/rest").text)
    assert "data-alert" not in guide.get("/staff/rest").text
    answer = clerk.send(CallNextCommand())
    assert isinstance(answer, Answer)
    assert isinstance(answer.view, CounterView)
    assert answer.view.current is not None
    assert (answer.view.current.number, answer.view.current.guide) == (number[1], "名guide")
    for page in (PAGE, "/staff/rest"):
        assert re.search(rf'data-alert="[^"]+".*?{number[1]}.*?13', guide.get(page).text)
    assert f"{number[1]} 到 13 号窗口" in words_of(guide.get("/staff/messages").text)


@pytest.mark.rule("green-companion")
def test_a_green_visitor_without_a_guide_is_offered_one(house: HubProcess, guide: Browser, clerk: HubClient) -> None:
    issued = clerk.send(IssueCommand(items=["card"], grounds="pregnancy", paper=False))
    assert isinstance(issued, Answer)
    assert issued.ticket is not None
    number = issued.ticket.number
    guide.submit(_form(_sheet(guide, "绿色通道，还没有人陪同"), "accompany", number=number))
    assert number in _sheet(guide, "我陪同的")
    assert number not in _sheet(guide, "绿色通道，还没有人陪同")
    other = person(house, "guide", "liu")
    refused = other.submit(_form(other.get(PAGE).text, "accompany"), number=number.lower())
    assert "已有同事在陪同" in refused.text
    guide.submit(_form(_sheet(guide, "我陪同的"), "accompany", number=number))
    assert number not in _sheet(guide, "我陪同的")
    for command in (CallNextCommand(), NoShowCommand()):
        assert isinstance(clerk.send(command), Answer)


@pytest.mark.rule("green-channel")
def test_one_who_took_a_number_without_it_gets_the_green_channel_from_a_guide(
    house: HubProcess, guide: Browser, manager: Browser, clerk: HubClient
) -> None:
    kiosk = house.client("kiosk", "k1")
    first, second = (kiosk.send(IssueCommand(items=["card"], paper=False)) for _ in range(2))
    assert isinstance(first, Answer)
    assert isinstance(second, Answer)
    assert second.ticket is not None
    number = second.ticket.number
    form = _form(guide.get(PAGE).text, "grant_green")
    refused = guide.submit(form, number=number, grounds="urgent", reason=" ")
    assert "请写明理由" in refused.text
    told = guide.submit(_form(refused.text, "grant_green"), number=number.lower(), grounds="urgent", reason="赶火车")
    assert "已确认绿色通道" in told.text
    assert number in _sheet(guide, "绿色通道，还没有人陪同")
    again = guide.submit(_form(told.text, "grant_green"), number=number, grounds="age")
    assert "已是绿色通道" in again.text
    called = clerk.send(CallNextCommand())
    assert isinstance(called, Answer)
    assert isinstance(called.view, CounterView)
    assert called.view.current is not None
    assert (called.view.current.number, called.view.current.grounds) == (number, "urgent")
    told_of = words_of(manager.get(f"/staff/story?ticket={number}").text)
    assert "工作人员确认绿色通道·急事，理由：赶火车" in told_of
    for command in (NoShowCommand(), CallNextCommand(), NoShowCommand()):
        assert isinstance(clerk.send(command), Answer)


def test_a_technician_guides_nobody(technician: Browser) -> None:
    assert technician.get(PAGE).status_code == 403
    assert PAGE not in technician.get("/staff").text


def test_both_pages_are_whole_in_english(english: Browser) -> None:
    for page in (PAGE, "/staff/rest"):
        text = english.get(page)
        assert text.status_code == 200
        read = words_of(text.text.partition("<main")[2].partition("</main>")[0])
        assert not re.search(r"[一-鿿]", read.replace("名", ""))

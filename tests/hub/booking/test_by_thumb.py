"""Booking in a real browser on a phone, with and without its script."""

from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from playwright.sync_api import BrowserContext, Page, expect

from hub.codes import APPOINTMENT, check_code
from hub.keys import load_keys
from hub.server.lane.clock import system_clock
from hub.wire import Answer, CallNextCommand, CheckInCommand
from tests.hub.booking.visitor import door_of, new_phone
from tests.hub.house import HubProcess


def _to_the_details(page: Page, door: str, item: str) -> None:
    page.goto(f"{door}/book")
    page.get_by_role("link", name=item).tap()
    page.get_by_role("link", name="后面几天").tap()
    page.locator(".slots a").last.tap()


def _fill_in(page: Page, number: str) -> None:
    page.get_by_label("姓名").fill("欧阳测试")
    page.get_by_label("手机号").fill(number)
    page.get_by_role("button", name="确认预约").tap()


@pytest.mark.rule("appointment-2")
@pytest.mark.rule("senses")
def test_from_the_first_page_to_the_code_without_a_script(house: HubProcess, plain: Page) -> None:
    _to_the_details(plain, door_of(house), "办证")
    plain.get_by_role("button", name="确认预约").tap()
    expect(plain.get_by_role("alert")).to_contain_text("请填写姓名")
    plain.get_by_label("姓名").fill("买买提·吐尔逊")
    plain.get_by_label("手机号").fill(new_phone())
    plain.get_by_role("button", name="确认预约").tap()
    expect(plain.locator(".state")).to_contain_text("预约成功")
    plain.locator("summary", has_text="取消预约").tap()
    plain.get_by_role("button", name="确定取消").tap()
    expect(plain.locator(".state")).to_contain_text("您已取消")
    assert not plain.get_by_role("button", name="确定取消").count()


def test_the_code_on_the_page_is_the_appointments(house: HubProcess, phone: Page) -> None:
    _to_the_details(phone, door_of(house), "问事")
    _fill_in(phone, new_phone())
    code = phone.get_by_role("img", name="签到二维码")
    code.screenshot(path=house.folder / "code.png")
    (read,) = zxingcpp.read_barcodes(np.asarray(Image.open(house.folder / "code.png").convert("L")))
    keys = load_keys(house.folder / "data" / "keys.json")
    assert check_code(keys, APPOINTMENT, read.text.rpartition("/")[2], system_clock())
    with phone.expect_download() as download:
        phone.get_by_role("link", name="加入手机日历").tap()
    assert download.value.suggested_filename == "appointment.ics"


def test_the_back_button_books_nothing_twice(house: HubProcess, phone: Page) -> None:
    _to_the_details(phone, door_of(house), "办证")
    number = new_phone()
    _fill_in(phone, number)
    expect(phone.locator(".state")).to_contain_text("预约成功")
    phone.go_back()
    expect(phone.get_by_label("姓名")).to_have_value("欧阳测试")  # the browser keeps it
    phone.get_by_role("button", name="确认预约").tap()
    expect(phone.locator(".told")).to_contain_text("您已经预约过这一项")
    assert not phone.locator(".state", has_text="预约成功").count()


def test_the_back_button_finds_the_form_though_it_was_put_right_on_the_way(
    house: HubProcess, pocket: BrowserContext
) -> None:
    page = pocket.new_page()
    _to_the_details(page, door_of(house), "问事")
    expect(page.get_by_role("button", name="确认预约")).to_be_visible()
    form = page.url
    _fill_in(page, "12")
    expect(page.locator(".wrong")).to_contain_text("手机号应为")
    _fill_in(page, new_phone())
    expect(page.locator(".state")).to_contain_text("预约成功")
    page.go_back()
    assert page.url == form
    expect(page.get_by_role("button", name="确认预约")).to_be_visible()


def test_it_is_moved_by_thumb(house: HubProcess, phone: Page) -> None:
    _to_the_details(phone, door_of(house), "取证")
    _fill_in(phone, new_phone())
    before = phone.locator(".time").inner_text()
    phone.get_by_role("link", name="改时间").tap()
    phone.get_by_role("link", name="后面几天").tap()
    phone.locator(".slots a").first.tap()
    phone.get_by_role("button", name="确定改时间").tap()
    expect(phone.get_by_role("status")).to_contain_text("时间已改好")
    assert phone.locator(".time").inner_text() != before


@pytest.mark.rule("appointment-1")
@pytest.mark.rule("appointment-2")
def test_from_the_first_page_to_the_counter(house: HubProcess, phone: Page) -> None:
    """Booked by thumb, checked in with the code on the page, called; the page behind the ticket turns."""
    phone.goto(f"{door_of(house)}/book")
    phone.get_by_role("link", name="问事").tap()
    phone.locator(".slots a").first.tap()
    _fill_in(phone, new_phone())
    expect(phone.locator(".state")).to_contain_text("预约成功")
    code = phone.url.partition("/book/")[2].partition("?")[0]
    answer = house.client("kiosk", "k1").send(CheckInCommand(code=code))
    assert isinstance(answer, Answer), answer
    assert answer.ticket is not None
    phone.reload()
    expect(phone.locator(".state")).to_contain_text("已签到")
    phone.goto(answer.ticket.code_url)
    expect(phone.locator("dl")).to_contain_text("预约时间")
    expect(phone.locator("#live")).to_be_visible()
    assert isinstance(house.clerk("1").send(CallNextCommand()), Answer)
    expect(phone.get_by_role("heading")).to_contain_text("1号窗口")

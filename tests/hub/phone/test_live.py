"""The ticket's page in a real browser: it turns by itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from hub.link.client import HubClient
from hub.wire import CallNextCommand, ConfirmCommand, FinishCommand, NoShowCommand, RecallCommand
from tests.hub.house import HubProcess
from tests.hub.phone.tickets import do, issue

LISTEN = """
window.rung = 0;
AudioContext.prototype.createOscillator = new Proxy(AudioContext.prototype.createOscillator, {
  apply(make, audio) { window.rung++; return Reflect.apply(make, audio, []); } });
window.shaken = [];
Navigator.prototype.vibrate = (pattern) => { window.shaken.push(pattern); return true; };
"""


@pytest.fixture(scope="module")
def clerk(house: HubProcess) -> HubClient:
    return house.clerk("3")


@pytest.mark.rule("senses")
def test_the_page_turns_when_the_ticket_is_called_rings_and_says_so(
    house: HubProcess, clerk: HubClient, phone: Page
) -> None:
    before, ticket = issue(house, "levy"), issue(house, "levy")
    phone.add_init_script(LISTEN)
    phone.goto(ticket.code_url)
    expect(phone.locator(".facts")).to_contain_text("1")
    expect(phone.locator("#live")).to_be_visible()
    phone.get_by_role("button", name="叫到我时响铃").tap()
    expect(phone.get_by_role("button", name="响铃已打开")).to_be_visible()
    do(clerk, CallNextCommand(), ConfirmCommand(), FinishCommand())
    expect(phone.locator(".near")).to_contain_text("下一位就是您")
    rung = phone.evaluate("window.rung")
    do(clerk, CallNextCommand())
    expect(phone.get_by_role("heading")).to_contain_text("3号窗口")
    expect(phone.locator("#urgent")).to_contain_text("请到3号窗口")
    assert phone.title().startswith(f"{ticket.number} 请到3号窗口")
    called = phone.evaluate("window.rung")
    assert called > rung
    assert phone.evaluate("window.shaken.at(-1)") == [500, 200, 500, 200, 800]
    do(clerk, RecallCommand())
    expect(phone.get_by_role("heading")).to_contain_text("已再次呼叫")
    assert phone.evaluate("window.rung") > called
    do(clerk, ConfirmCommand())
    expect(phone.locator(".state")).to_contain_text("正在3号窗口办理")
    do(clerk, FinishCommand())
    expect(phone.locator(".state")).to_contain_text("已经办完")
    assert before.number != ticket.number


def test_no_sound_without_a_touch(house: HubProcess, clerk: HubClient, phone: Page) -> None:
    ticket = issue(house, "levy")
    phone.add_init_script(LISTEN)
    phone.goto(ticket.code_url)
    expect(phone.locator("#live")).to_be_visible()
    do(clerk, CallNextCommand())
    expect(phone.get_by_role("heading")).to_contain_text("3号窗口")
    assert phone.evaluate("window.rung") == 0
    do(clerk, ConfirmCommand(), FinishCommand())


def test_who_cannot_come_is_asked_once(house: HubProcess, phone: Page) -> None:
    ticket = issue(house, "pickup")
    phone.goto(ticket.code_url)
    phone.locator("summary", has_text="我不来了").tap()
    phone.get_by_role("button", name=f"确定取消 {ticket.number}").tap()
    expect(phone.locator(".state")).to_contain_text("此号码已取消")
    assert phone.url == ticket.code_url


def test_the_question_stays_open_while_the_page_renews_itself(
    house: HubProcess, clerk: HubClient, phone: Page
) -> None:
    before, ticket = issue(house, "levy"), issue(house, "levy")
    phone.goto(ticket.code_url)
    expect(phone.locator("#live")).to_be_visible()
    phone.locator("summary").tap()
    do(clerk, CallNextCommand())
    expect(phone.locator(".near")).to_contain_text("下一位就是您")
    expect(phone.get_by_role("button", name="确定取消")).to_be_visible()
    do(clerk, ConfirmCommand(), FinishCommand(), CallNextCommand())
    expect(phone.get_by_role("heading")).to_contain_text("3号窗口")
    expect(phone.get_by_role("button", name="确定取消")).to_be_visible()
    do(clerk, ConfirmCommand(), FinishCommand())
    assert before.number != ticket.number


def test_who_missed_the_call_presses_once_and_waits_again(house: HubProcess, clerk: HubClient, phone: Page) -> None:
    ticket = issue(house, "levy")
    phone.goto(ticket.code_url)
    expect(phone.locator("#live")).to_be_visible()
    do(clerk, CallNextCommand(), NoShowCommand())
    phone.get_by_role("button", name="我回来了").tap()
    expect(phone.locator(".state")).to_contain_text("正在等候")
    assert not phone.get_by_role("button", name="我回来了").count()
    do(clerk, CallNextCommand(), ConfirmCommand(), FinishCommand())


def test_a_line_that_is_gone_is_said_with_the_age_of_what_is_shown_and_heals(
    house: HubProcess, clerk: HubClient, pocket: BrowserContext, phone: Page
) -> None:
    ticket = issue(house, "levy")
    phone.clock.install()
    phone.goto(ticket.code_url)
    expect(phone.locator("#live")).to_be_visible()
    pocket.set_offline(True)
    phone.clock.fast_forward("03:10")
    expect(phone.locator("#lost")).to_contain_text("3 分钟前")
    expect(phone.locator("#live")).to_be_hidden()
    do(clerk, CallNextCommand())
    pocket.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('focus'))")  # woken up
    expect(phone.get_by_role("heading")).to_contain_text("3号窗口")
    expect(phone.locator("#lost")).to_be_hidden()
    assert phone.locator("#live").is_visible()
    do(clerk, ConfirmCommand(), FinishCommand())


def test_where_no_stream_gets_through_the_page_is_read_again_and_again(
    house: HubProcess, clerk: HubClient, phone: Page
) -> None:
    ticket = issue(house, "levy")
    phone.route("**/events*", lambda route: route.fulfill(status=503))
    phone.add_init_script(LISTEN)
    phone.goto(ticket.code_url)
    phone.get_by_role("button", name="叫到我时响铃").tap()
    do(clerk, CallNextCommand())
    expect(phone.get_by_role("heading")).to_contain_text("3号窗口", timeout=30_000)
    assert phone.evaluate("window.shaken.at(-1)") == [500, 200, 500, 200, 800]
    expect(phone.locator("#lost")).to_be_hidden()
    do(clerk, ConfirmCommand(), FinishCommand())


def test_without_a_script_the_page_shows_the_state(house: HubProcess, plain: Page) -> None:
    ticket = issue(house, "pickup")
    page = plain
    page.goto(ticket.code_url)
    expect(page.locator(".state")).to_contain_text("正在等候")
    expect(page.locator("#sound")).to_be_hidden()
    page.locator("summary").tap()
    page.get_by_role("button", name="确定取消").tap()
    expect(page.locator(".state")).to_contain_text("此号码已取消")
    assert not page.get_by_role("button", name="确定取消").count()

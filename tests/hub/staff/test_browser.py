"""The staff's pages in a real browser: nothing is complained of, cut off or too small, and what is done is done."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tingxu.chromium import chromium
from tingxu.programs import Programs
from tingxu.staff_shots import LANGUAGES, MANAGER, SIZES, House, desk, open_house, sign_in

TOO_LOW = """all => all.filter(each => each.getClientRects().length && each.getBoundingClientRect().height < 44)
    .map(each => each.textContent)"""
OPTIONS = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("staff")
    with Programs(folder / "logs") as programs:
        yield open_house(folder, programs)
        assert "Traceback" not in (folder / "logs" / "hub.log").read_text("utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as opened:
        yield opened


def looked_at(browser: Browser, house: House, width: int, language: str) -> Iterator[tuple[str, Page]]:
    """Each page, by its name; what a page complains of fails the test."""
    with desk(browser, width, language) as page:
        complaints = list[str]()
        page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{house.url}/staff/sign-in")
        yield "sign-in", page
        sign_in(page, house, MANAGER)
        for name, path in house.pages.items():
            page.goto(house.url + path)
            yield name, page
        assert [each for each in complaints if "404" not in each] == []  # one of them leads nowhere


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", SIZES)
def test_nothing_is_wider_than_the_screen_or_too_small_for_a_finger(
    browser: Browser, house: House, width: int, language: str
) -> None:
    for name, page in looked_at(browser, house, width, language):
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        small = page.locator("main button:visible, nav a, main summary").evaluate_all(TOO_LOW)
        assert small == [], name


@pytest.mark.rule("senses")
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing(browser: Browser, house: House, language: str) -> None:
    found = []
    for name, page in looked_at(browser, house, 360, language):
        for each in Axe().run(page, options=OPTIONS).response["violations"]:
            found.append((name, each["id"], [node["html"][:100] for node in each["nodes"]]))
    assert found == []


def test_a_technician_takes_a_work_order_and_finishes_it(browser: Browser, house: House) -> None:
    with desk(browser, 360) as page:
        sign_in(page, house, "keeper")
        page.goto(f"{house.url}/staff/orders")
        card = page.locator("article", has_text="屏幕左下角有划痕").first
        card.get_by_role("button", name="我来办").click()
        expect(page.get_by_role("status").first).to_contain_text("工单已派出")
        card.get_by_text("办结", exact=True).click()
        card.locator("form:visible textarea").last.fill("换了屏幕贴膜")
        card.locator("form:visible").last.get_by_role("button").click()
        expect(page.get_by_role("status").first).to_contain_text("工单已办结")
        expect(page.locator("main")).to_contain_text("换了屏幕贴膜")
        assert not page.get_by_role("alert").count()

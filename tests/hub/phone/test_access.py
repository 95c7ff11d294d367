"""Everybody can use the pages: nothing that axe-core knows of is wrong, and the keyboard goes through them in order."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from hub.server.phone.taste import Taste
from tingxu.phone_pages import pages
from tingxu.phone_shots import Mode, looked_at

TICKETS = ("waiting", "near", "called", "missed", "withdraw", "lost", "late", "gone")
BOOKINGS = ("book", "book-not-found", "book-times", "book-wrong", "book-full", "book-done", "book-no-show", "book-move")
EVERY = (*TICKETS, *BOOKINGS)
SOME = ("waiting", "called", "missed", "book-wrong", "book-full", "book-done")
LOOKED_AT = [
    (Mode(360, "zh"), TICKETS), (Mode(360, "zh"), BOOKINGS), (Mode(360, "en-large"), SOME),
    (Mode(1440, "en"), SOME), (Mode(360, "zh", "dark"), SOME),
    (Mode(360, "zh", contrast="more"), SOME),
]  # fmt: skip
OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}

TOO_SMALL = """all => all.map(each => each.getBoundingClientRect())
    .filter(box => (box.width || box.height) && Math.min(box.width, box.height) < 44)"""


@pytest.mark.rule("senses")
@pytest.mark.parametrize(("mode", "names"), LOOKED_AT, ids=[f"{mode.name}-{names[0]}" for mode, names in LOOKED_AT])
def test_axe_finds_nothing(browser: Browser, mode: Mode, names: tuple[str, ...]) -> None:
    found = []
    for name, page in looked_at(browser, mode, names):
        for each in Axe().run(page, options=OPTIONS).response["violations"]:
            found.append((name, each["id"], [node["html"][:120] for node in each["nodes"]]))
    assert found == []


@pytest.mark.parametrize("large", [False, True])
def test_nothing_is_wider_than_the_narrowest_phone(browser: Browser, large: bool) -> None:
    width = 320
    context = browser.new_context(viewport={"width": width, "height": 568})
    page = context.new_page()
    for language in ("zh", "en"):
        for name, html in pages(Taste(language, large)):
            page.set_content(html)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (name, language)
    context.close()


def test_targets_are_large_enough_for_a_thumb(browser: Browser) -> None:
    for name, page in looked_at(browser, Mode(360, "zh"), EVERY):
        assert page.locator("a, button:visible, summary, input:visible").evaluate_all(TOO_SMALL) == [], name


def test_the_keyboard_walks_through_in_the_order_of_reading(browser: Browser) -> None:
    _, page = next(looked := looked_at(browser, Mode(360, "zh"), ("waiting",)))
    walked = []
    for _ in range(4):
        page.keyboard.press("Tab")
        walked.append(page.evaluate("document.activeElement.textContent.trim()"))
    looked.close()
    assert walked == ["大字", "English", "叫到我时响铃", "我不来了"]

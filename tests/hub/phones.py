"""Phones with a real browser: fixtures."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tingxu.chromium import chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for a module: while it is open, no other event loop runs in this process."""
    with chromium() as opened:
        yield opened


@pytest.fixture
def pocket(browser: Browser) -> Iterator[BrowserContext]:
    """A phone of its own; what its pages complain of fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN", has_touch=True)
    yield context
    context.close()


@pytest.fixture
def phone(pocket: BrowserContext) -> Iterator[Page]:
    page, complaints = pocket.new_page(), list[str]()
    page.on("console", lambda told: complaints.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    cut = ("net::ERR_", "status of 503", "status of 409")  # on purpose, or said on the page
    assert [each for each in complaints if not any(why in each for why in cut)] == []


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A phone that carries out no script."""
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, locale="zh-CN", has_touch=True, java_script_enabled=False
    )
    yield context.new_page()
    context.close()

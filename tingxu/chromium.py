"""A real browser without a screen, for the pictures and the tests of what phones show."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright


@contextmanager
def chromium() -> Iterator[Browser]:
    """Debian's own Chromium. Raises RuntimeError where there is none."""
    program = shutil.which("chromium")
    if program is None:
        raise RuntimeError("no chromium: install the packages of packaging/apt.txt")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=program, args=["--no-sandbox", "--disable-gpu", "--autoplay-policy=user-gesture-required"]
        )
        try:
            yield browser
        finally:
            browser.close()

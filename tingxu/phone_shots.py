"""A picture of each page that visitors see on their phones, in every mode, made without a hub."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page, Route

from hub.server.phone.render import headers
from hub.server.phone.taste import Taste
from tingxu.chromium import chromium
from tingxu.phone_pages import pages

WIDTHS = {360: 740, 768: 1024, 1440: 900}
TASTES = {
    "zh": Taste("zh"), "en": Taste("en"), "zh-large": Taste("zh", large=True), "en-large": Taste("en", large=True),
}  # fmt: skip
_ADDRESS = "http://hall.example/c/x"


@dataclass(frozen=True, slots=True)
class Mode:
    width: int
    taste: str
    scheme: str = "light"
    contrast: str = "no-preference"

    @property
    def name(self) -> str:
        more = [each for each in (self.scheme, self.contrast) if each not in ("light", "no-preference")]
        return "-".join([str(self.width), self.taste, *more])


MODES = [
    *(Mode(width, taste) for width, taste in product(WIDTHS, TASTES)), Mode(360, "zh", "dark"),
    Mode(360, "zh", contrast="more"),
]  # fmt: skip


def shots(out: Path, modes: Sequence[Mode] = MODES) -> None:
    """Write out/PAGE-WIDTH-LANGUAGE.png."""
    with chromium() as browser:
        for mode in modes:
            for name, page in looked_at(browser, mode):
                page.screenshot(path=out / f"{name}-{mode.name}.png", full_page=True)


def looked_at(browser: Browser, mode: Mode, names: Sequence[str] = ()) -> Generator[tuple[str, Page], None, None]:
    """Each page by its name, or only those named, open in a phone of that mode until the next is asked for."""
    with _phone(browser, mode) as page:
        for name, html in pages(TASTES[mode.taste]):
            if names and name not in names:
                continue
            _load(page, html)
            _act(page, name)
            yield name, page


def _act(page: Page, name: str) -> None:
    if name == "withdraw":
        page.locator("summary").click()
    if name == "lost":
        page.clock.fast_forward("03:10")


@contextmanager
def _phone(browser: Browser, mode: Mode) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": mode.width, "height": WIDTHS[mode.width]}, color_scheme=mode.scheme,  # type: ignore[arg-type]
        contrast=mode.contrast,  # type: ignore[arg-type]
        reduced_motion="reduce",
        device_scale_factor=2 if mode.width == 360 else 1,
    )  # fmt: skip
    page = context.new_page()
    page.clock.install()
    yield page
    context.close()


def _load(page: Page, html: str) -> None:
    def answer(route: Route) -> None:
        if route.request.resource_type == "document":
            route.fulfill(body=html, headers={**headers(), "Content-Type": "text/html; charset=utf-8"})
        else:
            route.abort()

    page.unroute_all()
    page.route("**/*", answer)
    page.goto(_ADDRESS)

"""Every page in every mode: nothing cut off, nothing outside, nothing on top of another, all of it spoken."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QRawFont
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk_app.journey import Comfort
from kiosk_app.shots import MAIN_PAGES, MODES, OTHERS, PORTRAIT, SCENES
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import buttons, drawn, everything, is_text, place, speech

MAY_BE_CUT = {"examples"}
"""Examples under a department's name end with an ellipsis where the line does."""
FOOTER = {
    "footer.guide",
    "footer.large-print",
    "footer.speak",
    "footer.low-reach",
    "footer.contrast",
    "footer.language",
}
EVERYWHERE = FOOTER | {"start-over", "page.previous", "page.following", "bring.more"}
"""Not said on each page: they never change, or turn a page of what is said."""
SIZES = {"1080x1920": PORTRAIT, **OTHERS}
WORST = ("768x1024", "en-large")
"""Least room, longest words: every page is looked at there too."""
CASES = [("1080x1920", mode) for mode in MODES]
CASES += [(size, mode) for size in OTHERS for mode in ("zh", "en", "zh-large", "en-large", "zh-low")]


def text_faults(window: QQuickWindow, item: QQuickItem) -> list[str]:
    """What is wrong with one text."""
    text = str(item.property("text"))
    if not text or _in_header(item):
        return []
    bounds, found = place(item), []
    if item.property("truncated") and item.objectName() not in MAY_BE_CUT:
        found.append("cut off")
    lines, size = int(item.property("lineCount")), item.property("fontInfo").property("pixelSize").toInt()
    height = float(item.property("contentHeight")) * (lines - 1) / max(lines, 1) + size
    width = float(item.property("contentWidth"))
    if re.fullmatch(r"[A-Z]?\d+", text):
        height *= 0.75  # figures have no strokes below the line
    if height > item.height() + 2 or width > item.width() + 2:
        found.append(f"{width:.0f}x{height:.0f} in {item.width():.0f}x{item.height():.0f}")
    if not QRectF(-1, -1, window.width() + 2, window.height() + 2).contains(bounds):
        found.append("outside the window")
    return [f"{text[:24]!r}: {fault}" for fault in found]


def _in_header(item: QQuickItem) -> bool:
    """The header shortens a long name of a hall by itself; it is tested with its component."""
    parent: QQuickItem | None = item
    while parent is not None:
        if parent.property("linked") is not None:
            return True
        parent = parent.parentItem()
    return False


def glyph_faults(item: QQuickItem) -> list[str]:
    font = item.property("font")
    assert isinstance(font, QFont)
    raw, text = QRawFont.fromFont(font), str(item.property("text"))
    return [f"no glyph for {char!r}" for char in text if char > " " and not raw.supportsCharacter(ord(char))]


def overlaps(window: QQuickWindow, pressed: dict[str, QQuickItem]) -> list[str]:
    """Things to press that lie on one another, or reach out of the window."""
    places = {name: place(item) for name, item in pressed.items()}
    inside = QRectF(0, 0, window.width(), window.height())
    found = [f"{name} reaches out" for name, where in places.items() if not inside.contains(where)]
    for (one, a), (other, b) in combinations(places.items(), 2):
        common = a.intersected(b)
        if common.width() > 1 and common.height() > 1:
            found.append(f"{one} over {other}")
    return found


def covered_texts(texts: list[QQuickItem], pressed: dict[str, QQuickItem]) -> list[str]:
    """Texts under a button that they are not part of."""
    found, places = [], {name: place(item) for name, item in pressed.items()}
    for text in texts:
        where, words = place(text), str(text.property("text"))
        for name, there in places.items():
            common = where.intersected(there)
            if words and common.width() > 2 and common.height() > 4 and not pressed[name].isAncestorOf(text):
                found.append(f"{words[:16]!r} under {name}")
    return found


def unspoken(window: QQuickWindow, pressed: dict[str, QQuickItem]) -> list[str]:
    """Choices that the page's speech does not name."""
    said = re.sub(r"\s", "", speech(window))
    labels = {name: str(item.property("label")) for name, item in pressed.items()}
    return [
        name
        for name, label in labels.items()
        if name not in EVERYWHERE
        and not name.startswith(("key.", "remove."))
        and re.sub(r"\s", "", label) not in said
    ]


def small_targets(pressed: dict[str, QQuickItem], least: float) -> list[str]:
    return [
        f"{name} is {item.height():.0f} high"
        for name, item in pressed.items()
        if item.height() < least or item.width() < least
    ]


def small_texts(item: QQuickItem, least: float) -> list[str]:
    """A text that was made smaller to fit, below what can be read."""
    text, info = str(item.property("text")), item.property("fontInfo")
    drawn = info.property("pixelSize").toInt() if text and not _in_header(item) else least
    return [f"{text[:16]!r} only {drawn} px"] if drawn < least else []


@pytest.mark.rule("senses")
@pytest.mark.parametrize(("size", "mode"), CASES, ids=[f"{size}-{mode}" for size, mode in CASES])
def test_page_fits_its_screen(scene: MakeScene, size: str, mode: str) -> None:
    stand = scene(SIZES[size], MODES[mode])
    scale = stand.stage.theme.property("scale")
    faults = []
    for name, happened in SCENES.items():
        few = size != "1080x1920" or "contrast" in mode
        if few and (size, mode) != WORST and name not in MAIN_PAGES:
            continue
        stand.play(happened)
        drawn(stand.window)
        window, pressed = stand.window, buttons(stand.window)
        texts = [item for item in everything(window) if is_text(item)]
        found = overlaps(window, pressed) + covered_texts(texts, pressed) + unspoken(window, pressed)
        found += small_targets(pressed, 95 * scale)
        for text in texts:
            found += text_faults(window, text) + glyph_faults(text) + small_texts(text, 27.5 * scale)
        faults += [f"{name}: {fault}" for fault in found]
    assert faults == []


@pytest.mark.rule("senses")
def test_the_helps_stand_on_every_page_in_the_same_place_and_next_back_and_start_again_never_move(
    scene: MakeScene,
) -> None:
    stand, helps = scene(), set()
    seen: dict[str, set[tuple[float, float, float]]] = {}
    for happened in SCENES.values():
        stand.play(happened)
        drawn(stand.window)
        there = buttons(stand.window)
        helps.add(tuple((name, place(there[name]).x(), place(there[name]).y()) for name in sorted(FOOTER)))
        for name in {"next", "back", "start-over"} & there.keys():
            where = place(there[name])
            seen.setdefault(name, set()).add((where.x(), where.y(), where.width()))
    assert len(helps) == 1
    assert {name: len(places) for name, places in seen.items()} == {"next": 1, "back": 1, "start-over": 1}


@pytest.mark.rule("senses")
def test_low_reach_brings_everything_to_press_below_the_top_third(scene: MakeScene) -> None:
    stand = scene(PORTRAIT, Comfort(low=True))
    high = []
    for name, happened in SCENES.items():
        stand.play(happened)
        drawn(stand.window)
        tops = {button: place(item).y() for button, item in buttons(stand.window).items()}
        high += [f"{name}: {button} at {top:.0f}" for button, top in tops.items() if top < 1920 / 3]
    assert high == []

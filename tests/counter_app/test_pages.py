"""Every page and mode loads without a word from Qt, with every text whole and inside the window."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from counter_app.shots import SHOTS, Shot, Studio
from hub.wire import Language
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.probe import scene
from ui_common.stage import choose_graphics

LOOKS: list[tuple[Language, bool, tuple[int, int]]] = [
    ("zh", False, (1366, 900)),
    ("en", False, (1366, 900)),
    ("zh", True, (1366, 900)),
    ("en", True, (1366, 900)),
    ("zh", False, (1920, 1080)),
    ("en", False, (1280, 720)),
    ("zh", True, (1280, 720)),
    ("en", True, (1280, 720)),
]
SLACK_PX = 1.5


@pytest.fixture(scope="module")
def studio(qapp: QCoreApplication) -> Iterator[Studio]:
    choose_graphics()
    made = Studio()
    yield made
    made.close()


def shown(item: QQuickItem) -> Iterator[QQuickItem]:
    """The item and what is visible in it, but nothing that scrolls out of sight."""
    if item.isVisible() and item.opacity() > 0:
        yield item
        for child in item.childItems():
            yield from shown(child)


def texts_of(window: QQuickWindow) -> list[QQuickItem]:
    found = [item for item in shown(window.contentItem()) if item.inherits("QQuickText")]
    return [item for item in found if str(item.property("text"))]


def scroller(item: QQuickItem) -> QQuickItem | None:
    """The list that it scrolls with; None for what stands still."""
    above = item.parentItem()
    while above is not None and not above.inherits("QQuickFlickable"):
        above = above.parentItem()
    return above


def place(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def faults(window: QQuickWindow) -> list[str]:
    """Texts that are cut, or stand outside the window or outside what holds them."""
    frame = QRectF(-SLACK_PX, -SLACK_PX, window.width() + 2 * SLACK_PX, window.height() + 2 * SLACK_PX)
    found = []
    for item in texts_of(window):
        told = str(item.property("text"))
        if item.property("truncated"):
            found.append(f"cut: {told}")
        if float(item.property("contentWidth")) > item.width() + SLACK_PX:
            found.append(f"wider than its place: {told}")
        spot = place(item)
        if spot.left() < frame.left() or spot.right() > frame.right():
            found.append(f"outside: {told}")
        if scroller(item) is None and not frame.contains(spot):
            found.append(f"outside: {told}")
    return found


def overlaps(window: QQuickWindow) -> list[str]:
    """Texts that stand on one another. Those that scroll are compared within their list."""
    texts = texts_of(window)
    spots = [(scroller(item), ink(item), str(item.property("text"))) for item in texts]
    return [
        f"on one another: {one} / {other}"
        for (here, this, one), (there, that, other) in combinations(spots, 2)
        if here is there and this.intersects(that)
    ]


def ink(item: QQuickItem) -> QRectF:
    """Where the signs themselves are, without the air above and below them."""
    spot = place(item)
    air = spot.height() * 0.2
    return spot.adjusted(SLACK_PX, air, -SLACK_PX, -air)


def seen(window: QQuickWindow) -> list[str]:
    """What is wrong with the frame that is drawn next: drawing it lays out all that waits to be laid out.

    A row still in the making stands nowhere yet and is not drawn: no list may have one.
    """
    QCoreApplication.processEvents()
    window.grabWindow()
    unfinished = window.incubationController().incubatingObjectCount()
    return [*faults(window), *overlaps(window), *["a row is unfinished"] * unfinished]


@pytest.mark.parametrize(("language", "large", "size"), LOOKS, ids=str)
def test_every_page_is_whole(language: Language, large: bool, size: tuple[int, int], qtbot: QtBot) -> None:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    studio = Studio(language, size)
    studio.stage.theme.setProperty("largePrint", large)
    found: dict[str, list[str]] = {}
    for shot in SHOTS:
        found[shot.name] = seen(studio.show(shot))
    studio.close()
    assert {name: list(told) for name, told in found.items() if told} == {}
    assert qt_warnings == []


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_a_page_has_its_speech_and_a_name(shot: Shot, studio: Studio) -> None:
    window = studio.show(shot)
    QCoreApplication.processEvents()
    told = scene(window)
    assert told["page"]
    assert told["speech"]


def test_the_primary_button_stays_down_until_a_press_counts_again(studio: Studio) -> None:
    """A press that is passed over is one on a button that is visibly down; down or up, its words don't change."""
    shots = {shot.name: shot for shot in SHOTS}
    up, down = (face_of_primary(studio.show(shots[name])) for name in ("called", "sending"))
    theme = studio.stage.theme
    assert (up, down) == (theme.property("primary"), theme.property("primaryPressed"))


def face_of_primary(window: QQuickWindow) -> QColor:
    face = next(item for item in shown(window.contentItem()) if item.objectName() == "primary.face")
    colour = face.property("color")
    assert isinstance(colour, QColor)
    return colour

"""Every mood of the board on a real window: no warning, nothing cut off, lit when someone is called."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from queue_display import shots
from queue_display.shots import SHOTS, Shot, take
from ui_common.messages import qt_warnings, record_qt_messages
from ui_common.probe import scene
from ui_common.stage import Stage, choose_graphics

BY_NAME = {shot.name: shot for shot in SHOTS}
BOTH = ("empty-hall", "burst-of-three", "called-again", "served-after-closing", "closed",
        "away-three-minutes", "portrait")
ENGLISH = tuple(replace(shot, language="en", name=f"{shot.name}-en") for shot in SHOTS if shot.name in BOTH)


@pytest.fixture(autouse=True)
def quiet(qtbot: QtBot) -> Iterator[None]:
    choose_graphics()
    record_qt_messages()
    qt_warnings.clear()
    yield
    assert qt_warnings == []


def is_text(item: QQuickItem) -> bool:
    return bool(item.property("text")) and item.property("paintedWidth") is not None


def texts(item: QQuickItem) -> Iterator[QQuickItem]:
    """Every visible text below `item`."""
    if not item.isVisible() or item.opacity() <= 0:
        return
    if is_text(item):
        yield item
    for child in item.childItems():
        yield from texts(child)


def assert_whole(stage: Stage) -> None:
    """No text is elided, wider than its place, or beyond the window."""
    assert stage.window is not None
    window = QRectF(0, 0, stage.window.width(), stage.window.height())
    seen = list(texts(stage.window.contentItem()))
    assert len(seen) > 8
    for item in seen:
        text, width = item.property("text"), item.property("paintedWidth")
        assert not item.property("truncated"), text
        left = item.mapToScene(QPointF(0, 0))
        height = min(item.property("paintedHeight"), item.height())
        ink = QRectF(left.x(), left.y(), min(width, item.width()), height)
        assert window.adjusted(-1, -1, 1, 1).contains(ink), f"{text} at {ink}"
        assert width <= item.width() + 1, f"{text} is {width} wide in {item.width()}"


@pytest.mark.parametrize("shot", [*SHOTS, *ENGLISH], ids=lambda shot: shot.name)
def test_nothing_is_cut_off_and_nothing_warned(shot: Shot, tmp_path: Path) -> None:
    picture = take(replace(shot, still=True, at_ms=0), tmp_path / "board.png", assert_whole)
    assert picture.stat().st_size > 0


def looked(name: str, tmp_path: Path, look: Callable[[dict[str, str]], None]) -> None:
    """`look` at the texts of that picture, by item name."""

    def watch(stage: Stage) -> None:
        assert stage.window is not None
        found = scene(stage.window)
        items = {item["name"]: item["text"] for item in found["items"]}
        look(items | {"page": found["page"], "speech": found["speech"]})

    take(BY_NAME[name], tmp_path / "board.png", watch)


def test_what_a_machine_reads_of_a_call(tmp_path: Path) -> None:
    def look(items: dict[str, str]) -> None:
        assert items["page"] == "board.calls"
        assert items["speech"] == "请B零二三号到三号窗口"
        assert items["band.0"] == "B023 → 3"
        assert items["earlier.0"] == "D003 → 8"
        assert items["queue.1"] == "B 14"
        assert items["board.time"] == "10:32"
        assert "speaking" in items

    looked("one-call", tmp_path, look)


def test_a_burst_has_a_band_for_each(tmp_path: Path) -> None:
    def look(items: dict[str, str]) -> None:
        assert [items[f"band.{at}"] for at in range(3)] == ["B023 → 3", "C1024 → 12", "E005 → 7"]

    looked("burst-of-three", tmp_path, look)


def test_closed_and_resting(tmp_path: Path) -> None:
    def closed(items: dict[str, str]) -> None:
        assert items["page"] == "board.closed"
        assert "band.0" not in items

    def rest(items: dict[str, str]) -> None:
        assert "band.0" not in items
        assert items["earlier.0"] == "D003 → 8"

    looked("closed", tmp_path, closed)
    looked("rest", tmp_path, rest)


def band_light(image: QImage) -> float:
    """Mean lightness of the leading band's ground, 0 to 255: a strip above the figures."""
    height = image.height() * 218 // 1080
    points = range(image.width() // 10, image.width() * 9 // 10, 16)
    return sum(image.pixelColor(x, height).lightness() for x in points) / len(points)


@pytest.mark.rule("senses")
def test_a_call_is_seen_as_well_as_heard(tmp_path: Path) -> None:
    """The band flashes when the call arrives; with motion reduced its edge is lit instead, without moving."""
    one = BY_NAME["one-call"]
    at_rest = QImage(str(take(one, tmp_path / "rest.png")))
    flashing = QImage(str(take(replace(one, still=False, at_ms=260), tmp_path / "flash.png")))
    assert band_light(flashing) > band_light(at_rest) + 15
    edge = at_rest.pixelColor(at_rest.width() * 76 // 1920, at_rest.height() // 3)
    assert edge.red() > 200 > edge.blue(), "amber"


def test_all_pictures_are_made_at_their_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chosen = (BY_NAME["one-call"], BY_NAME["four-k"], BY_NAME["portrait"])
    monkeypatch.setattr(shots, "SHOTS", chosen)
    made = shots.shots(tmp_path)
    assert [QImage(str(path)).size().toTuple() for path in made] == [shot.size for shot in chosen]

"""What every page says and how its words stand, in both languages."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from PySide6.QtQuick import QQuickItem, QQuickWindow
from pytestqt.qtbot import QtBot

from kiosk_app.journey import events
from kiosk_app.shots import MODES, SCENES, settle
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import everything, is_text, named, speech


def _drawn(item: QQuickItem) -> int:
    return int(item.property("fontInfo").property("pixelSize").toInt())


def _stumbles(said: str) -> list[str]:
    """Marks without words between them, and what is said once more at once."""
    found = re.findall(r"[：:；;，,。.]\s*[。.]", said)
    facts = re.split(r"可以选|You can choose", said)[0]
    sentences = [part.strip() for part in re.split(r"[。？！.?!]\s*(?!\d)", facts) if len(part.strip()) > 1]
    return found + [after for before, after in pairwise(sentences) if after in before]


def _empty_line_under(title: QQuickItem) -> list[str]:
    left = title.height() - float(title.property("contentHeight"))
    return ["its title leaves an empty line"] if left > 0.3 * _drawn(title) else []


@pytest.mark.rule("senses")
@pytest.mark.parametrize("mode", ["zh", "en"])
def test_no_page_stumbles_or_repeats_itself_when_read_aloud_or_leaves_a_line_empty(
    scene: MakeScene, mode: str
) -> None:
    stand, faults = scene(comfort=MODES[mode]), []
    for name, happened in SCENES.items():
        stand.play(happened)
        settle(5)
        title = named(stand.window, "page.title")
        assert title is not None
        faults += [f"{name}: {fault}" for fault in _stumbles(speech(stand.window)) + _empty_line_under(title)]
    assert faults == []


@pytest.mark.parametrize("mode", ["en", "en-large"])
def test_ways_side_by_side_have_words_of_one_size(scene: MakeScene, mode: str) -> None:
    stand = scene(comfort=MODES[mode])
    stand.play(SCENES["ways-elder"])
    settle(5)
    ways = ("by-department", "by-topic", "by-search", "check-in")
    assert len({_drawn(_words(stand.window, name)) for name in ways}) == 1


def _words(window: QQuickWindow, name: str) -> QQuickItem:
    card = named(window, name)
    assert card is not None
    return next(item for item in everything(window) if is_text(item) and card.isAncestorOf(item))


@pytest.mark.rule("senses")
def test_in_low_reach_what_was_found_by_letters_stands_on_one_page(scene: MakeScene) -> None:
    stand = scene(comfort=MODES["zh-low"])
    stand.play(SCENES["search-found"])
    settle(5)
    assert named(stand.window, "page.following") is None
    assert named(stand.window, "item.id-card") is not None


def test_what_counts_down_says_that_these_are_seconds(scene: MakeScene) -> None:
    stand = scene(comfort=MODES["zh"])
    stand.play(SCENES["still-there"])
    assert "秒" in [item.property("text") for item in everything(stand.window) if is_text(item)]


def test_nothing_is_offered_to_start_again_where_nothing_was_begun(scene: MakeScene) -> None:
    stand = scene(comfort=MODES["zh"])
    for name, offered in (("away-first", False), ("away", False), ("found-unknown", True), ("confirm", True)):
        stand.play(SCENES[name])
        settle(5)
        assert (named(stand.window, "start-over") is not None) is offered, name
    stand.play((*SCENES["confirm"], events.HubSeen("away")))
    settle(5)
    assert named(stand.window, "start-over") is not None


@pytest.mark.parametrize("name", ["card", "printing"])
def test_what_goes_down_moves_unless_motion_is_unwanted(scene: MakeScene, qtbot: QtBot, name: str) -> None:
    stand = scene(comfort=MODES["zh"])
    stand.play(SCENES[name])
    settle(50)
    sign = named(stand.window, "downward")
    assert sign is not None
    assert sign.y() == 0
    stand.stage.theme.setProperty("reducedMotion", False)
    qtbot.waitUntil(lambda: sign.y() > 2)

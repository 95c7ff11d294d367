"""Pictograms: one grid, one stroke, every name that the screens use."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from PySide6.QtQuick import QQuickWindow

from ui_common.icons import ICONS, draw_icon, icon_names
from ui_common.stage import Stage

PROMISED = """
guide large-print sound low-reach language back home id shield shop house car coin family inbox question globe
card no-card printer ticket check warning clock people wheelchair elder search departments topics arrow-right
arrow-left arrow-up arrow-down pause play bell transfer phone paper-out link-lost delete
"""


def test_every_promised_pictogram_is_there() -> None:
    assert set(icon_names()) >= set(PROMISED.split())


def test_the_sample_halls_aids_have_pictograms() -> None:
    register = tomllib.loads((ICONS.parent / "halls" / "ninghe-machines.toml").read_text("utf-8"))
    assert {aid["icon"] for aid in register["aids"]} <= set(icon_names())


@pytest.mark.parametrize("name", icon_names())
def test_a_pictogram_keeps_to_the_grid_and_the_stroke(name: str) -> None:
    root = ElementTree.parse(ICONS / f"{name}.svg").getroot()
    assert root.get("viewBox") == "0 0 48 48"
    assert (root.get("stroke"), root.get("stroke-width")) == ("currentColor", "3")
    widths = {element.get("stroke-width") for element in root} - {None}
    assert widths == set()


@pytest.mark.parametrize("name", icon_names())
def test_a_pictogram_is_drawn_in_the_wanted_colour_inside_its_square(name: str) -> None:
    image = draw_icon(name, "#0b4f5c", 96)
    border = [spot for at in range(96) for spot in ((at, 0), (at, 95), (0, at), (95, at))]
    edge = {image.pixelColor(x, y).alpha() for x, y in border}
    assert edge == {0}, "nothing is cut at the edge"
    solid = [colour for x in range(96) for y in range(96)
             if (colour := image.pixelColor(x, y)).alpha() == 255]
    assert len(solid) > 200
    assert {colour.name() for colour in solid} == {"#0b4f5c"}


def test_no_such_pictogram_is_no_picture() -> None:
    assert draw_icon("unicorn", "#000000", 48).isNull()
    assert draw_icon("../themes/ninghe", "#000000", 48).isNull()


def test_it_follows_the_theme(show: Callable[..., tuple[Stage, QQuickWindow]]) -> None:
    stage, window = show('Icon { name: "pause"; size: 96; color: Theme.primaryInk }', size=(200, 200))
    assert "#0b4f5c" in colours(window)
    stage.theme.setProperty("highContrast", True)
    assert "#ffe04d" in colours(window)
    assert "#0b4f5c" not in colours(window)


def colours(window: QQuickWindow) -> set[str]:
    image = window.grabWindow()
    return {image.pixelColor(x, y).name() for x in range(96) for y in range(96)}

"""The look as data: contrasts computed, files read strictly, sizes that follow window and person."""

from __future__ import annotations

from pathlib import Path

import pytest

from ui_common.theme import Theme
from ui_common.tokens import (
    EDGE_PAIRS,
    GROUNDS,
    PANELS,
    TEXT_PAIRS,
    TEXTS,
    THEMES,
    ThemeError,
    contrast,
    load_colours,
    load_geometry,
)

CITIES = sorted(path for path in THEMES.glob("*.toml") if path.name != "panels.toml")


def test_contrast_is_computed_as_the_accessibility_guidelines_do() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.rule("senses")
@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.stem)
@pytest.mark.parametrize("ground", GROUNDS)
def test_every_text_has_seven_to_one_and_every_edge_three_to_one(city: Path, ground: str) -> None:
    colours = load_colours(city)[ground]
    ratios = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT_PAIRS}
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < 7} == {}
    edges = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in EDGE_PAIRS}
    assert {pair: ratio for pair, ratio in edges.items() if ratio < 3} == {}


@pytest.mark.rule("senses")
def test_large_print_grows_reading_texts_by_six_tenths_and_none_by_more() -> None:
    kiosk = load_geometry(THEMES / "panels.toml")["kiosk"]
    growth = {name: large / normal for name, (normal, large) in kiosk.text.items()}
    assert growth["body"] == pytest.approx(1.6)
    assert all(1 < factor <= 1.6 for factor in growth.values())


def test_a_kiosks_sizes_keep_what_hands_and_eyes_need() -> None:
    kiosk = load_geometry(THEMES / "panels.toml")["kiosk"]
    assert min(normal for normal, _ in kiosk.text.values()) >= 30
    assert 260 <= kiosk.text["number"][0] <= 320
    assert kiosk.size["target"] >= 96
    assert kiosk.space["gap"] >= 24


@pytest.mark.parametrize(("old", "new", "words"), [
    ('ink = "ink"', 'inky = "ink"', "[light] inky is unknown"),
    ('onBand = "chalk"\n', "", "[light] onBand is missing"),
    ('ground = "paper"', 'ground = "papyrus"', "[light] ground = 'papyrus' is not in [palette]"),
    ('paper = "#f5f2ea"', 'paper = "beige"', "[palette] paper = 'beige' is no colour"),
    ('name = "宁河"', 'name = "宁河"\nfont = "x"', "font is unknown"),
    ("[light]", "[light", "not TOML"),
])
def test_a_theme_with_a_slip_says_where(tmp_path: Path, old: str, new: str, words: str) -> None:
    broken = tmp_path / "broken.toml"
    text = (THEMES / "ninghe.toml").read_text(encoding="utf-8")
    assert old in text
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ThemeError) as caught:
        load_colours(broken)
    assert words in str(caught.value)
    assert "broken.toml" in str(caught.value)


def test_a_panel_with_a_slip_says_so_too(tmp_path: Path) -> None:
    broken = tmp_path / "panels.toml"
    text = (THEMES / "panels.toml").read_text(encoding="utf-8")
    broken.write_text(text.replace("gapLarge = 48", "gapHuge = 48", 1), encoding="utf-8")
    with pytest.raises(ThemeError, match=r"\[kiosk\.space\] gapHuge is unknown"):
        load_geometry(broken)


def test_another_city_needs_colours_only(tmp_path: Path, qapp: object) -> None:
    other = tmp_path / "other.toml"
    text = (THEMES / "ninghe.toml").read_text(encoding="utf-8")
    other.write_text(text.replace('teal = "#0b4f5c"', 'teal = "#5c0b4f"'), encoding="utf-8")
    theme = Theme()
    theme.use(other)
    assert theme.colour("primary").name() == "#5c0b4f"


@pytest.mark.parametrize(("panel", "size", "scale"), [
    ("kiosk", (1080, 1920), 1.0), ("kiosk", (768, 1024), 1024 / 1500), ("kiosk", (1920, 1080), 1080 / 1500),
    ("board", (1920, 1080), 1.0), ("board", (3840, 2160), 2.0), ("counter", (1024, 700), 1.0),
])
def test_sizes_follow_the_window(panel: str, size: tuple[int, int], scale: float, qapp: object) -> None:
    theme = Theme()
    theme.setProperty("panel", panel)
    theme.fit(*size)
    assert theme.property("scale") == pytest.approx(scale)
    body = load_geometry(THEMES / "panels.toml")[panel].text["body"][0]
    assert theme.property("textBody") == round(body * scale)
    assert theme.property("landscape") is (size[0] > size[1])


def test_every_token_is_a_property_of_the_theme(qapp: object) -> None:
    theme = Theme()
    for panel in PANELS:
        theme.setProperty("panel", panel)
        for name in TEXTS:
            assert theme.property(f"text{name[0].upper()}{name[1:]}") > 0
    for ground, flag in (("contrast", "highContrast"), ("dark", "dark")):
        theme.setProperty(flag, True)
        assert theme.ground_name in (ground, "contrast")


@pytest.mark.rule("senses")
def test_low_reach_large_print_and_stillness_are_switches(qapp: object) -> None:
    theme = Theme()
    theme.fit(1080, 1920)
    assert (theme.property("reachTop"), theme.property("motion")) == (0, 240)
    theme.setProperty("lowReach", True)
    theme.setProperty("reducedMotion", True)
    theme.setProperty("largePrint", True)
    assert (theme.property("reachTop"), theme.property("motion")) == (560, 0)
    assert theme.property("textBody") == 64

"""What the pages make of codes, times and stretches of work."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from hub.server import device_words
from hub.server.staff.render import environment
from hub.server.staff.speech import Speech
from hub.server.staff.strip import DAYS, HEIGHT, Day, last_days
from hub.server.staff.theme import LOOK, THEME, style_sheet
from hub.server.staff.told import REFUSED, SORRY, TOLD
from hub.wire import COMMANDS_OF, STAFF, DeviceRow, Share
from upkeep import refusals
from upkeep.availability import Stretch
from upkeep.register import Power

NOON = datetime(2026, 3, 12, 4, tzinfo=UTC)
ZONE = "Asia/Shanghai"


@pytest.mark.parametrize("file", sorted(device_words.FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_every_code_of_every_driver_is_told_in_both_languages(file: Path) -> None:
    codes = json.loads(file.read_text("utf-8"))["codes"]
    for code in filter(None, codes):
        for language in ("zh", "en"):
            advice = device_words.advice(file.stem, f"{code}: 12 ms", language)
            assert (advice.fact, advice.cure) == (codes[code]["fact"][language], codes[code]["cure"][language])
            assert not advice.code


def test_a_kind_that_is_no_file_of_ours_is_only_a_name() -> None:
    assert device_words.title("../halls/ninghe", "zh") == "../halls/ninghe"
    assert device_words.advice("toaster", "burnt", "en").code == "burnt"
    assert device_words.advice("toaster", "no-answer", "en").code == ""


def test_thirty_days_as_they_were() -> None:
    first = datetime(2026, 3, 10, 0, tzinfo=UTC)  # 08:00 on the wall
    turns = enumerate((True, False, True))
    stretches = [Stretch(first + timedelta(hours=4 * number), works) for number, works in turns]
    days = last_days(stretches, None, NOON, ZONE)
    assert [each.day for each in days] == [date(2026, 3, 12) - timedelta(days=back) for back in reversed(range(DAYS))]
    assert days[-4] == Day(date(2026, 3, 9), 0.0, 0.0)
    assert days[-3].worked == pytest.approx(12 / 24)
    assert days[-3].failed == pytest.approx(4 / 24)
    assert days[-3].share == pytest.approx(0.75)
    assert days[-1] == Day(date(2026, 3, 12), 1.0, 0.0)


def test_a_day_on_which_it_was_not_to_run_is_empty() -> None:
    power = Power(days=(4,), on=time(8), off=time(18))  # Thursdays
    days = last_days([Stretch(NOON - timedelta(days=40), True)], power, NOON, ZONE)
    assert [each.share for each in days[-8:]] == [1.0, *[None] * 6, 1.0]


def test_the_shortest_failure_is_to_be_seen_and_none_is_higher_than_a_column() -> None:
    assert Day(date(2026, 1, 1), 0.999, 0.001).bad == 2
    assert Day(date(2026, 1, 1), 0.0, 1.0).bad == HEIGHT
    assert Day(date(2026, 1, 1), 1.0, 0.0).bad == 0


@pytest.mark.parametrize(("share", "text"), [(None, "—"), (1.0, "100%"), (0.99999, "99.9%"), (0.5, "50.0%")])
def test_no_share_is_rounded_up_to_all(share: float | None, text: str) -> None:
    assert Speech.share(share) == text


@pytest.mark.parametrize(("ago", "zh", "en"), [
    (timedelta(seconds=20), "不到 1 分钟", "under a minute"), (timedelta(minutes=90), " 90 分钟", "90 min"),
    (timedelta(hours=5), " 5 小时", "5 h"), (timedelta(days=3), " 3 天", "3 days"),
])  # fmt: skip
def test_how_long_ago(ago: timedelta, zh: str, en: str) -> None:
    assert Speech("zh", ZONE, NOON).since(NOON - ago) == zh
    assert Speech("en", ZONE, NOON).since(NOON - ago) == en


def test_days_are_those_on_the_wall() -> None:
    speech = Speech("zh", ZONE, NOON)
    assert speech.when(NOON - timedelta(hours=12, minutes=1)) == "昨天 23:59"
    assert speech.when(NOON - timedelta(hours=12)) == "今天 00:00"
    assert Speech("en", ZONE, NOON).when(NOON - timedelta(days=3)) == "9 Mar 12:00"


def test_every_command_of_staff_and_every_refusal_has_words() -> None:
    commands = {kind for role in STAFF for kind in COMMANDS_OF[role]}
    assert commands <= set(TOLD)
    theirs = {refusals.ALREADY_SUMMONED, refusals.ALREADY_LOGGED}  # said to programs only
    said = {value for name, value in vars(refusals).items() if name.isupper() and isinstance(value, str)}
    assert said - theirs <= REFUSED <= set(TOLD)
    assert all(zh and en for zh, en in [*TOLD.values(), *SORRY.values()])


def test_the_style_names_only_colours_of_the_theme_by_day_and_by_night() -> None:
    theme = tomllib.loads(THEME.read_text("utf-8"))
    used = set(re.findall(r"var\(--([A-Za-z]+)\)", LOOK.read_text("utf-8")))
    assert used <= set(theme["light"])
    sheet = style_sheet()
    for ground in ("light", "dark"):
        assert all(f"--{name}:{theme['palette'][colour]};" in sheet for name, colour in theme[ground].items())


@pytest.mark.parametrize(
    ("connected", "link", "chip"),
    [
        (True, "online", '<span class="chip ok">正常</span>'),
        (False, "online", '<span class="chip">上次正常</span>'),  # nobody knows how it is now
        (False, "hardwareError", '<span class="chip bad">设备故障</span>'),
    ],
)
def test_of_a_machine_that_is_away_only_the_last_known_state_of_its_devices_is_shown(
    connected: bool, link: str, chip: str
) -> None:
    device = DeviceRow(
        name="idcard", kind="idcard", link=link, media=None, paper=None, action=None, detail="", since=NOON,
        works=link == "online", available=Share(day=None, week=None, month=None),
    )  # fmt: skip
    shown = environment().from_string('{% import "macros.html" as m %}{{ m.device_chip(row, device, say) }}')
    assert shown.render(row={"connected": connected}, device=device, say=Speech("zh", ZONE, NOON)).strip() == chip

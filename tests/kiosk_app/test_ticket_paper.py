"""The paper ticket, seen as a picture of the printer's bytes."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image

from devices.render import render, render_report
from hub.wire import Language
from kiosk_app.samples import ZONE, sample_ticket
from kiosk_app.ticket_paper import ticket_bytes

LONG = sample_ticket(items=("estate", "licence"), green=True, ahead=0)
WIDTHS = pytest.mark.parametrize("dots", [576, 384])
LANGUAGES = pytest.mark.parametrize("language", ["zh", "en"])


def paper(language: Language, dots: int, *, again: bool = False) -> Image.Image:
    data = ticket_bytes(sample_ticket(), language=language, zone=ZONE, dots=dots, again=again)
    (picture,) = render(data, dots=dots)
    return picture.convert("L")


def bands(picture: Image.Image) -> list[tuple[int, int]]:
    """(top, height) of each run of rows with ink."""
    width, rows = picture.width, picture.tobytes()
    inked = [min(rows[y * width : (y + 1) * width]) < 128 for y in range(picture.height)]
    found: list[tuple[int, int]] = []
    top: int | None = None
    for y, ink in enumerate([*inked, False]):
        if ink and top is None:
            top = y
        elif not ink and top is not None:
            found.append((top, y - top))
            top = None
    return found


@WIDTHS
@LANGUAGES
def test_number_is_the_first_thing_and_at_least_15_mm_high(language: Language, dots: int) -> None:
    assert bands(paper(language, dots))[0][1] >= 120


@WIDTHS
@LANGUAGES
def test_code_reads_back(language: Language, dots: int) -> None:
    (found,) = zxingcpp.read_barcodes(paper(language, dots))
    assert found.text == sample_ticket().code_url


@WIDTHS
@LANGUAGES
def test_the_printer_understands_every_byte(language: Language, dots: int) -> None:
    for again in (False, True):
        data = ticket_bytes(LONG, language=language, zone=ZONE, dots=dots, again=again)
        assert render_report(data, dots=dots).unknown == []


def test_says_things_in_the_order_in_which_they_are_needed() -> None:
    data = ticket_bytes(sample_ticket(), language="zh", zone=ZONE).decode("gbk", errors="replace")
    wanted = ["A013", "办身份证", "前面还有 7 人", "20-35 分钟"]
    wanted += ["2026-06-03 09:15", "一楼东等候区", "hall.example", "过号"]
    places = [data.index(text) for text in wanted]
    assert places == sorted(places)


def test_all_items_of_the_visit_are_on_the_paper_in_their_order() -> None:
    data = ticket_bytes(LONG, language="zh", zone=ZONE).decode("gbk", errors="replace")
    wanted = ["A013", "二手房过户", "接着办：办个体工商户执照", "前面没有人"]
    places = [data.index(text) for text in wanted]
    assert places == sorted(places)


def test_a_reprint_in_the_middle_of_a_visit_tells_what_is_done() -> None:
    second = LONG.model_copy(update={"item_index": 1, "item_name": LONG.item_names[1]})
    data = ticket_bytes(second, language="zh", zone=ZONE).decode("gbk", errors="replace")
    assert data.index("已办：二手房过户") < data.index("办个体工商户执照")
    assert "接着办" not in data


def test_a_reprint_says_so() -> None:
    first, again = paper("zh", 576), paper("zh", 576, again=True)
    assert again.height > first.height
    assert "补打".encode("gbk") in ticket_bytes(sample_ticket(), language="zh", zone=ZONE, again=True)


@pytest.mark.rule("green-channel")
def test_the_green_channel_is_on_the_paper() -> None:
    ticket = sample_ticket(green=True)
    assert "绿色通道".encode("gbk") in ticket_bytes(ticket, language="zh", zone=ZONE)
    assert "绿色通道".encode("gbk") not in ticket_bytes(sample_ticket(), language="zh", zone=ZONE)


def test_an_unknown_wait_is_not_made_up() -> None:
    data = ticket_bytes(sample_ticket(wait=None), language="zh", zone=ZONE)
    assert "暂时估计不了".encode("gbk") in data

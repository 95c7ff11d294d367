from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from devices.codecs.escpos import Document, raster
from devices.codecs.escpos_stream import OpReader
from devices.render import render

HEAD = b"\x1b@\x1c&"  # initialise, Chinese mode


def body(document: Document) -> bytes:
    made = document.to_bytes()
    assert made.startswith(HEAD)
    return made[len(HEAD) :]


def test_chinese_goes_out_as_gbk() -> None:
    assert body(Document().line("排队号 A001")) == b"\xc5\xc5\xb6\xd3\xba\xc5 A001\n"


def test_a_printer_that_wakes_up_in_chinese_mode_is_not_told_to() -> None:
    assert Document(chinese_mode="on").line("A").to_bytes() == b"\x1b@A\n"


def test_size_and_bold_are_switched_off_again() -> None:
    made = body(Document().line("1", width=8, height=8, bold=True).line("2", width=2))
    assert made == b"\x1d!\x77\x1bE\x011\x1d!\x00\x1bE\x00\n\x1d!\x102\x1d!\x00\n"


def test_several_looks_on_one_line() -> None:
    assert body(Document().text("a").text("b", bold=True).line("c")) == b"a\x1bE\x01b\x1bE\x00c\n"


@pytest.mark.parametrize(("where", "n"), [("left", 0), ("center", 1), ("right", 2)])
def test_align(where: str, n: int) -> None:
    assert body(Document().align(where)) == b"\x1ba" + bytes((n,))  # type: ignore[arg-type]


def test_feeds_spacing_and_cut() -> None:
    made = body(Document().feed(3).space(300).spacing(40).spacing().cut().cut(full=True))
    assert made == b"\x1bd\x03" + b"\x1bJ\xff\x1bJ\x2d" + b"\x1b3\x28\x1b2" + b"\x1dVB\x00" + b"\x1dV\x00"


def test_an_unfinished_line_is_finished_before_the_knife() -> None:
    assert body(Document().text("A").cut()) == b"A\n\x1dVB\x00"


def test_the_qr_code_of_the_manual() -> None:
    made = body(Document().qr("https://a.b/1", module=6, correction="Q"))
    assert made == (
        b"\x1bJ\x18"
        b"\x1d(k\x04\x00\x31\x41\x32\x00"
        b"\x1d(k\x03\x00\x31\x43\x06"
        b"\x1d(k\x03\x00\x31\x45\x32"
        b"\x1d(k\x10\x00\x31\x50\x30https://a.b/1"
        b"\x1d(k\x03\x00\x31\x51\x30"
        b"\x1bJ\x18"
    )


@pytest.mark.parametrize(("data", "module"), [("", 6), ("x" * 2001, 6), ("x", 0), ("x", 17)])
def test_a_qr_code_no_printer_can_print(data: str, module: int) -> None:
    with pytest.raises(ValueError, match=r"QR code|module"):
        Document().qr(data, module)


def test_raster_black_is_one() -> None:
    picture = Image.new("L", (9, 2), 255)
    picture.putpixel((0, 0), 0)
    picture.putpixel((8, 1), 0)
    assert raster(picture) == b"\x1dv0\x00\x02\x00\x02\x00" + b"\x80\x00" + b"\x00\x80"


def test_a_rule_is_drawn_over_the_whole_paper() -> None:
    assert body(Document(384).rule(1)) == b"\x1dv0\x00\x30\x00\x01\x00" + b"\xff" * 48


@pytest.mark.parametrize("rare", ["𠮷", "€", "😀", "ǘ"])
def test_a_line_beyond_gbk_is_sent_as_a_picture(rare: str) -> None:
    made = body(Document().line(f"张{rare}").line("后"))
    assert made.startswith(b"\x1dv0\x00\x48\x00")  # 72 bytes wide: the whole paper
    assert made.endswith(b"\xba\xf3\n")  # the next line is text again


def test_the_yen_sign_has_a_twin_in_gbk() -> None:
    assert body(Document().line("¥5")) == b"\xa3\xa45\n"


def test_a_picture_wider_than_the_paper() -> None:
    with pytest.raises(ValueError, match="dots"):
        Document(384).image(Image.new("1", (400, 1)))


@pytest.mark.parametrize("size", [0, 9])
def test_a_size_no_printer_has(size: int) -> None:
    with pytest.raises(ValueError, match="size"):
        Document().text("A", height=size)


@given(st.text(max_size=40), st.integers(1, 8), st.booleans())
@example("\u2029\x1bi\x10\x05\x02\u202e\ud800", 1, False)
def test_no_text_can_command_the_printer(text: str, size: int, bold: bool) -> None:
    reader = OpReader()
    ops = reader.receive(Document().line(text, width=size, height=size, bold=bold).cut().to_bytes())
    assert reader.pending == 0
    allowed = {"init", "chinese-on", "text", "newline", "size", "bold", "raster", "cut-partial"}
    assert {op.name for op in ops} <= allowed
    assert [op.name for op in ops].count("cut-partial") == 1


@given(st.text(st.characters(codec="gbk", exclude_categories=["C"]), max_size=40))
def test_text_arrives_as_it_was_written(text: str) -> None:
    twins = str.maketrans({"\u2013": "-", "\u00a0": " ", "\u2022": "\u00b7", "\u00a5": "\uffe5"})
    ops = OpReader().receive(Document().line(text).to_bytes())
    assert b"".join(op.data for op in ops if op.name == "text").decode("gbk") == text.translate(twins)


def test_the_clear_ground_of_a_seal_stays_paper() -> None:
    seal = Image.new("RGBA", (16, 2), (0, 0, 0, 0))
    seal.putpixel((0, 0), (220, 0, 0, 255))  # red ink is dark enough
    seal.putpixel((15, 1), (220, 0, 0, 40))  # a faint edge is not
    assert raster(seal) == b"\x1dv0\x00\x02\x00\x02\x00" + b"\x80\x00" + b"\x00\x00"


def test_a_seal_on_a_receipt_is_the_picture_that_was_given() -> None:
    seal = Image.new("RGBA", (200, 200), (0, 0, 0, 0))
    ImageDraw.Draw(seal).ellipse((4, 4, 195, 195), outline=(220, 0, 0, 255), width=8)
    (page,) = render(Document(dots=384).align("center").line("材料接收凭证").image(seal).cut().to_bytes(), 384)
    ink = page.convert("L").point(lambda level: 255 if level < 128 else 0)
    box = ink.crop((0, page.height - 260, 384, page.height)).getbbox()
    assert box is not None
    assert box[2] - box[0] == 192
    assert ink.getpixel((192, box[1] + page.height - 260 + 96)) == 0  # the middle of the ring is paper

"""What the pictures show, read back from their pixels."""

from __future__ import annotations

import pytest
import zxingcpp
from PIL import Image, ImageChops

from devices.codecs.escpos import Document
from devices.codecs.escpos_glyphs import font
from devices.render import TOP, render, render_report


def black_box(page: Image.Image) -> tuple[int, int, int, int]:
    box = ImageChops.invert(page).getbbox()
    assert box is not None, "nothing is printed"
    return box


def page_of(document: Document, dots: int = 576) -> Image.Image:
    (page,) = render(document.cut().to_bytes(), dots)
    return page


def test_the_face_is_there() -> None:
    assert font(24, False).getname()[0] == "Noto Sans Mono CJK SC"  # type: ignore[union-attr]


@pytest.mark.parametrize("dots", [576, 384])
def test_a_page_per_cut_as_wide_as_the_paper(dots: int) -> None:
    data = Document(dots).line("一").cut().line("二").cut().line("不剪").to_bytes()
    pages = render(data, dots)
    assert [page.width for page in pages] == [dots] * 3
    assert set(pages[0].tobytes()) == {0, 255}


@pytest.mark.parametrize(("size", "least_mm"), [(7, 15.0), (8, 17.0)])
def test_a_ticket_number_is_high_enough(size: int, least_mm: float) -> None:
    _, top, _, bottom = black_box(page_of(Document().line("A001", width=size, height=size, bold=True)))
    assert (bottom - top) / 8 >= least_mm


def test_alignment() -> None:
    left = black_box(page_of(Document().align("left").line("中")))
    middle = black_box(page_of(Document().align("center").line("中")))
    right = black_box(page_of(Document().align("right").line("中")))
    assert left[0] < 24
    assert abs((middle[0] + middle[2]) / 2 - 288) <= 2
    assert right[2] > 576 - 24


def test_size_multiplies_width_and_height() -> None:
    small = black_box(page_of(Document().line("口")))
    big = black_box(page_of(Document().line("口", width=4, height=2)))
    assert 3.4 < (big[2] - big[0]) / (small[2] - small[0]) < 4.6
    assert 1.6 < (big[3] - big[1]) / (small[3] - small[1]) < 2.4


def test_bold_is_blacker() -> None:
    def ink(bold: bool) -> int:
        return page_of(Document().line("办理业务", bold=bold)).histogram()[0]

    assert ink(True) > ink(False) * 1.2


def test_latin_takes_half_a_cell() -> None:
    box = black_box(page_of(Document().line("M" * 48)))
    assert box[2] > 560
    assert black_box(page_of(Document().line("M" * 49)))[3] > box[3] + 20  # the 49th is on the next line


@pytest.mark.parametrize(("dots", "module"), [(576, 6), (576, 4), (384, 6)])
@pytest.mark.parametrize("text", ["https://hall.example/t/A001.Xk92", "ticket.4f.1764.Zm9vYmFy"])
def test_the_qr_code_can_be_read_back(dots: int, module: int, text: str) -> None:
    page = page_of(Document(dots).align("center").qr(text, module).line("扫码查看"), dots)
    (code,) = zxingcpp.read_barcodes(page)
    assert (code.text, code.format) == (text, zxingcpp.BarcodeFormat.QRCode)


def test_module_size_is_kept() -> None:
    boxes = [black_box(page_of(Document().qr("https://a.b/1", module))) for module in (4, 8)]
    assert boxes[1][2] - boxes[1][0] == 2 * (boxes[0][2] - boxes[0][0])


def test_a_rare_character_looks_as_its_common_neighbours() -> None:
    """A line sent as a picture and a line sent as text look the same on paper."""
    as_text = page_of(Document().align("center").line("张三", width=2, height=2, bold=True))
    as_picture = page_of(Document().align("center").line("张三𠮷", width=2, height=2, bold=True))
    a, b = black_box(as_text), black_box(as_picture)
    assert a[3] - a[1] <= b[3] - b[1] + 2
    crop = as_text.crop((a[0], a[1], a[2], a[3]))
    there = as_picture.crop((b[0], a[1], b[0] + crop.width, a[3]))
    assert ImageChops.difference(crop, there).getbbox() is None


def test_a_picture_is_printed_where_it_stands() -> None:
    picture = Image.new("1", (16, 8), 0)
    assert black_box(page_of(Document().align("center").image(picture))) == (280, TOP, 296, TOP + 8)


def test_a_rule_and_white_space() -> None:
    box = black_box(page_of(Document().space(40).rule(3)))
    assert box == (0, TOP + 40, 576, TOP + 43)


def test_mixed_sizes_stand_on_one_line() -> None:
    page = page_of(Document().text("口").text("口", width=3, height=3))
    small = black_box(page.crop((0, 0, 24, page.height)))
    big = black_box(page.crop((24, 0, 96, page.height)))
    assert abs(small[3] - big[3]) <= 5


@pytest.mark.parametrize(
    "command", [b"\x1bZ", b"\x1d\x99", b"\x1d!\xff", b"\x1d(k\x03\x00\x31\x51\x30", b"\x1d("]
)
def test_what_is_not_understood_is_reported(command: bytes) -> None:
    report = render_report(b"\x1b@A\n" + command)
    assert len(report.unknown) == 1
    assert len(report.pages) == 1


def test_our_own_documents_are_understood_whole() -> None:
    document = (
        Document().align("center").line("张𠮷", bold=True).rule(dashed=True).spacing(40).qr("x").feed(2)
    )
    assert render_report(document.cut(full=True).to_bytes()).unknown == []


def test_nothing_printed_is_no_page() -> None:
    assert render(b"") == []
    assert render(b"\x1b@\x1dV\x00") == []

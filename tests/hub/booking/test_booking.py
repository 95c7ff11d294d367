"""From the item to the confirmed time, and what comes of it; with forms alone."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests

from tests.hub.booking.visitor import NAME, Visitor, new_phone
from tests.hub.house import HubProcess
from tests.hub.staff.browser import forms_of, words_of

RIGHT, WRONG_DIGIT = "110101199003070417", "110101199003070418"
RARE = ["𠮷田", "䶮䶮", "买买提·吐尔逊", "Wolfeschlegelsteinhausenberger", "O'Neill-Smith", "José Ñandú", "a" * 60]
ODD = {
    "": "请填写姓名", "   ": "请填写姓名", "a" * 61: "姓名最多 60 个字", "张\u0000三": "不能使用的符号",
    "张\u202e三": "不能使用的符号", "12345": "不能使用的符号", "\u200b": "不能使用的符号",
}  # fmt: skip
EVIL = [
    "<script>alert(1)</script>", "'; DROP TABLE visitors; --", "{{ 7*7 }}", "{0.__class__}", "%s%s%n", '" onfocus="x',
]  # fmt: skip


def _code(answer: requests.Response) -> str:
    return urlsplit(answer.url).path.removeprefix("/book/")


@pytest.mark.rule("appointment-2")
@pytest.mark.rule("appointment-3")
def test_from_the_item_to_the_confirmed_time(visitor: Visitor, house: HubProcess) -> None:
    first = words_of(visitor.get("/book").text)
    assert "办证" in first
    assert "网上事项" not in first
    times = visitor.get("/book/at/card").text
    assert "余 2" in times
    done = visitor.book("card", name=NAME)
    page = words_of(done.text)
    assert all(each in page for each in ("预约成功", "办证", "小厅", "签到有效", "预约号"))
    assert NAME not in done.text
    assert NAME not in done.url
    assert NAME not in house.log
    assert "/book/{code}" in house.log
    assert _code(done) not in house.log


def test_the_last_place_is_had_by_one_and_the_other_is_told_of_other_times(visitor: Visitor) -> None:
    one, two = visitor.form("pickup", 5), visitor.form("pickup", 5)
    visitor.send(one, name=NAME, phone=new_phone())
    late = visitor.send(two, name="王小明", phone=new_phone())
    assert late.status_code == 409
    assert "刚刚约满" in late.text
    again = next(each for each in forms_of(late.text) if each.action == "/book/at/pickup")
    assert again.fields["name"] == "王小明"
    assert again.fields["id"] != two.fields["id"]
    offered = re.findall(r'type="radio" name="starts_at" value="([^"]+)"', late.text)
    assert len(offered) == 3
    assert "预约成功" in visitor.send(again, starts_at=offered[0]).text


def test_pressed_twice_it_is_booked_once(visitor: Visitor) -> None:
    form, who = visitor.form("card", 3), {"name": NAME, "phone": new_phone()}
    with ThreadPoolExecutor(4) as many:
        answers = list(many.map(lambda _: requests.post(
            visitor.door + form.action, data=form.fields | who, timeout=30), range(4)))
    assert len({_code(each) for each in answers}) == 1
    assert "余 1" in visitor.get("/book/at/card").text
    back = visitor.send(form, **who, number="")
    assert _code(back) == _code(answers[0])
    changed = visitor.send(form, name="另一人", phone=who["phone"])
    assert changed.status_code == 409
    assert "已经提交过" in changed.text


@pytest.mark.parametrize("name", RARE)
def test_every_name_that_people_have_is_taken(visitor: Visitor, name: str) -> None:
    page = visitor.book("ask", name=name)
    assert "预约成功" in page.text


@pytest.mark.parametrize("name", ODD)
def test_what_is_no_name_is_said_beside_the_field(visitor: Visitor, name: str) -> None:
    answer = visitor.send(visitor.form("card"), name=name, phone="13900000000")
    assert answer.status_code == 422
    assert ODD[name] in answer.text
    field = answer.text.partition('id="name-wrong"')[2]
    assert 'aria-describedby="name-wrong"' in field
    assert forms_of(answer.text)[0].fields["phone"] == "13900000000"


@pytest.mark.parametrize(("phone", "good"), [
    ("139 0000 0001", True), ("１３９００００００02", True), ("+86-13900000003", True), ("(022) 6959-0000", True),
    ("", False), ("12345", False), ("1" * 16, False), ("手机", False), ("13900000004;1", False),
])  # fmt: skip
def test_phone_numbers_as_people_write_them(visitor: Visitor, phone: str, good: bool) -> None:
    answer = visitor.send(visitor.form("ask"), name=NAME, phone=phone)
    assert answer.status_code == (200 if good else 422)
    assert ('id="phone-wrong"' in answer.text) is not good


@pytest.mark.parametrize(("number", "says"), [
    ("", "需要证件号码"), (WRONG_DIGIT, "身份证号码不对"), ("110101199013070417", "身份证号码不对"),
    ("12", "6 至 20 位"), ("<b>" * 5, "6 至 20 位"),
])  # fmt: skip
def test_a_document_number_that_cannot_be_is_said_beside_the_field(visitor: Visitor, number: str, says: str) -> None:
    answer = visitor.send(visitor.form("levy"), name=NAME, phone=new_phone(), number=number)
    assert answer.status_code == 422
    assert says in words_of(answer.text)


def test_a_document_number_is_taken_as_it_is_typed_and_kept_to_ourselves(visitor: Visitor, house: HubProcess) -> None:
    done = visitor.book("levy", number="１１０１０１ 19900307 0417")
    assert RIGHT not in done.text
    assert RIGHT not in house.log


@pytest.mark.parametrize("evil", EVIL)
def test_what_people_write_is_text_and_nothing_else(visitor: Visitor, evil: str) -> None:
    for fields in ({"name": evil, "phone": evil}, {"name": "x" * 61 + evil, "phone": "1"}):
        answer = visitor.send(visitor.form("card"), **fields)
        assert answer.status_code == 422
        assert "<script>alert" not in answer.text
        assert 'onfocus="x' not in answer.text.replace("&#34; onfocus", "")
    for path in (f"/book/at/{evil}", f"/book/{evil}", f"/book/at/card?time={evil}", f"/book/at/card?from={evil}"):
        assert visitor.get(path).status_code in (200, 404)


def test_a_hundred_kilobytes_of_name_are_too_long_beside_the_field_and_do_not_come_back(visitor: Visitor) -> None:
    answer = visitor.send(visitor.form("card"), name="长" * 100_000, phone=new_phone())
    assert answer.status_code == 422
    assert "姓名最多 60 个字" in words_of(answer.text)
    assert len(answer.text) < 50_000


def test_a_form_of_megabytes_is_refused_in_kind_words(visitor: Visitor) -> None:
    answer = visitor.send(visitor.form("card"), name="长" * 300_000, phone=new_phone())
    assert answer.status_code == 413
    assert "填写的内容太长" in answer.text


@pytest.mark.parametrize(("time", "says"), [
    ("20200101T0100Z", "已经过了"), ("29990101T0100Z", "还不能预约"), ("99991231T2359Z", "请选择一个时间"),
    ("yesterday", "请选择一个时间"), ("", "请选择一个时间"),
])  # fmt: skip
def test_a_time_that_cannot_be_had_is_refused_with_a_way_on(visitor: Visitor, time: str, says: str) -> None:
    answer = visitor.send(visitor.form("card"), name=NAME, phone=new_phone(), starts_at=time)
    assert answer.status_code in (409, 422)
    assert says in words_of(answer.text)
    assert "/book/at/card" in answer.text


def test_no_other_site_books_for_anybody(visitor: Visitor) -> None:
    form = visitor.form("card")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
        answer = visitor.post(form.action, form.fields | {"name": NAME, "phone": new_phone()}, **headers)
        assert answer.status_code == 403


def test_an_item_of_several_departments_is_asked_for(visitor: Visitor) -> None:
    assert "多个部门商定" in visitor.get("/book/at/move").text
    done = visitor.book("move")
    assert "申请已提交" in done.text
    assert "等待部门商定" in done.text
    assert "签到二维码" not in done.text


def test_in_english_nothing_is_left_in_chinese(house: HubProcess) -> None:
    english = Visitor(house, "en")
    done = english.book("ask", name="Ann")
    wrong = english.send(english.form("levy"))
    for page in (english.get("/book"), english.get("/book/at/ask"), done, wrong, english.get("/book/x")):
        left = words_of(re.sub(r"<style>.*?</style>", "", page.text, flags=re.DOTALL)).replace("中文", "")
        assert re.search(r"[\u4e00-\u9fff]", left) is None, left


def test_every_page_forbids_what_it_does_not_need_and_is_kept_nowhere(visitor: Visitor) -> None:
    for page in (visitor.get("/book"), visitor.get("/book/at/card"), visitor.book("ask"), visitor.get("/book/x")):
        assert "unsafe" not in page.headers["content-security-policy"]
        assert "form-action 'self'" in page.headers["content-security-policy"]
        assert page.headers["cache-control"] == "no-store"
        assert re.search(r"\sstyle=|\son[a-z]+=|<script|javascript:", page.text) is None

"""An appointment that there is: found again, put into a calendar, moved, cancelled."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

import pytest
import requests

from hub.codes import APPOINTMENT, make_code
from hub.keys import load_keys
from hub.server.lane.clock import system_clock
from hub.wire import Answer, CheckInCommand
from tests.hub.booking.visitor import Visitor, new_phone
from tests.hub.house import HubProcess
from tests.hub.staff.browser import forms_of, words_of


def _path(answer: requests.Response) -> str:
    return urlsplit(answer.url).path


def _number(answer: requests.Response) -> str:
    found = re.search(r"预约号 ([A-Z0-9]{4,12})", words_of(answer.text))
    assert found is not None
    return found[1]


def test_it_is_found_by_its_number_and_the_phones_last_digits(visitor: Visitor) -> None:
    phone = new_phone()
    done = visitor.book("ask", phone=phone)
    wide = "".join(chr(ord(figure) - ord("0") + ord("０")) for figure in phone[-4:])
    found = visitor.post("/book/find", {"number": f" {_number(done).lower()} ", "tail": wide})
    assert _path(found) == _path(done)
    assert "13" + phone[2:] not in found.url


@pytest.mark.parametrize(("number", "tail"), [
    ("", ""), ("<b>", "0000"), ("A" * 100, "0000"), ("ABCDEF", "12345"), ("ABCDEF", "abcd"), ("%00", "')--"),
])  # fmt: skip
def test_who_is_not_found_is_told_so_kindly(visitor: Visitor, number: str, tail: str) -> None:
    answer = visitor.post("/book/find", {"number": number, "tail": tail})
    assert answer.status_code == 404
    assert "没有找到" in answer.text
    assert "<b></b>" not in answer.text


def test_right_number_and_wrong_phone_are_not_enough(visitor: Visitor) -> None:
    phone = new_phone()
    done = visitor.book("ask", phone=phone)
    wrong = f"{(int(phone[-4:]) + 1) % 10_000:04d}"
    assert visitor.post("/book/find", {"number": _number(done), "tail": wrong}).status_code == 404


def test_for_the_calendar(visitor: Visitor) -> None:
    done = visitor.book("ask")
    answer = visitor.get(f"{_path(done)}/calendar.ics")
    assert answer.headers["content-type"].startswith("text/calendar")
    text = answer.content.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:问事" in text
    assert "STATUS:CONFIRMED" in text
    starts = re.search(r"DTSTART:(\d{8}T\d{6}Z)", text)
    assert starts is not None
    assert datetime.strptime(starts[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC) > system_clock()


def test_it_is_moved_and_asked_once(visitor: Visitor) -> None:
    done = visitor.book("pickup")
    times = visitor.times(f"{_path(done)}/move")
    asked = visitor.get(times[2])
    assert "确定改时间" in asked.text
    form = visitor.act(asked, "move")
    moved = visitor.send(form)
    assert "时间已改好" in moved.text
    assert visitor.get(_path(done)).status_code == 200, "the old code leads there too"
    again = visitor.send(form)
    assert _path(again) == _path(moved)


def test_a_time_that_was_taken_meanwhile_is_said_with_others(visitor: Visitor) -> None:
    done = visitor.book("pickup")
    form = visitor.act(visitor.get(visitor.times(f"{_path(done)}/move")[0]), "move")
    visitor.book("pickup", 0)
    late = visitor.send(form)
    assert late.status_code == 409
    assert "刚刚约满" in late.text
    assert f"{_path(done).rpartition('/')[0]}/" in late.text


def test_it_is_cancelled_once_and_the_time_is_free_again(visitor: Visitor) -> None:
    times = visitor.times("/book/at/pickup")
    done = visitor.book("pickup", 3)
    assert times[3] not in visitor.times("/book/at/pickup")
    form = visitor.act(done, "cancel")
    for _ in range(2):
        assert "预约已取消" in visitor.send(form).text
    assert times[3] in visitor.times("/book/at/pickup")
    page = visitor.get(_path(done))
    assert "您已取消" in page.text
    assert forms_of(page.text) == []
    assert "STATUS:CANCELLED" in visitor.get(f"{_path(done)}/calendar.ics").text
    assert _path(visitor.get(f"{_path(done)}/move")) == _path(done)


def test_reading_changes_nothing_and_no_other_site_does(visitor: Visitor) -> None:
    done = visitor.book("ask")
    assert visitor.get(f"{_path(done)}/cancel").status_code in (404, 405)
    form = visitor.act(done, "cancel")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}):
        assert visitor.post(form.action, form.fields, **headers).status_code == 403
    assert "预约成功" in visitor.get(_path(done)).text


def test_forged_and_old_codes_are_answered_kindly(visitor: Visitor, house: HubProcess) -> None:
    keys, now = load_keys(house.folder / "data" / "keys.json"), system_clock()
    path = _path(visitor.book("ask"))
    forged = path[:-1] + ("A" if path[-1] != "A" else "B")
    unknown = f"/book/{make_code(keys, APPOINTMENT, 'nobody', now + timedelta(days=1))}"
    over = f"/book/{make_code(keys, APPOINTMENT, 'x', now - timedelta(minutes=1))}"
    for code, status in ((forged, 404), (unknown, 404), (over, 410)):
        cancelled = visitor.post(f"{code}/cancel", {"id": "a" * 32})
        for answer in (visitor.get(code), visitor.get(f"{code}/move"), cancelled):
            assert answer.status_code == status
            assert "到预约首页" in answer.text


def test_nothing_is_appealed_where_there_is_nothing_to_appeal(visitor: Visitor) -> None:
    path = _path(visitor.book("ask"))
    assert visitor.post(f"{path}/appeal", {"id": "a" * 32, "words": "x"}).status_code == 409
    assert visitor.post(f"{path}/appeal", {"id": "b" * 32, "words": " "}).status_code == 422


def test_after_check_in_the_page_shows_the_number_and_leads_to_its_place_in_the_queue(
    visitor: Visitor, house: HubProcess
) -> None:
    done = visitor.book("ask", time=0)
    code = _path(done).removeprefix("/book/")
    answer = house.client("kiosk", "k1").send(CheckInCommand(code=code))
    assert isinstance(answer, Answer)
    assert answer.ticket is not None
    page = visitor.get(_path(done))
    assert answer.ticket.number in words_of(page.text)
    link = re.search(r'class="button" href="(/c/[^"]+)"', page.text)
    assert link is not None
    place = visitor.get(link[1])
    assert (place.status_code, answer.ticket.number in words_of(place.text)) == (200, True)
    assert page.text.count("<title>我的预约") == 1


def test_what_was_done_is_the_first_thing_that_is_read_aloud(visitor: Visitor) -> None:
    done = visitor.book("ask")
    assert "<title>预约成功。 我的预约" in done.text

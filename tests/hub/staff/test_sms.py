"""What a manager sees of messages to visitors, and how they are put."""

from __future__ import annotations

import pytest
import requests

from hub.server.lane.clock import system_clock
from hub.store import messages
from hub.store.database import open_database, writing
from hub.store.messages import Message
from tests.hub.house import HubProcess, until
from tests.hub.staff.browser import Browser, Form, forms_of, words_of

TEXT = "/staff/sms/texts/appointment_confirmed/zh"
FACTS = {"item": "ask", "starts_at": "2026-03-03T14:30:00+08:00", "code": "482913", "url": "https://hall.example/b"}


def _undelivered(who: Browser) -> int:
    return who.get("/staff/sms").text.count("联系方式已按期删除")


def _put(hub: HubProcess, who: Browser, id: str) -> None:
    """A message to somebody whose contact was deleted, which the hub has given up."""
    before = _undelivered(who)
    engine = open_database(hub.folder / "data" / "hub.db")
    with writing(engine, "small") as tx:
        messages.put(tx, "small", Message(id, "sms", "gone", "appointment_confirmed", FACTS, system_clock()))
    engine.dispose()
    until(lambda: _undelivered(who) == before + 1)


def _editor(who: Browser, path: str = TEXT) -> Form:
    return next(each for each in forms_of(who.get(path).text) if each.action == path)


def _try(who: Browser, text: str, do: str = "try", path: str = TEXT) -> requests.Response:
    return who.submit(_editor(who, path), text=text, do=do)


def test_a_message_that_could_not_be_sent_is_on_top_and_counted(house: HubProcess, manager: Browser) -> None:
    _put(house, manager, "dead-1")
    page = manager.get("/staff/sms").text
    assert "预约成功 号码已删除" in words_of(page)
    assert '短信<span class="count">' in manager.get("/staff").text
    assert "本大厅还没有接入短信网关" in page


def test_a_dead_message_is_sent_again_by_a_manager_and_by_nobody_else(
    house: HubProcess, manager: Browser, technician: Browser
) -> None:
    _put(house, manager, "dead-2")
    fields = {"kind": "send_again", "id": "send-again-1", "message": "dead-2", "back": "/staff/sms"}
    mine = forms_of(manager.get("/staff/people").text)[0].fields["form"]
    theirs = forms_of(technician.get("/staff/people").text)[0].fields["form"]
    assert technician.post("/staff/do", fields | {"form": theirs}).status_code == 403
    assert "已重新排入发送" in manager.post("/staff/do", fields | {"form": mine}).text
    missing = fields | {"form": mine, "message": "none", "id": "send-again-2"}
    assert "没有这条消息" in manager.post("/staff/do", missing).text


@pytest.mark.parametrize("path", ["/staff/sms", "/staff/sms/texts", TEXT])
def test_who_does_not_answer_for_the_hall_sees_none_of_it(technician: Browser, guide: Browser, path: str) -> None:
    for who in (technician, guide):
        assert who.get(path).status_code == 403
        assert "/staff/sms" not in who.get("/staff").text


def test_a_text_is_tried_out_before_it_is_kept(manager: Browser) -> None:
    page = _try(manager, "请于 {time} 来办{item}。")
    assert "来办问事。" in page.text
    assert "计 1 条短信" in page.text
    assert "来办问事" not in manager.get("/staff/sms/texts").text


def test_a_text_is_kept_for_the_messages_that_follow(manager: Browser, english: Browser) -> None:
    answer = _try(manager, "新的用语：{time}，{item}", "keep")
    assert answer.url.endswith("/staff/sms/texts?told=set_message_text")
    assert "短信用语已保存" in answer.text
    assert "新的用语：" in answer.text
    assert "名manager" in words_of(answer.text)
    assert "新的用语：{time}，{item}" in manager.get(TEXT).text
    shipped = _try(manager, "x", "shipped").text
    assert "预约成功：{item}" in shipped
    assert "[Small hall] Your appointment is confirmed" in english.get("/staff/sms/texts").text


@pytest.mark.parametrize(("text", "told"), [
    ("", "请填写短信内容"), ("x" * 501, "不要超过 500"), ("{phone}", "没有 {phone} 这个字段"),
    ("{time.tzinfo}", "只写字段名，例如 {time}"), ("{time", "只写字段名"), ("a\x07", "看不见的符号"),
])  # fmt: skip
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(manager: Browser, text: str, told: str) -> None:
    answer = _try(manager, text, "keep")
    assert answer.status_code == 422
    assert told in answer.text
    assert 'aria-invalid="true"' in answer.text
    assert f">{text}</textarea>" in answer.text


def test_words_are_words_on_the_page_too(manager: Browser) -> None:
    page = _try(manager, '<script>alert(1)</script>{{ 7*7 }}"').text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;{ 7*7 }" in page


def test_a_form_of_another_site_changes_no_words(manager: Browser) -> None:
    form = _editor(manager)
    assert manager.submit(form, text="from elsewhere", do="keep", form="x" * 43).status_code == 403
    assert "from elsewhere" not in manager.get("/staff/sms/texts").text


@pytest.mark.parametrize("path", ["/staff/sms/texts/no_such/zh", "/staff/sms/texts/appointment_confirmed/fr"])
def test_there_are_no_other_texts(manager: Browser, path: str) -> None:
    assert manager.get(path).status_code == 404


def test_staff_see_their_own_messages_without_those_to_visitors(house: HubProcess, manager: Browser) -> None:
    _put(house, manager, "dead-3")
    assert "appointment_confirmed" not in manager.get("/staff/messages").text

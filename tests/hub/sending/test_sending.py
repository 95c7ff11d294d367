"""From the outbox to the gateway: once, in the same words, whatever breaks between."""

from __future__ import annotations

import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from cryptography.exceptions import InvalidTag
from sqlalchemy import Connection
from structlog.testing import capture_logs

from hub.keys import KeysError
from hub.server.sending import backoff
from hub.server.sending.gateway import Outcome, Refused, Sms, Taken, Unsure
from hub.server.sending.http_gateway import HttpGateway
from hub.server.sending.sender import CLAIM
from hub.server.sending.thread import SendingThread
from hub.store import message_texts, outgoing
from hub.store.database import writing
from hub.store.message_texts import Kept
from tests.hub.house import until
from tests.hub.sending.conftest import PHONE, Post
from tests.hub.sending.simulator import (
    TOKEN,
    Answer,
    GatewaySimulator,
    drip,
    hang,
    saying,
    saying_bytes,
    take_and_hang_up,
)

Line = Callable[[], HttpGateway]


def test_a_message_goes_out_in_words_under_its_key(post: Post, gateway: GatewaySimulator, line: Line) -> None:
    post.put()
    assert post.sender(line()).pass_on() == Taken("m-1")
    (asked,) = gateway.asked
    assert asked["to"] == PHONE
    assert asked["text"].startswith("【小厅】预约成功：问事，3月3日（周二）14:30。预约码 482913。")
    assert asked["template"] == "appointment_confirmed"
    assert asked["language"] == "zh"
    assert asked["facts"]["item"] == "ask"
    kept = post.kept()
    assert (kept.state, kept.tries, kept.receipt, kept.text) == ("sent", 1, "m-1", asked["text"])
    assert kept.ended_at == post.clock.now
    assert post.sender(line()).pass_on() is None


def test_without_a_gateway_it_is_shown_on_the_pages_alone(post: Post) -> None:
    post.put(language="en")
    assert post.sender().pass_on() == Taken("pages")
    assert post.kept().text.startswith("[Small hall] Your appointment is confirmed: ")
    assert "Tue 3 Mar, 14:30" in post.kept().text


@pytest.mark.parametrize(("answer", "trouble"), [
    (saying(503, {}), "http_503"), (saying(500, {"code": "x"}), "http_500"), (saying(401, {}), "http_401"),
    (saying(302, {}, Location="http://127.0.0.1:9/"), "http_302"), (saying(429, {}), "http_429"),
    (saying(200, {"ok": True}), "answer_unreadable"), (saying(200, ["id"]), "answer_unreadable"),
    (saying_bytes(200, b"\xff\xfe<html>"), "answer_unreadable"), (saying_bytes(200, b""), "answer_unreadable"),
    (saying_bytes(200, b"[" * 16_000), "answer_unreadable"),
    (saying(200, {"id": f"sent to {PHONE}"}), "answer_unreadable"),
    (saying_bytes(200, json.dumps({"id": "m-1", "more": "x" * 20_000}).encode()), "answer_unreadable"),
    (take_and_hang_up, "unreachable"), (hang, "timeout"), (drip, "timeout"),
])  # fmt: skip
def test_whatever_is_no_answer_is_tried_again_under_the_same_key(
    post: Post, gateway: GatewaySimulator, line: Line, answer: Answer, trouble: str
) -> None:
    post.put()
    gateway.answers.append(answer)
    assert post.until_over(post.sender(line())) == [Unsure(trouble), Taken("m-1")]
    assert len({each["key"] for each in gateway.asked}) == 1
    assert len(gateway.sent) == 1
    assert post.kept().tries == 2
    assert post.kept().trouble == ""


def test_a_gateway_that_is_not_there_is_tried_until_it_is(post: Post, gateway: GatewaySimulator) -> None:
    post.put()
    gone = HttpGateway("http://127.0.0.1:9/sms", TOKEN, 0.5)
    assert post.sender(gone).pass_on() == Unsure("unreachable")
    kept = post.kept()
    assert (kept.state, kept.trouble) == ("waiting", "unreachable")
    assert kept.next_at is not None
    assert timedelta(seconds=8) <= kept.next_at - post.clock.now <= timedelta(seconds=12)
    assert post.sender(gone).pass_on() is None  # not before its time


@pytest.mark.parametrize(("answer", "code"), [
    (saying(400, {"code": "no_such_number"}), "no_such_number"), (saying(422, {"code": 1402}), "1402"),
    (saying(413, "too long"), "http_413"), (saying(400, {"code": f"bad {PHONE}"}), "http_400"),
])  # fmt: skip
def test_a_message_refused_for_good_is_dead_and_tried_no_more(
    post: Post, gateway: GatewaySimulator, line: Line, answer: Answer, code: str
) -> None:
    post.put()
    gateway.answers.append(answer)
    assert post.until_over(post.sender(line())) == [Refused(code)]
    assert (post.kept().state, post.kept().trouble, post.kept().receipt) == ("dead", "refused", code)
    assert len(gateway.asked) == 1


def test_a_dead_message_can_be_sent_again_under_the_same_key(post: Post, gateway: GatewaySimulator, line: Line) -> None:
    post.put()
    gateway.answers.append(saying(400, {"code": "blocked"}))
    post.until_over(post.sender(line()))
    with writing(post.engine, "small") as tx:
        assert outgoing.count(tx, "small", "dead") == 1
        assert outgoing.again(tx, "small", "1", post.clock.now)
        assert not outgoing.again(tx, "small", "1", post.clock.now)
    assert post.sender(line()).pass_on() == Taken("m-1")
    assert len({each["key"] for each in gateway.asked}) == 1


def test_it_waits_as_long_as_the_gateway_asks_and_no_longer_than_an_hour(
    post: Post, gateway: GatewaySimulator, line: Line
) -> None:
    post.put()
    for asked, waits in (("120", timedelta(seconds=120)), ("999999", timedelta(hours=1))):
        gateway.answers.append(saying(429, {}, Retry_After=asked))
        assert post.sender(line()).pass_on() == Unsure("http_429", waits)
        assert post.kept().next_at == post.clock.now + waits
        post.clock.now += waits


def test_each_wait_is_longer_than_the_last_up_to_a_limit() -> None:
    waits = [backoff.wait_after(tries) for tries in (1, 3, 5, 50)]  # these lie too far apart for the spread to matter
    assert waits == sorted(waits)
    assert waits[-1] <= 1.2 * backoff.LONGEST
    assert [backoff.pause_after(failures) for failures in (0, 1, 2, 3, 60)] == [0, 1, 3, 7, 60]


def test_a_message_is_given_up_in_the_end(post: Post) -> None:
    post.put()
    always = _Always(Unsure("timeout"))
    assert len(post.until_over(post.sender(always))) == backoff.MOST_TRIES
    assert (post.kept().state, post.kept().trouble) == ("dead", "gave_up")


class _Always:
    def __init__(self, outcome: Outcome) -> None:
        self._outcome = outcome
        self.asked: list[Sms] = []

    def send(self, sms: Sms) -> Outcome:
        self.asked.append(sms)
        return self._outcome


def test_what_comes_too_late_is_not_sent(post: Post, gateway: GatewaySimulator, line: Line) -> None:
    post.put(good_until=post.clock.now + timedelta(minutes=5))
    post.clock.wait(minutes=5, seconds=1)
    assert post.sender(line()).pass_on() is None
    assert (post.kept().state, post.kept().trouble) == ("dead", "too_late")
    assert gateway.asked == []


@pytest.mark.parametrize(("change", "trouble"), [
    ({"to": "gone"}, "contact_deleted"), ({"template": "no_such"}, "no_template"),
    ({"facts": {"item": "ask"}}, "no_fact:code"),
    ({"facts": {"item": "ask", "starts_at": "tomorrow", "code": "1", "url": "x"}}, "no_fact:starts_at"),
    ({"facts": {"item": "gone", "starts_at": "2026-03-03T14:30:00+08:00", "code": "1", "url": "x"}}, "no_fact:item"),
])  # fmt: skip
def test_what_can_not_be_put_together_is_dead_and_stops_nobody_else(
    post: Post, change: dict[str, object], trouble: str
) -> None:
    post.put("1", **change)  # type: ignore[arg-type]
    post.clock.wait(seconds=1)
    post.put("2")
    assert post.sender().pass_on() == Taken("pages")
    assert (post.kept("1").state, post.kept("1").trouble) == ("dead", trouble)
    assert post.kept("2").state == "sent"


def test_a_phone_that_is_no_phone_goes_to_no_gateway(post: Post, gateway: GatewaySimulator, line: Line) -> None:
    post.put()
    post.phones["c1"] = '1"; DROP TABLE'
    assert post.sender(line()).pass_on() is None
    assert post.kept().trouble == "no_phone"


def test_a_seal_that_was_tampered_with_is_dead_and_one_of_newer_keys_waits(post: Post) -> None:
    post.put()
    sender = post.sender()

    def newer_keys(_tx: Connection, _contact: str) -> str | None:
        raise KeysError("no such key")

    def tampered(_tx: Connection, _contact: str) -> str | None:
        raise InvalidTag

    object.__setattr__(sender, "phone_of", newer_keys)
    with pytest.raises(KeysError):
        sender.pass_on()
    assert post.kept().state == "waiting"
    object.__setattr__(sender, "phone_of", tampered)
    assert sender.pass_on() is None
    assert (post.kept().state, post.kept().trouble) == ("dead", "contact_unreadable")


def test_a_changed_text_says_the_next_message_and_not_the_next_try(
    post: Post, gateway: GatewaySimulator, line: Line
) -> None:
    post.put("1")
    gateway.answers.append(take_and_hang_up)
    post.sender(line()).pass_on()
    with writing(post.engine, "small") as tx:
        for text in ("first {time}", "新的说法 {time}"):
            message_texts.add(tx, "small", ("appointment_confirmed", "zh"), Kept(text, "li", post.clock.now))
    post.until_over(post.sender(line()))
    post.put("2")
    post.sender(line()).pass_on()
    first, again, second = (each["text"] for each in gateway.asked)
    assert first == again
    assert second == "新的说法 3月3日（周二）14:30"


def test_many_hubs_send_each_message_once(post: Post, gateway: GatewaySimulator, line: Line) -> None:
    for number in range(12):
        post.put(str(number))

    def work(_hub: int) -> int:
        sender, count = post.sender(line()), 0
        while sender.pass_on() is not None:
            count += 1
        return count

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(work, range(4))) == 12
    assert len(gateway.asked) == len(gateway.sent) == 12


def test_a_hub_killed_before_it_could_record_leaves_the_same_key_to_another(
    post: Post, gateway: GatewaySimulator, line: Line
) -> None:
    post.put()
    with pytest.raises(_Killed):
        post.sender(_KilledAfter(line())).pass_on()
    assert post.kept().state == "sending"
    assert post.sender(line()).pass_on() is None  # it may still be at it
    post.clock.now += CLAIM
    assert post.sender(line()).pass_on() == Taken("m-1")
    assert len(gateway.asked) == 2
    assert len(gateway.sent) == 1


class _Killed(Exception):
    pass


class _KilledAfter:
    """The gateway took it, then the power went."""

    def __init__(self, line: HttpGateway) -> None:
        self._line = line

    def send(self, sms: Sms) -> Outcome:
        self._line.send(sms)
        raise _Killed


def test_a_hub_that_comes_back_late_changes_nothing_that_another_recorded(post: Post) -> None:
    post.put()
    sender = post.sender(_Meanwhile(post))
    sender.pass_on()
    assert (post.kept().state, post.kept().tries) == ("sent", 2)


class _Meanwhile:
    """It takes so long over a message that another hub has sent it meanwhile."""

    def __init__(self, post: Post) -> None:
        self._post = post

    def send(self, sms: Sms) -> Outcome:
        self._post.clock.now += CLAIM
        other = _Always(Taken("other"))
        self._post.sender(other).pass_on()
        assert [each.key for each in other.asked] == [sms.key]
        return Refused("late")


def test_no_log_has_a_phone_or_the_words(post: Post, gateway: GatewaySimulator, line: Line) -> None:
    post.put()
    with capture_logs() as logs:
        post.sender(line()).pass_on()
    assert PHONE not in str(logs)
    assert "482913" not in str(logs)
    assert [each["phone"] for each in logs] == ["****5678"]
    assert PHONE not in repr(Sms("k", PHONE, "words", "t", "zh", {}))


def test_two_messages_with_one_id_are_one(post: Post) -> None:
    post.put()
    post.put()
    with writing(post.engine, "small") as tx:
        assert outgoing.count(tx, "small", "waiting") == 1


class _Buggy(_Always):
    """Breaks at the first message, then takes them."""

    def send(self, sms: Sms) -> Outcome:
        if not self.asked:
            self.asked.append(sms)
            raise RuntimeError("a bug")
        return super().send(sms)


def test_a_bug_is_reported_and_what_comes_after_it_is_sent_all_the_same(post: Post) -> None:
    post.put("1")
    thread = SendingThread(post.sender(buggy := _Buggy(Taken("m"))))
    with capture_logs() as lines:
        thread.start()
        until(lambda: bool(buggy.asked))
        post.put("2")
        until(lambda: post.kept("2").state == "sent")
        thread.stop()
    assert [each["event"] for each in lines if each["log_level"] == "error"] == ["sending_broke"]

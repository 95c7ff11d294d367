"""The board's words about hall and connection; the hall's time."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from hub.wire import Words
from queue_display.english import EnglishWords
from queue_display.hall_time import HallTime
from queue_display.status import age_words, day_words, opens_words, status, status_words
from tests.queue_display.views import NOON, QUEUES, call, head, view

NOBODY = [each.model_copy(update={"waiting": 0}) for each in QUEUES]


@pytest.fixture(scope="module")
def english() -> EnglishWords:
    return EnglishWords()


def test_closing_time_ends_issuing_and_not_serving(english: EnglishWords) -> None:
    shut = head(open=False)
    assert status(view()) == "open"
    assert status(view(hall=shut)) == "closing", "people wait"
    assert status(view(call("1"), hall=shut, queues=NOBODY)) == "closing", "someone is expected"
    assert status(view(call("1", live=False), hall=shut, queues=NOBODY)) == "closed"
    assert status_words(view(hall=shut), english) == Words(
        zh="停止取号，已取号的继续办理", en="No new tickets; all who have one are served")


@pytest.mark.parametrize(("hours", "zh", "en"), [
    (5, "今天 17:00 开门", "Opens today at 17:00"),
    (21, "明天 09:00 开门", "Opens tomorrow at 09:00"),
    (69, "11月28日 星期六 09:00 开门", "Opens Saturday 28 November, 09:00"),
])
def test_when_it_opens_again(hours: int, zh: str, en: str, english: EnglishWords) -> None:
    shut = head(open=False, changes_at=NOON + timedelta(hours=hours))
    assert opens_words(shut, NOON, english) == Words(zh=zh, en=en)


def test_no_word_of_opening_where_none_is_known(english: EnglishWords) -> None:
    assert opens_words(head(), NOON, english) is None
    assert opens_words(head(open=False, changes_at=None), NOON, english) is None


@pytest.mark.parametrize(("link", "age", "zh"), [
    ("online", 1.0, None), ("online", 29.0, None), ("online", 31.0, "网络中断 · 截至 11:59"),
    ("away", 1.0, "网络中断 · 截至 11:59"), ("away", 185.0, "网络中断 · 截至 11:56"),
    ("away", 7300.0, "网络中断 · 截至 09:58"), ("away", 50_000.0, "网络中断 · 截至 11月24日 星期二 22:06"),
    ("connecting", None, None),
])
def test_since_when_the_board_knows_nothing_new(
    link: str, age: float | None, zh: str | None, english: EnglishWords
) -> None:
    words = age_words(link, age, NOON.astimezone(ZoneInfo("Asia/Shanghai")), english)
    assert (words.zh if words else None) == zh


def test_the_day_in_both_languages(english: EnglishWords) -> None:
    assert day_words(datetime(2026, 11, 25), english) == Words(  # noqa: DTZ001 - a local day has no zone
        zh="11月25日 星期三", en="Wednesday 25 November")


def test_a_text_without_english_is_an_error(english: EnglishWords) -> None:
    with pytest.raises(KeyError):
        english("没有这一句")


def test_the_halls_time_is_the_hubs_whatever_this_machine_believes() -> None:
    steady = [100.0]
    time = HallTime(lambda: steady[0])
    assert time.now() is None
    time.at_least(NOON - timedelta(hours=1))
    assert time.now() == NOON - timedelta(hours=1)
    time.told(NOON)
    steady[0] += 5
    assert time.now() == NOON + timedelta(seconds=5)
    time.at_least(NOON - timedelta(hours=1))
    assert time.now() == NOON + timedelta(seconds=5), "a view made an hour ago turns no clock back"
    time.at_least(NOON + timedelta(seconds=9))
    assert time.now() == NOON + timedelta(seconds=9)

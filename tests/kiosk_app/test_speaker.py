"""Reading aloud: only when asked, silent at once, forgotten with the visitor."""

from __future__ import annotations

import pytest

from kiosk_app.speaker import Speaker
from tests.kiosk_app.test_window import FakeVoice


def speaker(voice: FakeVoice) -> Speaker:
    return Speaker(lambda private: voice)


@pytest.mark.rule("senses")
def test_reads_the_page_from_the_touch_on() -> None:
    voice = FakeVoice()
    reader = speaker(voice)
    reader.pageShown("第一页")
    assert voice.said == []
    reader.set_aloud(True, "zh")
    reader.pageShown("第二页")
    reader.focused("取号")
    assert voice.said == [("第一页", "zh"), ("第二页", "zh"), ("取号", "zh")]


def test_is_silent_at_once() -> None:
    voice = FakeVoice()
    reader = speaker(voice)
    reader.set_aloud(True, "zh")
    reader.pageShown("一")
    reader.set_aloud(False, "zh")
    assert voice.did[-1] == "stop"
    reader.pageShown("二")
    assert voice.said == [("一", "zh")]


def test_another_language_reads_the_page_again() -> None:
    voice = FakeVoice()
    reader = speaker(voice)
    reader.set_aloud(True, "zh")
    reader.pageShown("Page")
    reader.set_aloud(True, "en")
    assert voice.said[-1] == ("Page", "en")


def test_says_that_there_is_no_sound() -> None:
    voice = FakeVoice(available=False)
    reader = speaker(voice)
    reader.pageShown("一")
    reader.set_aloud(True, "zh")
    assert reader.property("missing") is True
    assert voice.said == []
    reader.set_aloud(False, "zh")
    assert reader.property("missing") is False


def test_forgets_with_the_visitor() -> None:
    voice = FakeVoice()
    reader = speaker(voice)
    reader.set_aloud(True, "zh")
    reader.pageShown("测*甲，您好")
    reader.forget()
    assert voice.did[-2:] == ["stop", "forget"]

"""One touch changes every text on the screen."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QObject
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from hub.wire import Words
from ui_common.probe import scene
from ui_common.stage import Stage
from ui_common.translator import TRANSLATIONS, Language, TranslationError, compile_translations

Show = Callable[..., tuple[Stage, QQuickWindow]]

BODY = """
    FooterBar { width: parent.width }
    Caption { objectName: "picked"; y: 300; text: Language.pick("身份证", "ID card") }
"""


def texts(window: QQuickWindow) -> dict[str, str]:
    return {item["name"]: item["text"] for item in scene(window)["items"]}


def test_every_text_follows_at_once_and_comes_back(show: Show, qtbot: QtBot) -> None:
    stage, window = show(BODY)
    chinese = texts(window)
    assert (chinese["footer.speak"], chinese["picked"]) == ("朗读", "身份证")
    stage.language.set("en")
    english = texts(window)
    assert (english["footer.speak"], english["picked"]) == ("Read aloud", "ID card")
    assert scene(window)["language"] == "en"
    stage.language.set("zh")
    assert texts(window) == chinese


def test_a_program_may_start_in_english(show: Show) -> None:
    _, window = show(BODY, language="en")
    assert texts(window)["footer.guide"] == "Ask a guide"


@pytest.mark.parametrize(("low", "high", "chinese", "english"), [
    (15, 25, "约15–25分钟", "about 15–25 minutes"),
    (0, 5, "约1–5分钟", "about 1–5 minutes"),
    (7, 7, "约7分钟", "about 7 minutes"),
    (0, 0, "约1分钟", "about 1 minute"),
])
def test_ranges_are_said_in_words(low: int, high: int, chinese: str, english: str, qapp: QObject) -> None:
    language = Language()
    assert language.formatMinutes(low, high) == chinese
    language.set("en")
    assert language.formatMinutes(low, high) == english
    language.close()


def test_time_is_the_halls_own(qapp: QObject) -> None:
    at = datetime(2026, 11, 25, 1, 5, tzinfo=UTC)
    assert Language.time(at, "Asia/Shanghai") == "09:05"
    assert Language().formatTime(at.isoformat(), "Asia/Shanghai") == "09:05"


def test_words_of_the_wire_are_picked(qapp: QObject) -> None:
    language = Language()
    assert language.words(Words(zh="窗口", en="Counter")) == "窗口"
    with pytest.raises(ValueError, match="fr"):
        language.set("fr")


@pytest.mark.parametrize("path", sorted(TRANSLATIONS.glob("*_en.ts")), ids=lambda path: path.stem)
def test_no_text_is_left_untranslated(path: Path) -> None:
    messages = ElementTree.parse(path).iter("message")
    unfinished = [message.findtext("source") for message in messages
                  if (found := message.find("translation")) is None
                  or found.get("type") == "unfinished" or not "".join(found.itertext()).strip()]
    assert unfinished == []


def test_what_is_stale_is_compiled_and_only_that(tmp_path: Path) -> None:
    shutil.copy(TRANSLATIONS / "ui_common_en.ts", tmp_path)
    [compiled] = compile_translations(tmp_path)
    first = compiled.stat().st_mtime_ns
    compile_translations(tmp_path)
    assert compiled.stat().st_mtime_ns == first


def test_a_translation_that_is_none_names_its_file(tmp_path: Path) -> None:
    (tmp_path / "broken_en.ts").write_text("<TS", encoding="utf-8")
    with pytest.raises(TranslationError, match=r"broken_en\.ts"):
        compile_translations(tmp_path)

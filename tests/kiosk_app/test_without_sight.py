"""A whole visit with headphones and keypad alone: a real window, a simulated keypad, all that is said kept in order."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEventLoop
from pytestqt.qtbot import QtBot

from devices.codecs.keypad import Meaning
from devices.drivers.keypad import Keypad, KeypadProfile
from devices.profiles import load_profile
from devices.simulators.input_device import KeypadSimulator
from hub.wire import Language
from kiosk_app.hands import Hands
from kiosk_app.journey import Comfort, Step, events
from kiosk_app.samples import sample_view
from kiosk_app.senses import Senses
from kiosk_app.shots import SCENES
from kiosk_app.speaker import HEADPHONES_VOLUME, LOUDEST
from tests.kiosk_app.conftest import MakeScene
from tests.kiosk_app.eyes import buttons, focus_name, page, speech
from tests.kiosk_app.test_window import Stand
from ui_common.bridge import Bridge

CODES = {meaning: code for code, meaning in load_profile("keypad-function-keys", KeypadProfile).meanings.items()}


class Ear:
    """A voice that is a list; who hears it: "headphones" or "hall"."""

    def __init__(self, private: bool, heard: list[tuple[str, str]]) -> None:
        self._who, self._heard = "headphones" if private else "hall", heard
        self.volume = 1.0
        self.speaking = False

    @property
    def available(self) -> bool:
        return True

    def say(self, text: str, language: Language, key: str) -> None:
        self.speaking = True
        self._heard.append((self._who, text))

    def stop(self) -> None:
        self.speaking = False

    def forget(self) -> None:
        pass

    def close(self) -> None:
        pass


class Listener:
    """Somebody who cannot see: plugs headphones in, presses keys, goes by what is said."""

    def __init__(self, stand: Stand, qtbot: QtBot) -> None:
        self.stand, self._qtbot = stand, qtbot
        self.heard: list[tuple[str, str]] = []
        self.ears: dict[bool, Ear] = {}
        self.keypad = KeypadSimulator().start()
        speaker = stand.scene.speaker
        speaker._make = self._ear
        stand.session.comfortWanted.connect(self._dressed)
        self._bridge = Bridge()
        self.driver = Keypad(self.keypad.url, self._bridge)
        hands = Hands(lambda: stand.window, stand.session, speaker)
        self.senses = Senses(stand.session, hands, [self.driver])
        self._bridge.arrived.connect(self.senses.hear)
        self.driver.start()

    def _ear(self, private: bool) -> Ear:
        return self.ears.setdefault(private, Ear(private, self.heard))

    def _dressed(self, comfort: Comfort) -> None:
        self.stand.scene.speaker.set_aloud(comfort.aloud, comfort.language, comfort.private)

    def plug_in(self) -> None:
        self.keypad.plug_headphones()
        self._qtbot.waitUntil(lambda: self.stand.session.journey.comfort.private)

    def pull_out(self) -> None:
        self.keypad.pull_headphones()
        self._qtbot.waitUntil(lambda: not self.stand.session.journey.comfort.private)

    def press(self, meaning: Meaning) -> str:
        """Press a key and hear something; what was said."""
        count, until = len(self.heard), time.monotonic() + 30
        self.keypad.press(CODES[meaning])
        while len(self.heard) == count:
            assert time.monotonic() < until, f"nothing is said to {meaning}"
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return self.heard[-1][1]

    def walk_to(self, words: str) -> str:
        """Next, next … until it says these words."""
        for _ in range(60):
            said = self.press(Meaning.NEXT)
            if words in said:
                return said
        raise AssertionError(f"never heard {words!r}: {[text for _, text in self.heard[-60:]]}")

    def choose(self, words: str) -> str:
        """Walk to it and select it; what the next page says."""
        self.walk_to(words)
        return self.press(Meaning.SELECT)

    def close(self) -> None:
        self.driver.stop()
        self.keypad.stop()


@pytest.fixture
def listener(scene: MakeScene, tmp_path: Path, qtbot: QtBot) -> Iterator[Listener]:
    made = scene()
    made.play(SCENES["welcome"])
    stand = Stand(made, tmp_path)
    stand.window.requestActivate()
    qtbot.waitUntil(stand.window.isActive)
    person = Listener(stand, qtbot)
    yield person
    person.close()
    stand.outbox.close()


@pytest.mark.rule("senses")
def test_a_ticket_is_taken_by_hearing_and_touch_alone(listener: Listener) -> None:
    listener.plug_in()
    introduction = listener.heard[-1][1]
    assert "耳机已接通" in introduction
    assert "请取号" in introduction
    assert "您来办什么事" in listener.choose("没带身份证")
    confirm = listener.choose("办身份证")
    for words in ("请核对", "办身份证", "现在等候", "估计要等", "请准备好", "可以选"):
        assert words in confirm
    listener.choose("取号")
    ticket = next(text for _, text in reversed(listener.heard) if "您的号码是" in text)
    for words in ("A013", "前面", "7人", "20–35分钟", "一楼东等候区", "户口簿"):
        assert words in ticket, "the paper cannot be read, so all of it is said"
    assert page(listener.stand.window) == "ticket"
    listener.choose("好了")
    assert page(listener.stand.window) == "thanks"
    assert len(listener.stand.printer.printed) == 1
    assert {who for who, _ in listener.heard} == {"headphones"}


@pytest.mark.rule("senses")
def test_an_item_is_found_by_its_letters_and_each_letter_is_answered(listener: Listener) -> None:
    listener.plug_in()
    listener.choose("没带身份证")
    assert "按拼音首字母找" in listener.choose("按拼音找")
    found = listener.choose("B")
    assert "B" in found
    assert "找到" in found
    assert "办身份证" in listener.choose("办身份证")
    assert page(listener.stand.window) == "confirm"
    assert "按拼音首字母找" in listener.press(Meaning.BACK)


@pytest.mark.rule("senses")
def test_every_page_and_everything_on_it_is_spoken(listener: Listener) -> None:
    window, session = listener.stand.window, listener.stand.session
    listener.plug_in()
    session.effect.disconnect()  # each scene stays where it is
    silent, pages = [], set()
    for name, happened in SCENES.items():
        listener.stand.scene.play((events.Headphones(True), *happened))
        if session.property("step") in pages:
            continue
        pages.add(session.property("step"))
        assert speech(window).strip(), name
        walked: dict[str, str] = {}
        for _ in range(len(buttons(window)) + 1):
            said = listener.press(Meaning.NEXT)
            walked[focus_name(window)] = said
        for button, item in buttons(window).items():
            if str(item.property("label")) not in walked.get(button, ""):
                silent.append(f"{name}: {button}")
    assert silent == []
    assert pages == {step.value for step in Step}


@pytest.mark.rule("senses")
def test_it_can_be_heard_again_louder_and_softer(listener: Listener) -> None:
    listener.plug_in()
    welcome = speech(listener.stand.window)
    said = listener.walk_to("没带身份证")
    assert listener.press(Meaning.REPEAT) == said
    assert listener.press(Meaning.REPEAT) == welcome, "asked again, the whole page"
    assert listener.press(Meaning.LOUDER) == f"音量{HEADPHONES_VOLUME + 1}"
    assert listener.ears[True].volume == pytest.approx((HEADPHONES_VOLUME + 1) / LOUDEST)
    for _ in range(12):
        listener.press(Meaning.SOFTER)
    assert listener.heard[-1][1] == "音量1", "never so soft that nothing is heard"
    listener.stand.session.handle(events.StartWithoutCard())
    listener.stand.session.handle(events.StartOver())
    assert listener.press(Meaning.LOUDER) == f"音量{HEADPHONES_VOLUME + 1}", "back to where it was, with each visit"


@pytest.mark.rule("senses")
def test_pulled_out_it_is_silent_at_once_and_nothing_goes_to_the_hall(listener: Listener) -> None:
    listener.plug_in()
    listener.choose("没带身份证")
    listener.pull_out()
    assert not listener.ears[True].speaking
    assert page(listener.stand.window) == "still_there"
    listener.plug_in()
    assert page(listener.stand.window) == "ways"
    assert {who for who, _ in listener.heard} == {"headphones"}


def test_a_name_is_said_into_headphones_only(listener: Listener) -> None:
    session = listener.stand.session
    session.turnAloud()
    for event in SCENES["offer"]:
        session.handle(event)
    assert "测*甲" not in "".join(text for _, text in listener.heard)
    listener.plug_in()
    assert "测*甲" in listener.heard[-1][1]


def test_the_help_key_calls_a_guide_and_says_so(listener: Listener) -> None:
    listener.plug_in()
    assert "正在通知工作人员" in listener.press(Meaning.HELP)
    listener.stand.session.handle(events.ViewSeen(sample_view(assistance="r1")))
    listener.press(Meaning.REPEAT)
    assert "帮办人员马上就来" in listener.press(Meaning.REPEAT), "the second press says the page as it is now"
    assert [getattr(each, "kind", "") for each in listener.stand.hub.heard] == ["ask_assistance"]


def test_select_with_nothing_chosen_says_the_page_again(listener: Listener) -> None:
    listener.plug_in()
    listener.press(Meaning.REPEAT)
    assert "请取号" in listener.press(Meaning.SELECT)


def test_another_language_is_spoken_with_its_own_words(listener: Listener) -> None:
    listener.plug_in()
    listener.choose("English")
    assert any("Please take a ticket" in text for _, text in listener.heard)

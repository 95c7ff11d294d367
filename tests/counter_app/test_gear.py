"""The counter's own equipment follows the desk: texts, the pad's keys, and what is not there stops nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from counter_app import samples
from counter_app.gear import Gear
from counter_app.gear_texts import PAD_KEYS, bar_text, pad_number
from counter_app.keys import Key
from counter_app.settings import CounterSettings
from devices.simulators.counter_gear import CallPadSimulator, LedBarSimulator, RatingPadSimulator
from hub.wire import Answer, CounterView, Problem, RateServiceCommand
from tests.counter_app.desks import TestDesk
from ui_common.posting import Unreachable

HUB = {"url": "http://127.0.0.1:1", "tls": False, "token": "a-token-of-some-length"}


class Ratings:
    """A hub that keeps what it is told."""

    def __init__(self) -> None:
        self.levels: list[int] = []

    def send(
        self, command: RateServiceCommand, answered: Callable[[Answer | Problem | Unreachable], None]
    ) -> None:
        self.levels.append(command.level)
        answered(Problem(code="nothing_to_rate"))


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (samples.called(), "B008号\n请到3号窗口"),
        (samples.serving(), "B008号\n正在办理"),
        (samples.idle(), "欢迎光临"),
        (samples.idle(paused=True), "暂停服务"),
        (samples.idle(clerk=None, clerk_name=None), "暂停服务"),
    ],
)
def test_the_bar_says_what_the_desk_does(view: CounterView, text: str) -> None:
    number = view.current.number if view.current else "B008"
    said = bar_text(view.model_copy(update={"counter": "3"}), "欢迎光临", "暂停服务")
    assert said == text.replace("B008", number)


def test_the_pad_shows_the_digits_of_the_number() -> None:
    view = samples.called()
    assert view.current is not None
    shown = pad_number(view.model_copy(update={"current": view.current.model_copy(update={"number": "B0012"})}))
    assert shown == 12
    assert pad_number(samples.idle()) is None


@pytest.mark.usefixtures("qapp")
def test_the_pads_call_key_is_the_primary_key_of_the_terminal() -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.hot_key(PAD_KEYS["call_next"])
    assert desk.asked == ["call_next"]
    desk.terminal.hot_key(PAD_KEYS["call_next"])  # still on its way: a trembling finger is one press
    assert desk.asked == ["call_next"]
    desk.answer(samples.called())
    desk.terminal.hot_key(PAD_KEYS["recall"])
    desk.answer(samples.called())
    desk.terminal.hot_key(PAD_KEYS["call_next"])
    desk.answer(samples.serving())
    desk.terminal.hot_key(PAD_KEYS["call_next"])
    assert desk.asked == ["call_next", "recall", "confirm", "finish"]


@pytest.mark.usefixtures("qapp")
def test_a_key_without_sense_says_why_and_one_before_sign_in_does_nothing() -> None:
    desk = TestDesk(samples.idle())
    desk.terminal.hot_key(PAD_KEYS["recall"])
    assert desk.asked == []
    assert desk.message != ""
    away = TestDesk(samples.idle(), signed_in=False)
    away.terminal.hot_key(Key.F2)
    assert away.asked == []


@pytest.fixture
def bar() -> Iterator[LedBarSimulator]:
    with LedBarSimulator() as simulator:
        yield simulator


@pytest.fixture
def pad() -> Iterator[CallPadSimulator]:
    with CallPadSimulator() as simulator:
        yield simulator


@pytest.fixture
def rating() -> Iterator[RatingPadSimulator]:
    with RatingPadSimulator() as simulator:
        yield simulator


def test_all_three_at_a_counter(
    qtbot: QtBot, bar: LedBarSimulator, pad: CallPadSimulator, rating: RatingPadSimulator
) -> None:
    settings = CounterSettings.model_validate({
        "hub": HUB, "id": "3", "bar": {"url": bar.url, "idle": "请坐"}, "pad": {"url": pad.url},
        "rating": {"url": rating.url},
    })  # fmt: skip
    hub, keys = Ratings(), list[Key]()
    gear = Gear(settings, hub, keys.append)
    assert list(gear.drivers) == ["led-bar", "call-pad", "rating-pad"]
    gear.start()
    qtbot.waitUntil(lambda: all(each.status and each.status.usable for each in gear.drivers.values()), timeout=30_000)
    view = samples.called()
    assert view.current is not None
    gear.see(view)
    assert bar.wait_for(lambda: bar.text.startswith(view.current.number if view.current else "?"), 10.0)
    assert pad.wait_for(lambda: pad.shown == pad_number(view), 10.0)
    pad.press("recall")
    rating.press("4")
    qtbot.waitUntil(lambda: keys == [Key.F3] and hub.levels == [4], timeout=30_000)
    gear.see(samples.idle())
    assert bar.wait_for_text("请坐\n请坐", 10.0)
    gear.stop()
    assert all(driver.stop(timeout=0.0) for driver in gear.drivers.values()), "a thread is left"


@pytest.mark.usefixtures("qapp")
def test_a_bar_that_is_missing_or_pulled_out_stops_nobody(bar: LedBarSimulator) -> None:
    settings = CounterSettings.model_validate(
        {"hub": HUB, "id": "3", "bar": {"url": bar.url}, "pad": {"url": "serial:/nowhere?baud=9600"}}
    )
    gear = Gear(settings, Ratings(), lambda key: None)
    gear.start()
    gear.see(samples.idle())
    assert bar.wait_for_text("欢迎光临\n欢迎光临", 10.0)
    bar.unplug()
    gear.see(samples.idle(paused=True))
    bar.plug()
    assert bar.wait_for_text("暂停服务\n暂停服务", 10.0)
    gear.stop()

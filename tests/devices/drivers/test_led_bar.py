"""The LED bar's driver against the simulated bar, over a real pty or a TCP port."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from pydantic import ValidationError

from devices.codecs.led_text import columns_of, pages_of, repeated
from devices.drivers.led_bar import LedBar, LedBarProfile
from devices.profiles import load_profile
from devices.simulators.counter_gear import LedBarSimulator
from devices.status import LinkState
from tests.devices.eventlog import EventLog

BAR = load_profile("led-bar-69", LedBarProfile).model_copy(update={"gap_seconds": 0.01, "address": 3})
BOARD = load_profile("number-board-4", LedBarProfile).model_copy(update={"gap_seconds": 0.01, "address": 5})
Start = Callable[[LedBarProfile], tuple[LedBar, LedBarSimulator, EventLog]]


@pytest.fixture(params=["pty", "tcp"])
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    ends: list[Callable[[], object]] = []

    def begin(profile: LedBarProfile) -> tuple[LedBar, LedBarSimulator, EventLog]:
        sim, log = LedBarSimulator(port=0 if request.param == "tcp" else None, profile=profile).start(), EventLog()
        bar = LedBar(sim.url, log, profile, backoff=(0.05,)).start()
        ends.extend((sim.stop, bar.stop))
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        return bar, sim, log

    yield begin
    for end in reversed(ends):
        assert end() is not False, "the driver did not stop within two seconds"


def test_a_call_and_then_idle(start: Start) -> None:
    bar, sim, log = start(BAR)
    bar.show("A001号\n请到3号窗口")
    assert sim.wait_for_text("A001号\n请到3号窗口")
    assert sim.heard_bytes[:1] == b"\xfc"  # 255 - 3
    assert len(sim.heard_bytes) == 2 * 69
    bar.show("欢迎光临")
    assert sim.wait_for_text("欢迎光临\n欢迎光临")  # no page of the call is left between
    assert len(log.threads) == 1


def test_a_board_with_digits_shows_the_number(start: Start) -> None:
    bar, sim, _ = start(BOARD)
    bar.show("A999号\n请到3号窗口")
    assert sim.wait_for_text("999")
    assert bytes(sim.heard_bytes) == b"\x05\x03\xe7\xef"


def test_what_it_showed_comes_back_with_its_power(start: Start) -> None:
    bar, sim, log = start(BAR)
    bar.show("A001号")
    assert sim.wait_for_text("A001号\nA001号")
    sim.unplug()
    log.expect_status(lambda status: status.link in (LinkState.NO_DEVICE, LinkState.OFFLINE))
    sim.plug()
    assert sim.wait_for_text("A001号\nA001号")
    sim.unplug()
    log.expect_status(lambda status: status.link in (LinkState.NO_DEVICE, LinkState.OFFLINE))
    bar.show("A002号")
    sim.plug()
    assert sim.wait_for_text("A002号\nA002号")


def test_the_newest_text_wins(start: Start) -> None:
    bar, sim, _ = start(BAR)
    for number in range(1, 30):
        bar.show(f"A{number:03d}号")
    assert sim.wait_for_text("A029号\nA029号")
    assert len(sim.heard_bytes) < 29 * 2 * 69


def test_pages_fit_the_bar_and_no_character_is_cut() -> None:
    assert pages_of("请A001号到3号窗口", 16) == ["请A001号到3号窗 ", "口              "]
    assert pages_of("", 4) == ["    "]
    assert [columns_of(page) for page in pages_of("号A号A号A", 4)] == [4, 4, 4]
    assert repeated(["a"], 2) == ["a", "a"]
    assert repeated(["a", "b", "c"], 2) == ["a", "b", "c"]


def test_a_bar_wider_than_its_frame_is_refused() -> None:
    with pytest.raises(ValidationError, match="less than or equal"):
        LedBarProfile.model_validate({**BAR.model_dump(), "columns": 61})
    with pytest.raises(ValidationError, match="does not fit"):
        LedBarProfile.model_validate({**BAR.model_dump(), "columns": 40})

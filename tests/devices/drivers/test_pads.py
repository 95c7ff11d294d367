"""The pads' drivers against simulated pads, over a real pty or a TCP port."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from devices.drivers.pads import CallPad, CallPadProfile, PadPressed, Rated, RatingPad, RatingPadProfile
from devices.profiles import load_profile
from devices.simulators.counter_gear import CallPadSimulator, RatingPadSimulator
from devices.status import LinkState
from tests.devices.eventlog import EventLog
from tingxu.waiting import until

QUICK = {"poll_seconds": 0.02, "repeat_seconds": 5.0, "address": 5}
"""A pad that is asked twice before it is thanked tells its key twice: the same key again is the same press here."""
POLLED = load_profile("call-pad-polled", CallPadProfile).model_copy(update=QUICK)
SIX = load_profile("call-pad-6", CallPadProfile).model_copy(update=QUICK)
RATING = load_profile("rating-pad-keys", RatingPadProfile).model_copy(update=QUICK)
POLLED_RATING = RatingPadProfile.model_validate({
    **POLLED.model_dump(exclude={"show", "waiting"}), "kind": "rating-pad", "keys": {"0x01": "5", "0x05": "1"},
})  # fmt: skip
Start = Callable[[CallPadProfile], tuple[CallPad, CallPadSimulator, EventLog]]


@pytest.fixture(params=["pty", "tcp"])
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    ends: list[Callable[[], object]] = []

    def begin(profile: CallPadProfile) -> tuple[CallPad, CallPadSimulator, EventLog]:
        sim, log = CallPadSimulator(port=0 if request.param == "tcp" else None, profile=profile).start(), EventLog()
        pad = CallPad(sim.url, log, profile, backoff=(0.05,)).start()
        ends.extend((sim.stop, pad.stop))
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        return pad, sim, log

    yield begin
    for end in reversed(ends):
        assert end() is not False, "the driver did not stop within two seconds"


@pytest.mark.parametrize("profile", [POLLED, SIX], ids=["polled", "six bytes"])
def test_keys_come_in_their_order(start: Start, profile: CallPadProfile) -> None:
    _, sim, log = start(profile)
    for key in ("call_next", "recall", "call_next"):
        sim.press(key)
        assert log.expect(PadPressed).key == key
    assert len(log.threads) == 1


@pytest.mark.parametrize("profile", [POLLED, SIX], ids=["polled", "six bytes"])
def test_the_pad_shows_the_number_and_again_after_it_was_without_power(
    start: Start, profile: CallPadProfile
) -> None:
    pad, sim, log = start(profile)
    pad.show(1234)
    assert sim.wait_for(lambda: sim.shown == 1234)
    sim.unplug()
    log.expect_status(lambda status: status.link in (LinkState.NO_DEVICE, LinkState.OFFLINE))
    sim.plug()
    assert sim.wait_for(lambda: sim.shown == 1234)
    sim.press("recall")
    assert log.expect(PadPressed).key == "recall"


def test_how_many_wait_where_the_pad_shows_it(start: Start) -> None:
    pad, sim, _ = start(SIX)
    pad.show_waiting(12)
    assert sim.wait_for(lambda: sim.waiting == 12)
    assert "waiting" in pad.capabilities


def test_a_pad_without_that_display_is_left_alone(start: Start) -> None:
    pad, sim, log = start(POLLED)
    pad.show_waiting(12)
    sim.press("recall")
    log.expect(PadPressed)
    assert sim.waiting is None


def test_a_polled_key_is_acknowledged_and_told_once(start: Start) -> None:
    pad, sim, log = start(POLLED)
    sim.press("call_next")
    log.expect(PadPressed)
    assert sim.wait_for(lambda: b"\xfa\x00\x00\xfa" in bytes(sim.heard_bytes))
    sim.press("pause")
    assert log.expect(PadPressed).key == "pause"
    assert [event.key for event in log.all(PadPressed)] == ["call_next", "pause"]
    assert pad.counters["presses"] == 2


def test_a_trembling_finger_is_one_press(start: Start) -> None:
    pad, sim, log = start(SIX)
    for key in ("call_next", "call_next", "recall"):
        sim.press(key)
    assert log.expect(PadPressed, lambda event: event.key == "recall")
    assert [event.key for event in log.all(PadPressed)] == ["call_next", "recall"]
    assert pad.counters["presses"] == 2


def test_an_adapter_that_hears_itself_does_no_harm(start: Start) -> None:
    pad, sim, log = start(POLLED)
    sim.set_fault(echo=True)
    pad.show(7)
    for key in ("call_next", "recall", "pause"):
        sim.press(key)
        assert log.expect(PadPressed).key == key
    assert len(log.all(PadPressed)) == 3


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_frames_in_pieces(start: Start, chunk: int) -> None:
    _, sim, log = start(POLLED)
    sim.set_fault(chunk=chunk)
    sim.press("transfer")
    assert log.expect(PadPressed).key == "transfer"


def test_babble_and_wrong_sums_are_no_keys(start: Start) -> None:
    pad, sim, log = start(POLLED)
    sim.set_fault(spoilt=True)
    sim.press("call_next")
    until(lambda: pad.counters.get("noise", 0) >= 1)
    sim.set_fault(spoilt=False)
    sim.say(bytes(range(0x40)) * 20)
    sim.press("recall")
    assert log.expect(PadPressed, lambda event: event.key == "recall")
    assert [event.key for event in log.all(PadPressed)] == ["call_next", "recall"]  # told once it was whole


def test_a_key_without_a_meaning_is_counted_and_passed_over(start: Start) -> None:
    pad, sim, log = start(POLLED)
    sim.say(b"\xfa\x77\x00\x00\x77")
    sim.press("recall")
    assert log.expect(PadPressed).key == "recall"
    assert pad.counters["unknown-keys"] == 1


@pytest.mark.parametrize("profile", [RATING, POLLED_RATING], ids=["one byte", "polled"])
def test_a_rating(profile: RatingPadProfile) -> None:
    log = EventLog()
    with (
        RatingPadSimulator(profile=profile) as sim,
        RatingPad(sim.url, log, profile, backoff=(0.05,)),
    ):
        log.expect_status(lambda status: status.link is LinkState.ONLINE)
        for level in ("5", "1"):
            sim.press(level)
            assert log.expect(Rated).level == int(level)

"""What the board shows of the calls, over time."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from hub.wire import CallView
from queue_display.board import BANDS, DWELL, Memory, Picture, step
from tests.queue_display.views import NOON, call


def ids(calls: tuple[CallView, ...]) -> list[str]:
    return [one.call for one in calls]


class Hall:
    """A board watched for a while."""

    def __init__(self) -> None:
        self.memory = Memory()
        self.now = NOON

    def shows(self, *calls: CallView, after: float = 0.0) -> Picture:
        self.now += timedelta(seconds=after)
        self.memory, picture = step(self.memory, calls, self.now)
        return picture


def test_a_new_call_has_a_band_and_then_steps_down() -> None:
    hall = Hall()
    first = hall.shows(call("1"))
    assert (ids(first.bands), ids(first.earlier)) == (["1"], [])
    assert first.new == {"1"}
    both = hall.shows(call("1"), call("2"), after=3)
    assert ids(both.bands) == ["2", "1"], "the first stays long enough to be read twice"
    later = hall.shows(call("1"), call("2"), after=5)
    assert (ids(later.bands), ids(later.earlier)) == (["2"], ["1"])
    assert later.new == {"2"}
    quiet = hall.shows(call("1"), call("2"), after=3)
    assert (ids(quiet.bands), quiet.new) == (["2"], frozenset())


def test_a_burst_is_shown_as_three_bands_and_the_others_have_their_turn() -> None:
    hall = Hall()
    calls = [call(str(number)) for number in range(1, 6)]
    assert ids(hall.shows(*calls).bands) == ["3", "2", "1"]
    assert ids(hall.shows(*calls).earlier) == ["5", "4"], "seen at once all the same"
    assert ids(hall.shows(*calls, after=8).bands) == ["5", "4"]
    assert ids(hall.shows(*calls, after=8).bands) == ["5"]


def test_the_band_stays_while_the_visitor_is_expected_and_then_the_board_rests() -> None:
    hall = Hall()
    hall.shows(call("1"))
    assert ids(hall.shows(call("1"), after=600).bands) == ["1"]
    assert ids(hall.shows(call("1", live=False)).bands) == []
    hall = Hall()
    hall.shows(call("1"))
    assert ids(hall.shows(call("1", live=False), after=59).bands) == ["1"]
    resting = hall.shows(call("1", live=False), after=1)
    assert (ids(resting.bands), ids(resting.earlier)) == ([], ["1"])


def test_a_recall_takes_the_place_of_the_call_before_it() -> None:
    hall = Hall()
    hall.shows(call("1", "A001"), call("2", "A002"))
    again = hall.shows(call("1", "A001", live=False), call("2", "A002"), call("3", "A001", again=1), after=1)
    assert ids(again.bands) == ["3", "2"]
    assert ids(again.earlier) == []
    assert "3" in again.new


def test_a_board_that_comes_back_after_an_hour_shows_the_current_call_quietly() -> None:
    hall = Hall()
    hour_ago = NOON - timedelta(hours=1)
    before, current, after = (call(id, at=hour_ago, live=id == "2") for id in "123")
    picture = hall.shows(before, current, after)
    assert (ids(picture.bands), ids(picture.earlier), picture.new) == (["2"], ["3", "1"], frozenset())


def test_a_call_pushed_out_of_the_view_by_a_burst_still_has_its_turn() -> None:
    hall = Hall()
    hall.shows(*(call(str(number)) for number in range(1, 5)))
    rest = [call(str(number)) for number in range(5, 17)]
    assert ids(hall.shows(*rest, after=8).bands) == ["6", "5", "4"]


def test_a_band_is_kept_its_time_even_when_a_burst_pushes_its_call_out_of_the_view() -> None:
    hall = Hall()
    hall.shows(call("0"))
    later = [call(str(number)) for number in range(1, 13)]
    assert ids(hall.shows(*later, after=7).bands) == ["2", "1", "0"]
    assert ids(hall.shows(*later, after=1).bands) == ["3", "2", "1"]


acts = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 3), st.integers(0, 5)), min_size=1, max_size=25)


@settings(max_examples=100, deadline=None)
@given(acts)
def test_no_call_is_ever_lost_and_their_order_is_kept(acts: list[tuple[int, int, int]]) -> None:
    """Random halls: (seconds until the next second's view, new calls, which of the calls ends)."""
    hall, made = Hall(), list[str]()
    first_band: dict[str, datetime] = {}
    band_until: dict[str, datetime] = {}
    known: dict[str, CallView] = {}
    for pause, fresh, ended in [*acts, (0, 0, 99)]:
        for _ in range(max(1, pause)):
            calls = tuple(known.values())[-12:]
            watch(hall.shows(*calls, after=1), calls, hall.now, first_band, band_until)
        for _ in range(fresh):
            made.append(str(len(made) + 1))
            known[made[-1]] = call(made[-1], at=hall.now)
        if ended < len(made) - 6:
            known[made[ended]] = known[made[ended]].model_copy(update={"live": False})
    for _ in range(30 * len(made)):
        calls = tuple(known.values())[-12:]
        watch(hall.shows(*calls, after=1), calls, hall.now, first_band, band_until)
    order = sorted(first_band, key=lambda id: (first_band[id], int(id)))
    assert order == sorted(order, key=int), "bands in the order of the calls"
    expected = {id for id in made if known[id].live and id in first_band}
    assert {id for id in made[-12:] if known[id].live} <= set(first_band)
    for id in expected:
        assert band_until[id] - first_band[id] >= DWELL - timedelta(seconds=1)


def watch(
    picture: Picture, calls: tuple[CallView, ...], now: datetime,
    first_band: dict[str, datetime], band_until: dict[str, datetime],
) -> None:
    """What must hold at every moment."""
    assert len(picture.bands) <= BANDS
    shown = ids(picture.bands) + ids(picture.earlier)
    assert len(shown) == len(set(shown))
    assert {one.call for one in calls} <= set(shown), "everything the hub shows is on the board"
    for one in picture.bands:
        first_band.setdefault(one.call, now)
        band_until[one.call] = now

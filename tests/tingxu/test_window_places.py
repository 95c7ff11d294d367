"""Windows of a hall on one display: each wholly visible, in its own place, in the shape it was drawn for."""

from __future__ import annotations

from itertools import combinations

import pytest

from tingxu.simulated_hall import SIZES
from tingxu.window_places import CELLS, TITLE_BAR, placed

ROOMS = [(1920, 1080), (1366, 768), (2560, 1440), (3840, 2160), (1920, 1200), (1080, 1920)]
Box = tuple[float, float, float, float]


def box(name: str, room: tuple[int, int]) -> Box:
    """Left, top, right, bottom of the window with its frame, as Qt makes them of the environment."""
    size = SIZES[name.split("-")[0]]
    told = placed(size, CELLS[name], room)
    width, height = (float(told["QT_SCALE_FACTOR"]) * each for each in size)
    across, down = (float(share) for share in told["TINGXU_PLACE"].split())
    left, top = across * (room[0] - width), down * (room[1] - height)
    return left, top, left + width, top + height + TITLE_BAR


@pytest.mark.parametrize("room", ROOMS)
def test_every_window_is_wholly_on_the_display_and_over_no_other(room: tuple[int, int]) -> None:
    boxes = {name: box(name, room) for name in CELLS}
    for left, top, right, bottom in boxes.values():
        assert left >= -1
        assert top >= -1
        assert right <= room[0] + 1
        assert bottom <= room[1] + 1
    for one, other in combinations(boxes.values(), 2):
        apart = one[2] <= other[0] + 1 or other[2] <= one[0] + 1 or one[3] <= other[1] + 1 or other[3] <= one[1] + 1
        assert apart, boxes


def test_a_window_is_never_larger_than_it_was_drawn() -> None:
    assert float(placed((100, 100), CELLS["kiosk"], (3840, 2160))["QT_SCALE_FACTOR"]) == 1


def test_the_scale_that_a_person_has_set_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = float(placed((1080, 1920), CELLS["kiosk"], (1920, 1080))["QT_SCALE_FACTOR"])
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    doubled = float(placed((1080, 1920), CELLS["kiosk"], (1920, 1080))["QT_SCALE_FACTOR"])
    assert doubled == pytest.approx(2 * usual, abs=0.001)

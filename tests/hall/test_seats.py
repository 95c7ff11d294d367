"""Where visitors are asked to sit."""

from __future__ import annotations

import pytest

from hall.definition import Words
from hall.seats import area_of
from tests.hall.builders import Hall, changed, small

REST = Words(zh="休息区", en="Rest area")


@pytest.mark.rule("proxy-ticket")
def test_for_whom_staff_took_the_number_there_is_a_place_apart_where_the_hall_has_one() -> None:
    for rest, apart in ((REST, REST), (None, None)):
        hall = Hall(changed(small(), rest_area=rest))
        own, taken = hall.ticket(hall.issue()), hall.ticket(hall.issue(on_behalf=True))
        area = hall.state.queues[own.queue].area
        assert (area_of(hall.state, own), area_of(hall.state, taken)) == (area, apart or area)

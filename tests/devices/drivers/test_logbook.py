from __future__ import annotations

from devices.drivers.logbook import KEPT, Logbook
from devices.status import Action


def test_the_same_again_only_counts() -> None:
    book = Logbook()
    for _ in range(3):
        book.note("paper-out", Action.CLEAR)
    book.note("cover-open", Action.CLEAR)
    assert [(fault.detail, fault.times) for fault in book.faults] == [("paper-out", 3), ("cover-open", 1)]
    assert book.counters == {"failures": 4}


def test_it_is_bounded_and_its_counters_are_a_snapshot() -> None:
    book = Logbook()
    for number in range(KEPT + 10):
        book.note(f"code-{number}", None)
    assert len(book.faults) == KEPT
    assert book.faults[-1].detail == f"code-{KEPT + 9}"
    before = book.counters
    book.count("reads", 2)
    assert "reads" not in before
    assert book.counters["reads"] == 2

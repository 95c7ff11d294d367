"""Much at once, then slowly; and whose phone it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import Request

from hub.server.booking import allowance as module
from hub.server.booking.allowance import Allowance, address_of, guard


class Hand:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_and_then_one_by_one() -> None:
    hand = Hand()
    allowance = Allowance(3, 10.0, hand)
    assert [allowance.take("hall") for _ in range(4)] == [0, 0, 0, 10.0]
    assert allowance.take("elsewhere") == 0
    hand.now += 9
    assert allowance.take("hall") == 1.0
    hand.now += 1
    assert [allowance.take("hall") for _ in range(2)] == [0, 10.0]
    hand.now += 3600
    assert [allowance.take("hall") for _ in range(4)] == [0, 0, 0, 10.0]


@given(st.lists(st.floats(0, 30), max_size=60))
def test_never_more_than_the_burst_and_what_grew_meanwhile(waits: list[float]) -> None:
    hand = Hand()
    allowance, had = Allowance(5, 10.0, hand), 0
    for wait in waits:
        hand.now += wait
        had += allowance.take("hall") == 0
        assert had <= 5 + (hand.now - 100.0) / 10.0 + 1e-6


def test_a_program_that_floods_leaves_half_of_the_address_to_the_phones_beside_it() -> None:
    hand = Hand()
    usual = guard(hand)
    flood = [usual.take("hall", "flood/1.0") for _ in range(500)]
    assert flood.count(0) == 60
    for _ in range(100):
        hand.now += 10
        assert [usual.take("hall", "flood/1.0") for _ in range(50)].count(0) == 1
        assert usual.take("hall", "phone") == 0
    assert usual.take("elsewhere", "flood/1.0") == 0


def test_an_address_has_its_end_whatever_programs_call_themselves() -> None:
    usual = guard(Hand())
    assert [usual.take("hall", f"program/{number}") for number in range(500)].count(0) == 120


def test_only_so_many_addresses_are_remembered() -> None:
    allowance = Allowance(1, 10.0, Hand())
    for number in range(module.MOST_REMEMBERED + 5):
        allowance.take(str(number))
    assert len(allowance._spent) == module.MOST_REMEMBERED


def _asked(near: str, told: str = "") -> Request:
    headers = [(b"x-forwarded-for", told.encode())] if told else []
    return Request({"type": "http", "client": (near, 1), "headers": headers})


def test_the_proxy_on_this_machine_is_believed_and_nobody_else() -> None:
    assert address_of(_asked("203.0.113.7")) == "203.0.113.7"
    assert address_of(_asked("203.0.113.7", "198.51.100.1")) == "203.0.113.7"
    assert address_of(_asked("127.0.0.1", "10.0.0.1, 198.51.100.1")) == "198.51.100.1"
    assert address_of(_asked("127.0.0.1", "<b>")) == "127.0.0.1"
    assert address_of(_asked("2001:db8:1:2:3::4")) == "2001:db8:1:2::/64"

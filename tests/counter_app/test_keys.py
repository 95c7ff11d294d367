"""The table of keys: nothing is left open, and no key surprises."""

from __future__ import annotations

from itertools import product

import pytest

from counter_app.keys import ALLOWED, KEYS, PRIMARY, TABLE, Act, Desk, Key, Why, key_of, why_not


def test_every_state_and_key_has_an_answer() -> None:
    assert set(TABLE) == set(product(Desk, Key))


def test_every_act_has_its_states() -> None:
    assert set(ALLOWED) == set(Act)


@pytest.mark.parametrize(("desk", "key"), list(TABLE))
def test_a_key_never_asks_for_what_the_state_forbids(desk: Desk, key: Key) -> None:
    answer = TABLE[desk, key]
    if isinstance(answer, Act):
        assert desk in ALLOWED[answer]
    else:
        assert isinstance(answer, Why)


@pytest.mark.parametrize(("act", "desk"), list(product(Act, Desk)))
def test_an_act_is_allowed_or_says_why_not(act: Act, desk: Desk) -> None:
    assert (why_not(act, desk) is None) == (desk in ALLOWED[act])


@pytest.mark.parametrize("desk", Desk)
def test_the_primary_act_is_on_f2_enter_and_space(desk: Desk) -> None:
    assert {TABLE[desk, key] for key in (Key.F2, Key.ENTER, Key.SPACE)} == {PRIMARY[desk]}


def test_no_two_acts_share_a_key_but_pause_and_resume() -> None:
    shared = [act for act, key in KEYS.items() if list(KEYS.values()).count(key) > 1]
    assert shared == [Act.PAUSE, Act.RESUME]


@pytest.mark.parametrize("key", Key)
def test_without_the_hub_only_harmless_keys_work(key: Key) -> None:
    answer = TABLE[Desk.AWAY, key]
    assert answer is Why.AWAY or answer in (Act.HELP, Act.DISPLAY, Act.CLOSE)


def test_every_button_has_a_key_to_print() -> None:
    assert {key_of(act) for act in Act} <= set(Key)


@pytest.mark.parametrize(
    ("desk", "key", "answer"),
    [
        (Desk.IDLE, Key.F2, Act.CALL_NEXT),
        (Desk.CALLED, Key.F2, Act.CONFIRM),
        (Desk.SERVING, Key.F2, Act.FINISH),
        (Desk.PAUSED, Key.F7, Act.RESUME),
        (Desk.IDLE, Key.F7, Act.PAUSE),
        (Desk.SERVING, Key.F4, Why.NOT_CALLED),
        (Desk.SERVING, Key.F10, Why.HAS_VISITOR),
        (Desk.IDLE, Key.F6, Why.NO_VISITOR),
        (Desk.SIGNED_OUT, Key.F3, Why.SIGNED_OUT),
    ],
)
def test_what_clerks_learn(desk: Desk, key: Key, answer: Act | Why) -> None:
    assert TABLE[desk, key] == answer

"""Staff: passwords that are guessed at, changed and ended, without keeping anybody else out."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from argon2 import PasswordHasher

from hub.link.client import HubClient
from hub.server.access import staff_office
from hub.server.access.enrol import EnrolError, add_staff
from hub.server.access.guesses import FREE_TRIES
from hub.server.access.passwords import outdated
from hub.server.lane.clock import system_clock
from hub.store import access
from hub.store.access import Bearer, Member
from hub.store.database import open_database, reading, writing
from hub.wire import (
    WIRE_HEADER,
    Answer,
    Audience,
    CallNextCommand,
    ConfirmCommand,
    CounterView,
    IssueCommand,
    PasswordAnswer,
    PauseCommand,
    Problem,
    SignInAnswer,
    SignOutCommand,
)
from tests.hub.house import PASSWORD, HubProcess, until

GUESS = "not this one"


def _out(hub: HubProcess, answer: SignInAnswer | Problem) -> None:
    assert isinstance(answer, SignInAnswer), answer
    assert isinstance(HubClient(hub.url, answer.token, hub.ca).send(SignOutCommand()), Answer)


def _guess(hub: HubProcess, counter: str, login: str) -> Problem:
    answer = hub.client("counter", counter).sign_in(login, GUESS)
    assert isinstance(answer, Problem)
    return answer


def test_guessing_grows_slow_and_locks_neither_the_login_nor_the_counter(hub: HubProcess) -> None:
    for login in ("wang", "li"):
        add_staff(hub.settings, login, login, PASSWORD)
    guesses = [_guess(hub, "11", "wang") for _ in range(FREE_TRIES + 3)]
    assert [each.code for each in guesses] == ["wrong_password"] * FREE_TRIES + ["try_later"] * 3
    assert guesses[-1].facts == {"seconds": 1}
    _out(hub, hub.client("counter", "13").sign_in("wang", PASSWORD))
    _out(hub, hub.client("counter", "11").sign_in("li", PASSWORD))
    answers: list[SignInAnswer | Problem] = []

    def comes_in() -> bool:
        answers.append(hub.client("counter", "11").sign_in("wang", PASSWORD))
        return isinstance(answers[-1], SignInAnswer)

    until(comes_in)
    _out(hub, answers[-1])


def test_a_storm_of_guesses_at_one_counter_holds_up_no_other(hub: HubProcess) -> None:
    add_staff(hub.settings, "zhao", "赵", PASSWORD)
    ending = threading.Event()

    def storm(number: int) -> set[str]:
        device, codes = hub.client("counter", "14"), set()
        while not ending.is_set():
            answer = device.sign_in(f"guess{number}-{time.monotonic_ns() % 1000}", GUESS)
            codes.add(answer.code if isinstance(answer, Problem) else "in")
        return codes

    hub.token("counter", "14")
    with ThreadPoolExecutor(12) as pool:
        storms = [pool.submit(storm, number) for number in range(12)]
        began = time.monotonic()
        answer = hub.client("counter", "15").sign_in("zhao", PASSWORD)
        took = time.monotonic() - began
        ending.set()
        codes = set().union(*(each.result() for each in storms))
    _out(hub, answer)
    assert took < 3.0
    assert codes == {"wrong_password", "try_later"}


def test_a_new_password_ends_the_old_one_and_who_is_in_with_it(hub: HubProcess) -> None:
    add_staff(hub.settings, "sun_a", "孙", PASSWORD)
    add_staff(hub.settings, "sunxa", "孙", PASSWORD)
    sun = hub.client("counter", "16").sign_in("sun_a", PASSWORD)
    other = hub.client("counter", "17").sign_in("sunxa", PASSWORD)
    assert isinstance(sun, SignInAnswer)
    assert isinstance(other, SignInAnswer)
    staff_office.change_password(hub.settings, "sun_a", "another horse")
    client = HubClient(hub.url, sun.token, hub.ca)
    until(lambda: client.send(PauseCommand()) == Problem(code="unauthorised"))
    assert _guess(hub, "16", "sun_a").code == "wrong_password"
    assert hub.client("counter", "16").sign_in("sun_a", PASSWORD) == Problem(code="wrong_password")
    _out(hub, hub.client("counter", "16").sign_in("sun_a", "another horse"))
    _out(hub, other)  # "_" in a login stands for itself


def test_a_clerk_changes_their_own_password_and_stays_in(hub: HubProcess) -> None:
    add_staff(hub.settings, "ma", "马", PASSWORD)
    answer = hub.client("counter", "16").sign_in("ma", PASSWORD)
    assert isinstance(answer, SignInAnswer)
    former = f"{answer.token[:-4]}kept"  # as of a sign-in whose end was never told
    engine = open_database(hub.folder / "data" / "hub.db")
    with writing(engine, "small") as tx:
        access.add_token(tx, "small", former, Bearer(Audience.CLERK, "ma@17"), system_clock())
    engine.dispose()
    client, old = HubClient(hub.url, answer.token, hub.ca), HubClient(hub.url, former, hub.ca)
    assert old.counter_view().counter == "17"
    assert client.change_password(GUESS, "another horse") == Problem(code="wrong_password")
    assert client.change_password(PASSWORD, "another horse") == PasswordAnswer(clerk="ma")
    assert client.change_password(PASSWORD, "another horse") == PasswordAnswer(clerk="ma"), "a lost answer asked again"
    assert old.send(PauseCommand()) == Problem(code="unauthorised")
    _out(hub, answer)
    assert hub.client("counter", "16").sign_in("ma", PASSWORD) == Problem(code="wrong_password")
    _out(hub, hub.client("counter", "16").sign_in("ma", "another horse"))
    assert "another horse" not in hub.log
    assert "password changed" in hub.log


def test_guessing_at_a_change_of_password_is_slowed_as_at_the_door(hub: HubProcess) -> None:
    answer = hub.sign_in("18", "he")
    client = HubClient(hub.url, answer.token, hub.ca)
    codes = [client.change_password(GUESS, "another horse") for _ in range(FREE_TRIES + 1)]
    assert codes[:-1] == [Problem(code="wrong_password")] * FREE_TRIES
    assert codes[-1] == Problem(code="try_later", facts={"seconds": 1})
    _out(hub, answer)


def test_a_new_password_that_is_too_short_is_refused(hub: HubProcess) -> None:
    answer = hub.sign_in("17", "lin")
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {answer.token}"}
    body = {"old": PASSWORD, "new": "2 few!x"}
    response = requests.post(hub.url + "/v1/password", json=body, headers=headers, timeout=30)
    assert response.status_code == 422
    assert "2 few!x" not in response.text
    _out(hub, answer)


def test_who_is_taken_out_is_out_at_once_and_keeps_no_counter_and_no_visitor(hub: HubProcess) -> None:
    kiosk = hub.client("kiosk", "k1")
    clerk = hub.clerk("18", "qian")
    assert isinstance(kiosk.send(IssueCommand(items=["card"])), Answer)
    called = clerk.send(CallNextCommand())
    assert isinstance(called, Answer)
    assert isinstance(clerk.send(ConfirmCommand()), Answer)
    assert "qian" in staff_office.listed(hub.settings)
    staff_office.remove(hub.settings, "qian")
    assert "qian" not in staff_office.listed(hub.settings)
    until(lambda: clerk.send(PauseCommand()) == Problem(code="unauthorised"))
    device = hub.client("counter", "18")
    until(lambda: device.counter_view().clerk is None)
    view: CounterView = device.counter_view()
    assert view.current is None
    assert called.view is not None
    assert called.view.current is not None
    assert called.view.current.number in {row.number for row in view.waiting}
    assert device.sign_in("qian", PASSWORD) == Problem(code="wrong_password")
    add_staff(hub.settings, "zhou", "周", PASSWORD)
    _out(hub, device.sign_in("zhou", PASSWORD))


def test_who_is_not_there_can_not_be_changed_or_taken_out(hub: HubProcess) -> None:
    with pytest.raises(EnrolError, match="no 'ghost' among the staff"):
        staff_office.change_password(hub.settings, "ghost", PASSWORD)
    with pytest.raises(EnrolError, match="no 'ghost' among the staff"):
        staff_office.remove(hub.settings, "ghost")
    with pytest.raises(EnrolError, match="too short"):
        staff_office.change_password(hub.settings, "ghost", "short")


def test_a_password_kept_in_an_older_way_is_kept_anew_when_it_is_next_used(own_hub: HubProcess) -> None:
    own_hub.start()
    add_staff(own_hub.settings, "wu", "吴", PASSWORD)
    weak = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash(PASSWORD)
    assert outdated(weak)
    engine = open_database(own_hub.folder / "data" / "hub.db")
    with writing(engine, "small") as tx:
        access.put_member(tx, "small", Member("wu", "吴", weak))
    _out(own_hub, own_hub.client("counter", "11").sign_in("wu", PASSWORD))
    with reading(engine) as tx:
        kept = access.member(tx, "small", "wu")
    engine.dispose()
    assert kept is not None
    assert not outdated(kept.argon2)
    assert kept.name == "吴"

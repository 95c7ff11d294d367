"""People who sign in at the hub without a counter: by role, for a shift, out as soon as they should be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
import requests

from hub.link.client import HubClient, new_id
from hub.server.access import staff_office
from hub.server.access.enrol import EnrolError, add_staff
from hub.server.access.guesses import FREE_TRIES
from hub.server.access.staff_door import SIGNED_IN_FOR
from hub.server.access.token_office import listed as tokens_listed
from hub.store import access
from hub.store.access import Member
from hub.store.database import open_database, writing
from hub.wire import WIRE_HEADER, Audience, KioskView, PasswordAnswer, SignInAnswer
from tests.hub.house import PASSWORD, HubProcess, until
from tests.hub.test_staff import GUESS


def _fleet(hub: HubProcess, token: str, **headers: str) -> requests.Response:
    usual = {WIRE_HEADER: "1", "Authorization": f"Bearer {token}"}
    return requests.get(hub.url + "/v1/fleet", headers=usual | headers, timeout=30)


def _out(hub: HubProcess, token: str) -> bool:
    return _fleet(hub, token).status_code == 401


def test_a_repeated_sign_in_gets_the_same_token_and_another_one_its_own(hub: HubProcess) -> None:
    add_staff(hub.settings, "repeat", "重", PASSWORD, "guide")
    request = new_id()
    tokens = [hub.enter("repeat", PASSWORD, each).json()["token"] for each in (request, request, new_id())]
    assert tokens[0] == tokens[1] != tokens[2]
    assert not any(_out(hub, each) for each in tokens)


def test_what_is_told_who_comes_in(hub: HubProcess) -> None:
    add_staff(hub.settings, "told", "说", PASSWORD, "manager")
    answer = hub.enter("told", PASSWORD).json()
    assert {key: value for key, value in answer.items() if key != "token"} == {
        "login": "told", "name": "说", "role": "manager",
    }  # fmt: skip


def test_a_shift_later_the_token_is_over(hub: HubProcess) -> None:
    token = hub.staff_token("technician", "shift")
    (listed,) = (each for each in tokens_listed(hub.settings) if each.bearer.subject == "shift")
    assert listed.ends_at == listed.created_at + SIGNED_IN_FOR == listed.created_at + timedelta(hours=12)
    engine = open_database(hub.folder / "data" / "hub.db")
    with writing(engine, "small") as tx:
        assert access.bearer_of(tx, "small", token, listed.ends_at - timedelta(seconds=1)) == listed.bearer
        assert access.bearer_of(tx, "small", token, listed.ends_at) is None
        access.revoke_token(tx, "small", token, listed.created_at)  # as if it were later
    engine.dispose()
    until(lambda: _out(hub, token))


def test_who_signs_out_is_out_at_once_and_nobody_else(hub: HubProcess) -> None:
    here, there = (hub.staff_token("guide", "leaver") for _ in range(2))
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {here}"}
    answer = requests.post(hub.url + "/v1/staff/sign-out", headers=headers, timeout=30)
    assert (answer.status_code, answer.json()) == (200, {"login": "leaver"})
    assert _out(hub, here)
    assert not _out(hub, there)


def _removed(hub: HubProcess, login: str) -> None:
    staff_office.remove(hub.settings, login)


def _new_password(hub: HubProcess, login: str) -> None:
    staff_office.change_password(hub.settings, login, "another horse")


def _new_role(hub: HubProcess, login: str) -> None:
    add_staff(hub.settings, login, "换", PASSWORD, "guide")


@pytest.mark.parametrize(("number", "change"), [(1, _removed), (2, _new_password), (4, _new_role)])
def test_what_changes_ends_what_was_before(
    hub: HubProcess, number: int, change: Callable[[HubProcess, str], None]
) -> None:
    token, other = hub.staff_token("manager", f"a_{number}"), hub.staff_token("manager", f"ab{number}")
    at_counter = hub.client("counter", f"1{number}").sign_in(f"a_{number}", PASSWORD)
    assert isinstance(at_counter, SignInAnswer)
    change(hub, f"a_{number}")
    until(lambda: _out(hub, token))
    until(lambda: _out(hub, at_counter.token))
    assert not _out(hub, other), '"_" in a login stands for itself'
    _removed(hub, f"ab{number}")


def test_a_machine_named_like_one_of_the_staff_stays_in(hub: HubProcess) -> None:
    kiosk, token = hub.client("kiosk", "k1"), hub.staff_token("technician", "k1")
    _removed(hub, "k1")
    until(lambda: _out(hub, token))
    assert isinstance(kiosk.view(Audience.KIOSK), KioskView)


def test_their_own_new_password_leaves_them_in_where_they_are(hub: HubProcess) -> None:
    here, there = (hub.staff_token("technician", "own") for _ in range(2))
    client = HubClient(hub.url, here, hub.ca)
    assert client.change_password(PASSWORD, "another horse") == PasswordAnswer(clerk="own")
    until(lambda: _out(hub, there))
    assert not _out(hub, here)
    assert hub.enter("own", PASSWORD).status_code == 401
    assert hub.enter("own", "another horse").json()["role"] == "technician"


def test_guessing_is_slowed_at_the_pages_and_not_at_the_counters(hub: HubProcess) -> None:
    add_staff(hub.settings, "guessed", "猜", PASSWORD, "manager")
    codes = [hub.enter("guessed", GUESS).json()["code"] for _ in range(FREE_TRIES + 1)]
    assert codes == ["wrong_password"] * FREE_TRIES + ["try_later"]
    signed = hub.client("counter", "13").sign_in("guessed", PASSWORD)
    assert isinstance(signed, SignInAnswer)
    _removed(hub, "guessed")


def test_no_log_says_who_came_in(hub: HubProcess) -> None:
    token = hub.staff_token("technician", "li-shi-fu")
    assert _fleet(hub, token).status_code == 200
    until(lambda: '"technician:"' in hub.log)
    for word in ("li-shi-fu", PASSWORD, token):
        assert word not in hub.log


def test_a_role_that_there_is_not_is_refused(hub: HubProcess) -> None:
    with pytest.raises(EnrolError, match="take one of clerk, guide, manager, technician"):
        add_staff(hub.settings, "who", "谁", PASSWORD, "kiosk")


def test_who_was_added_before_there_were_roles_is_a_clerk(hub: HubProcess) -> None:
    engine = open_database(hub.folder / "data" / "hub.db")
    with writing(engine, "small") as tx:
        tx.exec_driver_sql("INSERT INTO staff (hall, login, name, argon2) VALUES ('small', 'elder', '老', 'x')")
        member = access.member(tx, "small", "elder")
    engine.dispose()
    assert member == Member("elder", "老", "x", Audience.CLERK)

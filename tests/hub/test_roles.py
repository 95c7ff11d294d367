"""Who may ask what: every route and every command with a token of every role, and with none, from one table."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.cookiejar import DefaultCookiePolicy
from typing import Any, get_args

import pytest
import requests

from hub.link.client import HubClient, new_id
from hub.server.app import ENDPOINTS, PUBLIC
from hub.server.staff.routes import PAGES
from hub.wire import (
    COMMANDS_OF,
    ROUTES,
    STAFF,
    WIRE_HEADER,
    Answer,
    AnyCommand,
    Audience,
    Problem,
    SignInAnswer,
    SignOutCommand,
)
from tests.hub.house import PASSWORD, HubProcess

ENTRY, EXIT = "POST /v1/staff/sign-in", "POST /v1/staff/sign-out"
NOBODY = "nobody"
STRANGER = "stranger"
ONE = {"machine": "kiosk:k1"}
ROLES = [*(role.value for role in Audience), NOBODY, STRANGER]
TICKET = {"ticket": "t"}
EVERY_COMMAND: dict[str, dict[str, Any]] = {
    "issue": {"items": ["card"]}, "reprint": TICKET, "report_print": TICKET | {"outcome": "printed"},
    "vacate_counter": {"counter": "4"}, "sign_out": {}, "pause": {}, "resume": {}, "call_next": {},
    "pick": TICKET | {"reason": "x"}, "call_parked": TICKET, "recall": {},
    "confirm": {}, "finish": {}, "no_show": {}, "recycle": TICKET, "return_ticket": TICKET, "park": {},
    "withdraw": TICKET,
    "transfer": {"to_queue": "work"}, "report_announcement": {"call": "c", "outcome": "spoken"},
    "rate_service": {"level": 5}, "extend_service": TICKET, "drop_refusal": TICKET,
    "propose_refusal": TICKET | {"reason": "x", "remedy": "y"}, "consent_refusal": TICKET | {"office": "lead"},
    "change_counter": {"counter": "3", "weights": {"work": 2}}, "change_policy": {}, "change_calendar": {},
    "ask_assistance": {}, "answer_assistance": {"request": "r"}, "lease_band": {"day": "2026-01-05"},
    "issued_alone": {
        "ticket": "late", "day": "2026-01-05", "series": "A", "ordinal": 501, "items": ["card"],
        "occurred_at": "2026-01-05T02:00:00Z",
    },
    "report_devices": {"devices": {"printer": {"kind": "printer", "link": "online"}}},
    "summon": {"task": "guidance"}, "ask_aid": {"aid": "wheelchair"},
    "open_order": ONE | {"way": "daily", "about": "x"}, "assign_order": {"order": "o", "staff": "li"},
    "note_order": {"order": "o", "note": "x"}, "finish_order": {"order": "o", "note": "x"},
    "take_summons": {"summons": "s"}, "close_summons": {"summons": "s"}, "lend_aid": {"aid": "wheelchair"},
    "end_loan": {"loan": "l"}, "log_round": {"code": "x", "task": "cleaning"},
    "read_message": {"message": "m"},
    "guide_assistance": {"request": "r", "stage": "accepted"}, "accompany": {"number": "A001"},
    "grant_green": {"number": "A001", "grounds": "pregnancy"},
    "book": {"item": "card", "starts_at": "2026-01-05T02:00:00Z", "name": "某", "phone": "13800001234"},
    "move_appointment": {"code": "a.x", "starts_at": "2026-01-05T02:00:00Z"}, "cancel_appointment": {"code": "a.x"},
    "appeal_appointment": {"code": "a.x", "words": "x"}, "check_in": {"code": "a.x"},
    "decide_appointment": {"appointment": "a", "approve": True}, "decide_appeal": {"appointment": "a", "grant": True},
    "report_slip": {"appointment": "a", "outcome": "printed"},
    "send_again": {"message": "m"},
    "set_message_text": {"template": "appointment_moved", "language": "zh", "text": "x"},
}  # fmt: skip


@pytest.fixture(scope="module")
def tokens(hub: HubProcess) -> dict[str, str]:
    """A token of each role; nobody has none, a stranger one that was never given."""
    return {
        "kiosk": hub.token("kiosk", "k1"), "board": hub.token("board", "b1"), "counter": hub.token("counter", "12"),
        "clerk": hub.sign_in("12").token, "portal": hub.token("portal", "city"), STRANGER: "x" * 43,
        **{role.value: hub.staff_token(role) for role in STAFF},
    }  # fmt: skip


@pytest.fixture(scope="module")
def line(hub: HubProcess) -> Iterator[requests.Session]:
    """One connection for all: that each of a thousand is made anew tells nothing of roles."""
    with requests.Session() as session:
        session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))  # a token is all that anybody brings
        yield session


def _ask(
    hub: HubProcess, line: requests.Session, route: str, token: str | None, body: str = "{}"
) -> requests.Response:
    method, path = route.split(" ")
    headers = {WIRE_HEADER: "1"} | ({} if token is None else {"Authorization": f"Bearer {token}"})
    address = hub.url + path.replace("{code}", "x")
    with line.request(method, address, data=body, headers=headers, timeout=10, stream=True) as response:
        if method != "HEAD" and response.headers["content-type"].startswith("application/json"):
            assert response.json() is not None
        return response


def test_every_route_and_every_command_is_in_the_tables() -> None:
    assert set(ENDPOINTS) == set(ROUTES)
    assert {route for route, roles in ROUTES.items() if roles is None} == {*PUBLIC, ENTRY}
    assert all(ROUTES[route] is None for route in PUBLIC), "nothing with a token is answered at the phones' door"
    kinds = {shape.model_fields["kind"].default for shape in get_args(get_args(AnyCommand)[0])}
    assert kinds == set(EVERY_COMMAND)
    assert set().union(*COMMANDS_OF.values()) == kinds
    assert set(COMMANDS_OF) == set(Audience)


@pytest.mark.parametrize("route", list(ROUTES))
@pytest.mark.parametrize("role", ROLES)
def test_each_route_is_for_the_roles_of_its_row(
    hub: HubProcess, tokens: dict[str, str], line: requests.Session, route: str, role: str
) -> None:
    allowed = ROUTES[route]
    token = hub.staff_token(role) if route == EXIT and role in STAFF else tokens.get(role)  # the others need theirs
    status = _ask(hub, line, route, token).status_code
    if allowed is None:
        assert status == (404 if " /c/" in route else {ENTRY: 422}.get(route, 200))
    elif role in (NOBODY, STRANGER):
        assert status == 401
    elif role in allowed:
        assert status in (200, 404 if route.endswith("/{code}") else 422)
    else:
        assert status == 403


def _commands() -> Iterator[tuple[str, str]]:
    for role in ROLES:
        for kind in EVERY_COMMAND:
            if (role, kind) != ("clerk", "sign_out"):  # it would end the token that the others need
                yield role, kind


@pytest.mark.parametrize(("role", "kind"), list(_commands()))
def test_each_command_is_for_the_roles_of_its_row(
    hub: HubProcess, tokens: dict[str, str], line: requests.Session, role: str, kind: str
) -> None:
    request = "alone-late" if kind == "issued_alone" else new_id()
    body = json.dumps({"id": request, "command": {"kind": kind, **EVERY_COMMAND[kind]}})
    status = _ask(hub, line, "POST /v1/commands", tokens.get(role), body).status_code
    if role in (NOBODY, STRANGER):
        assert status == 401
    elif kind in COMMANDS_OF[Audience(role)]:
        assert status in (200, 404 if kind == "log_round" else 409)  # the code of no machine
    else:
        assert status == 403


def test_nothing_else_is_there(hub: HubProcess, tokens: dict[str, str], line: requests.Session) -> None:
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "HEAD"):
        for path in ("/v1/commands", "/v1/view", "/v1/health", "/v1/staff", "/v1/tokens", "/", "/v1", "/docs", "/r/"):
            if f"{method} {path}" not in {*ROUTES, *PAGES}:
                assert _ask(hub, line, f"{method} {path}", tokens["clerk"]).status_code == 404, (method, path)


def test_a_right_password_signs_a_clerk_in_nowhere_but_at_a_counter(
    hub: HubProcess, tokens: dict[str, str], line: requests.Session
) -> None:
    body = json.dumps({"id": new_id(), "login": "clerk-12", "password": PASSWORD})
    for role in ROLES:
        status = _ask(hub, line, "POST /v1/sign-in", tokens.get(role), body).status_code
        assert status == {"counter": 200, NOBODY: 401, STRANGER: 401}.get(role, 403)
    at_the_pages = hub.enter("clerk-12", PASSWORD)
    assert (at_the_pages.status_code, at_the_pages.json()["code"]) == (403, "not_allowed")


def test_a_technician_sits_at_no_counter_and_a_manager_may(hub: HubProcess, tokens: dict[str, str]) -> None:
    assert {"technician", "manager"} <= set(tokens)  # they are of the staff
    device = hub.client("counter", "17")
    assert device.sign_in("technician", PASSWORD) == Problem(code="not_allowed", facts={"role": "technician"})
    signed = device.sign_in("manager", PASSWORD)
    assert isinstance(signed, SignInAnswer)
    assert isinstance(HubClient(hub.url, signed.token, hub.ca).send(SignOutCommand()), Answer)

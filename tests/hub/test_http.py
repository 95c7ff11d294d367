"""At the door: versions, tokens, bodies, roles, and answers that never echo what was sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests

from hub.link.client import HubClient, HubUnreachable, Unexpected, new_id
from hub.wire import (
    MAX_BODY_BYTES,
    WIRE_HEADER,
    WIRE_VERSION,
    Answer,
    CallNextCommand,
    CommandRequest,
    IssueCommand,
    PickCommand,
    Problem,
    SignOutCommand,
)
from tests.hub.house import PASSWORD, HubProcess

COMMANDS = "/v1/commands"
SECRET = "11010519491231002X"
CARD = {"kind": "issue", "items": ["card"]}


def _post(hub: HubProcess, body: bytes | str, path: str = COMMANDS, **headers: str) -> requests.Response:
    usual = {WIRE_HEADER: str(WIRE_VERSION), "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
    data = body.encode() if isinstance(body, str) else body
    return requests.post(hub.url + path, data=data, headers=usual | headers, timeout=30)


def _command(**fields: Any) -> str:
    return json.dumps({"id": new_id(), "command": fields})


def _problem(response: requests.Response, status: int) -> Problem:
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/json"
    problem = Problem.model_validate_json(response.content)
    assert SECRET not in response.text
    return problem


@pytest.mark.parametrize("version", ["", "0", "2", "one"])
def test_another_wire_version(hub: HubProcess, version: str) -> None:
    response = _post(hub, _command(**CARD), **{WIRE_HEADER: version})
    assert _problem(response, 426) == Problem(code="wrong_wire_version", facts={"wire": WIRE_VERSION})


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer wrong", "Basic abc", "Bearer " + "x" * 5000])
def test_no_good_token(hub: HubProcess, authorization: str) -> None:
    for method, path in (("POST", "/v1/commands"), ("POST", "/v1/sign-in"), ("GET", "/v1/view"),
                         ("GET", "/v1/catalog"), ("GET", "/v1/events")):  # fmt: skip
        headers = {WIRE_HEADER: "1", "Authorization": authorization}
        response = requests.request(method, hub.url + path, headers=headers, data=b"{}", timeout=30)
        assert _problem(response, 401).code == "unauthorised"


@pytest.mark.parametrize("body", [
    b"", b"{", b"[]", b"\xff\xfe", b"null", b"{}", b'{"id": 1, "command": 2}', b"9" * 2000,
    json.dumps({"id": "short", "command": CARD}).encode(),
    json.dumps({"id": "a-good-id", "command": {"kind": SECRET}}).encode(),
    json.dumps({"id": "a-good-id", "command": CARD | {SECRET: 1}}).encode(),
    json.dumps({"id": "a-good-id", "command": CARD | {"items": [SECRET + "!"]}}).encode(),
    json.dumps({"id": "a-good-id", "command": CARD | {"document": {
        "kind": "resident", "number": SECRET + "#", "name": SECRET, "birth": SECRET}}}).encode(),
])  # fmt: skip
def test_a_malformed_body_is_never_echoed(hub: HubProcess, body: bytes) -> None:
    assert _problem(_post(hub, body), 422).code == "invalid"
    assert SECRET not in hub.log


def test_a_body_over_the_limit(hub: HubProcess) -> None:
    problem = _problem(_post(hub, b" " * (MAX_BODY_BYTES + 1)), 413)
    assert problem.facts == {"limit": MAX_BODY_BYTES}
    chunks = (b" " * 1000 for _ in range(MAX_BODY_BYTES // 1000 + 1))
    headers = {WIRE_HEADER: "1", "Authorization": f"Bearer {hub.token('kiosk', 'k1')}"}
    response = requests.post(hub.url + COMMANDS, data=chunks, headers=headers, timeout=30)
    assert _problem(response, 413).code == "too_large"
    assert _post(hub, _command(**CARD).ljust(MAX_BODY_BYTES)).status_code == 200


@pytest.mark.parametrize(("method", "path"), [
    ("GET", "/nothing"), ("GET", "/docs"), ("GET", "/v1/commands"), ("DELETE", "/v1/view"), ("GET", "/v1/nothing"),
])  # fmt: skip
def test_no_such_route(hub: HubProcess, method: str, path: str) -> None:
    assert _problem(requests.request(method, hub.url + path, timeout=30), 404).code == "not_found"


def test_health_needs_no_token(hub: HubProcess) -> None:
    health = requests.get(hub.url + "/v1/health", timeout=30).json()
    assert health["ok"] is True
    assert health["hall"] == "small"
    assert health["wire"] == WIRE_VERSION


def test_openapi_describes_every_route(hub: HubProcess) -> None:
    document = requests.get(hub.url + "/openapi.json", timeout=30).json()
    assert set(document["paths"]) == {
        "/v1/commands", "/v1/sign-in", "/v1/password", "/v1/catalog", "/v1/view", "/v1/events", "/v1/health",
        "/v1/tickets/{code}", "/v1/badges/{code}", "/c/{code}", "/v1/staff/sign-in", "/v1/staff/sign-out", "/v1/fleet",
        "/v1/slots", "/v1/appointments", "/v1/appointments/{code}", "/v1/portal/appointments",
        "/v1/messages", "/v1/waits", "/c/{code}/events", "/c/{code}/withdraw", "/c/{code}/return",
    }  # fmt: skip
    text = json.dumps(document)
    for reference in {part.split('"')[0] for part in text.split("#/components/schemas/")[1:]}:
        assert reference in document["components"]["schemas"]


def test_only_staff_confirm_the_green_channel(hub: HubProcess) -> None:
    for flag in ("green", "on_behalf"):
        assert _problem(_post(hub, _command(**CARD, **{flag: True})), 403).code == "not_allowed"


@pytest.mark.rule("proxy-ticket")
@pytest.mark.rule("green-channel")
def test_staff_take_a_number_for_one_who_moves_with_difficulty(hub: HubProcess) -> None:
    answer = hub.clerk("13").send(IssueCommand(items=["card"], on_behalf=True, green=True))
    assert isinstance(answer, Answer)
    assert answer.ticket is not None
    assert (answer.ticket.on_behalf, answer.ticket.green, answer.ticket.grounds) == (True, True, "staff")


@pytest.mark.rule("green-channel")
def test_a_kiosk_gives_no_grounds_and_a_reason_holds_no_number_of_a_person(hub: HubProcess) -> None:
    for more in ({"grounds": "disability"}, {"reason": "赶火车"}):
        assert _problem(_post(hub, _command(**CARD, **more)), 403).code == "not_allowed"
    for reason in ("电话 13800138000", "11010119500307451X", "x" * 81):
        assert _problem(_post(hub, _command(**CARD, grounds="urgent", reason=reason)), 422).code == "invalid"


@pytest.mark.rule("green-channel")
def test_staff_say_why_the_clerk_reads_why_and_nobody_picks_where_the_hall_calls_in_turn(hub: HubProcess) -> None:
    clerk = hub.clerk("13")
    unsaid = clerk.send(IssueCommand(items=["levy"], grounds="urgent"))
    assert isinstance(unsaid, Problem)
    assert unsaid.code == "reason_needed"
    said = clerk.send(IssueCommand(items=["levy"], grounds="urgent", reason="18:30 的火车"))
    assert isinstance(said, Answer)
    assert said.ticket is not None
    assert (said.ticket.green, said.ticket.grounds, said.ticket.ahead) == (True, "urgent", 0)
    picked = clerk.send(PickCommand(ticket=said.ticket.id, reason="x"))
    assert isinstance(picked, Problem)
    assert picked.code == "pick_not_allowed"


def test_signing_in_and_out(hub: HubProcess) -> None:
    signed = hub.sign_in("14", "zhao")
    assert (signed.clerk, signed.clerk_name, signed.view.clerk_name) == ("zhao", "名14", "名14")
    clerk, request = HubClient(hub.url, signed.token), new_id()
    first = clerk.send(SignOutCommand(), request)
    assert isinstance(first, Answer)
    again = clerk.send(SignOutCommand(), request)
    assert isinstance(again, Answer)
    assert again.seq == first.seq
    after = clerk.send(CallNextCommand())
    assert isinstance(after, Problem)
    assert after.code == "unauthorised"


def test_a_repeated_sign_in_gets_the_same_token(hub: HubProcess) -> None:
    hub.sign_in("15", "qian")
    device, request = hub.client("counter", "15"), new_id()
    first, again = (device.sign_in("qian", PASSWORD, request) for _ in range(2))
    assert not isinstance(first, Problem)
    assert not isinstance(again, Problem)
    assert first.token == again.token


@pytest.mark.parametrize(("login", "password"), [("sun", "wrong"), ("nobody", PASSWORD)])
def test_a_wrong_password_is_told_like_a_wrong_login(hub: HubProcess, login: str, password: str) -> None:
    hub.sign_in("16", "sun")
    answer = hub.client("counter", "16").sign_in(login, password)
    assert answer == Problem(code="wrong_password")
    assert PASSWORD not in hub.log


def test_a_clerk_is_at_one_counter(hub: HubProcess) -> None:
    hub.sign_in("17", "li")
    answer = hub.client("counter", "18").sign_in("li", PASSWORD)
    assert isinstance(answer, Problem)
    assert answer.code == "signed_in_elsewhere"


def test_commands_are_answered_once(hub: HubProcess) -> None:
    kiosk, request = hub.client("kiosk", "k1"), new_id()
    first = kiosk.send(IssueCommand(items=["card"]), request)
    assert kiosk.send(IssueCommand(items=["card"]), request) == first
    assert kiosk.send(IssueCommand(items=["ask"]), request) == Problem(code="id_reused")
    other = hub.client("kiosk", "k2").send(IssueCommand(items=["card"]), request)
    assert other == Problem(code="id_reused")


def test_the_spelling_of_a_command_does_not_matter(hub: HubProcess) -> None:
    request = CommandRequest(id=new_id(), command=IssueCommand(items=["card"]))
    short = json.dumps({"command": CARD, "id": request.id})
    assert _post(hub, request.model_dump_json()).json() == _post(hub, short).json()


def test_no_hub_is_told_apart_from_a_refusal() -> None:
    with pytest.raises(HubUnreachable):
        HubClient("http://127.0.0.1:9", "x").send(CallNextCommand())


def test_a_reading_request_says_why_not(hub: HubProcess) -> None:
    with pytest.raises(Unexpected, match="401 unauthorised"):
        HubClient(hub.url, "x").catalog()

"""Whatever is sent, with whichever token: no answer is a failure of the hub's own, none tells what it must not.

Requests are made from the OpenAPI document, by schemathesis, against a real hub over TLS.
TINGXU_FUZZ_EXAMPLES sets how many for each role and route: 20 where it is not said.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from hub.wire import (
    ROUTES,
    STAFF,
    WIRE_HEADER,
    Answer,
    Audience,
    BoardView,
    CallNextCommand,
    CounterView,
    Document,
    IssueCommand,
    KioskView,
    Shape,
)
from tests.hub.booking_hub import NAME, NUMBER, PHONE, booking_hub, free, wish
from tests.hub.house import PASSWORD, HubProcess

EXAMPLES = int(os.environ.get("TINGXU_FUZZ_EXAMPLES", "20"))
PERSON = Document(kind="resident", number="11010519491231002X", name="欧阳修远")
VIEWS: dict[str, type[Shape]] = {
    "kiosk": KioskView, "counter": CounterView, "board": BoardView, "clerk": CounterView,
}  # fmt: skip
REACHED = {
    "/v1/commands": {200, 403, 409}, "/v1/sign-in": {401, 429}, "/v1/password": {401, 429},
    "/v1/slots": {404}, "/v1/appointments": {200, 422}, "/v1/appointments/{code}": {404},
    "/v1/catalog": {200}, "/v1/view": {200}, "/v1/tickets/{code}": {404}, "/v1/badges/{code}": {404},
    "/v1/portal/appointments": {200}, "/v1/staff/sign-out": {200}, "/v1/fleet": {200}, "/v1/messages": {200},
    "/v1/waits": {200},
}  # fmt: skip
"""By these a request of the document is known to have been understood."""
PEOPLE = ["clerk", *sorted(STAFF)]
ROLES = [*(each.value for each in Audience), "nobody"]
CHECKS = [schemathesis.checks.not_a_server_error, content_type_conformance, response_schema_conformance,
          status_code_conformance]  # fmt: skip
quick = settings(
    max_examples=EXAMPLES, deadline=None, database=None, phases=[Phase.generate], derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


class Hall:
    """A hub with people in it, a token of each role, and what nobody may be told."""

    def __init__(self, hub: HubProcess) -> None:
        self.hub = hub
        self.signed_in = 0
        self.tokens = {
            "kiosk": hub.token("kiosk", "k1"), "board": hub.token("board", "b1"),
            "counter": hub.token("counter", "12"), "portal": hub.token("portal", "city"),
            **{role: self._signed_in(role) for role in PEOPLE},
        }  # fmt: skip
        for document in (PERSON, None, None):
            assert isinstance(hub.client("kiosk", "k1").send(IssueCommand(items=["card"], document=document)), Answer)
        kiosk = hub.client("kiosk", "k1")
        assert isinstance(kiosk.send(wish(free(kiosk, "levy")[0], "levy", number=NUMBER)), Answer)
        assert isinstance(hub.clerk("13").send(CallNextCommand()), Answer)
        self.session = requests.Session()
        document = self.session.get(hub.url + "/openapi.json", timeout=30).json()
        self.schema: Any = schemathesis.openapi.from_dict(document)
        self.schema.config.update(base_url=hub.url)

    def ask(self, role: str, send: Callable[[dict[str, str]], requests.Response]) -> requests.Response:
        """The answer; a person who was signed out by what was asked before signs in anew."""
        response = send(self.headers(role))
        if role in PEOPLE and response.status_code == 401 and "unauthorised" in response.text:
            self.tokens[role] = self._signed_in(role)
            response = send(self.headers(role))
        return response

    def _signed_in(self, role: str) -> str:
        """Staff under another login each time: what was guessed for the last one slows this one not."""
        if role == "clerk":
            return self.hub.sign_in("11").token
        self.signed_in += 1
        return self.hub.staff_token(role, f"{role}-{self.signed_in}")

    def headers(self, role: str) -> dict[str, str]:
        token = self.tokens.get(role)
        return {WIRE_HEADER: "1"} | ({} if token is None else {"Authorization": f"Bearer {token}"})

    def tells_too_much(self, text: str) -> list[str]:
        """What stands in an answer and must not."""
        secrets = [
            NAME, NUMBER, PHONE, PERSON.name, PERSON.number, PASSWORD, "argon2", "Traceback", str(self.hub.folder),
            "PRIVATE KEY",
        ]  # fmt: skip
        return [each for each in (*secrets, *self.tokens.values()) if each in text]


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubProcess]:
    """One that takes bookings too."""
    process = booking_hub(tmp_path_factory.mktemp("hub")).start()
    yield process
    assert process.stop() == 0


@pytest.fixture(scope="module")
def hall(hub: HubProcess) -> Hall:
    return Hall(hub)


@pytest.mark.parametrize("route", [route for route in ROUTES if not route.endswith("/events")])
def test_any_request_of_the_document(hall: Hall, route: str) -> None:
    """Each request is made with the token of every role: only whose it is makes a difference."""
    method, path = route.split(" ")
    statuses: dict[str, set[int]] = {role: set() for role in ROLES}

    def ask_as(role: str, case: Any) -> None:
        response = hall.ask(role, lambda headers: case.call(session=hall.session, headers=headers, timeout=20))
        case.validate_response(response, checks=CHECKS)
        assert hall.tells_too_much(response.content.decode()) == [], role
        statuses[role].add(response.status_code)
        if path == "/v1/view" and response.status_code == 200:
            assert set(response.json()) == set(VIEWS[role].model_fields), role

    @quick
    @given(case=hall.schema[path][method].as_strategy())
    def ask(case: Any) -> None:
        for role in ROLES:
            ask_as(role, case)

    ask()
    for role in ROLES:
        _answered_as_its_row_says(route, role, statuses[role])


def _answered_as_its_row_says(route: str, role: str, statuses: set[int]) -> None:
    allowed, path = ROUTES[route], route.split(" ")[1]
    if path == "/v1/staff/sign-in":
        assert statuses & {401, 429}, role
    elif allowed is None:
        assert statuses <= {200, 404}, role
    elif role == "nobody":
        assert statuses == {401}
    elif role not in allowed:
        assert statuses == {403}, role
    else:
        assert statuses & REACHED[path], f"what {role} asked came through to where it is carried out"


@pytest.mark.parametrize("role", ROLES)
def test_any_place_in_the_stream(hall: Hall, role: str) -> None:
    @quick
    @given(st.one_of(st.integers().map(str), st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]))))
    def ask(last: str) -> None:
        seen = {"Last-Event-ID": last.strip()}
        address = hall.hub.url + "/v1/events"
        with hall.ask(
            role, lambda headers: hall.session.get(address, headers=headers | seen, stream=True, timeout=20)
        ) as response:
            assert response.status_code == (401 if role == "nobody" else 200 if role in VIEWS else 403)
            assert hall.tells_too_much(next(response.iter_content(None)).decode()) == []

    ask()


@quick
@given(path=st.text(max_size=60), query=st.text(max_size=30), body=st.binary(max_size=200))
def _strange(hall: Hall, statuses: set[int], path: str, query: str, body: bytes) -> None:
    for method in ("GET", "POST"):
        address = f"{hall.hub.url}/{quote(path)}?lang={quote(query)}"
        response = hall.session.request(method, address, data=body, headers=hall.headers("clerk"), timeout=20)
        statuses.add(response.status_code)
        assert hall.tells_too_much(response.text) == []


def test_any_path_at_all(hall: Hall) -> None:
    statuses = set[int]()
    _strange(hall, statuses)
    assert 404 in statuses
    assert max(statuses) < 500


def test_nothing_broke_in_the_hub(hall: Hall) -> None:
    assert hall.session.get(hall.hub.url + "/v1/health", timeout=30).json()["ok"] is True
    for trace in ("Traceback", '"error"', *hall.tells_too_much(hall.hub.log)):
        assert trace not in hall.hub.log

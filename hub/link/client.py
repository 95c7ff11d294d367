"""The blocking client: for tests, tools and whoever needs no screen. Screens use the Qt edge in `ui_common`.

    hub = HubClient(url, token, ca)               # ca: the hub's CA, as PEM
    hub.send(IssueCommand(items=[...])) -> Answer | Problem
    for arrival in hub.events(): ...              # Hello | ViewArrived | EventArrived, for ever
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterator

import requests
import urllib3
from requests.adapters import HTTPAdapter

from hub.link.resume import VIEW_OF, Arrival, Resume, StreamError
from hub.link.trust import SYSTEM, why_untrusted
from hub.link.verifying import TrustingAdapter
from hub.wire import (
    SILENCE_SECONDS,
    WIRE_HEADER,
    WIRE_VERSION,
    Answer,
    AnyCommand,
    Audience,
    Catalog,
    CommandRequest,
    CounterView,
    Health,
    Problem,
    SignInAnswer,
    SignInRequest,
    View,
)

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 15.0
PATIENCE = (CONNECT_SECONDS, ANSWER_SECONDS)


class HubUnreachable(Exception):
    """No answer: nobody knows whether the command was carried out; send it again with the same id."""


class HubUntrusted(HubUnreachable):
    """Whoever answers is not our hub; the text says why and what to do. Nothing was sent."""


class Unexpected(Exception):
    """The hub answered a reading request with this problem."""

    def __init__(self, status: int, problem: Problem) -> None:
        super().__init__(f"{status} {problem.code}")
        self.status = status
        self.problem = problem


def new_id() -> str:
    """A command's id: make one for each act, and keep it for repeats."""
    return secrets.token_urlsafe(16)


class HubClient:
    """One token's connection to the hub, for one thread; `events` wants a client of its own."""

    def __init__(self, url: str, token: str, ca: str = SYSTEM) -> None:
        """`ca`: PEM; "system" for what this machine trusts. Raises ValueError for what is no certificate."""
        self._url = url.rstrip("/")
        self._session = requests.Session()
        self._session.trust_env = False
        if self._url.startswith("https://"):
            self._session.mount("https://", TrustingAdapter(ca, pool_connections=1, pool_maxsize=4))
        else:
            self._session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=4))
        self._headers = {WIRE_HEADER: str(WIRE_VERSION), "Authorization": f"Bearer {token}"}

    def send(self, command: AnyCommand, id: str | None = None) -> Answer | Problem:
        """Give a command; `id` is that of the first try when this is a repeat. Raises HubUnreachable."""
        body = CommandRequest(id=id or new_id(), command=command).model_dump_json()
        response = self._post("/v1/commands", body)
        if response.status_code == 200:
            return Answer.model_validate_json(response.content)
        return _problem(response)

    def sign_in(self, login: str, password: str, id: str | None = None) -> SignInAnswer | Problem:
        """Sign a clerk in at the counter of this device token; then make a client with the answer's token."""
        body = SignInRequest(id=id or new_id(), login=login, password=password).model_dump_json()
        response = self._post("/v1/sign-in", body)
        if response.status_code == 200:
            return SignInAnswer.model_validate_json(response.content)
        return _problem(response)

    def view(self, audience: Audience) -> View:
        """What this token's audience sees now. Raises Unexpected or HubUnreachable."""
        return VIEW_OF[audience].model_validate_json(self._get("/v1/view"))

    def counter_view(self) -> CounterView:
        """The view of a counter's or clerk's token. Raises Unexpected or HubUnreachable."""
        return CounterView.model_validate_json(self._get("/v1/view"))

    def catalog(self) -> Catalog:
        """Departments, topics and items. Raises Unexpected or HubUnreachable."""
        return Catalog.model_validate_json(self._get("/v1/catalog"))

    def health(self) -> Health:
        """Raises Unexpected or HubUnreachable."""
        return Health.model_validate_json(self._get("/v1/health"))

    def events(self, stream: Resume | None = None) -> Iterator[Arrival]:
        """All that arrives, over any number of connections, until the caller stops asking. Raises HubUntrusted."""
        stream = stream or Resume()
        while True:
            try:
                yield from self._connection(stream)
            except requests.exceptions.SSLError as error:
                self._distrust(error)
            except (requests.RequestException, urllib3.exceptions.HTTPError, StreamError):
                pass  # the line is lost; the stream is taken up where it broke
            time.sleep(stream.lost())

    def close(self) -> None:
        self._session.close()

    def _connection(self, stream: Resume) -> Iterator[Arrival]:
        with self._session.get(
            f"{self._url}/v1/events", headers=self._headers | stream.headers(), stream=True,
            timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
        ) as response:  # fmt: skip
            stream.opened(response.status_code, time.monotonic())
            if response.status_code != 200:
                return
            for chunk in response.raw.stream(65536, decode_content=True):
                yield from stream.received(chunk, time.monotonic())

    def _post(self, path: str, body: str) -> requests.Response:
        headers = self._headers | {"Content-Type": "application/json"}
        try:
            return self._session.post(self._url + path, data=body.encode(), headers=headers, timeout=PATIENCE)
        except requests.RequestException as error:
            raise self._unreachable(error) from error

    def _get(self, path: str) -> bytes:
        try:
            response = self._session.get(self._url + path, headers=self._headers, timeout=PATIENCE)
        except requests.RequestException as error:
            raise self._unreachable(error) from error
        if response.status_code != 200:
            raise Unexpected(response.status_code, _problem(response))
        return response.content

    def _unreachable(self, error: requests.RequestException) -> HubUnreachable:
        if "CERTIFICATE_VERIFY_FAILED" in str(error):
            return HubUntrusted(why_untrusted(self._url, str(error)))
        return HubUnreachable(type(error).__name__)

    def _distrust(self, error: requests.exceptions.SSLError) -> None:
        """Raises HubUntrusted; a handshake that broke off is a lost line."""
        if isinstance(told := self._unreachable(error), HubUntrusted):
            raise told from error


def _problem(response: requests.Response) -> Problem:
    return Problem.model_validate_json(response.content)

"""The blocking client: for tests, tools and whoever needs no screen. Screens use the Qt edge in `ui_common`.

    hub = HubClient(url, token, ca)               # or several urls: the hubs of one hall; ca: their CA, as PEM
    hub.send(IssueCommand(items=[...])) -> Answer | Problem
    for arrival in hub.events(): ...              # Hello | ViewArrived | EventArrived, until hub.close()
"""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from typing import TypeVar
from urllib.parse import quote, urlencode

import requests
import urllib3
from pydantic import BaseModel, ValidationError
from requests.adapters import HTTPAdapter

from hub.link.addresses import Addresses
from hub.link.resume import REFUSED_WAIT_SECONDS, VIEW_OF, Arrival, Resume, StreamError
from hub.link.trust import SYSTEM, why_untrusted
from hub.link.verifying import TrustingAdapter
from hub.wire import (
    SILENCE_SECONDS,
    WIRE_HEADER,
    WIRE_VERSION,
    Answer,
    AnyCommand,
    AppointmentsView,
    AppointmentView,
    Audience,
    Catalog,
    CommandRequest,
    CounterView,
    Health,
    PasswordAnswer,
    PasswordRequest,
    Problem,
    SignInAnswer,
    SignInRequest,
    SlotsView,
    View,
)

CONNECT_SECONDS = 3.0
ANSWER_SECONDS = 15.0
PATIENCE = (CONNECT_SECONDS, ANSWER_SECONDS)
Shape = TypeVar("Shape", bound=BaseModel)
_NOBODY = frozenset({502, 503, 504})
"""A hub without its database, or a proxy for a hub that is not there."""


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
    """One token's connection to the hubs of a hall, for one thread; `events` wants a client of its own."""

    def __init__(self, urls: str | Sequence[str], token: str, ca: str = SYSTEM) -> None:
        """`ca`: PEM; "system" for what this machine trusts. Raises ValueError for what is no certificate."""
        self._hubs = Addresses(urls)
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.mount("http://", HTTPAdapter(pool_connections=1, pool_maxsize=4))
        if self._hubs.current.startswith("https://"):
            self._session.mount("https://", TrustingAdapter(ca, pool_connections=1, pool_maxsize=4))
        self._headers = {WIRE_HEADER: str(WIRE_VERSION), "Authorization": f"Bearer {token}"}
        self._closed = threading.Event()
        self._stream: requests.Response | None = None

    def send(self, command: AnyCommand, id: str | None = None) -> Answer | Problem:
        """Give a command; `id` is that of the first try when this is a repeat. Raises HubUnreachable."""
        body = CommandRequest(id=id or new_id(), command=command).model_dump_json()
        response = self._post("/v1/commands", body)
        return _read(Answer, response) if response.status_code == 200 else _read(Problem, response)

    def sign_in(self, login: str, password: str, id: str | None = None) -> SignInAnswer | Problem:
        """Sign a clerk in at the counter of this device token; then make a client with the answer's token."""
        body = SignInRequest(id=id or new_id(), login=login, password=password).model_dump_json()
        response = self._post("/v1/sign-in", body)
        return _read(SignInAnswer, response) if response.status_code == 200 else _read(Problem, response)

    def change_password(self, old: str, new: str) -> PasswordAnswer | Problem:
        """As a clerk who is signed in: another password of their own."""
        response = self._post("/v1/password", PasswordRequest(old=old, new=new).model_dump_json())
        return _read(PasswordAnswer, response) if response.status_code == 200 else _read(Problem, response)

    def view(self, audience: Audience) -> View:
        """What this token's audience sees now. Raises Unexpected or HubUnreachable."""
        return self._get("/v1/view", VIEW_OF[audience])

    def counter_view(self) -> CounterView:
        """The view of a counter's or clerk's token. Raises Unexpected or HubUnreachable."""
        return self._get("/v1/view", CounterView)

    def catalog(self) -> Catalog:
        """Departments, topics and items. Raises Unexpected or HubUnreachable."""
        return self._get("/v1/catalog", Catalog)

    def slots(self, item: str, first: date | None = None, days: int = 7) -> SlotsView:
        """When the item may be booked; `first` None: from today on. Raises Unexpected or HubUnreachable."""
        begin = "" if first is None else f"&from={first.isoformat()}"
        return self._get(f"/v1/slots?item={quote(item)}&days={days}{begin}", SlotsView)

    def appointment(self, code: str) -> AppointmentView:
        """The one whose code was scanned. Raises Unexpected or HubUnreachable."""
        return self._get(f"/v1/appointments/{quote(code)}", AppointmentView)

    def appointments(self, **asked: str) -> AppointmentsView:
        """`day` or `waiting` of staff; `number` and `phone_tail` of a kiosk. Raises Unexpected or HubUnreachable."""
        return self._get(f"/v1/appointments?{urlencode(asked)}", AppointmentsView)

    def health(self) -> Health:
        """Raises Unexpected or HubUnreachable."""
        return self._get("/v1/health", Health)

    def events(self, stream: Resume | None = None) -> Iterator[Arrival]:
        """All that arrives, over any number of connections, until `close` is called, from any thread.

        Raises HubUntrusted when whoever answers at every address is not our hub.
        """
        stream = stream or Resume(hubs=len(self._hubs))
        while not self._closed.is_set():
            url, strange = self._hubs.current, None
            try:
                yield from self._connection(url, stream)
            except (requests.RequestException, urllib3.exceptions.HTTPError, StreamError) as error:
                strange = _why_strange(url, error)
            if strange is not None:
                stream.untrusted()
            self._hubs.lost(url)
            wait = stream.lost()
            if strange is not None and wait >= REFUSED_WAIT_SECONDS:
                raise HubUntrusted(strange)
            self._closed.wait(wait)

    def close(self) -> None:
        """The end of its connections; `events` ends at once, but for a connection that is only just being made."""
        self._closed.set()
        stream = self._stream
        if stream is not None:
            with suppress(RuntimeError, ValueError, OSError):  # it has ended by itself meanwhile
                stream.raw.shutdown()
        self._session.close()

    def _connection(self, url: str, stream: Resume) -> Iterator[Arrival]:
        with self._session.get(
            f"{url}/v1/events", headers=self._headers | stream.headers(), stream=True,
            timeout=(CONNECT_SECONDS, SILENCE_SECONDS),
        ) as response:  # fmt: skip
            self._stream = response
            stream.opened(response.status_code, time.monotonic())
            if response.status_code != 200 or self._closed.is_set():
                return
            for chunk in response.raw.stream(65536, decode_content=True):
                yield from stream.received(chunk, time.monotonic())

    def _post(self, path: str, body: str) -> requests.Response:
        headers = self._headers | {"Content-Type": "application/json"}
        return self._ask(lambda url: self._session.post(
            url + path, data=body.encode(), headers=headers, timeout=PATIENCE,
        ))  # fmt: skip

    def _ask(self, request: Callable[[str], requests.Response]) -> requests.Response:
        """The answer of the first hub that has one; the very same request goes to each in turn."""
        reason, strange = "", None
        for _ in range(len(self._hubs)):
            url = self._hubs.current
            try:
                response = request(url)
            except requests.RequestException as error:
                reason, strange = type(error).__name__, strange or _why_strange(url, error)
            else:
                if response.status_code not in _NOBODY:
                    return response
                reason = f"HTTP {response.status_code}"
            self._hubs.lost(url)
        raise HubUnreachable(reason) if strange is None else HubUntrusted(strange)

    def _get(self, path: str, shape: type[Shape]) -> Shape:
        response = self._ask(lambda url: self._session.get(url + path, headers=self._headers, timeout=PATIENCE))
        if response.status_code != 200:
            raise Unexpected(response.status_code, _read(Problem, response))
        return _read(shape, response)


def _read(shape: type[Shape], response: requests.Response) -> Shape:
    """What an answer means. One that broke off in its head looks whole and says nothing: as good as none."""
    try:
        return shape.model_validate_json(response.content)
    except ValidationError as error:
        raise HubUnreachable(f"an answer with HTTP {response.status_code} that cannot be read") from error


def _why_strange(url: str, error: Exception) -> str | None:
    """Why whoever answers there is not our hub; None for a line that broke."""
    told = str(error)
    return why_untrusted(url, told) if "CERTIFICATE_VERIFY_FAILED" in told else None

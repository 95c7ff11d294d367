"""The Qt edge of the link to the hub: one stream in, commands out, all on the thread of the screen."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TypeAlias, TypeVar
from urllib.parse import quote, urlencode
from uuid import uuid4

import structlog
from pydantic import BaseModel, ValidationError
from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtNetwork import QNetworkAccessManager, QNetworkReply, QNetworkRequest, QSslError

from hub.link.addresses import Addresses
from hub.link.resume import REFUSED_WAIT_SECONDS, Arrival, EventArrived, Resume, StreamError, ViewArrived
from hub.link.trust import why_untrusted
from hub.wire import (
    SILENCE_SECONDS,
    WIRE_HEADER,
    WIRE_VERSION,
    Answer,
    AppointmentsView,
    BadgeView,
    Catalog,
    CommandRequest,
    CounterView,
    KioskView,
    PasswordAnswer,
    PasswordRequest,
    Problem,
    SignInAnswer,
    SignInRequest,
    SlotsView,
    TicketView,
)
from ui_common.posting import Posting, Unreachable
from ui_common.settings import HubSettings
from ui_common.tls import tls_of

Answered: TypeAlias = Callable[[Answer | Problem | Unreachable], None]
SignedIn: TypeAlias = Callable[[SignInAnswer | Problem | Unreachable], None]
PasswordTold: TypeAlias = Callable[[PasswordAnswer | Problem | Unreachable], None]
Shape = TypeVar("Shape", bound=BaseModel)

GIVE_UP_SECONDS = 20.0
"""How long a person in front of a screen is kept waiting for an answer."""
REASONS = {401: "unauthorised", 403: "not_allowed", 404: "not_found", 426: "wrong_wire_version"}

_log = structlog.get_logger("hub_link")


class HubLink(QObject):
    """Lives as long as the program: start() once, then views and events come; stop() ends every request."""

    greeted = Signal(object)
    """Hello: first on each connection; its `at` is the hall's time now, a view's when the view was made."""
    viewArrived = Signal(object)
    """KioskView | CounterView | BoardView, validated."""
    eventArrived = Signal(str, dict)
    """kind, fields (hub.wire.PUBLIC_EVENTS)."""
    catalogArrived = Signal(object)
    """Catalog: after the first view and whenever its version changes."""
    stateChanged = Signal(str)
    """"connecting" (never yet online), "online", "away" (lost, coming back), "refused" (see `reason`)."""

    def __init__(self, hub: HubSettings, parent: QObject | None = None, *,
                 silence_seconds: float = SILENCE_SECONDS) -> None:
        super().__init__(parent)
        self._hubs = Addresses(hub.addresses)
        self._streaming = self._hubs.current
        self._token = hub.token
        self._silence = silence_seconds
        self._network = QNetworkAccessManager(self)
        self._tls = tls_of(hub.ca) if self._streaming.startswith("https://") else None
        self._resume = Resume(hubs=len(self._hubs))
        self._stream: QNetworkReply | None = None
        self._opened_at = 0.0
        self._catalog = ""
        self._postings: set[Posting] = set()
        self.state = "connecting"
        self.reason = ""
        """Why the hub refused us: one of REASONS, or a sentence."""
        self._again = QTimer(self, singleShot=True)
        self._again.timeout.connect(self._open)
        self._watch = QTimer(self, interval=round(silence_seconds * 1000 / 12))
        self._watch.timeout.connect(self._look)

    @property
    def age_seconds(self) -> float | None:
        """How old what is shown may be: seconds since the hub was last heard; None before it ever was."""
        heard = self._resume.heard_at
        return None if heard is None else time.monotonic() - heard

    @property
    def address(self) -> str:
        """The hub that is spoken to, or tried."""
        return self._streaming

    def start(self) -> None:
        """Connect, and stay connected until stop()."""
        self._watch.start()
        self._open()

    def stop(self) -> None:
        """Let go of the stream and of every command under way; no callback comes after."""
        self._again.stop()
        self._watch.stop()
        self._drop()
        for posting in self._postings:
            posting.stop()
        self._postings.clear()

    # -- commands ---

    def send(self, command: BaseModel, answered: Answered, *, id: str | None = None, token: str | None = None,
             give_up_after: float = GIVE_UP_SECONDS) -> str:
        """Send a command of hub.wire; its id. `answered` is called once, later, on this thread.

        Repeated with the same id until the hub answers or `give_up_after` seconds have gone by. Give `id` to
        carry on an act begun before, `token` to act as a signed-in clerk.
        """
        request = CommandRequest.model_validate({"id": id or uuid4().hex, "command": command.model_dump()})
        self._post("/v1/commands", request.id, request, Answer, answered, token, give_up_after)
        return request.id

    def sign_in(self, login: str, password: str, answered: SignedIn) -> None:
        """A clerk signs in at this device's counter. What cannot be a login is answered `wrong_password`."""
        try:
            request = SignInRequest(id=uuid4().hex, login=login, password=password)
        except ValidationError:
            QTimer.singleShot(0, self, partial(answered, Problem(code="wrong_password")))
            return
        self._post("/v1/sign-in", request.id, request, SignInAnswer, answered, None, GIVE_UP_SECONDS)

    def change_password(self, old: str, new: str, token: str, answered: PasswordTold) -> None:
        """As the clerk of that token: another password. What cannot be one is answered `invalid`."""
        try:
            request = PasswordRequest(old=old, new=new)
        except ValidationError:
            QTimer.singleShot(0, self, partial(answered, Problem(code="invalid")))
            return
        self._post("/v1/password", uuid4().hex, request, PasswordAnswer, answered, token, GIVE_UP_SECONDS)

    def look_up(self, code: str, answered: Callable[[TicketView | Problem | Unreachable], None], *,
                give_up_after: float = GIVE_UP_SECONDS) -> None:
        """The ticket whose code was scanned; `answered` is called once, later, on this thread."""
        self._ask("/v1/tickets/" + quote(code, safe=""), TicketView, answered, give_up_after)

    def check_badge(self, code: str, answered: Callable[[BadgeView | Problem | Unreachable], None]) -> None:
        """Whose badge was scanned; `answered` is called once, later, on this thread."""
        self._ask("/v1/badges/" + quote(code, safe=""), BadgeView, answered, GIVE_UP_SECONDS)

    def slots(self, item: str, days: int, token: str,
              answered: Callable[[SlotsView | Problem | Unreachable], None], first: date | None = None) -> None:
        """When the item may be booked from `first`, or today, on, as the clerk of that token; `answered` likewise."""
        asked = {"item": item, "days": days} | ({} if first is None else {"from": first.isoformat()})
        route = "/v1/slots?" + urlencode(asked)
        self._ask(route, SlotsView, answered, GIVE_UP_SECONDS, token)

    def appointments_of(self, number: str, phone_tail: str, token: str,
                        answered: Callable[[AppointmentsView | Problem | Unreachable], None]) -> None:
        """The appointment of that spoken number and phone, or none, as the clerk of that token; likewise."""
        route = "/v1/appointments?" + urlencode({"number": number, "phone_tail": phone_tail})
        self._ask(route, AppointmentsView, answered, GIVE_UP_SECONDS, token)

    def _ask(self, route: str, shape: type[Shape], answered: Callable[[Shape | Problem | Unreachable], None],
             give_up_after: float, token: str | None = None) -> None:
        def begin(hub: str) -> QNetworkReply:
            return self._network.get(self._request(hub + route, token))

        def finish(status: int, answer: bytes) -> None:
            answered(_read(shape, "", status, answer))

        self._start(Posting(self._hubs, begin, give_up_after, self), finish)

    def _post(self, route: str, id: str, body: BaseModel, shape: type[Shape],
              answered: Callable[[Shape | Problem | Unreachable], None],
              token: str | None, give_up_after: float) -> None:
        payload = body.model_dump_json().encode()

        def finish(status: int, answer: bytes) -> None:
            answered(_read(shape, id, status, answer))

        def begin(hub: str) -> QNetworkReply:
            return self._network.post(self._request(hub + route, token), payload)

        self._start(Posting(self._hubs, begin, give_up_after, self), finish)

    def _start(self, posting: Posting, finish: Callable[[int, bytes], None]) -> None:
        def finished(status: int, answer: bytes) -> None:
            self._postings.discard(posting)
            posting.deleteLater()
            finish(status, answer)

        self._postings.add(posting)
        posting.finished.connect(finished)
        posting.start()

    def _request(self, url: str, token: str | None = None, timeout_ms: int = 6_000) -> QNetworkRequest:
        """With all that the hub wants; over HTTP/1.1, since a stream would hold up HTTP/2's line."""
        request = QNetworkRequest(QUrl(url))
        request.setAttribute(QNetworkRequest.Attribute.Http2AllowedAttribute, False)
        request.setHeader(QNetworkRequest.KnownHeaders.ContentTypeHeader, "application/json")
        request.setRawHeader(b"Authorization", f"Bearer {token or self._token}".encode())
        request.setRawHeader(WIRE_HEADER.encode(), str(WIRE_VERSION).encode())
        request.setTransferTimeout(timeout_ms)
        if self._tls is not None:
            request.setSslConfiguration(self._tls)
        return request

    # -- the stream ---

    @Slot()
    def _open(self) -> None:
        self._drop()
        self._streaming = self._hubs.current
        request = self._request(self._streaming + "/v1/events", timeout_ms=0)
        for name, value in self._resume.headers().items():
            request.setRawHeader(name.encode(), value.encode())
        self._opened_at = time.monotonic()
        self._stream = self._network.get(request)
        self._stream.metaDataChanged.connect(self._greeted)
        self._stream.readyRead.connect(self._hear)
        self._stream.finished.connect(self._ended)
        self._stream.sslErrors.connect(self._distrust)

    def _drop(self) -> None:
        stream, self._stream = self._stream, None
        if stream is not None:
            stream.abort()
            stream.deleteLater()

    @Slot()
    def _greeted(self) -> None:
        if self._stream is None:
            return
        status = int(self._stream.attribute(QNetworkRequest.Attribute.HttpStatusCodeAttribute) or 0)
        refused = self._resume.opened(status, time.monotonic())
        if refused is not None:
            self.reason = REASONS.get(status, f"HTTP {status}")

    @Slot(list)
    def _distrust(self, errors: list[QSslError]) -> None:
        """Whoever answers is not our hub: nothing was sent, and the line ends by itself."""
        self._resume.untrusted()
        self.reason = why_untrusted(self._streaming, "; ".join(error.errorString() for error in errors))

    @Slot()
    def _hear(self) -> None:
        if self._stream is None or self._stream.attribute(
                QNetworkRequest.Attribute.HttpStatusCodeAttribute) != 200:
            return
        try:
            arrivals = self._resume.received(bytes(self._stream.readAll().data()), time.monotonic())
        except StreamError as error:
            self.reason = str(error)
            self._lost()
            return
        for arrival in arrivals:
            self._arrived(arrival)

    def _arrived(self, arrival: Arrival) -> None:
        if isinstance(arrival, ViewArrived):
            if isinstance(arrival.view, KioskView | CounterView):
                self._want_catalog(arrival.view.catalog)
            self.viewArrived.emit(arrival.view)
        elif isinstance(arrival, EventArrived):
            self.eventArrived.emit(arrival.kind, arrival.fields)
        else:
            self.greeted.emit(arrival)
            self._change("online", "")

    @Slot()
    def _ended(self) -> None:
        if self._stream is not None:
            self._lost()

    @Slot()
    def _look(self) -> None:
        """A frozen hub keeps its line open and says nothing; only the clock tells."""
        quiet_since = max(self._opened_at, self._resume.heard_at or 0.0)
        if self._stream is not None and time.monotonic() - quiet_since > self._silence:
            self._lost()

    def _lost(self) -> None:
        self._drop()
        self._hubs.lost(self._streaming)
        wait = self._resume.lost()
        refused = wait >= REFUSED_WAIT_SECONDS
        away = "connecting" if self._resume.heard_at is None else "away"
        self._change("refused" if refused else away, self.reason if refused else "")
        self._again.start(round(wait * 1000))

    def _change(self, state: str, reason: str) -> None:
        self.reason = reason
        if state != self.state:
            self.state = state
            _log.info("link", state=state, reason=reason)
            self.stateChanged.emit(state)

    # -- the catalog ---

    def _want_catalog(self, version: str) -> None:
        if version == self._catalog:
            return
        self._catalog = version

        def begin(hub: str) -> QNetworkReply:
            return self._network.get(self._request(hub + "/v1/catalog"))

        self._start(Posting(self._hubs, begin, GIVE_UP_SECONDS, self), self._catalog_came)

    def _catalog_came(self, status: int, answer: bytes) -> None:
        """Without success the next view asks again."""
        catalog = _shaped(Catalog, answer) if status == 200 else None
        if catalog is None:
            _log.warning("no catalog", status=status)
            self._catalog = ""
            return
        self._catalog = catalog.version
        self.catalogArrived.emit(catalog)


def _read(shape: type[Shape], id: str, status: int, answer: bytes) -> Shape | Problem | Unreachable:
    """What an answer means; one that this version cannot read tells as little as none."""
    if status == 0:
        return Unreachable(id, answer.decode(errors="replace"))
    understood = _shaped(shape, answer) if status < 300 else _shaped(Problem, answer)
    return understood or Unreachable(id, f"an answer with HTTP {status} that cannot be read")


def _shaped(shape: type[Shape], answer: bytes) -> Shape | None:
    try:
        return shape.model_validate_json(answer)
    except ValidationError:
        return None

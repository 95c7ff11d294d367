"""Who is signed in at the pages: a cookie that no script and no other site can use, and a token for each form."""

from __future__ import annotations

import hmac
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from hub.server.access.staff_door import SIGNED_IN_FOR
from hub.server.failures import not_allowed, storage_away
from hub.server.requests import SUBJECT, hub_of
from hub.store.access import Bearer
from hub.wire import COMMANDS_OF, STAFF, Audience

COOKIE = "__Host-tingxu"
"""The prefix makes browsers hold it to this host, over TLS only."""


class NotSignedIn(Exception):
    """Nobody, or whose time is over."""


@dataclass(frozen=True, slots=True)
class Session:
    token: str
    bearer: Bearer

    @property
    def form_token(self) -> str:
        """What a form of this session carries: another site can neither read nor make it."""
        mac = hmac.digest(self.token.encode(), b"forms of the pages", sha256)
        return urlsafe_b64encode(mac).decode().rstrip("=")

    @property
    def commands(self) -> frozenset[str]:
        """What this role may ask."""
        return COMMANDS_OF[self.bearer.role]


def session_of(request: Request, roles: frozenset[Audience] = STAFF) -> Session:
    """Who asks. Raises NotSignedIn; Failure for a role that has no business here, or with the database away."""
    hub, token = hub_of(request), request.cookies.get(COOKIE, "")
    if hub.lane.away:
        raise storage_away()
    bearer = hub.tokens.bearer(token) if token else None
    if bearer is None or bearer.role not in STAFF:
        raise NotSignedIn
    request.scope[SUBJECT] = f"{bearer.role.value}:"
    if bearer.role not in roles:
        raise not_allowed(role=bearer.role.value)
    return Session(token, bearer)


def check_form(session: Session, told: str) -> None:
    """Raises Failure where a form does not carry this session's token."""
    if not hmac.compare_digest(session.form_token.encode(), told.encode()):
        raise not_allowed(form="stale")


def check_same_site(request: Request) -> None:
    """Before anybody is signed in there is no token: the browser says where a form came from. Raises Failure."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site is None and origin is not None:  # an older browser, or plain HTTP
        site = "same-origin" if urlsplit(origin).netloc == request.headers.get("host") else origin
    if site not in (None, "same-origin", "none"):
        raise not_allowed(form="stale")


def keep(response: Response, token: str) -> None:
    """Let the browser keep the session for as long as the hub does."""
    response.set_cookie(
        COOKIE, token, max_age=int(SIGNED_IN_FOR.total_seconds()), path="/", secure=True, httponly=True,
        samesite="strict",
    )  # fmt: skip


def forget(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", secure=True, httponly=True, samesite="strict")

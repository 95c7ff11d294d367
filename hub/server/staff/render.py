"""Pages as HTML, from the templates; every answer of the pages goes out with the same headers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from hub.link.client import new_id
from hub.server.phone.texts import language_of
from hub.server.requests import hub_of
from hub.server.staff.assets import address_of
from hub.server.staff.session import Session
from hub.server.staff.speech import Speech
from hub.server.staff.told import REFUSED, SORRY, TOLD
from hub.server.views.guiding import waiting_requests
from hub.server.views.head import head_of
from hub.wire import FleetView, Language

LANGUAGE = "tingxu-language"
HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:;"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
}


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads the page; nobody yet where `session` is None."""

    session: Session | None = None
    view: FleetView | None = None
    names: Mapping[str, str] | None = None
    unread: int = 0
    undelivered: int = 0


def language_for(request: Request) -> Language:
    """By the page's own switch, now or before, else by what the browser prefers."""
    asked = request.query_params.get("lang") or request.cookies.get(LANGUAGE)
    return language_of(asked, request.headers.get("accept-language", ""))


def page(
    request: Request, template: str, reader: Reader, now: datetime, *, status: int = 200, tag: str = "", **more: Any
) -> Response:
    """The template filled in. `tag`: what the script asks by whether anything is new."""
    language = language_for(request)
    html = environment().get_template(template).render(
        _common(request, reader, language, now) | _wanted(request) | more
    )  # fmt: skip
    response = HTMLResponse(html, status, headers=HEADERS | ({"ETag": tag} if tag else {}))
    if request.query_params.get("lang") in ("zh", "en"):
        response.set_cookie(
            LANGUAGE, language, max_age=365 * 86400, path="/", secure=True, httponly=True,
            samesite="strict",
        )  # fmt: skip
    return response


def sorry(request: Request, code: str, status: int, **facts: object) -> Response:
    """In kind words why not, and a way on."""
    zh, en = SORRY.get(code, SORRY["not_found"])
    text = (en if language_for(request) == "en" else zh).format_map(facts)
    return page(request, "sorry.html", Reader(), hub_of(request).now(), status=status, text=text)


@cache
def environment() -> Environment:
    """The templates."""
    return Environment(
        loader=PackageLoader("hub.server.staff"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def _common(request: Request, reader: Reader, language: Language, now: datetime) -> dict[str, Any]:
    state = hub_of(request).state
    definition = state.definition
    hall = None if definition is None else head_of(definition, now)
    speech = Speech(language, "UTC" if hall is None else hall.zone, now, reader.view, dict(reader.names or {}))
    session = reader.session
    return {
        "say": speech, "t": speech.t, "hall": hall, "now": now, "view": reader.view, "new_id": new_id,
        "lang": "zh-CN" if language == "zh" else "en", "other": "en" if language == "zh" else "zh",
        "session": session, "may": frozenset() if session is None else session.commands, "unread": reader.unread,
        "undelivered": reader.undelivered, "here": request.url.path, "asset": address_of,
        "guides_wanted": waiting_requests(state),
    }  # fmt: skip


def _wanted(request: Request) -> dict[str, Any]:
    """The address without what was told last, to come back to; and that, in words."""
    told = request.query_params.get("told", "")
    kept = "&".join(f"{name}={value}" for name, value in request.query_params.multi_items() if name not in _OURS)
    back = request.url.path + (f"?{kept}" if kept else "")
    return {"back": back, "told": TOLD.get(told), "refused": told in REFUSED}


_OURS = frozenset({"told", "lang"})

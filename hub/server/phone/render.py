"""The pages' HTML, from the templates, and the headers that go with it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined

from hub.server.phone.shown import Shown
from hub.server.phone.taste import Taste
from hub.server.staff.speech import Speech
from hub.server.staff.theme import grounds, of_ground
from hub.wire import HallHead

REFRESH_SECONDS = 15
"""How often the page comes again where there is no script."""

OWN_ADDRESS = 'history.replaceState(null,"",document.currentScript.dataset.own)'
"""Gives a page that answered a form an address that can be asked for again: the back button and a reload then send
nothing twice and are not stopped by the browser's question whether to."""
NO_QUERY: Mapping[str, str] = {}

_FOLDER = Path(__file__).parent
SORRY = {
    "gone": ("号码已失效", "This number has ended", "这张号码纸当天有效。如需办理，请在自助机重新取号。",
             "A number is good for its day. Please take a new one at a kiosk."),
    "unknown": ("没有找到这个号码", "We can't find this number", "请重新扫描号码纸上的二维码，或到咨询台询问。",
                "Please scan the code on your ticket again, or ask at the enquiry desk."),
    "storage": ("现在连不上大厅", "We can't reach the hall just now", "您的号码没有变化。请稍后再试，或到咨询台询问。",
                "Nothing about your number has changed. Please try again soon, or ask at the enquiry desk."),
    "stale": ("这一页已过期", "This page has grown old", "您的号码没有变化。请重新扫描号码纸上的二维码。",
              "Nothing about your number has changed. Please scan the code on your ticket again."),
}  # fmt: skip
"""Titles and texts, in both languages, where there is no ticket to show."""
TOLD = {
    "late": ("刚才没有办成：号码的情况已经变了，请看下面。",
             "That was not done: things have changed meanwhile, see below."),
    "away": ("大厅的系统暂时连不上，下面是断开前的情况。",
             "The hall's system can't be reached just now. This is how it was before."),
}  # fmt: skip


def ticket_page(shown: Shown, hall: HallHead, at: datetime, taste: Taste, told: str = "") -> str:
    """The ticket as it stands."""
    say = Speech(taste.language, hall.zone, at)
    return rendered(
        "ticket.html", taste, hall, at, shown=shown, now_part=_part("now.html", shown, say),
        acts_part=_part("acts.html", shown, say), clock=_clock(hall, at), refresh=REFRESH_SECONDS, script=script(),
        facts=_facts(shown, hall, say), told=say.t(*TOLD[told]) if told in TOLD else "",
    )  # fmt: skip


def live_part(shown: Shown, hall: HallHead, taste: Taste, at: datetime) -> bytes:
    """What the page's script puts in its place when something has changed: JSON."""
    say = Speech(taste.language, hall.zone, at)
    parts = {"now": _part("now.html", shown, say), "acts": _part("acts.html", shown, say)}
    return msgspec.json.encode(parts | _facts(shown, hall, say))


def clock_part(hall: HallHead, at: datetime) -> bytes:
    """When it was true, as JSON: the hall's wall clock."""
    return msgspec.json.encode(_clock(hall, at))


def sorry_page(what: str, hall: HallHead, at: datetime, taste: Taste) -> str:
    """In kind words why there is no ticket to show, and what to do next."""
    say, (zh_title, en_title, zh, en) = Speech(taste.language, hall.zone, at), SORRY[what]
    return rendered("sorry.html", taste, hall, at, title=say.t(zh_title, en_title), text=say.t(zh, en))


@cache
def script() -> str:
    return (_FOLDER / "live.js").read_text("utf-8")


@cache
def style() -> str:
    """By day, by night, and for who asks for more contrast; the same colours as the screens."""
    contrast = f"@media screen and (prefers-contrast:more){{:root{{{of_ground('contrast')}}}}}"
    return f"{grounds()}\n{contrast}\n{(_FOLDER / 'look.css').read_text('utf-8')}"


@cache
def headers() -> dict[str, str]:
    """Nothing is kept or told on the way; nothing but our own style and script is carried out."""
    policy = (
        f"default-src 'none'; style-src {_digest(style())}; script-src {_digest(script())} {_digest(OWN_ADDRESS)};"
        " connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    return {
        "Cache-Control": "no-store", "Referrer-Policy": "same-origin", "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": policy,
    }  # fmt: skip


def _facts(shown: Shown, hall: HallHead, say: Speech) -> dict[str, str | bool]:
    """What the script goes by: when to ring, what to say, whether anything may still come."""
    return {
        "call": shown.call, "near": shown.near, "moving": shown.moving, "say": shown.spoken(say),
        "title": f"{shown.title(say)} · {say.pick(hall.name)}",
    }  # fmt: skip


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _clock(hall: HallHead, at: datetime) -> str:
    return at.astimezone(ZoneInfo(hall.zone)).strftime("%H:%M")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("hub.server.phone"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip


def rendered(
    template: str, taste: Taste, hall: HallHead, at: datetime, query: Mapping[str, str] = NO_QUERY, **more: Any
) -> str:
    """A template in the visitor's taste; `query`: what the page's own address asks besides."""
    say = Speech(taste.language, hall.zone, at)
    return _environment().get_template(template).render(
        say=say, t=say.t, hall=hall, taste=taste, lang="zh-CN" if taste.language == "zh" else "en", style=style(),
        switch=lambda **asked: f"?{urlencode({**query, **asked})}", **more,
    )  # fmt: skip


def _part(template: str, shown: Shown, say: Speech) -> str:
    return _environment().get_template(template).render(shown=shown, say=say, t=say.t).strip()

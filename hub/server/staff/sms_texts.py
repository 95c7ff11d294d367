"""The words of the text messages: read, tried out and changed by who answers for the hall."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from starlette.requests import Request
from starlette.responses import Response

from hub.link.client import new_id
from hub.server.appointments.links import PAGE as PAGE_OF_ONE
from hub.server.failures import not_found
from hub.server.lane.orders import drafter
from hub.server.requests import hub_of
from hub.server.routes.commands import canonical, given_of
from hub.server.sending.templates import LANGUAGES, WrongText, check, parts_of, shipped
from hub.server.sending.wording import worded
from hub.server.staff.door import see_other
from hub.server.staff.forms import Form, command_of, form_of
from hub.server.staff.looking import Look, look_of, see
from hub.server.staff.render import page
from hub.server.staff.session import check_form, session_of
from hub.server.staff.sms import MANAGERS
from hub.server.staff.sms_words import FIELDS, TITLES, WRONG
from hub.store import message_texts
from hub.store.database import reading
from hub.store.message_texts import Kept, Key
from hub.store.messages import Language

PAGE = "/staff/sms/texts"
CODE_LENGTH = 51
"""Signs of an appointment's code: what is counted and paid for includes it."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A text as it would arrive, or what is the matter with it."""

    words: str = ""
    parts: int = 0
    wrong: WrongText | None = None


async def get_texts(request: Request) -> Response:
    """Every message in both languages, as visitors get it now."""
    session_of(request, MANAGERS)
    look, hub = look_of(request), hub_of(request)
    seen, own = await see(look, lambda tx, _seen: message_texts.current(tx, hub.hall))
    texts = {key: _tried(look, key, text) for key, text in _texts(own).items()}
    return page(
        request, "sms_texts.html", seen.reader(look.session), look.now, templates=shipped(), titles=TITLES,
        texts=texts, own=own,
    )  # fmt: skip


async def get_text(request: Request) -> Response:
    """One, to be changed."""
    session_of(request, MANAGERS)
    look, key, hub = look_of(request), _key(request), hub_of(request)
    with reading(hub.engine) as tx:
        own = message_texts.current(tx, hub.hall)
    return await _form(request, look, key, _texts(own)[key])


async def post_text(request: Request) -> Response:
    """Try it out, bring back what was shipped, or keep it; what is wrong is said beside the field."""
    session = session_of(request, MANAGERS)
    look, key, form = look_of(request), _key(request), await form_of(request)
    check_form(session, form.get("form", ""))
    text = form.get("text", "").strip()
    if form.get("do") == "shipped":
        text = shipped()[key[0]].shipped[key[1]]
    elif form.get("do") == "keep" and _tried(look, key, text).wrong is None:
        return await _keep(request, key, form, text)
    return await _form(request, look, key, text)


async def _keep(request: Request, key: Key, form: Form, text: str) -> Response:
    """As any command, with its own id: sent twice, it is kept once."""
    hub, session = hub_of(request), session_of(request, MANAGERS)
    told = {"kind": "set_message_text", "template": key[0], "language": key[1], "text": text}
    asked = command_of(told | {"id": form.get("id", "")})
    draft = drafter(asked.command, session.bearer, hub.visitors)
    given_of(await hub.carry_out(asked.id, session.bearer, canonical(asked), draft))
    return see_other(f"{PAGE}?told=set_message_text")


async def _form(request: Request, look: Look, key: Key, text: str) -> Response:
    hub = hub_of(request)
    seen, own = await see(look, lambda tx, _seen: message_texts.current(tx, hub.hall))
    tried = _tried(look, key, text)
    return page(
        request, "sms_text.html", seen.reader(look.session), look.now, status=200 if tried.wrong is None else 422,
        about=shipped()[key[0]], language=key[1], text=text, tried=tried, kept=own.get(key), titles=TITLES,
        fields=FIELDS, wrong=None if tried.wrong is None else WRONG[tried.wrong.code], id=new_id(),
    )  # fmt: skip


def _key(request: Request) -> Key:
    """Raises Failure for a template or a language that there is not."""
    template, language = request.path_params["template"], request.path_params["language"]
    if template not in shipped() or language not in LANGUAGES:
        raise not_found()
    return template, language


def _texts(own: Mapping[Key, Kept]) -> dict[Key, str]:
    """What counts: the hall's own text, else the one shipped."""
    as_shipped = {(name, each): template.shipped[each] for name, template in shipped().items() for each in LANGUAGES}
    return as_shipped | {key: kept.text for key, kept in own.items() if key in as_shipped}


def _tried(look: Look, key: Key, text: str) -> Tried:
    template, language = shipped()[key[0]], key[1]
    try:
        check(template, text)
        words = worded(text, _example(look, language), language, look.definition)
    except WrongText as wrong:
        return Tried(wrong=wrong)
    return Tried(words, parts_of(words))


def _one(language: Language, zh: str, en: str) -> str:
    return zh if language == "zh" else en


def _example(look: Look, language: Language) -> dict[str, str]:
    """Facts as they might be."""
    begin = look.now.replace(minute=30, second=0, microsecond=0) + timedelta(days=1)
    return {
        "item": look.definition.items[0].id, "starts_at": begin.isoformat(),
        "before": (begin - timedelta(hours=1)).isoformat(),
        "offers": " ".join((begin + timedelta(days=1, minutes=each)).isoformat() for each in (0, 30)),
        "reason": _one(language, "设备检修", "maintenance"), "code": "482913", "number": "A012",
        "machine": _one(language, "一号自助取号机", "Ticket kiosk 1"),
        "device": _one(language, "小票打印机", "Ticket printer"), "about": _one(language, "纸用完了", "Out of paper"),
        "cure": _one(language, "打开上盖，装入新纸卷，合上盖子。", "Open the cover, put in a new roll, close it."),
        "aid": _one(language, "轮椅", "Wheelchair"),
        "url": f"{hub_of(look.request).public_url}{PAGE_OF_ONE}{'x' * CODE_LENGTH}",
    }  # fmt: skip

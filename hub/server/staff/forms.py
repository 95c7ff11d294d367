"""What a form of the pages says, and the command that comes of it: the wire's own, checked by the wire's shapes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import parse_qsl

from pydantic import ValidationError
from starlette.requests import Request

from hub.server.failures import Failure, invalid
from hub.server.requests import body_of
from hub.server.staff.hall_forms import GATHERERS
from hub.wire import MAX_BODY_BYTES, CommandRequest

Form = Mapping[str, str]
_OWN = frozenset({"id", "form", "back"})
"""Fields that are not the command's."""
_BACK = re.compile(r"/(staff|r)(/[A-Za-z0-9_.:-]+)*(\?[A-Za-z0-9_.:=&%-]*)?")
_BETWEEN_PARTS = re.compile(r"[、,，;；\n]")


async def form_of(request: Request, most: int = MAX_BODY_BYTES) -> Form:
    """The fields of a form of at most so many bytes, the last of each name. Raises Failure where it is larger or no
    text."""
    try:
        body = (await body_of(request, most)).decode()
    except UnicodeDecodeError:
        raise Failure(422, "invalid", where=["body: utf-8"]) from None
    return {name: value.replace("\r\n", "\n") for name, value in parse_qsl(body, keep_blank_values=True)}


def back_of(told: str, otherwise: str = "/staff") -> str:
    """Where to go afterwards: a page of ours and nothing else."""
    return told if _BACK.fullmatch(told) else otherwise


def command_of(form: Form) -> CommandRequest:
    """Raises Failure for what is no command."""
    try:
        return CommandRequest.model_validate({"id": form.get("id", ""), "command": _asked(form)})
    except ValidationError as error:
        raise invalid(error) from None


def _asked(form: Form) -> dict[str, Any]:
    gather = GATHERERS.get(form.get("kind", ""))
    if gather is not None:
        return {"kind": form["kind"], **gather(form)}
    fields = {name: _READERS.get(name, str.strip)(value) for name, value in form.items() if name not in _OWN}
    if "at" in fields:  # a machine, and behind a bar the device where one was chosen
        fields["machine"], _, fields["device"] = fields.pop("at").partition("|")
    return fields


def _parts(text: str) -> list[str]:
    return [part.strip() for part in _BETWEEN_PARTS.split(text) if part.strip()]


_READERS: dict[str, Callable[[str], Any]] = {
    "parts": _parts,
    "fine": lambda text: text != "no",
    "loan": lambda text: text or None,
    "items": lambda text: [text],
    "number": lambda text: text.strip().upper(),
    "grounds": lambda text: text or None,
    "on_behalf": lambda text: text == "yes",
    "paper": lambda text: text == "yes",
    "leave": lambda text: text == "yes",
}

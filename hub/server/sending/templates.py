"""The texts that people are told: as shipped in resources/messages.toml, and what a hall's own text must keep to.

A text has fields in braces, `{time}`; each template knows its own. Nothing but their names may stand in braces: no
attribute, no index, no format.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, Literal

from hub.store.messages import Language

FILE = Path(__file__).resolve().parents[3] / "resources" / "messages.toml"
LANGUAGES: tuple[Language, ...] = ("zh", "en")
LONGEST = 500
"""Characters of a text, before its fields are filled in."""
ONE_PART, FURTHER_PARTS = 70, 67
"""Characters (UTF-16 units) of a text message in Chinese; of each part of a longer one (3GPP TS 23.038, 23.040)."""


class WrongText(Exception):
    """The text can't be used: `code` says why, `field` which field it is about."""

    def __init__(self, code: str, field: str = "") -> None:
        super().__init__(f"{code} {field}".strip())
        self.code = code
        self.field = field


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    to: Literal["visitor", "staff"]
    fields: frozenset[str]
    shipped: Mapping[Language, str]


@cache
def shipped() -> Mapping[str, Template]:
    """Every template by name, in the order of the file."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return {name: _template(name, each) for name, each in table.items()}


def _template(name: str, told: Mapping[str, Any]) -> Template:
    to = told.get("to", "visitor")
    return Template(name, to, frozenset(told["fields"]), {language: told[language] for language in LANGUAGES})


def check(template: Template, text: str) -> None:
    """Raises WrongText: empty | too_long | braces | unknown_field | control."""
    if not text.strip():
        raise WrongText("empty")
    if len(text) > LONGEST:
        raise WrongText("too_long")
    if any(not each.isprintable() for each in text.replace("\n", "")):
        raise WrongText("control")
    for name in fields_of(text):
        if name not in template.fields:
            raise WrongText("unknown_field", name[:40])


def fields_of(text: str) -> set[str]:
    """The fields that are used. Raises WrongText where braces hold something else."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise WrongText("braces") from None
    for _, name, form, conversion in parts:
        if form or conversion or (name is not None and not name.isidentifier()):
            raise WrongText("braces", (name or "")[:40])
    return {name for _, name, _, _ in parts if name is not None}


def parts_of(text: str) -> int:
    """How many text messages a gateway makes of it, and charges."""
    units = len(text.encode("utf-16-le")) // 2
    return 1 if units <= ONE_PART else -(-units // FURTHER_PARTS)

"""What a visitor wrote into the form, as the command it asks for; or what is to be put right, field by field."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from hub.server.lane.personal import document_of
from hub.server.phone.texts import Language
from hub.wire import BookCommand

LONGEST_NAME = 60
KEPT = 300
"""So many signs of what was typed are looked at and shown again: more than any field may have."""
_PHONE = re.compile(r"\+?[0-9]{6,15}", re.ASCII)
_NUMBER = re.compile(r"[A-Z0-9]{6,20}", re.ASCII)
_ID = re.compile(r"[A-Za-z0-9_-]{8,64}", re.ASCII)
_MOMENT = "%Y%m%dT%H%MZ"

Problems = dict[str, str]
"""Field → what is wrong with it, a key of hub.server.booking.words.FIELD."""


@dataclass(frozen=True, slots=True)
class Filled:
    """As it was typed, tidied up but not judged."""

    id: str
    """Made with the form: pressed twice, it is done once."""
    starts_at: datetime | None
    name: str = ""
    phone: str = ""
    number: str = ""

    def problems(self, *, document: bool) -> Problems:
        """What is to be put right before it can be asked for."""
        found = {"name": _name(self.name), "phone": _phone(self.phone)}
        if document or self.number:
            found["number"] = _number(self.number, self.name)
        if self.starts_at is None:
            found["starts_at"] = "choose_time"
        return {field: problem for field, problem in found.items() if problem}

    def command(self, item: str, language: Language) -> BookCommand:
        """Where there are no problems."""
        assert self.starts_at is not None
        return BookCommand(
            item=item, starts_at=self.starts_at, name=self.name, phone=self.phone, number=self.number or None,
            language=language,
        )  # fmt: skip


def new_id() -> str:
    return secrets.token_hex(16)


def filled_of(form: Mapping[str, str]) -> Filled:
    """Figures of any width and signs between them are welcome; a name is kept as its owner writes it."""
    name, phone, number = (form.get(field, "")[:KEPT] for field in ("name", "phone", "number"))
    return Filled(
        id=form.get("id", "") if _ID.fullmatch(form.get("id", "")) else new_id(),
        starts_at=moment_of(form.get("starts_at", "")),
        name=" ".join(unicodedata.normalize("NFC", name).split()),
        phone=re.sub(r"[\s()\-.]", "", unicodedata.normalize("NFKC", phone)),
        number=re.sub(r"[\s()\-.]", "", unicodedata.normalize("NFKC", number)).upper(),
    )


def spelt(at: datetime) -> str:
    """A time as it stands in addresses and forms."""
    return at.astimezone(UTC).strftime(_MOMENT)


def moment_of(text: str) -> datetime | None:
    """None for what is no time of ours."""
    try:
        at = datetime.strptime(text, _MOMENT).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if 1971 <= at.year < 9998 else None


def _name(name: str) -> str:
    if not name:
        return "name_missing"
    if len(name) > LONGEST_NAME:
        return "name_long"
    odd = any(unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp") for sign in name)
    return "name_odd" if odd or not any(sign.isalpha() for sign in name) else ""


def _phone(phone: str) -> str:
    if not phone:
        return "phone_missing"
    return "" if _PHONE.fullmatch(phone) else "phone_wrong"


def _number(number: str, name: str) -> str:
    if not number:
        return "number_missing"
    if not _NUMBER.fullmatch(number):
        return "number_wrong"
    return "" if document_of(number, name[:LONGEST_NAME] or "-") else "number_digit"

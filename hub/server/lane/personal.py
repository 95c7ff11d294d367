"""What is known of a person, before it is sealed and after it is opened: a document, or a phone and whose."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from hub.wire import Document, Shape


class Contact(Shape):
    """How somebody who booked is called and reached."""

    kind: Literal["contact"] = "contact"
    name: str
    phone: str

    @property
    def tail(self) -> str:
        """The last four digits of the phone: what is said at a kiosk beside the number of the appointment."""
        return self.phone[-4:]


class Colleague(Shape):
    """One of the staff, and the phone on which they are told what is wrong."""

    kind: Literal["colleague"] = "colleague"
    login: str
    phone: str


Person: TypeAlias = Document | Contact | Colleague
LONG = 8
"""Signs of a phone from which on four of them tell little."""
_PERSON: TypeAdapter[Person] = TypeAdapter(Annotated[Person, Field(discriminator="kind")])

_RESIDENT = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_DIGITS = "10X98765432"


def read_person(sealed: bytes) -> Person:
    """From what was in the seal."""
    return _PERSON.validate_json(sealed)


def found_by(person: Person) -> str:
    """What tells one person from another; a name is the same however its signs are composed."""
    if isinstance(person, Contact):
        name = unicodedata.normalize("NFKC", person.name).casefold()
        return f"{person.kind}\0{person.phone}\0{' '.join(name.split())}"
    if isinstance(person, Colleague):
        return f"{person.kind}\0{person.login}"
    return f"{person.kind}\0{person.number}"


def document_of(number: str, name: str) -> Document | None:
    """The document that bears that number; None for a resident's number with a wrong check digit or birthday."""
    if _RESIDENT.fullmatch(number) is None:
        return Document(kind="foreigner", number=number, name=name)
    birth = _birth(number)
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, number[:17], strict=True))
    if birth is None or number[17] != _DIGITS[total % 11]:  # GB 11643
        return None
    return Document(kind="resident", number=number, name=name, birth=birth)


def _birth(number: str) -> date | None:
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def masked_name(name: str) -> str:
    """The first sign, and how many more there are, up to two: enough to be called at a desk."""
    return name[:1] + "*" * min(2, max(1, len(name) - 1))


def masked_phone(phone: str) -> str:
    """Its last four digits, in pages and logs alike; of a short one the last two, or it would be half told."""
    return "*" * 4 + phone[-4 if len(phone) >= LONG else -2 :]

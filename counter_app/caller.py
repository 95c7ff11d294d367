"""What somebody on the phone says of themselves, tidied up, and what is to be asked again. Pure.

The hub judges the same again; here it is said while the caller is still on the line.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from counter_app.marking import QT_TRANSLATE_NOOP
from devices.codecs.citizen_number import checks_out

MOST: Final = 60
"""Signs of a name."""
_PHONE: Final = re.compile(r"\+?[0-9]{6,15}", re.ASCII)
_NUMBER: Final = re.compile(r"[A-Z0-9]{6,20}", re.ASCII)
_RESIDENT: Final = re.compile(r"[0-9]{17}[0-9X]", re.ASCII)
_ODD: Final = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")
"""Kinds of signs that stand in nobody's name."""

NAME_MISSING: Final = QT_TRANSLATE_NOOP("Counter", "请问姓名。")
NAME_ODD: Final = QT_TRANSLATE_NOOP("Counter", "姓名里有不能用的符号。")
PHONE_MISSING: Final = QT_TRANSLATE_NOOP("Counter", "请问手机号。")
PHONE_WRONG: Final = QT_TRANSLATE_NOOP("Counter", "应为 6 至 15 位数字，请再核对。")
PHONE_LENGTH: Final = QT_TRANSLATE_NOOP("Counter", "1 开头的手机号应为 11 位。")
NUMBER_MISSING: Final = QT_TRANSLATE_NOOP("Counter", "这一项要证件号码。")
NUMBER_WRONG: Final = QT_TRANSLATE_NOOP("Counter", "应为 6 至 20 位数字或字母。")
NUMBER_DIGIT: Final = QT_TRANSLATE_NOOP("Counter", "有一位不对，请逐位核对。")


@dataclass(frozen=True, slots=True)
class Caller:
    name: str = ""
    phone: str = ""
    number: str = ""
    """Of the identity document."""


def heard(name: str, phone: str, number: str) -> Caller:
    """Figures of any width and signs between them are welcome; a name stays as its owner writes it."""
    return Caller(" ".join(unicodedata.normalize("NFC", name).split()), _plain(phone), _plain(number).upper())


def asked_again(caller: Caller, *, document: bool) -> dict[str, str]:
    """Field → what is wrong with it, to be translated; `document`: the item needs the number."""
    found = {"name": _name(caller.name), "phone": _phone(caller.phone)}
    if document or caller.number:
        found["number"] = _number(caller.number)
    return {field: problem for field, problem in found.items() if problem}


def _plain(typed: str) -> str:
    return re.sub(r"[\s()\-.]", "", unicodedata.normalize("NFKC", typed))


def _name(name: str) -> str:
    if not name:
        return NAME_MISSING
    odd = any(unicodedata.category(sign) in _ODD for sign in name) or not any(sign.isalpha() for sign in name)
    return NAME_ODD if odd or len(name) > MOST else ""


def _phone(phone: str) -> str:
    if not phone:
        return PHONE_MISSING
    if not _PHONE.fullmatch(phone):
        return PHONE_WRONG
    return PHONE_LENGTH if phone.startswith("1") and len(phone) != 11 else ""


def _number(number: str) -> str:
    if not number:
        return NUMBER_MISSING
    if not _NUMBER.fullmatch(number):
        return NUMBER_WRONG
    return NUMBER_DIGIT if _RESIDENT.fullmatch(number) and not checks_out(number) else ""

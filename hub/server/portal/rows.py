"""A portal's row as an appointment that is wanted, or what is wrong with it: field and reason, never the value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from pydantic import ValidationError

from hall.definition import Definition
from hub.server.portal.encoding import BROKEN
from hub.server.portal.reading import Raw, Wrong
from hub.wire import PortalAppointment

NAMES: Mapping[str, str] = {
    "预约编号": "id", "预约号": "id", "编号": "id", "事项": "item", "事项编码": "item", "事项名称": "item",
    "预约时间": "starts_at", "姓名": "name", "手机": "phone", "手机号": "phone", "手机号码": "phone",
    "证件号": "number", "证件号码": "number", "身份证号": "number", "语言": "language",
}  # fmt: skip
"""What portals call our fields; our own names are understood too, in any case."""
FIELDS = frozenset(PortalAppointment.model_fields)
_WALL = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?[ T]+(\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_REASONS = {
    "missing": "missing", "string_pattern_mismatch": "wrong_form", "string_type": "wrong_form",
    "literal_error": "wrong_form", "string_too_short": "missing", "string_too_long": "too_long",
}  # fmt: skip


def appointment_of(raw: Raw, definition: Definition) -> PortalAppointment | Wrong:
    """Times without an offset are the hall's; items may be named as the hall names them."""
    fields = _known(raw.fields)
    for name, value in fields.items():
        if isinstance(value, str) and BROKEN in value:
            return Wrong(raw.line, name, "encoding")
    try:
        told = {name: _READ[name](value, definition) if name in _READ else value for name, value in fields.items()}
        given = {name: value for name, value in told.items() if value not in ("", None)}
        return PortalAppointment.model_validate(given)
    except _WrongField as wrong:
        return Wrong(raw.line, wrong.field, wrong.reason)
    except ValidationError as error:
        first = error.errors(include_input=False, include_context=False, include_url=False)[0]
        return Wrong(raw.line, str(first["loc"][0]), _REASONS.get(first["type"], "wrong_form"))


class _WrongField(Exception):
    def __init__(self, field: str, reason: str) -> None:
        super().__init__(field)
        self.field = field
        self.reason = reason


def _known(fields: Mapping[str, object]) -> dict[str, object]:
    """Ours alone, under our names, without blanks around them."""
    found: dict[str, object] = {}
    for name, value in fields.items():
        ours = NAMES.get(name.strip(), name.strip().lower())
        if ours in FIELDS and found.get(ours) in (None, ""):
            found[ours] = value.strip() if isinstance(value, str) else value
    return found


def _item(value: object, definition: Definition) -> object:
    if not isinstance(value, str) or not value or any(each.id == value for each in definition.items):
        return value
    named = [each.id for each in definition.items if value in (each.name.zh, each.name.en)]
    if len(named) != 1:
        raise _WrongField("item", "unknown_item")
    return named[0]


def _moment(value: object, definition: Definition) -> object:
    """ISO 8601, or a time on the hall's wall; one that a change of clocks leaves out or has twice is none."""
    if value in ("", None):
        return value
    wall = _wall(str(value))
    if wall is None:
        raise _WrongField("starts_at", "wrong_form")
    if wall.tzinfo is not None:
        return wall
    local = wall.replace(tzinfo=ZoneInfo(definition.zone))
    back = local.astimezone(UTC).astimezone(local.tzinfo).replace(tzinfo=None)
    if back != wall or local.utcoffset() != local.replace(fold=1).utcoffset():
        raise _WrongField("starts_at", "no_such_time")
    return local


def _wall(text: str) -> datetime | None:
    found = _WALL.fullmatch(text)
    try:
        if found is not None:
            year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
            return datetime(year, month, day, hour, minute, second)  # noqa: DTZ001 - the hall's zone is put to it
        return datetime.fromisoformat(text) if len(text) > 10 else None
    except ValueError:
        return None


def _phone(value: object, _definition: Definition) -> object:
    """Figures of any width: a Chinese keyboard writes wide ones."""
    return re.sub(r"[ -]", "", _narrow(str(value))) if isinstance(value, str | int) else value


def _number(value: object, _definition: Definition) -> object:
    return _narrow(value).upper() if isinstance(value, str) else value


def _narrow(text: str) -> str:
    return unicodedata.normalize("NFKC", text)


def _id(value: object, _definition: Definition) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _language(value: object, _definition: Definition) -> object:
    return {"中文": "zh", "英文": "en", "english": "en"}.get(str(value).lower(), value)


_READ: Mapping[str, Callable[[object, Definition], object]] = {
    "id": _id, "item": _item, "starts_at": _moment, "phone": _phone, "number": _number, "language": _language,
}  # fmt: skip

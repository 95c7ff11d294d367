"""Devices as JSON: states, events and checks in the words of the kinds table, with no person in them unless asked."""

from __future__ import annotations

from devices.advice import advice_for, point
from devices.checks import Check
from devices.drivers.events import DeviceEvent, StatusChanged
from devices.kind import Json, Kind
from devices.status import DeviceStatus
from devices.words import Language


def status_json(status: DeviceStatus) -> Json:
    return {
        "link": status.link.value,
        "media": status.media and status.media.value,
        "paper": status.paper and status.paper.value,
        "action": status.action and status.action.value,
        "detail": status.detail,
    }


def event_json(kind: Kind, event: DeviceEvent, *, masked: bool = True) -> Json | None:
    """``None`` for what says nothing to others."""
    if isinstance(event, StatusChanged):
        return {"event": "status", **status_json(event.status)}
    return kind.tell(event, masked)


def check_json(check: Check) -> Json:
    action = check.action and check.action.value
    return {"name": check.name, "ok": check.ok, "detail": check.detail, "action": action, "value": check.value}


def check_line(kind: Kind, check: Check, language: Language = "en") -> str:
    """``ok    Paper`` or ``FAIL  Paper: The paper is used up. Open the cover …``."""
    mark = {True: "ok  ", False: "FAIL", None: "?   "}[check.ok]
    line = f"{mark}  {point(check.name, kind).in_(language)}{f' = {check.value}' if check.value else ''}"
    if not check.detail or check.ok:
        return line
    advice = advice_for(check.detail, kind)
    return f"{line}: {advice.fact.in_(language)} ({check.detail}). {advice.cure.in_(language)}"

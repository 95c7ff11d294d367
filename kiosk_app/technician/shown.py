"""Devices as a page shows them: rows of words in the page's language. No person is in them."""

from __future__ import annotations

from datetime import datetime, tzinfo

from devices.advice import ACTIONS, LINKS, MEDIA, PAPER, POINTS, WORKS, advice_for, code_in, point
from devices.checks import Check
from devices.drivers.logbook import Fault
from devices.status import Action, DeviceStatus, LinkState
from devices.wire_tap import Direction, WireLine
from devices.words import Language, Words
from kiosk_app.technician.watched import WatchedDevice

Row = dict[str, object]
FAULTS, WIRE = 8, 20
_LINK, _MEDIA, _PAPER, _WHO, _CODE = (
    Words("连接", "Link"), Words("介质", "Media"), Words("纸", "Paper"), Words("由谁处理", "Who"),
    Words("代码", "Code"))  # fmt: skip
_ABLE = Words("功能", "Can do")
_STARTING = DeviceStatus(LinkState.STARTING)


def in_list(device: WatchedDevice, key: int, language: Language) -> Row:
    """A line of the list of devices."""
    status = device.driver.status or _STARTING
    fact = advice_for(status.detail, device.kind).fact.in_(language) if status.detail else _work(device, language)
    return {
        "key": str(key),
        "icon": device.kind.icon,
        "title": device.kind.title.in_(language),
        "kind": state_of(status),
        "state": _who(status).in_(language),
        "fact": fact,
    }


def state_of(status: DeviceStatus) -> str:
    """The colour's meaning: green, waiting (a hint, or coming back by itself), trouble."""
    if status.usable:
        return "green" if status.action is None else "waiting"
    return "waiting" if status.link in (LinkState.STARTING, LinkState.DEVICE_BUSY) else "trouble"


def whole(device: WatchedDevice, language: Language) -> Row:
    """The device's first page."""
    status = device.driver.status or _STARTING
    cure = advice_for(status.detail, device.kind).cure if status.detail else WORKS.cure
    return {
        **in_list(device, 0, language),
        "notice": (advice_for(status.detail, device.kind).fact if status.detail else LINKS[status.link]).in_(language),
        "cure": cure.in_(language),
        "facts": _facts(device, status, language),
        "counters": _counters(device, language),
    }


def _facts(device: WatchedDevice, status: DeviceStatus, language: Language) -> list[Row]:
    kind, driver = device.kind, device.driver
    rows = [(_LINK, LINKS[status.link].in_(language))]
    rows += [(_MEDIA, MEDIA[status.media].in_(language))] if status.media is not None else []
    rows += [(_PAPER, PAPER[status.paper].in_(language))] if status.paper is not None else []
    rows += [(_WHO, ACTIONS[status.action].in_(language))] if status.action is not None else []
    rows += [(_CODE, code_in(status.detail))] if status.detail else []
    rows += [(point(name, kind), value) for name, value in driver.identity.items()]
    able = [point(word, kind).in_(language) for word in sorted(driver.capabilities)]
    rows += [(_ABLE, ("、" if language == "zh" else ", ").join(able))] if able else []
    rows += [(Words("端口", "Port"), driver.url)]
    return [{"label": label.in_(language), "value": value} for label, value in rows]


def _work(device: WatchedDevice, language: Language) -> str:
    """What it has done, of one that works."""
    done = [(word, n) for word, n in sorted(device.driver.counters.items()) if word not in POINTS]
    return ", ".join(f"{point(word, device.kind).in_(language)} {n}" for word, n in done[:2])


def _counters(device: WatchedDevice, language: Language) -> list[Row]:
    counted = sorted(device.driver.counters.items())
    return [{"label": point(word, device.kind).in_(language), "value": str(count)} for word, count in counted]


def errors(device: WatchedDevice, zone: tzinfo, language: Language) -> list[Row]:
    """What went wrong last, the newest first."""
    return [_error(device, fault, zone, language) for fault in reversed(device.driver.last_errors[-FAULTS:])]


def _error(device: WatchedDevice, fault: Fault, zone: tzinfo, language: Language) -> Row:
    advice = advice_for(fault.detail, device.kind)
    times = f" ×{fault.times}" if fault.times > 1 else ""
    return {
        "time": _clock(fault.at, zone, "%m-%d %H:%M:%S"),
        "fact": advice.fact.in_(language) + times,
        "cure": advice.cure.in_(language),
        "code": code_in(fault.detail),
    }


def found(device: WatchedDevice, language: Language) -> list[Row]:
    """What the last test or trial found."""
    return [_found(device, check, language) for check in device.checks]


def _found(device: WatchedDevice, check: Check, language: Language) -> Row:
    advice = advice_for(check.detail, device.kind) if check.detail and not check.ok else None
    said = [check.value] if check.value else []
    said += [advice.fact.in_(language)] if advice else []
    return {
        "label": point(check.name, device.kind).in_(language),
        "kind": {True: "green", False: "trouble", None: "plain"}[check.ok],
        "mark": {True: Words("正常", "OK"), False: Words("不正常", "Failed"), None: Words("不确定", "Unknown")}[
            check.ok
        ].in_(language),
        "fact": " ".join(said),
        "cure": advice.cure.in_(language) if advice and (check.ok is False or _own(check, device)) else "",
    }


def _own(check: Check, device: WatchedDevice) -> bool:
    """Whether the kind has words of its own for it, such as what a person is to look at."""
    return code_in(check.detail) in device.kind.advice


def trials(device: WatchedDevice, language: Language) -> list[Row]:
    """What can be tried with it."""
    return [
        {"word": word, "title": trial.title.in_(language), "choices": list(trial.choices(device.driver))}
        for word, trial in device.kind.trials.items()
    ]


def wire(device: WatchedDevice, zone: tzinfo) -> list[Row]:
    """The last bytes, veiled, the newest at the end."""
    lines = device.wire.lines()[-WIRE:] if device.wire is not None else ()
    return [_wire(line, zone) for line in lines]


def _wire(line: WireLine, zone: tzinfo) -> Row:
    return {"time": _clock(line.at, zone, "%H:%M:%S"), "out": line.direction is Direction.OUT, "text": line.text}


def _clock(at: datetime, zone: tzinfo, shape: str) -> str:
    return at.astimezone(zone).strftime(shape)


def _who(status: DeviceStatus) -> Words:
    """Who must act; of what comes back by itself, how it is."""
    if status.action is None or status.action is Action.SUSPEND:
        return LINKS[status.link]
    return ACTIONS[status.action]

"""How the pages put things: times, shares, names and drivers' codes, in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hub.server import device_words
from hub.server.device_words import Advice
from hub.wire import DeviceRow, FaultRow, FleetView, Language, MachineRow, OrderRow, Words

_WORKS_AGAIN = "works-again"
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Speech:
    """Of one page; `view` and `names` (login → name) are empty where nobody is signed in."""

    language: Language
    zone: str
    now: datetime
    view: FleetView | None = None
    names: dict[str, str] = field(default_factory=dict)

    def t(self, zh: str, en: str, **facts: object) -> str:
        """The text in the reader's language, `{name}` filled in."""
        return (en if self.language == "en" else zh).format(**facts)

    def pick(self, words: Words) -> str:
        return words.en if self.language == "en" else words.zh

    # -- time --

    def when(self, at: datetime | None) -> str:
        """A moment as people say it: today 14:05."""
        if at is None:
            return "—"
        local, today = at.astimezone(ZoneInfo(self.zone)), self.now.astimezone(ZoneInfo(self.zone)).date()
        near = {0: self.t("今天", "today"), -1: self.t("昨天", "yesterday"), 1: self.t("明天", "tomorrow")}
        day = near.get((local.date() - today).days)
        if day is None:
            day = self.t(f"{local.month}月{local.day}日", f"{local.day} {_MONTHS[local.month - 1]}")
        return f"{day} {local:%H:%M}"

    def clock(self, at: datetime) -> str:
        """To the second, in the hall's time."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%H:%M:%S}"

    def hour(self, at: datetime) -> str:
        """The time of day."""
        return f"{at.astimezone(ZoneInfo(self.zone)):%H:%M}"

    def since(self, at: datetime | None) -> str:
        """How long ago, or until then, in the largest unit that says enough."""
        if at is None:
            return ""
        minutes = int(abs(self.now - at) / timedelta(minutes=1))
        if minutes < 1:
            return self.t("不到 1 分钟", "under a minute")
        if minutes < 120:
            return self.t(f" {minutes} 分钟", f"{minutes} min")
        hours = minutes // 60
        days = hours // 24
        return self.t(f" {hours} 小时", f"{hours} h") if days < 2 else self.t(f" {days} 天", f"{days} days")

    @staticmethod
    def share(part: float | None) -> str:
        """Never rounded up to a hundred."""
        if part is None:
            return "—"
        return "100%" if part >= 1 else f"{min(part * 100, 99.9):.1f}%"

    # -- names --

    def person(self, login: str | None) -> str:
        """One of the staff by name; of a program's own doing, no name."""
        return "" if login is None else self.names.get(login, login)

    def doer(self, actor: str) -> str:
        """Who an actor of the journal is: "technician:li", "kiosk:k1"."""
        role, _, subject = actor.partition(":")
        if role in ("kiosk", "counter", "board"):
            return self.machine(actor)
        return self.person(subject.partition("@")[0]) if subject else self.t("系统", "system")

    def department(self, key: str) -> str:
        known = None if self.view is None else self.view.departments.get(key)
        return self.t("未登记部门", "No department") if known is None else self.pick(known)

    def machine(self, key: str) -> str:
        found = self.row(key)
        return key if found is None else self.pick(found.name)

    def row(self, key: str) -> MachineRow | None:
        """The machine in the view."""
        return next((each for each in self._machines() if each.machine == key), None)

    def device(self, machine: str, name: str) -> str:
        """A device in words, with its own name where one kind is there twice."""
        if not name:
            return device_words.whole(self.language)
        found, mine = self._device(machine, name), self.row(machine)
        if found is None:
            return device_words.title(name, self.language)
        title = device_words.title(found.kind, self.language)
        alike = 0 if mine is None else sum(each.kind == found.kind for each in mine.devices)
        return f"{title} {name}" if alike > 1 else title

    # -- state --

    def advice(self, machine: str, device: str, detail: str) -> Advice:
        """What is the matter with a device and what to do."""
        found = self._device(machine, device)
        return device_words.advice(device if found is None else found.kind, detail, self.language)

    def fault(self, fault: FaultRow) -> Advice:
        return self.advice(fault.machine, fault.device, fault.detail)

    def about(self, order: OrderRow) -> str:
        """What a work order is about: a person's words as they stand, a driver's code in words."""
        return self.advice(order.machine, order.device, order.about).fact if order.fault else order.about

    def note(self, text: str) -> str:
        """A note, or the code that stands where a work order ended by itself."""
        return self.t("设备已自行恢复", "It works again by itself") if text == _WORKS_AGAIN else text

    def message_about(self, facts: dict[str, str]) -> str:
        """Of a message about a work order: a driver's code in words where it is one."""
        about = facts.get("about", "")
        advice = self.advice(facts.get("machine", ""), facts.get("device", ""), about)
        return about if advice.code else advice.fact

    def aid(self, key: str) -> str:
        aids = [] if self.view is None else self.view.aids
        return next((self.pick(each.name) for each in aids if each.id == key), key)

    def device_state(self, device: DeviceRow) -> str:
        """One short word: what most hinders it."""
        if device.link not in ("online", "deviceBusy"):
            return device_words.word("links", device.link, self.language)
        if device.paper in ("out", "jammed", "low"):
            return self.t("纸", "Paper ") + device_words.word("paper", device.paper, self.language).lower()
        if device.media == "jammed":
            return device_words.word("media", device.media, self.language)
        return device_words.word("links", device.link, self.language)

    def action(self, action: str | None) -> str:
        return device_words.word("actions", action, self.language)

    def _device(self, machine: str, name: str) -> DeviceRow | None:
        mine = self.row(machine)
        return None if mine is None else next((each for each in mine.devices if each.name == name), None)

    def _machines(self) -> list[MachineRow]:
        return [] if self.view is None else self.view.machines

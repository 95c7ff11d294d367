"""Days and times as people say them, on the hall's wall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from hub.server.staff.speech import Speech

_WEEK_ZH = "一二三四五六日"
_WEEK_EN = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Days:
    say: Speech

    @property
    def today(self) -> date:
        return self.of(self.say.now)

    def of(self, at: datetime) -> date:
        return at.astimezone(ZoneInfo(self.say.zone)).date()

    def clock(self, at: datetime) -> str:
        return at.astimezone(ZoneInfo(self.say.zone)).strftime("%H:%M")

    def day(self, day: date) -> str:
        """11月27日 周五; the two nearest by name as well."""
        week = self.say.t(f"周{_WEEK_ZH[day.weekday()]}", _WEEK_EN[day.weekday()])
        plain = self.say.t(f"{day.month}月{day.day}日 {week}", f"{week} {day.day} {_MONTHS[day.month - 1]}")
        near = {0: self.say.t("今天", "today"), 1: self.say.t("明天", "tomorrow")}.get((day - self.today).days)
        return plain if near is None else self.say.t(f"{near} {plain}", f"{plain}, {near}")

    def moment(self, at: datetime) -> str:
        return f"{self.day(self.of(at))} {self.clock(at)}"

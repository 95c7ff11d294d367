"""What was agreed, on paper: when, for what, the number to say, the code for the scanner, what to bring."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from devices.codecs.escpos import Document
from hub.wire import AppointmentView, Language
from kiosk_app.ticket_paper import WIDE, in_language, large, plain


@dataclass(frozen=True, slots=True)
class _Phrases:
    title: str
    request: str
    number: str
    come: str
    scan: str
    bring: str
    late: str


_PHRASES: dict[Language, _Phrases] = {
    "zh": _Phrases(
        title="预约单", request="预约申请，同意后短信通知", number="预约号 {}", come="{} 起可以签到",
        scan="到时在取号机上扫这个码", bring="请带：", late="晚到30分钟以内仍然有效，超过30分钟视为放弃。",
    ),
    "en": _Phrases(
        title="Your appointment", request="Requested: a message will confirm it", number="Number {}",
        come="Check in from {}", scan="Hold this code to the kiosk's scanner", bring="Please bring:",
        late="Up to 30 minutes late it still holds; later it counts as given up.",
    ),
}  # fmt: skip


def booking_bytes(made: AppointmentView, *, language: Language, zone: str, dots: int = WIDE) -> bytes:
    """The slip on paper of `dots` width; `zone`: the hall's time zone. Nobody's name or phone is on it."""
    words, there = _PHRASES[language], ZoneInfo(zone)
    paper = Document(dots).align("center")
    large(paper, words.title if made.state == "confirmed" else words.request, bold=True)
    large(paper, _clock(made.starts_at, there), bold=True)
    large(paper, in_language(made.item_name, language))
    paper.space(8)
    plain(paper, words.come.format(f"{made.opens_at.astimezone(there):%H:%M}"))
    large(paper, words.number.format(made.number), bold=True)
    paper.rule(dashed=True).space(10)
    paper.qr(made.code_url, module=6 if dots >= WIDE else 5)
    plain(paper, words.scan)
    paper.space(10).rule(dashed=True).space(10)
    if made.bring:
        plain(paper, words.bring, bold=True)
        for each in made.bring:
            plain(paper, in_language(each, language))
        paper.space(10)
    plain(paper, words.late)
    return paper.cut().to_bytes()


def _clock(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"

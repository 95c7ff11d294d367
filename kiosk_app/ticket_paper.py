"""The paper ticket as printer bytes, from the ticket as its holder may see it.

In this order: number, what for (all of the visit's items), the agreed time of an appointment, people ahead, range,
time of issue, where to wait, QR, the rule for a missed call. 80 mm paper has 576 dots, 58 mm has 384, 8 to the
millimetre; the number's digits are at least 15 mm (120 dots) high.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from devices.codecs.escpos import Document
from hub.wire import Language, TicketView, Words

NUMBER_HEIGHT = 7
"""Times the character's 24 dots; digits fill 0.73 of that: 15.3 mm."""
WIDE = 576


@dataclass(frozen=True, slots=True)
class _Phrases:
    ahead: str
    nobody: str
    wait: str
    soon: str
    no_wait: str
    issued: str
    wait_at: str
    scan: str
    missed: str
    green: str
    again: str
    then: str
    done: str
    alone: str
    alone_scan: str
    agreed: str
    noted: str


_PHRASES: dict[Language, _Phrases] = {
    "zh": _Phrases(
        ahead="前面还有 {} 人",
        nobody="前面没有人，请到等候区",
        wait="大约等 {} 分钟",
        soon="大约 {} 分钟以内",
        no_wait="等候时间暂时估计不了",
        issued="取号时间 {}",
        wait_at="请在 {} 等候",
        scan="手机扫一扫，随时看前面还有几人",
        missed="过号请到咨询窗口说明，可以重新排入队伍。",
        green="绿色通道 优先叫号",
        again="补打",
        then="接着办：{}",
        done="已办：{}",
        alone="前面几人，稍后可查",
        alone_scan="取号时网络中断，恢复后手机扫一扫，看前面还有几人",
        agreed="预约时间 {}",
        noted="有预约，{} 已到，网络恢复后核对",
    ),
    "en": _Phrases(
        ahead="{} ahead of you",
        nobody="Nobody ahead of you",
        wait="About {} minutes",
        soon="Less than {} minutes",
        no_wait="The wait cannot be told yet",
        issued="Taken at {}",
        wait_at="Please wait in: {}",
        scan="Scan to follow the queue",
        missed="Missed your call? Go to the consultation counter: you can rejoin the queue.",
        green="Green channel: called first",
        again="REPRINT",
        then="Then: {}",
        done="Done: {}",
        alone="Your place: not known yet",
        alone_scan="Taken while the network was down. Once it is back, scan to follow the queue",
        agreed="Appointment at {}",
        noted="Here for an appointment at {}; checked once the network is back",
    ),
}


def ticket_bytes(
    ticket: TicketView, *, language: Language, zone: str, dots: int = WIDE, again: bool = False,
    noted_at: datetime | None = None,
) -> bytes:
    """The ticket on paper of `dots` width; `again` marks a reprint (补打). `zone`: the hall's time zone. `noted_at`:
    when its holder checked in for an appointment with the hub gone."""
    words, paper = _PHRASES[language], Document(dots).align("center")
    if again:
        paper.line(f"[ {words.again} ]", bold=True)
    paper.line(ticket.number, width=_number_width(ticket.number, dots), height=NUMBER_HEIGHT, bold=True)
    _what_for(paper, ticket, language, words)
    _agreed(paper, ticket.agreed_at, noted_at, ZoneInfo(zone), words)
    _waiting(paper, ticket, words)
    issued = ticket.issued_at.astimezone(ZoneInfo(zone))
    paper.rule(dashed=True).space(10)
    plain(paper, words.issued.format(f"{issued:%Y-%m-%d %H:%M}"))
    plain(paper, words.wait_at.format(in_language(ticket.area, language)), bold=True)
    paper.qr(ticket.code_url, module=6 if dots >= WIDE else 5)
    plain(paper, words.alone_scan if ticket.alone else words.scan)
    paper.space(10).rule(dashed=True).space(10)
    plain(paper, words.missed)
    return paper.cut().to_bytes()


def _number_width(number: str, dots: int) -> int:
    """As wide as the paper allows, 12 dots a character, never wider than high."""
    return max(1, min(NUMBER_HEIGHT, dots // (12 * len(number))))


def _what_for(paper: Document, ticket: TicketView, language: Language, words: _Phrases) -> None:
    """The item now waited for, large; what was done before it and what comes after, in the visit's order."""
    names = [in_language(name, language) for name in ticket.item_names]
    paper.space(8)
    for name in names[: ticket.item_index]:
        plain(paper, words.done.format(name))
    large(paper, in_language(ticket.item_name, language), bold=True)
    for place, name in enumerate(names[ticket.item_index + 1 :]):
        paper.space(0 if place else 10)
        plain(paper, words.then.format(name))
    if ticket.green:
        paper.space(6).line(words.green, bold=True)


def _agreed(
    paper: Document, agreed_at: datetime | None, noted_at: datetime | None, zone: ZoneInfo, words: _Phrases
) -> None:
    """The time of the appointment, or that its holder was there while nobody could look it up."""
    if agreed_at is not None:
        paper.space(8)
        large(paper, words.agreed.format(f"{agreed_at.astimezone(zone):%H:%M}"), bold=True)
    elif noted_at is not None:
        paper.space(8)
        plain(paper, words.noted.format(f"{noted_at.astimezone(zone):%H:%M}"), bold=True)


def _waiting(paper: Document, ticket: TicketView, words: _Phrases) -> None:
    paper.space(12)
    if ticket.alone:
        large(paper, words.alone)
        paper.space(12)
    if ticket.ahead is None:
        return
    large(paper, words.ahead.format(ticket.ahead) if ticket.ahead else words.nobody)
    if ticket.ahead:
        large(paper, _range(ticket.wait_minutes, words))
    paper.space(12)


def large(paper: Document, text: str, *, bold: bool = False) -> None:
    """Double size where it fits on one line, else double height, broken between words."""
    if _cells(text) * 2 <= paper.dots // 12:
        paper.line(text, width=2, height=2, bold=bold)
        return
    for line in _lines(text, paper.dots // 12):
        paper.line(line, height=2, bold=bold)


def plain(paper: Document, text: str, *, bold: bool = False) -> None:
    """At the size of reading."""
    for line in _lines(text, paper.dots // 12):
        paper.line(line, bold=bold)


def _cells(text: str) -> int:
    """Width in half characters: a hanzi takes two."""
    return sum(1 if char.isascii() else 2 for char in text)


def _lines(text: str, cells: int) -> list[str]:
    """English breaks between words, Chinese after a comma; the printer breaks what is longer still."""
    if text.isascii():
        return textwrap.wrap(text, cells) or [""]
    if _cells(text) <= cells or "，" not in text:
        return [text]
    head, _, rest = text.partition("，")
    return [head + "，", *_lines(rest, cells)]


def _range(minutes: tuple[int, int] | None, words: _Phrases) -> str:
    if minutes is None:
        return words.no_wait
    low, high = minutes
    if low <= 1:
        return words.soon.format(max(high, 1))
    return words.wait.format(f"{low}" if low >= high else f"{low}-{high}")


def in_language(words: Words, language: Language) -> str:
    """As the visitor reads it."""
    return words.en if language == "en" else words.zh

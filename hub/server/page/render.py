"""The page's HTML, from a ticket's view."""

from __future__ import annotations

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

from hub.server.page.style import STYLE
from hub.server.page.texts import TEXTS, Language
from hub.wire import HallHead, TicketView, Words

REFRESH_SECONDS = 15

_SLIP = (
    '<svg viewBox="0 0 48 48" fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round"'
    ' stroke-linejoin="round" aria-hidden="true">'
    '<path d="M13 6h22v36l-3.7-3-3.6 3-3.7-3-3.7 3-3.6-3-3.7 3z"/>'
    '<path d="M19 16h10M19 23h10M19 30h5"/></svg>'
)


def ticket_page(ticket: TicketView, hall: HallHead, at: datetime, language: Language) -> str:
    """The ticket as it stands."""
    say = TEXTS[language]
    time = at.astimezone(ZoneInfo(hall.zone)).strftime("%H:%M")
    moving = ticket.state in ("waiting", "called", "serving", "parked", "no_show")
    fresh = say["renews" if moving else "fresh"].format(time=time)
    body = (
        f'<main class="ticket">{_top(ticket, language)}{_call(ticket, language)}{_facts(ticket, language)}'
        f"{_details(ticket, language)}</main><footer>{escape(fresh)}</footer>"
    )
    return _page(f"{ticket.number} · {pick(hall.name, language)}", body, hall, language, refresh=moving)


def sorry_page(what: str, hall: HallHead, language: Language) -> str:
    """For a code that is not (`unknown`) or no longer (`gone`) good: what to do next."""
    say = TEXTS[language]
    title, text = escape(say[f"{what}_title"]), escape(say[what])
    return _page(title, f'<main class="sorry">{_SLIP}<h1>{title}</h1><p>{text}</p></main>', hall, language)


def pick(words: Words, language: Language) -> str:
    """The text in that language."""
    return words.en if language == "en" else words.zh


def _page(title: str, body: str, hall: HallHead, language: Language, *, refresh: bool = False) -> str:
    say, other = TEXTS[language], "zh" if language == "en" else "en"
    renew = f'<meta http-equiv="refresh" content="{REFRESH_SECONDS}">' if refresh else ""
    sample = f"<small>{escape(say['sample'])}</small>" if hall.sample else ""
    return (
        f'<!doctype html><html lang="{say["lang"]}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex">'
        f"{renew}<title>{escape(title, quote=False)}</title><style>{STYLE}</style></head><body>"
        f"<header><div><b>{escape(pick(hall.name, language))}</b>{sample}</div>"
        f'<a href="?lang={other}" lang="{other}">{escape(say["other"])}</a></header>{body}</body></html>'
    )


def _top(ticket: TicketView, language: Language) -> str:
    say = TEXTS[language]
    state = "" if ticket.state == "called" else f'<div class="state">{escape(_state(ticket, language))}</div>'
    note = say.get(f"{ticket.state}_note") if ticket.state != "called" else None
    told = f'<p class="note">{escape(note)}</p>' if note else ""
    return (
        f'<div class="top"><div class="label">{escape(say["your_number"])}</div>'
        f'<div class="number">{escape(ticket.number)}</div>{state}{told}</div>'
    )


def _state(ticket: TicketView, language: Language) -> str:
    return TEXTS[language][ticket.state].format(counter=ticket.counter or "")


def _call(ticket: TicketView, language: Language) -> str:
    if ticket.state != "called":
        return ""
    where, note = escape(_state(ticket, language)), escape(TEXTS[language]["called_note"])
    return f'<div class="call" role="status"><strong>{where}</strong><span>{note}</span></div>'


def _facts(ticket: TicketView, language: Language) -> str:
    if ticket.ahead is None:
        return ""
    say = TEXTS[language]
    if ticket.ahead == 0:
        first = _figure(say["next_note"], escape(say["next"]), words=True)
    else:
        first = _figure(say["ahead"], f"{ticket.ahead}<small>{escape(say['ahead_unit'])}</small>")
    return f'<div class="facts">{first}{_wait(ticket, language)}</div>'


def _wait(ticket: TicketView, language: Language) -> str:
    say = TEXTS[language]
    if ticket.wait_minutes is None:
        return _figure(say["wait"], escape(say["wait_unknown"]), words=True)
    low, high = ticket.wait_minutes
    return _figure(say["wait"], f"{low}–{high}<small>{escape(say['wait_unit'])}</small>")


def _figure(label: str, html: str, *, words: bool = False) -> str:
    kind = "figure words" if words else "figure"
    return f'<div><span class="label">{escape(label)}</span><span class="{kind}">{html}</span></div>'


def _details(ticket: TicketView, language: Language) -> str:
    say = TEXTS[language]
    rows = [(say["also"], escape(" ".join(ticket.also)))] if ticket.also else []
    rows += [(say["item"], escape(pick(ticket.item_name, language)))]
    if ticket.state in ("waiting", "parked", "no_show"):
        rows.append((say["area"], escape(pick(ticket.area, language))))
    if ticket.bring and ticket.state in ("waiting", "called"):
        lines = "".join(f"<li>{escape(pick(each, language))}</li>" for each in ticket.bring)
        rows.append((say["bring"], f"<ul style=\"padding:0\">{lines}</ul>"))
    return "<dl>" + "".join(f"<dt>{escape(name)}</dt><dd>{html}</dd>" for name, html in rows) + "</dl>"

"""From the journey to the words its pages show, in the session's language. Pure but for Qt's translator."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict

from kiosk_app import arrival_words, booking_choices, words
from kiosk_app.choices import Choice
from kiosk_app.journey import Journey, Step
from kiosk_app.journey.visit import MAX_ITEMS, Visit, World
from kiosk_app.words import pick

if TYPE_CHECKING:
    from hub.wire import ItemView, Language, Named, TicketView, Words
    from kiosk_app.journey.effects import Noted
    from kiosk_app.journey.visit import Told


@dataclass(frozen=True, slots=True)
class HallShown:
    name: str = ""
    status: str = ""
    open: bool = False
    time: str = ""
    day: str = ""
    notice: str = ""
    opens: str = ""
    online: bool = False
    alone: bool = False
    refused: bool = False
    known: bool = False
    paper: bool = False
    reader: bool = False
    social: bool = False
    scanner: bool = False
    card_present: bool = False
    untold: str = ""
    awaited: str = ""


def hall_shown(world: World, language: Language, now: datetime) -> HallShown:
    """The hall as of `now` (an aware time of this machine)."""
    view = world.view
    if view is None:
        return HallShown(online=world.online, refused=world.refused)
    hall = view.hall
    status = words.translate("Words", "正在办理") if world.open else words.translate("Words", "现在不办理")
    return HallShown(
        name=pick(hall.name, language),
        status=status,
        open=world.open,
        time=words.time_of_day(now, hall.zone),
        day=words.day_of(now, hall.zone, language),
        notice="　".join(pick(notice, language) for notice in hall.notices),
        opens="" if world.open else words.opens_when(world.opens_at, now, hall.zone, language),
        online=world.online,
        alone=world.alone,
        refused=world.refused,
        known=world.catalog is not None,
        paper=world.paper,
        reader=world.reader,
        social=world.social_reader and world.social_cards,
        scanner=world.scanner,
        card_present=world.card_present,
        untold=words.untold(world.untold),
        awaited=_awaited(world),
    )


def _awaited(world: World) -> str:
    """For who waits beside the machine, also after its pages have forgotten them."""
    view = world.view
    if view is None or not view.summons or not world.online:
        return ""
    return words.awaited(any(each.taken for each in view.summons))


@dataclass(frozen=True, slots=True)
class VisitShown:
    masked: str = ""
    expired: bool = False
    green: bool = False
    guide_only: bool = False
    trouble: str = ""
    cure: str = ""
    chosen: tuple[Choice, ...] = ()
    may_add: bool = False
    people: str = ""
    wait: str = ""
    bring: str = ""
    look_title: str = ""
    look_where: str = ""
    look_bring: str = ""
    look_online: bool = False
    may_take_looked: bool = False
    waiting_number: str = ""
    looking: bool = False
    help_by: str = ""
    help_asked: bool = False
    help_calling: bool = False
    guide_called: bool = False
    incident: str = ""
    aids: tuple[Choice, ...] = ()
    aid_news: str = ""
    coming_back: str = ""
    help_comes: bool = False
    may_stay: bool = False
    may_check_in: bool = False
    books: bool = False
    booking_number: str = ""
    phone_tail: str = ""
    arrival: str = ""
    agreed: str = ""
    opens: str = ""
    booked: str = ""
    book_day: str = ""
    book_time: str = ""
    phone: str = ""
    made_number: str = ""
    made_code: str = ""
    requested: bool = False
    slip: str = ""
    may_instead: bool = False
    on_paper: bool = False


def visit_shown(journey: Journey) -> VisitShown:
    """The visit; nothing of a person but the masked name."""
    visit, world, language = journey.visit, journey.world, journey.comfort.language
    items = [item for item in map(world.item, visit.items) if item is not None]
    queue = world.queue_of(visit.items[0]) if visit.items else None
    before = world.green_of(queue) if queue and journey.green else queue
    looked = world.item(visit.looking_at)
    trouble, cure = _trouble(journey)
    view, booked = world.view, world.item(visit.booked_item)
    hall = view.hall if view else None
    agreed = visit.made.starts_at if visit.made else visit.agreed_at
    return VisitShown(
        masked=visit.holder.masked if visit.holder else "",
        expired=bool(visit.holder and visit.holder.expired),
        green=journey.green,
        guide_only=visit.purpose == "guide",
        trouble=trouble,
        cure=cure,
        chosen=tuple(Choice(item.id, pick(item.name, language)) for item in items),
        may_add=len(items) < MAX_ITEMS,
        people=words.people(before.waiting) if before and world.online else "",
        wait=words.minutes(before.wait_minutes) if before and world.online else "",
        bring=listed([line for item in items for line in item.bring], language),
        look_title=pick(looked.name, language) if looked else "",
        look_where=pick(looked.where, language) if looked and looked.where else "",
        look_bring=listed(visit.made.bring if visit.made else looked.bring if looked else [], language),
        look_online=bool(looked and looked.handled == "online"),
        may_take_looked=bool(looked and _can_take(looked, world)),
        waiting_number=visit.waiting_number,
        looking=visit.lookup in ("asked", "returning"),
        coming_back=_coming_back(visit),
        may_stay=bool(visit.ticket and visit.ticket.may_extend and visit.lookup in ("found", "not_back", "back")),
        help_by=(view.assistance_by or "") if view and visit.guide == "answered" else "",
        help_comes=visit.guide in ("answered", "coming"),
        help_asked=visit.guide in ("pending", "summoned"),
        help_calling=visit.guide == "asked",
        guide_called=bool(view and (view.assistance or view.summons)) or visit.guide == "summoned",
        incident=visit.incident or "",
        aids=_aids(journey),
        aid_news=_aid_news(journey),
        may_check_in=bool(visit.holder and world.online and not visit.items and visit.purpose == "ticket"),
        books=visit.purpose == "book",
        booking_number=visit.booking_number,
        phone_tail=visit.phone_tail,
        arrival=visit.arrival,
        agreed=arrival_words.when(agreed, hall, language) if agreed and hall else "",
        opens=arrival_words.when(visit.opens_at, hall, language) if visit.opens_at and hall else "",
        booked=pick(booked.name, language) if booked else "",
        **_booking(journey),
    )


class _Booking(TypedDict):
    book_day: str
    book_time: str
    phone: str
    made_number: str
    made_code: str
    requested: bool
    on_paper: bool
    slip: str
    may_instead: bool


def _booking(journey: Journey) -> _Booking:
    """The time that is being agreed on, or was just now."""
    visit, view, language = journey.visit, journey.world.view, journey.comfort.language
    hall, made = view.hall if view else None, visit.made
    chosen = [choice.title for choice in booking_choices.days(visit.slots, hall.zone if hall else "UTC", language)
              if choice.key == visit.day]  # fmt: skip
    return _Booking(
        book_day="".join(chosen),
        book_time=arrival_words.when(visit.starts_at, hall, language) if visit.starts_at and hall else "",
        phone=visit.phone,
        made_number=made.number if made else "",
        made_code=made.code_url if made else "",
        requested=bool(made and made.state == "requested"),
        on_paper=visit.on_paper,
        slip=visit.slip,
        may_instead=visit.arrival == "early" and bool(visit.items),
    )


def _coming_back(visit: Visit) -> str:
    """What the holder of the scanned ticket may ask now: "return_ticket", "recycle", or nothing."""
    may = visit.ticket.may if visit.ticket else []
    return may[0] if may and visit.lookup in ("found", "not_back") else ""


def _aids(journey: Journey) -> tuple[Choice, ...]:
    """What the service desk brings; nothing while it can't be told."""
    catalog, told = journey.world.catalog, dict(journey.visit.aids)
    if catalog is None or not journey.world.online:
        return ()
    language = journey.comfort.language
    return tuple(_aid(each, told.get(each.id), language) for each in catalog.aids)


def _aid(aid: Named, told: Told | None, language: Language) -> Choice:
    coming = told in ("asked", "told")
    return Choice(aid.id, words.aid(pick(aid.name, language), told), icon="check" if coming else aid.icon)


def _aid_news(journey: Journey) -> str:
    """Of those that somebody was asked for, how it stands."""
    asked = dict(journey.visit.aids)
    stop = words.translate("Words", "。")
    return "".join(f"{each.title}{stop}" for each in _aids(journey) if each.key in asked)


def _can_take(item: ItemView, world: World) -> bool:
    return item.handled == "counter" and world.open


def _trouble(journey: Journey) -> tuple[str, str]:
    if journey.beneath is Step.CARD_PROBLEM:
        return words.card_problem(journey.visit.problem)
    if journey.beneath is Step.REFUSED:
        return words.refusal(journey.visit.refusal)
    if journey.beneath is Step.ARRIVAL:
        return arrival_words.arrival(journey)
    if journey.beneath is Step.BOOK_DAY and journey.visit.refusal:
        return words.refusal(journey.visit.refusal)
    if journey.beneath is Step.APPOINTMENT and journey.visit.problem:
        return words.card_problem(journey.visit.problem)
    if journey.beneath is Step.FOUND:
        return words.looked_up(journey.visit.lookup, journey.visit.ticket)
    return ("", "")


def listed(lines: Sequence[Words], language: Language) -> str:
    """One line each, numbered when there are several; the same paper is asked for once."""
    texts = list(dict.fromkeys(pick(line, language) for line in lines))
    if len(texts) == 1:
        return texts[0]
    return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, start=1))


@dataclass(frozen=True, slots=True)
class TicketShown:
    number: str = ""
    ahead: str = ""
    wait: str = ""
    next_up: bool = False
    area: str = ""
    bring: str = ""
    code: str = ""
    on_paper: bool = False
    green: bool = False
    alone: bool = False
    waiting: bool = False
    agreed: str = ""
    agreed_later: bool = False
    noted: str = ""


def ticket_shown(
    ticket: TicketView | None, on_paper: bool, language: Language, zone: str = "UTC", noted: Noted | None = None
) -> TicketShown:
    """The ticket in its holder's words. `zone`: the hall's; `noted`: the check-in that the hub is still to hear of."""
    if ticket is None:
        return TicketShown()
    return TicketShown(
        number=ticket.number,
        ahead="" if ticket.ahead is None else words.people(ticket.ahead),
        wait="" if ticket.alone else words.minutes(ticket.wait_minutes),
        next_up=ticket.ahead == 0,
        area=pick(ticket.area, language),
        bring=listed(ticket.bring, language),
        code=ticket.code_url,
        on_paper=on_paper,
        green=ticket.green,
        alone=ticket.alone,
        waiting=ticket.state == "waiting",
        agreed=words.time_of_day(ticket.agreed_at, zone) if ticket.agreed_at else "",
        agreed_later=bool(ticket.agreed_at and ticket.agreed_at > ticket.issued_at),
        noted=words.time_of_day(noted.at, zone) if noted and ticket.alone else "",
    )
